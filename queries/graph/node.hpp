#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kindred::queries::graph {

/// What a node of the graph stands for.
enum class NodeKind : std::uint8_t { work, researcher, topic, institution };
inline constexpr std::size_t node_kinds = 4;

/// "work", "researcher", "topic", "institution".
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

}  // namespace kindred::queries::graph
