#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/query_terms.hpp"
#include "queries/match/term_queries.hpp"
#include "queries/match/text_scorer.hpp"

#include <nlohmann/json.hpp>

namespace kindred::queries::match {

/// A search for works by words.
struct WorkQuery {
    const text::QueryText& text;
    const QueryTerms& terms;  ///< of `text`
    MatchingStrategy strategy = MatchingStrategy::last;
    FieldSet fields = FieldSet::all();
};

/// Finds the works for `query`: the best `ranking::candidates` by BM25F over stems are ranked by TextScorer,
/// the rest follows. The total is always exact. Cost: about 2 ns for every posting of the words, 0.5 us for
/// every candidate, and 0.5 us for every match when there are phrases, exclusions or a threshold.
MatchList match_works(engine::Reader& reader, const WorkQuery& query, const MatchWanted& wanted);

/// Why `document` has its score: Meilisearch's rules as far as they say something here, then the parts of the
/// score (docs/ranking.md).
nlohmann::ordered_json explain_work(const engine::Generation& generation, const WorkQuery& query,
                                    std::uint32_t document);

}  // namespace kindred::queries::match
