#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::hits {

/// True when `pattern` names the attribute at `path` or one that holds it. A path has dots between the names
/// ("authors.name"); a pattern is such a path, a beginning and a star ("auth*"), or "*".
bool covers(std::string_view pattern, std::string_view path) noexcept;

/// How much of an attribute a set of patterns names.
enum class Cover {
    none,
    inside,  ///< something that it may hold
    whole,
};

/// The most that any of `patterns` says of the attribute at `path`.
Cover cover_of(const std::vector<std::string>& patterns, std::string_view path) noexcept;

}  // namespace kindred::queries::hits
