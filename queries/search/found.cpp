#include "queries/search/found.hpp"

#include "queries/base/documents.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"
#include "queries/columns/sort.hpp"
#include "queries/match/match_hybrid.hpp"
#include "queries/match/match_researchers.hpp"
#include "queries/match/match_suggestions.hpp"
#include "queries/match/match_works.hpp"
#include "queries/match/search_fields.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kindred::queries::search {

namespace {

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
            case Collection::works: {
                const match::WorkQuery works = {query.text, query.terms, request_.strategy,
                                                match::work_fields_named(request_.search_on)};
                if (request_.semantic_ratio > 0 && order_.empty())
                    return match::match_hybrid(reader_, works, request_.q, request_.semantic_ratio, wanted);
                return match::match_works(reader_, works, wanted);
            }
            case Collection::researchers:
                return match::match_researchers(reader_, query, request_.strategy,
                                                match::researcher_fields_named(request_.search_on), wanted);
            case Collection::suggestions:
                break;
        }
        return match::match_suggestions(reader_, query, wanted);
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
        if (order_.empty()) {
            // Documents come in the order of the input.
        } else if (last == size) {
            std::sort(documents.begin(), documents.end(), order_);
        } else {
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
    match::check_mode(request.mode, request.collection);
    const engine::data::Column& column =
        columns::facet_named(name, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, {}, {&column});
    finder.find(match::read_search_query(reader, request.q, request.mode, match::Typing::unfinished));
    return finder.counter().search(facet_query);
}

}  // namespace kindred::queries::search
