#include "queries/graph/research_graph.hpp"

#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::graph {

namespace {

/// With two hops, one in this many nodes is for the first.
constexpr std::size_t first_hop_part = 3;

/// Grows a graph from its centre.
class Grower {
 public:
    Grower(engine::Reader& reader, std::size_t limit) : reader_(reader), limit_(limit) {}

    void grow(const NodeKey& centre, int hops) {
        take(centre);
        const std::size_t room = limit_ - 1;
        const std::size_t first = hops == 1 ? room : std::max<std::size_t>(1, room / first_hop_part);
        take_in_turns(neighbours(centre, room, true), std::min(room, first));
        if (hops == 1) return;
        const std::vector<NodeKey> near(nodes_.begin() + 1, nodes_.end());
        std::vector<Links> kinds;
        for (const NodeKey& node : near)
            if (!node.is_name()) std::ranges::move(neighbours(node, room, false), std::back_inserter(kinds));
        take_in_turns(kinds, limit_ - nodes_.size());
    }

    const std::vector<NodeKey>& nodes() const noexcept { return nodes_; }

    /// Every edge between the nodes: likenesses that were seen, and what look-ups tell.
    std::vector<GraphEdge> edges() const {
        std::map<std::tuple<std::uint32_t, std::uint32_t, EdgeKind>, double> weights;
        const auto add = [&](const NodeKey& from, const Link& link) {
            const auto a = places_.find(from);
            const auto b = places_.find(link.to);
            if (a == places_.end() || b == places_.end() || a == b) return;
            const bool forward = from < link.to;
            weights.emplace(
                std::tuple{forward ? a->second : b->second, forward ? b->second : a->second, link.kind},
                link.weight);
        };
        for (const auto& [from, link] : similar_) add(from, link);
        for (const NodeKey& node : nodes_)
            for (const Links& links : plain_links(reader_.generation(), node))
                for (const Link& link : links) add(node, link);
        std::vector<GraphEdge> edges;
        for (const auto& [key, weight] : weights) {
            const auto& [source, target, kind] = key;
            edges.push_back({source, target, kind, weight});
        }
        return edges;
    }

 private:
    /// The neighbours of a node; remembers which of them are like it, as no look-up tells that.
    std::vector<Links> neighbours(const NodeKey& node, std::size_t each, bool similar_people) {
        auto kinds = neighbours_of(reader_, node, each, similar_people);
        for (const Links& links : kinds)
            for (const Link& link : links)
                if (link.kind == EdgeKind::similar) similar_.emplace_back(node, link);
        return kinds;
    }

    void take(const NodeKey& node) {
        if (places_.emplace(node, static_cast<std::uint32_t>(nodes_.size())).second) nodes_.push_back(node);
    }

    /// Takes up to `count` new nodes, of every kind its first, then of every kind its second.
    void take_in_turns(const std::vector<Links>& kinds, std::size_t count) {
        const std::size_t enough = nodes_.size() + count;
        bool more = true;
        for (std::size_t rank = 0; more && nodes_.size() < enough; ++rank) {
            more = false;
            for (const Links& links : kinds) {
                if (rank >= links.size()) continue;
                more = true;
                if (nodes_.size() < enough) take(links[rank].to);
            }
        }
    }

    engine::Reader& reader_;
    std::size_t limit_;
    std::vector<NodeKey> nodes_;
    std::map<NodeKey, std::uint32_t> places_;
    std::vector<std::pair<NodeKey, Link>> similar_;
};

/// How most documents spell a topic or institution, works if they name it; of equals the first. Nothing when
/// nobody names it.
std::optional<std::string_view> spelling_of(const engine::Generation& generation, NodeKind kind,
                                            std::string_view folded) {
    for (const auto* columns : {&generation.work_columns(), &generation.researcher_columns()}) {
        const engine::data::Column* const column = name_column(*columns, kind);
        if (column == nullptr) continue;
        const engine::data::ValueRange ids = values_named(*column, folded);
        if (ids.empty()) continue;
        std::uint32_t best = ids.first;
        for (std::uint32_t id = best; id < ids.last; ++id)
            if (column->documents_with(id) > column->documents_with(best)) best = id;
        return column->text_of(best);
    }
    return std::nullopt;
}

/// A node as it is shown; its weight is still a count: of citations, or of works.
GraphNode shown(const engine::Generation& generation, const NodeKey& key) {
    GraphNode node{key, {}, {}, 0, nlohmann::ordered_json::object()};
    std::string name;
    if (key.is_name()) {
        name = node.label = spelling_of(generation, key.kind, key.folded).value_or(key.folded);
    } else {
        const bool work = key.kind == NodeKind::work;
        const auto record =
            (work ? generation.work_records() : generation.researcher_records()).read(key.number);
        name = record.text("id");
        node.label = record.text(work ? "title" : "name");
        for (const char* fact : {"year", "works_count", "cited_by_count"}) {
            const auto value = record.value(fact);
            if (value.is_number_integer()) node.facts[fact] = value.get<std::int64_t>();
        }
        node.weight = std::max(0.0, node.facts.value(work ? "cited_by_count" : "works_count", 0.0));
    }
    node.id = fmt::format("{}:{}", to_string(key.kind), name);
    return node;
}

/// Topics and institutions count by their edges; then every kind is scaled to 1, evenly by orders of
/// magnitude.
void weigh(ResearchGraph& graph) {
    for (const GraphEdge& edge : graph.edges) {
        const bool name = edge.kind == EdgeKind::about || edge.kind == EdgeKind::affiliated;
        if (name) graph.nodes[edge.target].weight += 1;
    }
    std::array<double, node_kinds> greatest{};
    for (GraphNode& node : graph.nodes) {
        node.weight = std::log1p(node.weight);
        double& most = greatest.at(static_cast<std::size_t>(node.key.kind));
        most = std::max(most, node.weight);
    }
    for (GraphNode& node : graph.nodes) {
        const double most = greatest.at(static_cast<std::size_t>(node.key.kind));
        node.weight = most > 0 ? node.weight / most : 0;
    }
}

}  // namespace

std::optional<NodeKey> find_node(engine::Reader& reader, NodeKind kind, std::string_view name) {
    const auto numbered = [&](const auto& found) {
        return found ? std::optional(NodeKey{kind, engine::number(*found), {}}) : std::nullopt;
    };
    if (kind == NodeKind::work) return numbered(reader.find_work(name));
    if (kind == NodeKind::researcher) return numbered(reader.find_researcher(name));
    const std::string folded = engine::text::fold(engine::text::normalise(name));
    if (folded.empty() || !spelling_of(reader.generation(), kind, folded)) return std::nullopt;
    return NodeKey{kind, 0, folded};
}

ResearchGraph research_graph(engine::Reader& reader, const NodeKey& centre, int hops, std::uint32_t limit) {
    Grower grower(reader, std::clamp<std::uint32_t>(limit, 1, max_graph_nodes));
    grower.grow(centre, hops);
    ResearchGraph graph;
    for (const NodeKey& node : grower.nodes()) graph.nodes.push_back(shown(reader.generation(), node));
    graph.edges = grower.edges();
    weigh(graph);
    return graph;
}

nlohmann::ordered_json to_json(const ResearchGraph& graph) {
    auto nodes = nlohmann::ordered_json::array();
    for (const GraphNode& node : graph.nodes) {
        nodes.push_back({{"id", node.id},
                         {"kind", to_string(node.key.kind)},
                         {"label", node.label},
                         {"weight", node.weight}});
        nodes.back().update(node.facts);
    }
    auto edges = nlohmann::ordered_json::array();
    for (const GraphEdge& edge : graph.edges) {
        edges.push_back({{"source", graph.nodes[edge.source].id},
                         {"target", graph.nodes[edge.target].id},
                         {"kind", to_string(edge.kind)},
                         {"weight", edge.weight}});
    }
    return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

}  // namespace kindred::queries::graph
