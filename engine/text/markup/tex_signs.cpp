#include "engine/text/markup/tex_signs.hpp"

#include "engine/base/ascii.hpp"

#include <algorithm>

namespace kindred::engine::text {

namespace {

char at_or_end(std::string_view text, std::size_t at) noexcept {
    return at < text.size() ? text[at] : '\0';
}

/// Looks back no further than a blank or another ~, so that a run of them costs no more.
bool is_in_url(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t longest = 200;  // bytes
    auto from = at;
    while (from > 0 && at - from < longest && !is_blank(text[from - 1]) && text[from - 1] != '~') --from;
    const auto before = text.substr(from, at - from);
    return before.find("://") != std::string_view::npos || before.find("www.") != std::string_view::npos;
}

/// A slash that JSON escaped; before a blank or a brace it is TeX's italic correction.
std::string_view slash_before(char next) noexcept {
    return next == '}' || next == '\0' || is_blank(next) ? "" : "/";
}

}  // namespace

bool is_case_group(std::string_view content) noexcept {
    constexpr std::size_t longest = 200;  // bytes
    if (content.empty() || content.size() > longest) return false;
    return std::ranges::all_of(content, [](char c) {
        return is_alphanumeric(c) || !is_ascii(c) || is_one_of(c, " -.+'") || c == tex_dropped;
    });
}

bool is_tex_tie(std::string_view text, std::size_t at) noexcept {
    const char after = at_or_end(text, at + 1);
    if (after == '\0' || is_blank(after) || after == '~' || at == 0) return false;
    const char before = text[at - 1];
    if (is_digit(before)) return is_letter(after) || after == '\\' || after == '$' || after == '(';
    if (is_blank(before)) return after == '\\';
    const bool word = is_letter(before) || !is_ascii(before) || is_one_of(before, ").,]}$'\"");
    return word && !is_in_url(text, at);
}

bool is_windows_path(std::string_view text, std::size_t at) noexcept {
    return at >= 2 && text[at - 1] == ':' && is_letter(text[at - 2]) && (at == 2 || !is_letter(text[at - 3]));
}

bool is_compound_argument(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t enough = 40;  // bytes; nothing longer is simple
    auto argument = text.substr(std::min(at + 1, text.size()), enough);
    const auto end = argument.find('}');
    if (end == std::string_view::npos) return true;
    argument = argument.substr(0, end);
    if (argument.starts_with('\\')) return !std::ranges::all_of(argument.substr(1), is_letter);
    return argument.size() != 1 && !std::ranges::all_of(argument, is_digit);
}

TexEscape read_tex_escape(std::string_view text, std::size_t at, bool in_formula) noexcept {
    const auto sign = text.substr(std::min(at + 1, text.size()), 1);
    const char c = at_or_end(text, at + 1);
    if (is_one_of(c, "%$&#_{}'\"")) return {sign, 2};
    if (is_one_of(c, " \n,;:")) return {" ", 2};
    if (is_one_of(c, "!-@")) return {"", 2};
    if (is_one_of(c, "~^")) return {sign, text.substr(at + 2, 2) == "{}" ? 4U : 2U};
    if (c == '/') return {slash_before(at_or_end(text, at + 2)), 2};
    if (c == '|') return {in_formula ? "‖" : "|", 2};
    return {in_formula ? "" : "\\", 1};
}

}  // namespace kindred::engine::text
