#pragma once
#include "engine/identifiers/identifier.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::identifiers {

/// An address on the web, taken apart.
struct Address {
    std::string host;      ///< lower case, without "www.", with a port if there is one
    std::string path;      ///< "" or from the first slash on, with query and fragment, as it was written
    bool written = false;  ///< it began with "http://", "https://" or "www.": it can be nothing else
};

/// `text` as an address: with a scheme, or a host with a dot and a slash after it. Linear; never throws.
std::optional<Address> read_address(std::string_view text);

/// What a page is about, by its address: the identifier that doi.org, arXiv, PubMed, ORCID and OpenAlex have
/// in theirs, a DOI anywhere in the path, the address itself, and the id after "works/", "authors/" and the
/// like. The likeliest first, each once.
std::vector<Identifier> identifiers_of(const Address& address);

/// True when the host is one of those whose addresses are identifiers: then the address can be nothing else.
bool resolves_identifiers(const Address& address);

/// `text` with %XX as the byte that it stands for; what is no such escape stays.
std::string percent_decoded(std::string_view text);

}  // namespace kindred::engine::identifiers
