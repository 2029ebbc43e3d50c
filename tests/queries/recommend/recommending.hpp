#pragma once
#include "queries/recommend/recommend.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace kindred::test {

using namespace queries;
using namespace queries::recommend;

/// Two works on tides close to that of S, whose coauthor wrote one of them; bees and wasps elsewhere.
inline constexpr std::string_view tides =
    R"({"id":"W1","title":"Tides of the moon","authors":[{"id":"S","name":"Seed"},{"id":"C","name":"Coauthor"}],"year":2001,"venue":"Ocean Letters","topics":["tides"]}
{"id":"W2","title":"Moon tides computed","authors":[{"id":"A","name":"Near"}],"year":2011,"venue":"Ocean Letters","topics":["tides"]}
{"id":"W3","title":"Tide tables","authors":[{"id":"B","name":"Far"},{"id":"C","name":"Coauthor"}],"year":1999}
{"id":"W4","title":"Bees","authors":[{"id":"D","name":"Elsewhere"}]}
{"id":"W5","title":"Wasps","authors":[{"id":"E","name":"Two"},{"id":"F","name":"Together"}]}
{"id":"W6","title":"Wasps again","authors":[{"id":"F","name":"Together"}]}
)";
inline constexpr std::string_view no_works = R"({"id":"N","name":"New Here"})";

inline RecommendRequest seeded(std::vector<std::string> researchers) {
    RecommendRequest request;
    request.seeds.researchers = std::move(researchers);
    return request;
}

inline RecommendRequest works_seeded(std::vector<std::string> works) {
    RecommendRequest request;
    request.seeds.works = std::move(works);
    return request;
}

inline RecommendRequest text_seeded(std::string text) {
    RecommendRequest request;
    request.seeds.text = std::move(text);
    return request;
}

inline RecommendAnswer people(SmallIndex& index, const RecommendRequest& request) {
    return recommend_researchers(index.reader(), request);
}

inline RecommendAnswer people(SmallIndex& index, const std::string& id, bool exclude_coauthors = false) {
    RecommendRequest request = seeded({id});
    if (exclude_coauthors) request.exclude.coauthors_of = {id};
    return people(index, request);
}

inline RecommendAnswer works(SmallIndex& index, const RecommendRequest& request) {
    return recommend_works(index.reader(), request);
}

inline std::set<std::string> ids(const RecommendAnswer& answer) {
    std::set<std::string> out;
    for (const Recommendation& hit : answer.hits) out.insert(hit.id);
    return out;
}

inline std::vector<std::string> order(const RecommendAnswer& answer) {
    std::vector<std::string> out;
    for (const Recommendation& hit : answer.hits) out.push_back(hit.id);
    return out;
}

inline const Recommendation& hit(const RecommendAnswer& answer, const std::string& id) {
    const auto at = std::find_if(answer.hits.begin(), answer.hits.end(),
                                 [&](const Recommendation& h) { return h.id == id; });
    REQUIRE(at != answer.hits.end());
    return *at;
}

}  // namespace kindred::test
