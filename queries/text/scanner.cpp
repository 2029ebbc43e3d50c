#include "queries/text/scanner.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/characters.hpp"

#include <string>

namespace kindred::queries::text {

namespace {

using engine::Character;
using engine::text::CharKind;

constexpr std::u32string_view quotes = U"\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";
/// Punctuation of texts without spaces: 、 。 ！ （ ） ， ： ； ？
constexpr std::u32string_view full_width = U"\u3001\u3002\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F";

bool is_one_of(std::u32string_view codes, const Character& c) noexcept {
    return c.valid && codes.find(c.code) != codes.npos;
}

bool is_white(const Character& c) noexcept {
    if (!c.valid) return false;
    return c.code <= U' ' || (c.code >= 0x7F && c.code <= 0x9F) ||
           (c.code > 0x9F && engine::text::is_space(c.code));
}

bool is_space(const Character& c) noexcept {
    return is_white(c) || is_one_of(full_width, c);
}

bool is_invisible(const Character& c) noexcept {
    return c.valid && c.code > 0x7F && engine::text::kind_of(c.code) == CharKind::ignorable;
}

}  // namespace

Scanner::Scanner(engine::text::Analyser& analyser, std::string_view text, Signs signs)
    : text_(text), tokens_(analyser.analyse(text)), signs_(signs) {}

bool Scanner::skip_space() noexcept {
    while (at_ < text_.size()) {
        const Character c = engine::decode(text_, at_);
        const bool space = is_space(c);
        if (!space && !is_invisible(c)) return true;
        anew_ = anew_ || space;
        at_ += c.size;
    }
    return false;
}

bool Scanner::take(char c) noexcept {
    if (!rest().starts_with(c)) return false;
    move_to(at_ + 1);
    return true;
}

bool Scanner::take_minus() noexcept {
    if (!anew_ || !rest().starts_with('-')) return false;
    const std::size_t after = at_ + 1;
    const bool word = next_ < tokens_.size() && tokens_[next_].begin == after;
    const bool bracket = signs_ == Signs::brackets && text_.substr(after).starts_with('(');
    if (!word && !bracket && quote_at(after) == 0) return false;
    move_to(after);
    return true;
}

std::string_view Scanner::piece() const noexcept {
    std::size_t end = at_;
    while (end < text_.size()) {
        if (signs_ == Signs::brackets && (text_[end] == '(' || text_[end] == ')')) break;
        const Character c = engine::decode(text_, end);
        if (is_space(c) || quote_at(end) != 0) break;
        end += c.size;
    }
    return text_.substr(at_, end - at_);
}

void Scanner::move_to(std::size_t at) noexcept {
    at_ = at;
    anew_ = true;
    while (next_ < tokens_.size() && tokens_[next_].begin < at_) ++next_;
}

Clause Scanner::take_clause() {
    const std::size_t opening = quote_at(at_);
    Clause clause;
    if (opening == 0) {
        clause = words_until(at_ + piece().size());
    } else {
        move_to(at_ + opening);
        std::size_t end = at_;
        while (end < text_.size()) {
            const Character c = engine::decode(text_, end);
            if (is_one_of(quotes, c)) break;
            end += c.size;
        }
        clause = words_until(end);
        clause.phrase = true;
        if (end < text_.size()) move_to(end + engine::decode(text_, end).size);
    }
    anew_ = false;
    return clause;
}

Clause Scanner::words_until(std::size_t end) {
    Clause clause;
    const std::uint32_t first = next_ < tokens_.size() ? tokens_[next_].position : 0;
    for (; next_ < tokens_.size() && tokens_[next_].begin < end; ++next_) {
        const engine::text::Token& token = tokens_[next_];
        clause.words.push_back(
            {std::string(token.word), std::string(token.stem), token.stop, token.position - first});
        clause.unfinished = token.end == text_.size();
    }
    move_to(end);
    return clause;
}

std::size_t Scanner::quote_at(std::size_t at) const noexcept {
    if (at >= text_.size() || (at > 0 && engine::is_digit(text_[at - 1]))) return 0;
    const Character c = engine::decode(text_, at);
    return is_one_of(quotes, c) ? c.size : 0;
}

bool is_blank(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = engine::decode(text, at);
        if (!is_white(c) && !is_invisible(c)) return false;
        at += c.size;
    }
    return true;
}

}  // namespace kindred::queries::text
