#pragma once
#include <algorithm>
#include <vector>

namespace kindred::engine {

/// Sorts `values`, and leaves each once.
template <typename T>
void sort_distinct(std::vector<T>& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace kindred::engine
