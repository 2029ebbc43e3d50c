#pragma once
#include "engine/generation/generation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::graph {

/// What a node of the graph stands for. Edges are told from the first of these to the last.
enum class NodeKind : std::uint8_t { researcher, work, topic, institution };
inline constexpr std::size_t node_kinds = 4;

/// "researcher", "work", "topic", "institution".
std::string_view to_string(NodeKind kind) noexcept;
std::optional<NodeKind> node_kind_named(std::string_view name) noexcept;

/// A node: a work or researcher by number; a topic or institution by name, folded.
struct NodeKey {
    NodeKind kind = NodeKind::work;
    std::uint32_t number = 0;
    std::string folded;

    /// True for a topic or institution.
    bool is_name() const noexcept { return kind == NodeKind::topic || kind == NodeKind::institution; }
    auto operator<=>(const NodeKey&) const = default;
};

/// Why two nodes are connected.
enum class EdgeKind : std::uint8_t { authored, coauthor, about, affiliated, similar };
std::string_view to_string(EdgeKind kind) noexcept;

/// One end of an edge, seen from the other.
struct Link {
    NodeKey to;
    EdgeKind kind;
    double weight;
};

/// Neighbours of one kind, closest first.
using Links = std::vector<Link>;

/// Who and what is next to a node, kind by kind, at most `each` of every kind. `similar_people` says whether
/// similar researchers, which take a recommendation, are among them.
std::vector<Links> neighbours_of(engine::Reader& reader, const NodeKey& node, std::size_t each,
                                 bool similar_people);

/// The edges from `node` that one look-up tells, kind by kind, to whatever they lead: authors, topics and
/// institutions of a work, collaborators, topics and institutions of a researcher. None for topics and
/// institutions.
std::vector<Links> plain_links(const engine::Generation& generation, const NodeKey& node);

/// The column of a collection that has the topics, or institutions; null when there is none.
const engine::data::Column* name_column(const engine::data::Columns& columns, NodeKind kind);
/// The ids of the values that are `folded`.
engine::data::ValueRange values_named(const engine::data::Column& column, std::string_view folded);

}  // namespace kindred::queries::graph
