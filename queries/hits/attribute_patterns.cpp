#include "queries/hits/attribute_patterns.hpp"

#include <algorithm>

namespace kindred::queries::hits {

namespace {

/// True when `path` holds the attribute `inner`.
bool holds(std::string_view path, std::string_view inner) noexcept {
    return inner.size() > path.size() && inner[path.size()] == '.' && inner.starts_with(path);
}

}  // namespace

bool covers(std::string_view pattern, std::string_view path) noexcept {
    if (pattern.ends_with('*')) return path.starts_with(pattern.substr(0, pattern.size() - 1));
    return path == pattern || holds(pattern, path);
}

Cover cover_of(const std::vector<std::string>& patterns, std::string_view path) noexcept {
    Cover most = Cover::none;
    for (const std::string& pattern : patterns) {
        if (covers(pattern, path)) return Cover::whole;
        if (holds(path, pattern)) most = Cover::inside;
    }
    return most;
}

}  // namespace kindred::queries::hits
