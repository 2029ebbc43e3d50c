#include "queries/terminal/text.hpp"

#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace kindred::queries::terminal {

namespace {

using nlohmann::ordered_json;

std::size_t width_of(char32_t code) noexcept {
    switch (engine::text::kind_of(code)) {
        case engine::text::CharKind::mark:
        case engine::text::CharKind::ignorable:
            return 0;
        case engine::text::CharKind::cjk:
            return 2;
        default:
            return 1;
    }
}

}  // namespace

std::string printable(std::string_view text) {
    return engine::text::normalise(text);
}

std::string text_of(const ordered_json& value) {
    return printable(value.is_string() ? value.get<std::string>()
                                       : value.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

std::vector<std::string> texts_of(const ordered_json& list) {
    std::vector<std::string> texts;
    for (const auto& member : list) texts.push_back(text_of(member));
    return texts;
}

std::string field(const ordered_json& record, const char* name) {
    const auto at = record.find(name);
    return at == record.end() ? std::string() : text_of(*at);
}

std::string listed(const std::vector<std::string>& texts, std::size_t most, std::string_view separator) {
    const std::size_t shown = std::min(texts.size(), most);
    const std::string all = fmt::format("{}", fmt::join(std::span(texts).first(shown), separator));
    return shown == texts.size() ? all : fmt::format("{} and {} more", all, texts.size() - shown);
}

std::string joined(const ordered_json& record, const char* name, std::size_t most) {
    const auto at = record.find(name);
    return at == record.end() || !at->is_array() ? "" : listed(texts_of(*at), most);
}

std::string dotted(std::initializer_list<std::string> parts) {
    std::string line;
    for (const std::string& part : parts)
        if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
    return line;
}

std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = engine::decode(text, at);
        width += width_of(character.code);
        at += character.size;
    }
    return width;
}

std::string cut(std::string_view text, std::size_t columns) {
    if (width_of(text) <= columns) return std::string(text);
    std::size_t width = 1;  // of the ellipsis
    std::size_t at = 0;
    while (at < text.size()) {
        const auto character = engine::decode(text, at);
        width += width_of(character.code);
        if (width > columns) break;
        at += character.size;
    }
    while (at > 0 && text[at - 1] == ' ') --at;
    return std::string(text.substr(0, at)) + "…";
}

}  // namespace kindred::queries::terminal
