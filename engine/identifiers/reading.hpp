#pragma once
#include "engine/identifiers/identifier.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::identifiers {

/// What a text identifies.
struct Reading {
    /// The likeliest first, each once, never empty: punctuation at the end may belong to a DOI or to the
    /// sentence that it is from. A DOI of arXiv's is the arXiv id.
    std::vector<Identifier> candidates;
    /// It can be nothing else: a DOI, a labelled id ("PMID 123"), an ORCID with hyphens, an address with its
    /// scheme. Otherwise it may as well be words, unless a record has it.
    bool certain = false;
};

/// Longer texts, in bytes, identify nothing.
inline constexpr std::size_t max_identifier_bytes = 2000;

/// Reads a text that is an identifier as a whole, in any dress: after a label ("doi:", "arXiv:", "PMID",
/// "ORCID"), as an address, percent-encoded, in brackets, with punctuation after it. Bare digits are none,
/// except for 16 with the check digit of an ORCID; a bare id of a record needs a letter and a digit. Nothing
/// for what stands in quotes and for other texts. Linear; never throws.
std::optional<Reading> read(std::string_view text);

/// A DOI in its normal form, as records have it: "https://doi.org/10.1/X" -> "10.1/x". What is no DOI comes
/// in lower case, normalised, without what stands before a DOI.
std::string doi(std::string_view given);

/// An ORCID with hyphens and without the address before it. What is none comes normalised, from its last
/// slash on.
std::string orcid(std::string_view given);

}  // namespace kindred::engine::identifiers
