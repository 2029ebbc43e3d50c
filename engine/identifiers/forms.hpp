#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::identifiers {

/// The forms of identifiers, each read from a text that is nothing else: no label, no address, no spaces.
/// Linear; nothing throws.

/// `text` without what a sentence or a page put at its end: punctuation, quotes, slashes, brackets that it
/// does not open.
std::string_view without_end(std::string_view text);

/// The DOIs that `text`, "10." with a number, a slash and more, may be, in lower case: without the
/// punctuation that a sentence put at its end, and as it stands when that is another. "&lt;" and the like are
/// read as what they stand for. None for other texts (ISO 26324).
std::vector<std::string> dois(std::string_view text);

/// True for a DOI whose registrant has four digits or more, as all real ones have: "10.5/3" may be a ratio.
bool registered(std::string_view doi);

/// An arXiv id without version and subject class: "2311.12022v2" -> "2311.12022", "math.GT/0309136" ->
/// "math/0309136", in lower case. The digits for the month must be one.
std::optional<std::string> arxiv_id(std::string_view text);

/// An ORCID with hyphens, from 16 characters with or without: "000000021825009x" -> "0000-0002-1825-009X".
/// The check digit need not be right.
std::optional<std::string> orcid_id(std::string_view text);

/// True when the last character of an ORCID with hyphens is its check digit (ISO 7064, MOD 11-2).
bool right_check_digit(std::string_view orcid);

/// A PubMed id: 1 to 9 digits, of which the first is not 0.
std::optional<std::string> pmid(std::string_view text);

}  // namespace kindred::engine::identifiers
