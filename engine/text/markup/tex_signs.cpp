#include "engine/text/markup/tex_signs.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/cursor.hpp"
#include "engine/text/markup/symbols.hpp"

#include <algorithm>
#include <cstdint>

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

constexpr int max_accents = 3;  // on one letter: \'{\^e}

/// Reads a letter under `max_accents` accents, moving `at_` from command to command.
class AccentReader : Cursor {
 public:
    AccentReader(std::string_view text, std::size_t at) : Cursor(text, at) {}

    std::size_t at() const { return at_; }

    /// `at_` is at the name of an accent.
    std::optional<char32_t> read(int depth) {
        const auto mark = tex_accent(text_.substr(at_, 1));
        if (!mark || depth == max_accents) return std::nullopt;
        const bool by_letter = is_letter(text_[at_]);
        // CSV doubles the quote: Teichm\""uller.
        if (text_[at_] == '"' && peek(1) == '"') ++at_;
        ++at_;
        const auto blanks = at_;
        while (peek() == ' ') ++at_;
        const bool braces = skip("{");
        if (!braces && by_letter && at_ == blanks && peek() != '\\') return std::nullopt;
        if (!braces && !by_letter && at_ != blanks) return std::nullopt;
        const auto base = read_base(depth);
        if (!base || (braces && !skip("}"))) return std::nullopt;
        return compose(*base, *mark);
    }

 private:
    /// A letter, a dotless i or j, or a letter with an accent of its own.
    std::optional<char32_t> read_base(int depth) {
        if (at_ >= text_.size()) return std::nullopt;
        if (skip("\\")) {
            const char name = peek();
            if ((name != 'i' && name != 'j') || is_letter(peek(1))) return read(depth + 1);
            at_ += peek(1) == ' ' ? 2 : 1;
            return static_cast<unsigned char>(name);
        }
        const auto character = decode(text_, at_);
        if (!character.valid || (character.size == 1 && !is_letter(text_[at_]))) return std::nullopt;
        at_ += character.size;
        return character.code;
    }
};

/// "model\'s" has an apostrophe that was escaped, and no s with an acute.
bool is_escaped_possessive(std::string_view text, std::size_t at) {
    if (at == 0 || !is_letter(text[at - 1]) || text.substr(at + 1, 2) != "'s") return false;
    return at + 3 >= text.size() || !(is_letter(text[at + 3]) || !is_ascii(text[at + 3]));
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

std::optional<TexLetter> read_tex_accent(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || is_escaped_possessive(text, at)) return std::nullopt;
    AccentReader reader(text, at + 1);
    const auto letter = reader.read(0);
    return letter ? std::optional(TexLetter{*letter, reader.at()}) : std::nullopt;
}

std::optional<TexLetter> read_json_escape(std::string_view text, std::size_t at) {
    constexpr std::size_t size = 6;  // bytes of \u00e9
    if (text.substr(at, 2) != "\\u" || text.size() - at < size) return std::nullopt;
    const auto code = to_number<std::uint32_t>(text.substr(at + 2, 4), 16);
    if (!code || *code < U' ' || (*code >= 0xD800 && *code <= 0xDFFF)) return std::nullopt;
    return TexLetter{*code, at + size};
}

}  // namespace kindred::engine::text
