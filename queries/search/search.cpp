#include "queries/search/search.hpp"

#include "engine/text/characters.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"
#include "queries/columns/sort.hpp"
#include "queries/hits/json_text.hpp"
#include "queries/match/match_hybrid.hpp"
#include "queries/match/match_researchers.hpp"
#include "queries/match/match_suggestions.hpp"
#include "queries/match/match_works.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::search {

namespace {

void check_mode(const SearchRequest& request) {
    if (request.mode == text::QueryMode::simple || request.collection == Collection::works) return;
    throw ParameterError("query_mode", fmt::format("The advanced mode is for `works`, not for `{}`.",
                                                   to_string(request.collection)));
}

match::SearchQuery read_query(engine::Reader& reader, const SearchRequest& request) {
    return match::read_search_query(reader, request.q, request.mode, match::Typing::unfinished);
}

match::WorkQuery work_query(const SearchRequest& request, const match::SearchQuery& query) {
    return {query.text, query.terms, request.strategy, match::work_fields_named(request.search_on)};
}

/// What a request asks of every document that matches.
class Finder {
 public:
    Finder(engine::Reader& reader, const SearchRequest& request, Window window,
           const std::vector<const engine::data::Column*>& counted)
        : reader_(reader),
          request_(request),
          columns_(documents_of(reader, request.collection).columns),
          filter_(columns::compile_filter(request.filter, columns_)),
          order_(request.sort, columns_),
          counter_(counted),
          counts_(!counted.empty()),
          window_(window) {
        match::check_search_on(request.collection, request.search_on);
        if (request.semantic_ratio > 0 && request.collection != Collection::works)
            throw ParameterError("hybrid", "only works are searched by meaning");
        if (request.distinct) distinct_.emplace(*request.distinct, columns_);
    }

    Found find(const match::SearchQuery& query) {
        if (query.text.blank) {
            from_all();
        } else {
            from_matches(query);
        }
        return std::move(found_);
    }

    const columns::FacetCounter& counter() const noexcept { return counter_; }

 private:
    /// Every document, in the order of the input or of the sort: no postings are needed.
    void from_all() {
        if (!sees_all() && !distinct_ && order_.empty() && filter_.matches_all()) {
            found_.total = columns_.documents();
            const std::uint32_t last = std::min(found_.total, window_.last);
            for (std::uint32_t document = window_.first; document < last; ++document)
                found_.documents.push_back({document, 1});
            return;
        }
        std::vector<std::uint32_t> all;
        for (std::uint32_t document = 0; document < columns_.documents(); ++document)
            if (filter_.matches(document)) all.push_back(document);
        see(all);
        put_in_order(std::move(all), 1);
    }

    void from_matches(const match::SearchQuery& query) {
        match::MatchWanted wanted;
        wanted.all = sees_all() || !order_.empty();
        wanted.exact_total = window_.exact_total;
        wanted.threshold = request_.ranking_score_threshold;
        if (!filter_.matches_all())
            wanted.accept = [this](std::uint32_t document) { return filter_.matches(document); };
        if (distinct_) {
            wanted.best = columns_.documents();
        } else if (order_.empty()) {
            wanted.best = window_.count() == 0 ? 0 : window_.last;
        }
        match::MatchList list = match(query, wanted);
        see(list.all);
        if (!order_.empty()) {
            put_in_order(std::move(list.all), 0);
        } else {
            take(list.ranked, list.total);
        }
    }

    match::MatchList match(const match::SearchQuery& query, const match::MatchWanted& wanted) {
        switch (request_.collection) {
            case Collection::works:
                if (request_.semantic_ratio > 0 && order_.empty()) {
                    return match::match_hybrid(reader_, work_query(request_, query), request_.q,
                                               request_.semantic_ratio, wanted);
                }
                return match::match_works(reader_, work_query(request_, query), wanted);
            case Collection::researchers:
                return match::match_researchers(reader_, query, request_.strategy,
                                                match::researcher_fields_named(request_.search_on), wanted);
            case Collection::suggestions:
                break;
        }
        return match::match_suggestions(reader_.generation(), query, wanted);
    }

    bool sees_all() const noexcept { return counts_ || request_.keep_matches; }

    void see(const std::vector<std::uint32_t>& all) {
        if (request_.keep_matches) found_.matches = all;
        if (!counts_) return;
        for (const std::uint32_t document : all) counter_.see(document);
    }

    void put_in_order(std::vector<std::uint32_t> documents, double score) {
        const std::size_t size = documents.size();
        // A distinct attribute may leave out any of the first documents.
        const std::size_t last = distinct_ ? size : std::min<std::size_t>(size, window_.last);
        if (last == size && !order_.empty()) {
            std::sort(documents.begin(), documents.end(), order_);
        } else if (!order_.empty()) {
            std::partial_sort(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(last),
                              documents.end(), order_);
        }
        std::vector<ScoredDocument> ordered;
        for (std::size_t i = 0; i < last; ++i) ordered.push_back({documents[i], score});
        take(ordered, static_cast<std::uint32_t>(size));
    }

    /// Takes the window of `ordered`, which are the first of `total`; of those that share a value of the
    /// distinct attribute, the first.
    void take(const std::vector<ScoredDocument>& ordered, std::uint32_t total) {
        std::uint32_t rank = 0;
        for (const ScoredDocument& scored : ordered) {
            if (distinct_ && !distinct_->take(scored.document)) continue;
            if (rank >= window_.first && rank < window_.last) found_.documents.push_back(scored);
            ++rank;
        }
        found_.total = distinct_ ? rank : total;
    }

    engine::Reader& reader_;
    const SearchRequest& request_;
    const engine::data::Columns& columns_;
    columns::CompiledFilter filter_;
    columns::SortOrder order_;
    columns::FacetCounter counter_;
    bool counts_;
    Window window_;
    std::optional<columns::Distinct> distinct_;
    Found found_;
};

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
        hit["_rankingScoreDetails"] =
            match::explain_work(reader.generation(), work_query(request, query), found.document);
    } else {
        hit["_rankingScoreDetails"] = {{"relevance", {{"order", 0}, {"score", found.score}}}};
    }
    return hit;
}

}  // namespace

Found find_documents(engine::Reader& reader, const SearchRequest& request, const match::SearchQuery& query,
                     Window window) {
    const auto counted =
        columns::facets_named(request.facets, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, window, counted);
    Found found = finder.find(query);
    found.facets = finder.counter().facets(request.facet_order);
    return found;
}

std::vector<columns::FacetValue> search_facet(engine::Reader& reader, const SearchRequest& request,
                                              std::string_view name, std::string_view facet_query) {
    check_mode(request);
    const engine::data::Column& column =
        columns::facet_named(name, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, {}, {&column});
    finder.find(read_query(reader, request));
    return finder.counter().search(facet_query);
}

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
    check_mode(request);
    SearchAnswer answer;
    answer.request = request;
    const match::SearchQuery query = read_query(reader, request);
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
