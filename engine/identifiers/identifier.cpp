#include "engine/identifiers/identifier.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace kindred::engine::identifiers {

std::string to_string(const Identifier& identifier) {
    constexpr std::array<std::string_view, 6> names = {"doi", "arxiv", "pmid", "orcid", "url", "id"};
    return std::string(names[static_cast<std::size_t>(identifier.kind)]) + ":" + identifier.value;
}

}  // namespace kindred::engine::identifiers
