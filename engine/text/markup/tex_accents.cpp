#include "engine/text/markup/tex_accents.hpp"

#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/symbols.hpp"

#include <charconv>
#include <cstdint>

namespace kindred::engine::text {

namespace {

constexpr int max_accents = 3;  // on one letter: \'{\^e}

/// Reads a letter under `max_accents` accents, moving `at_` from command to command.
class AccentReader {
 public:
    AccentReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

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
        const bool braces = peek() == '{';
        if (!braces && by_letter && at_ == blanks && peek() != '\\') return std::nullopt;
        if (!braces && !by_letter && at_ != blanks) return std::nullopt;
        if (braces) ++at_;
        const auto base = read_base(depth);
        if (!base) return std::nullopt;
        if (braces && peek() != '}') return std::nullopt;
        if (braces) ++at_;
        return compose(*base, *mark);
    }

 private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    /// A letter, a dotless i or j, or a letter with an accent of its own.
    std::optional<char32_t> read_base(int depth) {
        if (at_ >= text_.size()) return std::nullopt;
        if (text_[at_] == '\\') {
            ++at_;
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

    std::string_view text_;
    std::size_t at_;
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
    if (!letter) return std::nullopt;
    return TexLetter{*letter, reader.at()};
}

std::optional<TexLetter> read_json_escape(std::string_view text, std::size_t at) {
    constexpr std::size_t size = 6;  // bytes of \u00e9
    if (text.substr(at, 2) != "\\u" || text.size() - at < size) return std::nullopt;
    const auto digits = text.substr(at + 2, 4);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (code < U' ' || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
    return TexLetter{code, at + size};
}

}  // namespace kindred::engine::text
