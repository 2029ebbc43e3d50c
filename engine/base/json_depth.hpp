#pragma once
#include <string_view>

namespace kindred::engine {

/// True when brackets of `json` that stand outside strings are nested deeper than `depth`: what is hostile is
/// known before anything recursive meets it. The text need not be valid JSON. Cost: one pass.
bool nested_deeper_than(std::string_view json, int depth) noexcept;

}  // namespace kindred::engine
