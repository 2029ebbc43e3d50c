#include "queries/search/search.hpp"

#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"
#include "queries/base/documents.hpp"
#include "queries/base/paging.hpp"
#include "queries/hits/json_text.hpp"
#include "queries/match/match_researchers.hpp"
#include "queries/match/match_works.hpp"
#include "queries/match/search_query.hpp"
#include "queries/search/found.hpp"

#include <algorithm>
#include <utility>

namespace kindred::queries::search {

namespace {

/// `text` with U+FFFD for every byte that is not UTF-8, which JSON cannot hold.
std::string valid_utf8(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const engine::Character character = engine::decode(text, at);
        if (character.valid) {
            out += text.substr(at, character.size);
        } else {
            engine::append_utf8(out, U'\uFFFD');
        }
        at += character.size;
    }
    return out;
}

/// Works shown as the reason for a researcher.
constexpr std::size_t works_shown = 3;

/// Why a researcher matches: who is called so, and the works that match.
nlohmann::ordered_json why_researcher(engine::Reader& reader, const match::SearchQuery& query,
                                      const ScoredDocument& hit) {
    const engine::Generation& generation = reader.generation();
    if (hit.score >= match::name_match_score) return {{"name", true}};
    auto works = nlohmann::ordered_json::array();
    for (const ScoredDocument& matched :
         match::matched_works(generation, query.terms, engine::ResearcherId{hit.document}, works_shown)) {
        const engine::data::StoredRecord record = generation.work_records().read(matched.document);
        works.push_back(
            {{"id", record.text("id")}, {"title", record.text("title")}, {"score", matched.score}});
    }
    return {{"works", std::move(works)}};
}

/// What is added to hits that words found.
nlohmann::ordered_json reasons(engine::Reader& reader, const SearchRequest& request,
                               const match::SearchQuery& query, const ScoredDocument& found) {
    auto hit = nlohmann::ordered_json::object();
    if (request.collection == Collection::researchers && !query.text.blank)
        hit["_why"] = why_researcher(reader, query, found);
    if (request.show_ranking_score) hit["_rankingScore"] = found.score;
    if (!request.show_ranking_score_details) return hit;
    if (request.collection == Collection::works && !query.text.blank) {
        const match::WorkQuery works = {query.text, query.terms, request.strategy,
                                        match::work_fields_named(request.search_on)};
        hit["_rankingScoreDetails"] = match::explain_work(reader.generation(), works, found.document);
    } else {
        hit["_rankingScoreDetails"] = {{"relevance", {{"order", 0}, {"score", found.score}}}};
    }
    return hit;
}

}  // namespace

std::vector<ScoredDocument> rank(engine::Reader& reader, Collection collection, std::string_view q,
                                 std::uint32_t offset, std::uint32_t limit, double semantic_ratio) {
    SearchRequest request;
    request.collection = collection;
    request.q = q;
    request.semantic_ratio = semantic_ratio;
    const match::SearchQuery query =
        match::read_search_query(reader, q, text::QueryMode::simple, match::Typing::finished);
    return find_documents(reader, request, query, {{offset, offset + limit}}).documents;
}

SearchAnswer search(engine::Reader& reader, const SearchRequest& request) {
    match::check_mode(request.mode, request.collection);
    SearchAnswer answer;
    answer.request = request;
    const match::SearchQuery query =
        match::read_search_query(reader, request.q, request.mode, match::Typing::unfinished);
    const Window window = {request.ranks(max_total_hits), request.by_page()};
    Found found = find_documents(reader, request, query, window);
    const engine::data::Records& records = documents_of(reader, request.collection).records;
    hits::HitFormatter formatter(query.matched(request.collection), request.format, reader.analyser());
    for (const ScoredDocument& one : found.documents) {
        answer.hits.push_back(hits::joined_objects(formatter.hit(records.read(one.document)),
                                                   hits::json_text(reasons(reader, request, query, one))));
        answer.scores.push_back(one.score);
        answer.documents.push_back(one.document);
    }
    answer.total_hits = request.by_page() ? std::min(found.total, max_total_hits) : found.total;
    answer.facets = std::move(found.facets);
    answer.matches = std::move(found.matches);
    answer.corrections = query.terms.corrections;
    return answer;
}

std::string json_text(const SearchAnswer& answer, std::uint64_t processing_ms) {
    const SearchRequest& request = answer.request;
    nlohmann::ordered_json json = {{"query", valid_utf8(request.q)}, {"processingTimeMs", processing_ms}};
    request.add_to(json, answer.total_hits);
    if (!request.facets.empty()) {
        json["facetDistribution"] = columns::distribution_json(answer.facets);
        json["facetStats"] = columns::stats_json(answer.facets);
    }
    if (!answer.corrections.empty()) {
        auto& corrections = json["corrections"] = nlohmann::ordered_json::array();
        for (const auto& [typed, searched] : answer.corrections)
            corrections.push_back({{"typed", typed}, {"searched", searched}});
    }
    return hits::joined_objects(hits::object_of_list("hits", answer.hits), hits::json_text(json));
}

}  // namespace kindred::queries::search
