#include "queries/graph/research_graph.hpp"

#include "tests/support/small_index.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::graph;
using nlohmann::json;
using test::SmallIndex;
using Names = std::set<std::string>;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tides of the moon","year":2019,"cited_by_count":7,"topics":["Tides","Moon"],"authors":[{"id":"A1","name":"Ada","institution":"North"},{"id":"A2","name":"Bo","institution":"South"}]}
{"id":"W2","title":"Tide tables of the moon","year":2021,"topics":["tides"],"authors":[{"id":"A1","name":"Ada","institution":"North"}]}
{"id":"W3","title":"Tables of the tides and the moon","year":2020,"cited_by_count":1,"topics":["Tides"],"authors":[{"id":"A3","name":"Cy"}]}
{"id":"W4","title":"Bees","authors":[{"id":"A2","name":"Bo","institution":"South"},{"id":"A4","name":"Di"}]}
)";

json around(SmallIndex& index, NodeKind kind, const char* name, int hops = 1, std::uint32_t limit = 60) {
    const auto centre = find_node(index.reader(), kind, name);
    REQUIRE(centre);
    return to_json(research_graph(index.reader(), *centre, hops, limit));
}

Names nodes(const json& graph) {
    Names ids;
    for (const json& node : graph["nodes"]) CHECK(ids.insert(node["id"]).second);
    return ids;
}

Names edges(const json& graph, const std::string& kind) {
    Names found;
    for (const json& edge : graph["edges"]) {
        if (edge["kind"] != kind) continue;
        CHECK(
            found.insert(edge["source"].get<std::string>() + " " + edge["target"].get<std::string>()).second);
    }
    return found;
}

double weight(const json& graph, const std::string& source, const std::string& target) {
    for (const json& edge : graph["edges"])
        if (edge["source"] == source && edge["target"] == target) return edge["weight"];
    return -1;
}

/// What holds of every graph.
void check_sound(const json& graph, std::size_t limit) {
    const Names ids = nodes(graph);
    CHECK(ids.size() <= limit);
    for (const json& node : graph["nodes"]) {
        CHECK(node["weight"] >= 0);
        CHECK(node["weight"] <= 1);
        CHECK_FALSE(node["label"].get<std::string>().empty());
    }
    for (const json& edge : graph["edges"]) {
        CHECK(ids.count(edge["source"]) == 1);
        CHECK(ids.count(edge["target"]) == 1);
        CHECK(edge["source"] != edge["target"]);
        CHECK(edge["weight"] > 0);
        CHECK(edge["weight"] <= 1);
    }
}

}  // namespace

TEST_CASE("around a researcher are works, coauthors, topics and institutions", "[queries][graph]") {
    SmallIndex index(works);
    const json graph = around(index, NodeKind::researcher, "A1");
    check_sound(graph, 60);
    CHECK(graph["nodes"][0]["id"] == "researcher:A1");
    CHECK(graph["nodes"][0]["kind"] == "researcher");
    CHECK(graph["nodes"][0]["label"] == "Ada");
    CHECK(graph["nodes"][0]["works_count"] == 2);
    const Names expected = {"researcher:A1", "researcher:A2", "work:W1",          "work:W2",
                            "topic:Tides",   "topic:Moon",    "institution:North"};
    const Names found = nodes(graph);
    CHECK(std::includes(found.begin(), found.end(), expected.begin(), expected.end()));
    CHECK(edges(graph, "authored") ==
          Names{"researcher:A1 work:W1", "researcher:A1 work:W2", "researcher:A2 work:W1"});
    CHECK(edges(graph, "coauthor").count("researcher:A1 researcher:A2") == 1);
    CHECK(edges(graph, "coauthor").count("researcher:A1 researcher:A4") == 0);
    CHECK(edges(graph, "affiliated") ==
          Names{"researcher:A1 institution:North", "work:W1 institution:North", "work:W2 institution:North"});
    CHECK(edges(graph, "about").count("work:W1 topic:Moon") == 1);
    // One shared work, of two works each.
    CHECK(weight(graph, "researcher:A1", "researcher:A2") == Approx(0.5));
    CHECK(weight(graph, "researcher:A1", "work:W1") == Approx(1 / std::sqrt(2)));
    CHECK(weight(graph, "researcher:A1", "work:W2") == 1);
}

TEST_CASE("around a work are its authors, topics and works like it", "[queries][graph]") {
    SmallIndex index(works);
    const json graph = around(index, NodeKind::work, "W2");
    check_sound(graph, 60);
    CHECK(graph["nodes"][0]["label"] == "Tide tables of the moon");
    CHECK(graph["nodes"][0]["year"] == 2021);
    CHECK(nodes(graph).count("researcher:A1") == 1);
    CHECK(nodes(graph).count("researcher:A4") == 0);
    CHECK(edges(graph, "similar").count("work:W2 work:W3") +
              edges(graph, "similar").count("work:W3 work:W2") ==
          1);
}

TEST_CASE("around a work are the institutions of its authors", "[queries][graph]") {
    SmallIndex index(works);
    const json graph = around(index, NodeKind::work, "W1");
    check_sound(graph, 60);
    const Names affiliated = edges(graph, "affiliated");
    for (const char* const edge : {"work:W1 institution:North", "work:W1 institution:South",
                                   "researcher:A1 institution:North", "researcher:A2 institution:South"}) {
        INFO(edge);
        CHECK(affiliated.count(edge) == 1);
    }
    CHECK(weight(graph, "work:W1", "institution:North") == Approx(1 / std::sqrt(2)));
    CHECK(edges(around(index, NodeKind::work, "W3"), "affiliated").empty());
}

TEST_CASE("a topic or institution is called as most documents call it", "[queries][graph]") {
    const auto work = [](int n, const char* topic, const char* institution) {
        return R"({"id":"W)" + std::to_string(n) + R"(","title":"T","topics":[")" + topic +
               R"("],"authors":[{"id":"A)" + std::to_string(n) + R"(","name":"Ada","institution":")" +
               institution + "\"}]}\n";
    };
    SmallIndex index(work(1, "BEES", "University Of Oxford") + work(2, "Bees", "University of Oxford") +
                     work(3, "bees", "University of Oxford") + work(4, "bees", "university of oxford"));
    const json graph = around(index, NodeKind::work, "W1", 2);
    CHECK(nodes(graph).count("topic:bees") == 1);
    CHECK(nodes(graph).count("institution:University of Oxford") == 1);
    const json centre = around(index, NodeKind::institution, "UNIVERSITY OF OXFORD")["nodes"][0];
    CHECK(centre["label"] == "University of Oxford");
    CHECK(centre["id"] == "institution:University of Oxford");
}

TEST_CASE("a topic or institution is found in any case, and leads to those who have it", "[queries][graph]") {
    SmallIndex index(works);
    for (const char* const name : {"Tides", "tides", " TIDES", "ti\u0301des"}) {
        INFO(name);
        const json graph = around(index, NodeKind::topic, name);
        check_sound(graph, 60);
        CHECK(graph["nodes"][0]["kind"] == "topic");
        CHECK(nodes(graph).size() == 7);  // with three works and three researchers
        CHECK(edges(graph, "about").size() == 6);
    }
    const json south = around(index, NodeKind::institution, "south");
    CHECK(nodes(south) == Names{"institution:South", "researcher:A2", "work:W1", "work:W4"});
    CHECK_FALSE(find_node(index.reader(), NodeKind::topic, "tide"));
    CHECK_FALSE(find_node(index.reader(), NodeKind::topic, " "));
    CHECK_FALSE(find_node(index.reader(), NodeKind::institution, "Tides"));
    CHECK_FALSE(find_node(index.reader(), NodeKind::work, "A1"));
    CHECK_FALSE(find_node(index.reader(), NodeKind::researcher, "W1"));
}

TEST_CASE("a second hop goes on from the first", "[queries][graph]") {
    SmallIndex index(works);
    CHECK(nodes(around(index, NodeKind::work, "W2", 1)).count("researcher:A2") == 0);
    const json graph = around(index, NodeKind::work, "W2", 2);
    check_sound(graph, 60);
    CHECK(nodes(graph).count("researcher:A2") == 1);
}

TEST_CASE("a graph keeps to its limit and is the same every time", "[queries][graph]") {
    SmallIndex index(test::sample_works(300, 3));
    const json first = json(index.generation().work_records().read(0).to_json());
    const std::string work = first["id"];
    const std::string author = first["author_ids"][0];
    for (const std::uint32_t limit : {1U, 2U, 17U, 200U}) {
        for (const int hops : {1, 2}) {
            INFO(limit << " nodes, " << hops << " hops");
            const json graph = around(index, NodeKind::researcher, author.c_str(), hops, limit);
            check_sound(graph, limit);
            CHECK(graph == around(index, NodeKind::researcher, author.c_str(), hops, limit));
        }
        check_sound(around(index, NodeKind::work, work.c_str(), 2, limit), limit);
    }
    CHECK(around(index, NodeKind::researcher, author.c_str(), 2, 200)["nodes"].size() >
          around(index, NodeKind::researcher, author.c_str(), 1, 200)["nodes"].size());
}
