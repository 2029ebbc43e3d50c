#include "queries/graph/node.hpp"

#include <algorithm>
#include <array>

namespace kindred::queries::graph {

namespace {

constexpr std::array<std::string_view, node_kinds> kind_names = {"work", "researcher", "topic",
                                                                 "institution"};
constexpr std::array<std::string_view, 5> edge_kinds = {"authored", "coauthor", "about", "affiliated",
                                                        "similar"};

}  // namespace

std::string_view to_string(NodeKind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<NodeKind> node_kind_named(std::string_view name) noexcept {
    const auto found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<NodeKind>(found - kind_names.begin());
}

std::string_view to_string(EdgeKind kind) noexcept {
    return edge_kinds[static_cast<std::size_t>(kind)];
}

}  // namespace kindred::queries::graph
