#pragma once
#include <array>
#include <string_view>

namespace kindred::engine::generation {

/// The files of a generation, beside manifest.json; docs/schema.md says what each holds.
namespace files {
inline constexpr std::string_view works_index = "works.glass";
inline constexpr std::string_view researchers_index = "researchers.glass";
inline constexpr std::string_view suggestions_index = "suggestions.glass";
inline constexpr std::string_view work_records = "records.works";
inline constexpr std::string_view researcher_records = "records.researchers";
inline constexpr std::string_view suggestion_records = "records.suggestions";
inline constexpr std::string_view forward = "forward.works";
inline constexpr std::string_view postings = "postings.works";
inline constexpr std::string_view work_columns = "columns.works";
inline constexpr std::string_view researcher_columns = "columns.researchers";
inline constexpr std::string_view suggestion_columns = "columns.suggestions";
inline constexpr std::string_view graph = "graph.authors";
inline constexpr std::string_view lexicon = "lexicon.stems";
inline constexpr std::string_view text_weights = "weights.works";
inline constexpr std::string_view latent = "latent.works";
inline constexpr std::string_view neighbours = "neighbours.works";
inline constexpr std::string_view dictionary = "lexicon.words";

/// All of them: what a manifest must list.
inline constexpr std::array all = {works_index,
                                   researchers_index,
                                   suggestions_index,
                                   work_records,
                                   researcher_records,
                                   suggestion_records,
                                   forward,
                                   postings,
                                   work_columns,
                                   researcher_columns,
                                   suggestion_columns,
                                   graph,
                                   lexicon,
                                   dictionary,
                                   latent,
                                   neighbours,
                                   text_weights};
}  // namespace files

}  // namespace kindred::engine::generation
