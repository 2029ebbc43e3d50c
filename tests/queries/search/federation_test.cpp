#include "queries/search/federation.hpp"

#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using kindred::test::sample_works;
using kindred::test::SmallIndex;
using kindred::test::tree;

namespace {

FederatedQuery asking(Collection collection, const std::string& q, double weight, std::uint32_t position) {
    FederatedQuery query;
    query.request.collection = collection;
    query.request.q = q;
    query.weight = weight;
    query.position = position;
    return query;
}

SearchAnswer alone(SmallIndex& index, const FederatedQuery& query) {
    SearchRequest request = query.request;
    request.limit = max_total_hits;
    request.keep_matches = true;
    return search::search(index.reader(), request);
}

}  // namespace

TEST_CASE("a merged list is what merging whole answers by hand gives", "[queries][federation]") {
    SmallIndex index(sample_works(300, 1));
    FederatedRequest request;
    request.limit = max_total_hits;
    request.queries = {asking(Collection::works, "learning", 1, 0),
                       asking(Collection::works, "model", 0.5, 1),
                       asking(Collection::researchers, "learning", 0.8, 2)};
    request.facets = {{Collection::works, {"year"}}};
    const FederatedAnswer merged = search_federated(index.reader(), request);

    std::map<std::pair<std::string, std::string>, double> best;  // by collection and id
    std::set<std::uint32_t> works;
    for (const FederatedQuery& query : request.queries) {
        const SearchAnswer answer = alone(index, query);
        REQUIRE_FALSE(answer.hits.empty());
        for (std::size_t i = 0; i < answer.hits.size(); ++i) {
            CHECK(answer.scores[i] >= 0);
            CHECK(answer.scores[i] <= 1);
            double& score =
                best[{std::string(to_string(query.request.collection)), tree(answer.hits[i]).at("id")}];
            score = std::max(score, answer.scores[i] * query.weight);
        }
        if (query.request.collection == Collection::works)
            works.insert(answer.matches.begin(), answer.matches.end());
    }
    REQUIRE(merged.hits.size() == best.size());
    double last = 1;
    for (const std::string& text : merged.hits) {
        const auto hit = tree(text);
        const auto& from = hit.at("_federation");
        const double score = from.at("weightedRankingScore");
        CHECK(score == best.at({from.at("indexUid"), hit.at("id")}));
        CHECK(score <= last);
        last = score;
    }
    CHECK(merged.total_hits == best.size());
    std::uint32_t counted = 0;
    for (const FacetValue& year : merged.facets.at(Collection::works).at(0).values) counted += year.count;
    CHECK(counted == works.size());
}
