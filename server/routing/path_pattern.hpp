#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::server::routing {

/// What stands in a path for the {...} of a pattern, in order; a pattern has two at most.
using PathIds = std::array<std::string_view, 2>;

/// Matches the decoded segments of a path with a pattern such as "/indexes/{uid}/documents/{id}". Nothing
/// when they do not fit. The ids point into `path`. A {...} takes one whole segment, whatever is in it.
std::optional<PathIds> match_path(std::string_view pattern, const std::vector<std::string>& path);

}  // namespace kindred::server::routing
