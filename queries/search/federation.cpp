#include "queries/search/federation.hpp"

#include "engine/text/fold.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/attributes.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::search {

namespace {

using columns::Facet;
using columns::FacetValue;
using engine::data::Column;
using nlohmann::ordered_json;

/// By document: whether some query matches it. A collection that no query asks is absent.
using Matches = std::map<Collection, std::vector<bool>>;

/// A hit of one query before it is merged.
struct Candidate {
    Collection collection = Collection::works;
    std::uint32_t document = 0;
    double score = 0;  ///< weighted
    std::string hit;
};

using ColumnOf = std::map<Collection, const Column*>;

/// The column `name` of each collection; null where there is none.
ColumnOf columns_named(engine::Reader& reader, std::string_view name) {
    ColumnOf columns;
    for (const Collection collection : all_collections)
        columns[collection] = documents_of(reader, collection).columns.find(name);
    return columns;
}

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
            rules_.push_back({columns_named(reader, name), rule.ends_with(":desc")});
        }
    }

    bool operator()(const Candidate& a, const Candidate& b) const {
        for (const Rule& rule : rules_) {
            const auto order = compare(rule, a, b);
            if (order != 0) return order < 0;
        }
        return rules_.empty() && a.score > b.score;
    }

 private:
    struct Rule {
        ColumnOf columns;
        bool descending;
    };

    /// Less when `a` comes first, equivalent when the rule does not tell them apart. Numbers of different
    /// collections are compared; other values only have an order within their own.
    static std::partial_ordering compare(const Rule& rule, const Candidate& a, const Candidate& b) {
        std::partial_ordering order = std::partial_ordering::equivalent;
        const Column* const column_a = rule.columns.at(a.collection);
        const Column* const column_b = rule.columns.at(b.collection);
        if (column_a == nullptr || column_b == nullptr) return order;
        const auto values_a = column_a->values(a.document);
        const auto values_b = column_b->values(b.document);
        if (values_a.empty() || values_b.empty()) return values_a.empty() <=> values_b.empty();
        const std::uint32_t id_a = rule.descending ? values_a.back() : values_a.front();
        const std::uint32_t id_b = rule.descending ? values_b.back() : values_b.front();
        if (column_a == column_b) {
            order = id_a <=> id_b;
        } else if (column_a->is_number() && column_b->is_number()) {
            order = column_a->number_of(id_a) <=> column_b->number_of(id_b);
        }
        return rule.descending ? 0 <=> order : order;
    }

    std::vector<Rule> rules_;
};

/// Takes the first document with each value of an attribute, whatever its collection.
class FederatedDistinct {
 public:
    FederatedDistinct(engine::Reader& reader, const std::optional<std::string>& attribute) {
        if (attribute) columns_ = columns_named(reader, *attribute);
    }

    bool take(Collection collection, std::uint32_t document) {
        const Column* const column = columns_[collection];
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
    ColumnOf columns_;
    std::set<std::string> taken_;
};

/// The hits of query `number`; what it matches is added to `matches`.
std::vector<Candidate> run(engine::Reader& reader, const FederatedRequest& request, std::size_t number,
                           Matches& matches) {
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

std::uint32_t count(engine::Reader& reader, const FederatedRequest& request, const Matches& matches) {
    FederatedDistinct distinct(reader, request.distinct);
    std::uint32_t total = 0;
    for (const auto& [collection, matching] : matches) {
        for (std::uint32_t document = 0; document < matching.size(); ++document) {
            if (matching[document] && distinct.take(collection, document)) ++total;
        }
    }
    return total;
}

/// Counts the facets asked for of each collection over its matches, the first `values` of each in
/// alphabetical order. Collections without matches are checked and left out.
CountedFacets count_facets(engine::Reader& reader, const FederatedRequest& request, const Matches& matches) {
    const std::size_t values = request.merged_values.value_or(columns::max_values_per_facet);
    CountedFacets counted;
    for (const auto& [collection, names] : request.facets) {
        const auto counts = [&, &collection = collection, &names = names] {
            try {
                return columns::facets_named(names, documents_of(reader, collection).columns);
            } catch (const ParameterError& error) {
                throw ParameterError("multi_search_facets",
                                     fmt::format("Inside `.federation.facetsByIndex.{}`: {}",
                                                 to_string(collection), error.what()));
            }
        }();
        const auto matching = matches.find(collection);
        if (matching == matches.end()) continue;
        columns::FacetCounter counter(counts);
        for (std::uint32_t document = 0; document < matching->second.size(); ++document) {
            if (matching->second[document]) counter.see(document);
        }
        counted[collection] = counter.facets(columns::FacetOrder::alphabetical, values);
    }
    return counted;
}

/// The member of `list` that has this name; a new one, when there is none.
template <typename Named>
Named& named(std::vector<Named>& list, std::string Named::*name_of, const std::string& name) {
    const auto known = std::ranges::find(list, name, name_of);
    if (known != list.end()) return *known;
    list.emplace_back().*name_of = name;
    return list.back();
}

/// Puts the values of one facet of several collections together. Each list starts with its first values in
/// order, so the first ones of all are exact.
void merge_into(Facet& merged, const Facet& facet) {
    for (const FacetValue& value : facet.values)
        named(merged.values, &FacetValue::value, value.value).count += value.count;
    if (!facet.range) return;
    if (!merged.range) merged.range = facet.range;
    merged.range->first = std::min(merged.range->first, facet.range->first);
    merged.range->second = std::max(merged.range->second, facet.range->second);
}

/// Numbers ascending when all values are numbers, else by folded form.
void put_in_order(std::vector<FacetValue>& values) {
    const bool numbers = std::ranges::all_of(
        values, [](const FacetValue& value) { return columns::parse_number(value.value).has_value(); });
    std::ranges::sort(values, [&](const FacetValue& a, const FacetValue& b) {
        if (numbers) return *columns::parse_number(a.value) < *columns::parse_number(b.value);
        const std::string folded_a = engine::text::fold(a.value);
        const std::string folded_b = engine::text::fold(b.value);
        return folded_a != folded_b ? folded_a < folded_b : a.value < b.value;
    });
}

}  // namespace

std::uint32_t hits_needed(const FederatedRequest& request) noexcept {
    return request.ranks(max_total_hits).last;
}

FederatedAnswer search_federated(engine::Reader& reader, const FederatedRequest& request) {
    FederatedAnswer answer;
    answer.request = request;
    Matches matches;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < request.queries.size(); ++i) {
        std::ranges::move(run(reader, request, i, matches), std::back_inserter(candidates));
    }
    answer.hits = merged_hits(reader, request, std::move(candidates));
    answer.total_hits = count(reader, request, matches);
    if (request.by_page()) answer.total_hits = std::min(answer.total_hits, max_total_hits);
    answer.facets = count_facets(reader, request, matches);
    if (request.merged_values) answer.merged = merge_facets(answer.facets, *request.merged_values);
    return answer;
}

std::vector<Facet> merge_facets(const CountedFacets& counted, std::size_t values) {
    std::vector<Facet> merged;
    for (const auto& [collection, facets] : counted) {
        for (const Facet& facet : facets) merge_into(named(merged, &Facet::name, facet.name), facet);
    }
    for (Facet& facet : merged) {
        put_in_order(facet.values);
        if (facet.values.size() > values) facet.values.resize(values);
    }
    return merged;
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
