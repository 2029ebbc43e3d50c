#pragma once
#include <string_view>
#include <vector>

namespace kindred::indexer::sample {

/// The phrases between the `|` of `text`, as views into it.
std::vector<std::string_view> phrases(std::string_view text);

}  // namespace kindred::indexer::sample
