#include "server/base/url.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace kindred::server {

namespace {

std::string_view without_authority(std::string_view target) noexcept {
    if (target.starts_with('/')) return target;
    const auto scheme = target.find("://");
    if (scheme == std::string_view::npos) return target;
    const auto path = target.find_first_of("/?", scheme + 3);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

}  // namespace

std::string_view take_until(std::string_view& rest, char separator) noexcept {
    const auto piece = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    return piece;
}

std::string separated(std::string_view camel_case, char separator) {
    std::string words;
    for (const char c : camel_case) {
        if (engine::is_upper(c)) words += separator;
        words += engine::lower(c);
    }
    return words;
}

bool valid_utf8(std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const engine::Character character = engine::decode(bytes, 0);
        if (!character.valid) return false;
        bytes.remove_prefix(character.size);
    }
    return true;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const auto byte = engine::to_number<unsigned char>(text.substr(i + 1, 2), 16);
            if (!byte) return std::nullopt;
            c = static_cast<char>(*byte);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        decoded += c;
    }
    if (!valid_utf8(decoded)) return std::nullopt;
    return decoded;
}

std::optional<Target> parse_target(std::string_view target) {
    target = without_authority(target);
    target = target.substr(0, target.find('#'));
    std::string_view path = take_until(target, '?');
    std::string_view query = target;

    Target parsed;
    if (path.starts_with('/')) path.remove_prefix(1);
    if (path.ends_with('/')) path.remove_suffix(1);
    while (!path.empty()) {
        const bool more = path.find('/') != std::string_view::npos;
        auto segment = percent_decode(take_until(path, '/'), false);
        if (!segment) return std::nullopt;
        parsed.path.push_back(std::move(*segment));
        if (more && path.empty()) parsed.path.emplace_back();
    }
    while (!query.empty()) {
        std::string_view value = take_until(query, '&');
        if (value.empty()) continue;
        const std::string_view name = take_until(value, '=');
        auto decoded_name = percent_decode(name, true);
        auto decoded_value = percent_decode(value, true);
        if (!decoded_name || !decoded_value) return std::nullopt;
        parsed.query.emplace_back(std::move(*decoded_name), std::move(*decoded_value));
    }
    return parsed;
}

}  // namespace kindred::server
