#include "queries/terminal/text.hpp"

#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace kindred::queries::terminal {

namespace {

using nlohmann::ordered_json;

std::size_t character_width(char32_t code) noexcept {
    const bool mark = code >= U'\uE000' && code <= U'\uE003';
    return mark ? 0 : engine::text::columns_of(code);
}

/// The longest beginning of `text` that takes at most `columns`, one character at least.
std::string_view beginning(std::string_view text, std::size_t columns) noexcept {
    std::size_t width = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto character = engine::decode(text, at);
        width += character_width(character.code);
        if (at > 0 && width > columns) break;
        at += character.size;
    }
    return text.substr(0, at);
}

/// Puts words into lines.
class Lines {
 public:
    Lines(std::size_t indent, std::size_t columns)
        : indent_(indent), columns_(std::max(columns, indent + least_room)), column_(indent) {}

    void add(std::string_view word) {
        const std::size_t width = width_of(word);
        const bool first = column_ == indent_;
        if (!first && column_ + 1 + width > columns_) {
            break_line();
        } else if (!first) {
            put(" ", 1);
        }
        while (column_ + width_of(word) > columns_) {
            const std::string_view head = beginning(word, columns_ - column_);
            put(head, width_of(head));
            word.remove_prefix(head.size());
            if (word.empty()) return;
            break_line();
        }
        put(word, width_of(word));
    }

    std::string take() { return std::move(out_); }

 private:
    void put(std::string_view text, std::size_t width) {
        out_ += text;
        column_ += width;
    }
    void break_line() {
        while (out_.ends_with(' ')) out_.pop_back();
        out_ += "\n" + std::string(indent_, ' ');
        column_ = indent_;
    }

    std::size_t indent_;
    std::size_t columns_;
    std::size_t column_;
    std::string out_;
};

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
        width += character_width(character.code);
        at += character.size;
    }
    return width;
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t columns) {
    if (columns == 0) return text;
    Lines lines(indent, columns);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        lines.add(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
    return lines.take();
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string counted(std::uint64_t number, std::string_view one) {
    return fmt::format("{} {}{}", grouped(number), one, number == 1 ? "" : "s");
}

std::string cut(std::string_view text, std::size_t columns) {
    if (width_of(text) <= columns) return std::string(text);
    std::size_t width = 1;  // of the ellipsis
    std::size_t at = 0;
    while (at < text.size()) {
        const auto character = engine::decode(text, at);
        width += character_width(character.code);
        if (width > columns) break;
        at += character.size;
    }
    while (at > 0 && text[at - 1] == ' ') --at;
    return std::string(text.substr(0, at)) + "…";
}

}  // namespace kindred::queries::terminal
