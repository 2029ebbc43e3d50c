#include "queries/graph/research_graph.hpp"
#include "queries/profile/profile.hpp"
#include "server/api/routes.hpp"
#include "server/base/errors.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::api {

namespace {

using queries::graph::NodeKind;

constexpr std::uint32_t default_nodes = 60;

/// What stands before and after the colon of "researcher:A1".
std::pair<NodeKind, std::string> read_centre(const calls::Parameters& given) {
    constexpr std::string_view centres = "`researcher:ID`, `work:ID`, `topic:NAME` or `institution:NAME`";
    const auto centre = given.text("center");
    if (!centre) fail("missing_graph_center", "Missing parameter `center`: expected {}", centres);
    const auto colon = std::min(centre->find(':'), centre->size());
    const auto kind = queries::graph::node_kind_named(std::string_view(*centre).substr(0, colon));
    if (!kind || colon + 1 >= centre->size()) given.refuse("center", *centre, centres);
    return {*kind, centre->substr(colon + 1)};
}

/// Where a name or id can be found, in the order of NodeKind.
constexpr std::array<std::string_view, queries::graph::node_kinds> advice = {
    "ids are in the hits of /indexes/researchers/search",
    "ids are in the hits of /indexes/works/search",
    "names are found by /indexes/works/facet-search with the facetName `topics`",
    "names are found by /indexes/works/facet-search with the facetName `institutions`",
};

}  // namespace

Response graph(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"center", "hops", "limit"});
    const auto [kind, name] = read_centre(given);
    const std::uint32_t hops = given.count("hops", 1);
    if (hops != 1 && hops != 2) given.refuse("hops", std::to_string(hops), "1 or 2");
    const std::uint32_t limit = given.count("limit", default_nodes);
    if (limit == 0 || limit > queries::graph::max_graph_nodes) {
        given.refuse("limit", std::to_string(limit),
                     fmt::format("1 to {} nodes", queries::graph::max_graph_nodes));
    }
    auto centre = queries::graph::find_node(call.reader, kind, name);
    if (!centre && kind == NodeKind::researcher) {
        const auto found = queries::profile::find_researcher(call.reader, name);
        if (!found.choices.empty())
            return json_response({{"choices", queries::profile::choices_to_json(call.reader, found.choices)}},
                                 300);
        if (found.researcher) centre = {kind, engine::number(*found.researcher), {}};
    }
    if (!centre) {
        throw ApiError(404, "document_not_found",
                       fmt::format("There is no {} `{}`: {}.", queries::graph::to_string(kind), excerpt(name),
                                   advice.at(static_cast<std::size_t>(kind))));
    }
    return json_response(queries::graph::to_json(
        queries::graph::research_graph(call.reader, *centre, static_cast<int>(hops), limit)));
}

}  // namespace kindred::server::api
