#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/base/paging.hpp"
#include "queries/columns/facets.hpp"
#include "queries/hits/hit_formatter.hpp"
#include "queries/match/search_fields.hpp"
#include "queries/match/term_queries.hpp"
#include "queries/text/query_text.hpp"

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::search {

/// What is searched, and which part of the ranking is wanted.
struct SearchRequest : Paging {
    Collection collection = Collection::works;
    std::string q;
    nlohmann::json filter;            ///< as compile_filter takes it; null: none
    std::vector<std::string> facets;  ///< names and patterns to count
    columns::FacetOrder facet_order = columns::FacetOrder::alphabetical;
    std::vector<std::string> sort;                   ///< "year:desc"; empty: by relevance
    std::optional<std::string> distinct;             ///< attribute of which every value comes once
    hits::FormatOptions format;                      ///< what hits show
    text::QueryMode mode = text::QueryMode::simple;  ///< advanced: works only
    match::MatchingStrategy strategy = match::MatchingStrategy::last;
    match::SearchOn search_on;  ///< searchable attributes; absent: all
    bool show_ranking_score = false;
    bool show_ranking_score_details = false;
    bool keep_matches = false;           ///< fill SearchAnswer::matches
    double ranking_score_threshold = 0;  ///< 0 to 1: no hit with a lower score
    /// 0 to 1: what the latent vectors of works count against their words. Works only; a sort leaves it out.
    double semantic_ratio = 0;
};

}  // namespace kindred::queries::search
