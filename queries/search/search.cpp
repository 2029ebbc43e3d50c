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
#include "queries/readings/identifiers.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::search {

namespace {

void check_mode(const SearchRequest& request) {
    if (request.mode == text::QueryMode::simple || request.collection == Collection::works) return;
    throw ParameterError("query_mode", fmt::format("The advanced mode is for `works`, not for `{}`.",
                                                   to_string(request.collection)));
}

/// What a request asks for: the records that its query names, or what the words of the query say.
struct Asked {
    NamedDocuments named;
    match::SearchQuery query;
};

/// An identifier that no record has is looked for as a phrase. Who says in which attributes to look asks for
/// words.
Asked read_query(engine::Reader& reader, const SearchRequest& request, match::Typing typing) {
    std::optional<readings::NamedRecords> named;
    if (!request.search_on) named = readings::records_named(reader, request.collection, request.q);
    std::string words = request.q;
    if (named && named->documents.empty()) {
        std::erase(named->quoted, '"');
        words = "\"" + named->quoted + "\"";
        named.reset();
    }
    Asked asked;
    if (named) asked.named = std::move(named->documents);
    asked.query = match::read_search_query(reader, asked.named ? "" : words, request.mode, typing);
    return asked;
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

    Found find(const match::SearchQuery& query, const NamedDocuments& named) {
        if (named) {
            from_named(*named);
        } else if (query.text.blank) {
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

    void from_named(std::vector<std::uint32_t> documents) {
        std::erase_if(documents, [this](std::uint32_t document) { return !filter_.matches(document); });
        see(documents);
        put_in_order(std::move(documents), 1);
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
        if (!distinct_) found_.with_all_words = list.with_all_words;
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

/// What is added to hits.
nlohmann::ordered_json reasons(engine::Reader& reader, const SearchRequest& request, const Asked& asked,
                               const ScoredDocument& found) {
    auto hit = nlohmann::ordered_json::object();
    const match::SearchQuery& query = asked.query;
    if (request.collection == Collection::researchers && asked.named) {
        hit["_why"] = {{"identifier", true}};
    } else if (request.collection == Collection::researchers && !query.text.blank) {
        hit["_why"] = why_researcher(reader, query, found);
    }
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
                     Window window, const NamedDocuments& named) {
    const auto counted =
        columns::facets_named(request.facets, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, window, counted);
    Found found = finder.find(query, named);
    found.facets = finder.counter().facets(request.facet_order);
    return found;
}

std::vector<columns::FacetValue> search_facet(engine::Reader& reader, const SearchRequest& request,
                                              std::string_view name, std::string_view facet_query) {
    check_mode(request);
    const engine::data::Column& column =
        columns::facet_named(name, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, {}, {&column});
    const Asked asked = read_query(reader, request, match::Typing::unfinished);
    finder.find(asked.query, asked.named);
    return finder.counter().search(facet_query);
}

std::vector<ScoredDocument> rank(engine::Reader& reader, Collection collection, std::string_view q,
                                 std::uint32_t offset, std::uint32_t limit, double semantic_ratio) {
    SearchRequest request;
    request.collection = collection;
    request.q = q;
    request.semantic_ratio = semantic_ratio;
    const Asked asked = read_query(reader, request, match::Typing::finished);
    return find_documents(reader, request, asked.query, {{offset, offset + limit}}, asked.named).documents;
}

SearchAnswer search(engine::Reader& reader, const SearchRequest& request) {
    check_mode(request);
    SearchAnswer answer;
    answer.request = request;
    const Asked asked = read_query(reader, request, match::Typing::unfinished);
    const match::SearchQuery& query = asked.query;
    const Window window = {request.ranks(max_total_hits), request.by_page()};
    Found found = find_documents(reader, request, query, window, asked.named);
    const engine::data::Records& records = documents_of(reader, request.collection).records;
    hits::HitFormatter formatter(query.matched(request.collection), request.format, reader.analyser());
    for (const ScoredDocument& one : found.documents) {
        answer.hits.push_back(hits::joined_objects(formatter.hit(records.read(one.document)),
                                                   hits::json_text(reasons(reader, request, asked, one))));
        answer.scores.push_back(one.score);
        answer.documents.push_back(one.document);
    }
    const std::uint32_t most = request.by_page() ? max_total_hits : found.total;
    answer.total_hits = std::min(found.total, most);
    if (found.with_all_words) answer.with_all_words = std::min(*found.with_all_words, most);
    answer.facets = std::move(found.facets);
    answer.matches = std::move(found.matches);
    answer.corrections = query.terms.corrections;
    answer.also_searched = query.terms.also;
    return answer;
}

std::string json_text(const SearchAnswer& answer, std::uint64_t processing_ms) {
    const SearchRequest& request = answer.request;
    nlohmann::ordered_json json = {{"query", valid_utf8(request.q)}, {"processingTimeMs", processing_ms}};
    request.add_to(json, answer.total_hits);
    if (answer.with_all_words) json["hitsWithAllWords"] = *answer.with_all_words;
    if (!request.facets.empty()) {
        json["facetDistribution"] = columns::distribution_json(answer.facets);
        json["facetStats"] = columns::stats_json(answer.facets);
    }
    const auto add = [&](const char* key, const auto& readings) {
        if (readings.empty()) return;
        auto& list = json[key] = nlohmann::ordered_json::array();
        for (const auto& [typed, searched] : readings)
            list.push_back({{"typed", typed}, {"searched", searched}});
    };
    add("corrections", answer.corrections);
    add("alsoSearched", answer.also_searched);
    return hits::joined_objects(hits::object_of_list("hits", answer.hits), hits::json_text(json));
}

}  // namespace kindred::queries::search
