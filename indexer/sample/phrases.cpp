#include "indexer/sample/phrases.hpp"

namespace kindred::indexer::sample {

std::vector<std::string_view> phrases(std::string_view text) {
    std::vector<std::string_view> found;
    while (true) {
        const auto bar = text.find('|');
        found.push_back(text.substr(0, bar));
        if (bar == std::string_view::npos) return found;
        text.remove_prefix(bar + 1);
    }
}

}  // namespace kindred::indexer::sample
