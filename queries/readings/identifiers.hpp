#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::readings {

/// Records of one identifier that are found, at most.
inline constexpr std::size_t max_records_named = 1000;

/// The records of `collection` that have the identifier that `text` is as a whole
/// (engine/identifiers/reading.hpp): their id, DOI, arXiv id, PMID, ORCID or address in any dress. Ascending,
/// none when no record has it. Cost: a term look-up for each dress.
std::vector<std::uint32_t> records_identified(engine::Reader& reader, Collection collection,
                                              std::string_view text);

/// What a search for an identifier finds.
struct NamedRecords {
    /// The records that have it. Where none has: of works those by the researcher whose identifier it is, the
    /// latest first; of researchers the authors of such a work.
    std::vector<std::uint32_t> documents;
    /// How a text quotes it: "10.1000/182", "arxiv:2311.12022", "example.org/x".
    std::string quoted;
};

/// Reads `text` as an identifier. Nothing when it is to be read as words: it is no identifier, it may be
/// words and no record has it, or it is an id that is a word of the works as well. Suggestions have no
/// identifiers.
std::optional<NamedRecords> records_named(engine::Reader& reader, Collection collection,
                                          std::string_view text);

}  // namespace kindred::queries::readings
