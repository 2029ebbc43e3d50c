#include "engine/text/markup/tex_accents.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/cursor.hpp"
#include "engine/text/markup/symbols.hpp"

#include <cstdint>

namespace kindred::engine::text {

namespace {

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
