#include "server/base/log.hpp"

#include "server/base/message.hpp"
#include "server/base/url.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace kindred::server {

std::string printable(std::string_view text) {
    constexpr std::size_t max_bytes = 300;
    std::string safe;
    for (const char c : text.substr(0, max_bytes)) {
        const bool plain = c >= ' ' && c <= '~' && c != '\\';
        safe += plain ? std::string(1, c) : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    if (text.size() > max_bytes) safe += "...";
    return safe;
}

std::string printable_target(std::string_view target) {
    const auto parsed = parse_target(target);
    if (parsed && parsed->path.size() > 1 && parsed->path.front() == "keys") return "/keys/...";
    const auto query = target.find('?');
    const bool secret = !parsed || std::ranges::any_of(parsed->query, [](const auto& pair) {
        return pair.first == algolia_key;
    });
    if (secret && query != std::string_view::npos) return printable(target.substr(0, query)) + "?...";
    return printable(target);
}

}  // namespace kindred::server
