#pragma once
#include <cstdint>
#include <string>

namespace kindred::engine::identifiers {

enum class Kind : std::uint8_t { doi, arxiv, pmid, orcid, url, id };

/// What names one work or person, in its normal form, so that all dresses of one are equal.
struct Identifier {
    Kind kind = Kind::id;
    /// doi: "10.1000/182", lower case. arxiv: "2311.12022" or "math/0207249", without version and subject
    /// class. pmid: digits. orcid: "0000-0002-1825-0097". url: "example.org/W1", the address without scheme
    /// and "www.", the host in lower case. id: of a record, as it stands.
    std::string value;

    bool operator==(const Identifier&) const = default;
};

/// As index terms have it: "doi:10.1000/182".
std::string to_string(const Identifier& identifier);

}  // namespace kindred::engine::identifiers
