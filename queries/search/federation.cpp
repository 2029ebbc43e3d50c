#include "queries/search/federation.hpp"

#include "queries/base/documents.hpp"
#include "queries/base/paging.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/federated_facets.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::search {

namespace {

using engine::data::Column;
using nlohmann::ordered_json;

/// A hit of one query before it is merged.
struct Candidate {
    Collection collection = Collection::works;
    std::uint32_t document = 0;
    double score = 0;  ///< weighted
    std::string hit;
};

/// The order of merged hits: by the sort that all queries share, else by score.
class MergeOrder {
 public:
    MergeOrder(engine::Reader& reader, const FederatedRequest& request) {
        if (request.queries.empty()) return;
        const auto& sort = request.queries.front().request.sort;
        for (const FederatedQuery& query : request.queries) {
            if (query.request.sort == sort) continue;
            throw ParameterError(
                "multi_search_query_ranking_rules",
                fmt::format("The results of queries #{} and #{} are incompatible: all queries of "
                            "a federated search have the same `sort`, or none.",
                            request.queries.front().position, query.position));
        }
        for (const std::string& rule : sort) {
            const std::string name = rule.substr(0, rule.rfind(':'));
            Rule& added = rules_.emplace_back();
            added.descending = rule.ends_with(":desc");
            for (const Collection collection : all_collections)
                added.columns[collection] = documents_of(reader, collection).columns.find(name);
        }
    }

    bool operator()(const Candidate& a, const Candidate& b) const {
        for (const Rule& rule : rules_) {
            const int order = compare(rule, a, b);
            if (order != 0) return order < 0;
        }
        if (rules_.empty() && a.score != b.score) return a.score > b.score;
        return false;
    }

 private:
    struct Rule {
        std::map<Collection, const Column*> columns;  ///< null where it is not known
        bool descending = false;
    };

    /// Below 0 when `a` comes first, 0 when the rule does not tell them apart. Numbers of different
    /// collections are compared; other values only have an order within their own.
    static int compare(const Rule& rule, const Candidate& a, const Candidate& b) {
        const Column* const column_a = rule.columns.at(a.collection);
        const Column* const column_b = rule.columns.at(b.collection);
        if (column_a == nullptr || column_b == nullptr) return 0;
        const auto values_a = column_a->values(a.document);
        const auto values_b = column_b->values(b.document);
        if (values_a.empty() || values_b.empty())
            return static_cast<int>(values_a.empty()) - static_cast<int>(values_b.empty());
        const std::uint32_t id_a = rule.descending ? values_a.back() : values_a.front();
        const std::uint32_t id_b = rule.descending ? values_b.back() : values_b.front();
        int order = 0;
        if (column_a == column_b) {
            order = static_cast<int>(id_a > id_b) - static_cast<int>(id_a < id_b);
        } else if (column_a->is_number() && column_b->is_number()) {
            const double number_a = column_a->number_of(id_a);
            const double number_b = column_b->number_of(id_b);
            order = static_cast<int>(number_a > number_b) - static_cast<int>(number_a < number_b);
        }
        return rule.descending ? -order : order;
    }

    std::vector<Rule> rules_;
};

/// Takes the first document with each value of an attribute, whatever its collection.
class FederatedDistinct {
 public:
    FederatedDistinct(engine::Reader& reader, const std::optional<std::string>& attribute) {
        for (const Collection collection : all_collections)
            columns_[collection] =
                attribute ? documents_of(reader, collection).columns.find(*attribute) : nullptr;
    }

    bool take(Collection collection, std::uint32_t document) {
        const Column* const column = columns_.at(collection);
        if (column == nullptr) return true;
        std::vector<std::string> values;
        for (const std::uint32_t id : column->values(document)) values.push_back(column->label_of(id));
        std::erase(values, "");
        if (std::ranges::any_of(values, [&](const auto& value) { return taken_.contains(value); }))
            return false;
        taken_.insert(values.begin(), values.end());
        return true;
    }

 private:
    std::map<Collection, const Column*> columns_;
    std::set<std::string> taken_;
};

/// The hits of query `number`; what it matches is added to `matches`.
std::vector<Candidate> run(engine::Reader& reader, const FederatedRequest& request, std::size_t number,
                           columns::Matches& matches) {
    const FederatedQuery& query = request.queries[number];
    SearchRequest search_request = query.request;
    Paging& paging = search_request;
    paging = {0, hits_needed(request)};
    search_request.facets.clear();
    search_request.keep_matches = true;
    if (request.distinct) search_request.distinct = request.distinct;
    SearchAnswer answer = inside_query(number, [&] { return search(reader, search_request); });
    const Collection collection = query.request.collection;
    auto& matching = matches[collection];
    matching.resize(documents_of(reader, collection).columns.documents());
    for (const std::uint32_t document : answer.matches) matching[document] = true;
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
        const double score = answer.scores[i] * query.weight;
        const ordered_json from = {{"_federation",
                                    {{"indexUid", to_string(collection)},
                                     {"queriesPosition", query.position},
                                     {"weightedRankingScore", score}}}};
        found.push_back({collection, answer.documents[i], score,
                         hits::joined_objects(std::move(answer.hits[i]), hits::json_text(from))});
    }
    return found;
}

/// The window of the merged hits, each document and each distinct value once.
std::vector<std::string> merged_hits(engine::Reader& reader, const FederatedRequest& request,
                                     std::vector<Candidate> candidates) {
    std::stable_sort(candidates.begin(), candidates.end(), MergeOrder(reader, request));
    const auto [first, last] = request.ranks(max_total_hits);
    std::set<std::pair<Collection, std::uint32_t>> seen;
    FederatedDistinct distinct(reader, request.distinct);
    std::vector<std::string> hits;
    std::uint32_t rank = 0;
    for (Candidate& candidate : candidates) {
        if (rank == last) break;
        if (!seen.emplace(candidate.collection, candidate.document).second) continue;
        if (!distinct.take(candidate.collection, candidate.document)) continue;
        if (rank++ >= first) hits.push_back(std::move(candidate.hit));
    }
    return hits;
}

std::uint32_t count(engine::Reader& reader, const FederatedRequest& request,
                    const columns::Matches& matches) {
    FederatedDistinct distinct(reader, request.distinct);
    std::uint32_t total = 0;
    for (const auto& [collection, matching] : matches) {
        for (std::uint32_t document = 0; document < matching.size(); ++document) {
            if (matching[document] && distinct.take(collection, document)) ++total;
        }
    }
    return total;
}

}  // namespace

std::uint32_t hits_needed(const FederatedRequest& request) noexcept {
    return request.ranks(max_total_hits).last;
}

FederatedAnswer search_federated(engine::Reader& reader, const FederatedRequest& request) {
    FederatedAnswer answer;
    answer.request = request;
    columns::Matches matches;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < request.queries.size(); ++i) {
        std::ranges::move(run(reader, request, i, matches), std::back_inserter(candidates));
    }
    answer.hits = merged_hits(reader, request, std::move(candidates));
    answer.total_hits = count(reader, request, matches);
    if (request.by_page()) answer.total_hits = std::min(answer.total_hits, max_total_hits);
    answer.facets = columns::count_facets(reader, request.facets, matches,
                                          request.merged_values.value_or(columns::max_values_per_facet));
    if (request.merged_values) answer.merged = columns::merge_facets(answer.facets, *request.merged_values);
    return answer;
}

std::string json_text(const FederatedAnswer& answer, std::uint64_t processing_ms) {
    const FederatedRequest& request = answer.request;
    ordered_json json = {{"processingTimeMs", processing_ms}};
    request.add_to(json, answer.total_hits);
    if (request.merged_values && !request.facets.empty()) {
        json["facetDistribution"] = columns::distribution_json(answer.merged);
        json["facetStats"] = columns::stats_json(answer.merged);
    } else if (!request.facets.empty()) {
        ordered_json& by_index = json["facetsByIndex"] = ordered_json::object();
        for (const auto& [collection, facets] : answer.facets) {
            by_index[std::string(to_string(collection))] = {
                {"distribution", columns::distribution_json(facets)}, {"stats", columns::stats_json(facets)}};
        }
    }
    return hits::joined_objects(hits::object_of_list("hits", answer.hits), hits::json_text(json));
}

}  // namespace kindred::queries::search
