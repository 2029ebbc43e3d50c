#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/base/paging.hpp"
#include "queries/base/scored_document.hpp"
#include "queries/columns/facets.hpp"
#include "queries/hits/hit_formatter.hpp"
#include "queries/match/search_query.hpp"
#include "queries/match/search_fields.hpp"
#include "queries/match/term_queries.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// One page of the ranking.
struct SearchAnswer {
    SearchRequest request;
    std::vector<std::string> hits;         ///< each the JSON text of an object, without white space
    std::vector<double> scores;            ///< of each hit, 0 to 1; 0 when hits are sorted
    std::vector<std::uint32_t> documents;  ///< numbers of the hits
    std::vector<std::uint32_t> matches;    ///< all documents that match, in no order; when asked for
    /// Documents that match. Exact in page mode and when there are facets, a filter, a sort or a distinct
    /// attribute; an estimate otherwise. At most max_total_hits in page mode.
    std::uint32_t total_hits = 0;
    /// Of these, how many have all words of the query (MatchList::with_all_words).
    std::optional<std::uint32_t> with_all_words;
    std::vector<columns::Facet> facets;  ///< counted over all that match, exactly
    /// Typed words and what was searched for instead.
    std::vector<std::pair<std::string, std::string>> corrections;
    /// Typed words and what was searched for beside them.
    std::vector<std::pair<std::string, std::string>> also_searched;
};

/// Searches by words (docs/query-language.md), ranked as docs/ranking.md says. A query that is an identifier
/// as a whole finds what it names (queries/readings/identifiers.hpp). An empty query gives every document, in
/// the order of the input. Nothing in `q` is an error but its length: Error{invalid_query}.
/// Throws ParameterError for a filter, facet, sort, distinct attribute, attribute to search on or mode that
/// cannot be used.
///
/// A hit among researchers has `_why`: {"identifier":true} or {"name":true} when they are called so, else the
/// works that match, best first, as {"works":[{"id","title","score"}]}.
SearchAnswer search(engine::Reader& reader, const SearchRequest& request);

/// The ranking alone, of a whole query whose last word is not completed: the best `limit` documents from rank
/// `offset` on. `semantic_ratio` as in SearchRequest.
std::vector<ScoredDocument> rank(engine::Reader& reader, Collection collection, std::string_view q,
                                 std::uint32_t offset, std::uint32_t limit, double semantic_ratio = 0);

/// The JSON text of the answer as the API gives it (shared shape of HTTP and `kindred-query --json`): hits,
/// query, processingTimeMs, then limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits,
/// hitsWithAllWords when it is known, and when facets were asked for facetDistribution and facetStats;
/// `corrections` and `alsoSearched`, each [{"typed","searched"}], when there are any.
std::string json_text(const SearchAnswer& answer, std::uint64_t processing_ms);

/// Which ranks of the answer are wanted, and whether their number has to be exact.
struct Window : Ranks {
    bool exact_total = false;
};

/// The documents of one window, and what was counted over all that match.
struct Found {
    std::vector<ScoredDocument> documents;  ///< in order of the answer; scores 0 when that is a sort
    std::uint32_t total = 0;
    std::optional<std::uint32_t> with_all_words;  ///< as in MatchList; absent with a distinct attribute
    std::vector<columns::Facet> facets;
    std::vector<std::uint32_t> matches;  ///< all of them, in no order, when the request keeps them
};

/// Documents that an identifier names, in order; absent when words are asked for.
using NamedDocuments = std::optional<std::vector<std::uint32_t>>;

/// Finds what `query`, or the identifier that named `named`, and the filter of `request` match and puts it in
/// order: by relevance, or as `sort` says. Throws ParameterError. Cost: without filter, facets, sort and
/// distinct the best ranks only; otherwise every match is looked at once.
Found find_documents(engine::Reader& reader, const SearchRequest& request, const match::SearchQuery& query,
                     Window window, const NamedDocuments& named = {});

/// The values of the facet `name` that fit `facet_query` (FacetCounter::search), counted over what `request`
/// matches. Throws ParameterError.
std::vector<columns::FacetValue> search_facet(engine::Reader& reader, const SearchRequest& request,
                                              std::string_view name, std::string_view facet_query);

}  // namespace kindred::queries::search
