#include "queries/found.hpp"

#include "queries/documents.hpp"
#include "queries/filter/filter.hpp"
#include "queries/sort.hpp"

#include <algorithm>
#include <optional>

namespace kindred::queries {

namespace {

/// What a request asks of every document that matches.
class Finder {
 public:
    Finder(engine::Reader& reader, const SearchRequest& request, Window window,
           const std::vector<const engine::Column*>& counted)
        : collection_(request.collection),
          documents_(documents_of(reader, request.collection)),
          columns_(documents_.columns),
          filter_(compile_filter(request.filter, columns_)),
          order_(request.sort, columns_),
          counter_(counted),
          counts_(!counted.empty()),
          window_(window) {
        if (request.distinct) distinct_.emplace(*request.distinct, columns_);
    }

    Found find(const QueryWords& words) {
        if (words.blank) {
            from_all();
        } else {
            from_matches(words);
        }
        return std::move(found_);
    }

    const FacetCounter& counter() const noexcept { return counter_; }

 private:
    /// Every document, in the order of the input or of the sort: no postings are needed.
    void from_all() {
        if (!counts_ && !distinct_ && order_.empty() && filter_.matches_all()) {
            found_.total = columns_.documents();
            const std::uint32_t last = std::min(found_.total, window_.offset + window_.limit);
            for (std::uint32_t document = window_.offset; document < last; ++document) {
                found_.documents.push_back(document);
            }
            return;
        }
        std::vector<std::uint32_t> all;
        for (std::uint32_t document = 0; document < columns_.documents(); ++document) {
            if (!filter_.matches(document)) continue;
            see(document);
            all.push_back(document);
        }
        put_in_order(std::move(all));
    }

    void from_matches(const QueryWords& words) {
        const engine::TermIndex& index = documents_.index;
        const engine::Bm25& weights = documents_.weights;
        const engine::Query query = query_of(words, collection_, index);
        std::vector<std::uint32_t> seen;
        engine::MatchWatch watch;
        if (!filter_.matches_all())
            watch.accept = [this](std::uint32_t document) { return filter_.matches(document); };
        if (!order_.empty()) {
            watch.see = [&](std::uint32_t document) { see(document), seen.push_back(document); };
            index.match(query, 0, 0, weights, 0, watch);
            put_in_order(std::move(seen));
            return;
        }
        if (counts_) watch.see = [this](std::uint32_t document) { see(document); };
        const std::uint32_t all = columns_.documents();
        const bool exact = window_.exact_total || watch.accept || watch.see || distinct_;
        const auto matches =
            distinct_ ? index.match(query, 0, all, weights, all, watch)
                      : index.match(query, window_.offset, window_.limit, weights, exact ? all : 0, watch);
        std::vector<std::uint32_t> documents;
        for (const engine::Match& match : matches.matches) documents.push_back(match.document);
        if (distinct_) {
            take_distinct(documents);
        } else {
            found_.documents = std::move(documents);
            found_.total = matches.estimated;
        }
    }

    void see(std::uint32_t document) {
        if (counts_) counter_.see(document);
    }

    void put_in_order(std::vector<std::uint32_t> documents) {
        if (distinct_) {
            if (!order_.empty()) std::sort(documents.begin(), documents.end(), order_);
            take_distinct(documents);
            return;
        }
        const auto last = static_cast<std::ptrdiff_t>(
            std::min<std::size_t>(documents.size(), std::size_t{window_.offset} + window_.limit));
        if (!order_.empty())
            std::partial_sort(documents.begin(), documents.begin() + last, documents.end(), order_);
        const auto first = std::min<std::ptrdiff_t>(last, window_.offset);
        found_.documents.assign(documents.begin() + first, documents.begin() + last);
        found_.total = static_cast<std::uint32_t>(documents.size());
    }

    /// Of documents in order, the window of those that are the first with their value.
    void take_distinct(const std::vector<std::uint32_t>& documents) {
        for (const std::uint32_t document : documents) {
            if (!distinct_->take(document)) continue;
            if (found_.total >= window_.offset && found_.documents.size() < window_.limit) {
                found_.documents.push_back(document);
            }
            ++found_.total;
        }
    }

    Collection collection_;
    Documents documents_;
    const engine::Columns& columns_;
    CompiledFilter filter_;
    SortOrder order_;
    FacetCounter counter_;
    bool counts_;
    Window window_;
    std::optional<Distinct> distinct_;
    Found found_;
};

}  // namespace

Found find_documents(engine::Reader& reader, const SearchRequest& request, const QueryWords& words,
                     Window window) {
    const auto counted = facets_named(request.facets, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, window, counted);
    Found found = finder.find(words);
    found.facets = finder.counter().facets(request.facet_order);
    return found;
}

std::vector<FacetValue> search_facet(engine::Reader& reader, const SearchRequest& request,
                                     std::string_view name, std::string_view query) {
    const engine::Column& column = facet_named(name, documents_of(reader, request.collection).columns);
    Finder finder(reader, request, {}, {&column});
    finder.find(read_words(reader, request.q));
    return finder.counter().search(query);
}

}  // namespace kindred::queries
