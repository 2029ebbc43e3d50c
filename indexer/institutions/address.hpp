#pragma once
#include "indexer/institutions/part_kinds.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::institutions {

/// Longest address that is read, in bytes; what follows is ignored.
inline constexpr std::size_t max_address_bytes = 4096;
/// Most addresses that are told apart in one text.
inline constexpr std::size_t max_addresses = 20;

/// A part of an address, between two commas.
struct Part {
    std::string text;  ///< without what stands in brackets, marks of footnotes and codes
    PartKind kind = PartKind::other;
    bool operator==(const Part&) const = default;
};

/// The addresses in a text, which "+", ";", "|" and " / " separate, each as its parts from the narrowest to
/// the widest: "Lab, University of X, City; Company" -> {Lab, University of X, City}, {Company}. Accents that
/// a PDF set beside their letter ("Z¨urich") come back; parts with an "@" are left out. Linear in the text.
std::vector<std::vector<Part>> read_addresses(std::string_view text);

/// The same for names of one organisation: folded, without spaces, punctuation, "the" and "at", forms of
/// companies at the end; "Univ." is "University", "&" is "and", "Centre" is "Center".
std::string name_key(std::string_view name);

}  // namespace kindred::indexer::institutions
