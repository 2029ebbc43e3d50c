#include "server/routing/path_pattern.hpp"

#include <algorithm>
#include <cstddef>

namespace kindred::server::routing {

std::optional<PathIds> match_path(std::string_view pattern, const std::vector<std::string>& path) {
    PathIds ids;
    std::size_t found = 0;
    std::size_t i = 0;
    pattern.remove_prefix(1);
    for (; !pattern.empty(); ++i) {
        const auto end = std::min(pattern.find('/'), pattern.size());
        const auto wanted = pattern.substr(0, end);
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
        if (i == path.size()) return std::nullopt;
        if (wanted.front() == '{') {
            ids.at(found++) = path[i];
        } else if (wanted != path[i]) {
            return std::nullopt;
        }
    }
    if (i != path.size()) return std::nullopt;
    return ids;
}

}  // namespace kindred::server::routing
