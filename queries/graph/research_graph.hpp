#pragma once
#include "engine/generation/generation.hpp"
#include "queries/graph/node.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::graph {

struct GraphNode {
    NodeKey key;
    std::string id;     ///< "researcher:A1", "topic:query expansion": as a centre is named
    std::string label;  ///< title or name; of a topic or institution the spelling most documents have
    double weight = 0;  ///< 0 to 1 among the nodes of its kind: by the citations of a work, the works of a
                        ///< researcher, the edges of a topic or institution; in orders of magnitude
    nlohmann::ordered_json facts;  ///< `year`, `cited_by_count`, `works_count`: what is known
};

/// `source` and `target` are places in the nodes. Edges have a direction only in what they mean: researcher
/// to work, work or researcher to topic, either to institution.
struct GraphEdge {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    EdgeKind kind = EdgeKind::authored;
    double weight = 0;  ///< 0 to 1
};

struct ResearchGraph {
    std::vector<GraphNode> nodes;  ///< the centre first, then hop by hop
    std::vector<GraphEdge> edges;  ///< each once
};

/// Most nodes of one graph.
inline constexpr std::uint32_t max_graph_nodes = 200;

/// The node that is called `name`: a work or researcher by id, a topic or institution in any case and without
/// accents. Nothing when the index has none. Cost: a look-up.
std::optional<NodeKey> find_node(engine::Reader& reader, NodeKind kind, std::string_view name);

/// At most `limit` nodes around `centre`, up to `hops` (1 or 2) edges away, and every edge between them that
/// is about authors, topics and institutions. Kinds of neighbours take turns, the closest of each first. The
/// same for the same generation. With two hops a third of the nodes is for the first; topics and institutions
/// are gone through only when they are the centre, and similar researchers are looked for around the centre
/// only. Cost: one recommendation, a decompression a node, and a look at a column of every document when the
/// centre is a topic or an institution.
ResearchGraph research_graph(engine::Reader& reader, const NodeKey& centre, int hops, std::uint32_t limit);

/// {"nodes":[{"id","kind","label","weight",...}],"edges":[{"source","target","kind","weight"}]}.
nlohmann::ordered_json to_json(const ResearchGraph& graph);

}  // namespace kindred::queries::graph
