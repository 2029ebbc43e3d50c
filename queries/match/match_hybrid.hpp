#pragma once
#include "queries/match/match_works.hpp"

#include <string_view>

namespace kindred::queries::match {

/// Finds the works for `query` by its words, as match_works does, and by the latent vector of `text`, and
/// mixes where both stand between the least and the greatest of the candidates: 1 - `ratio` of the score by
/// words and `ratio` of the latent cosine. Works without any of the words match too when they are close,
/// unless the query has phrases, exclusions, fields or brackets or wants all words. Cost: that of match_works
/// and some milliseconds.
MatchList match_hybrid(engine::Reader& reader, const WorkQuery& query, std::string_view text, double ratio,
                       const MatchWanted& wanted);

}  // namespace kindred::queries::match
