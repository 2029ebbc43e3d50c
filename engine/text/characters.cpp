#include "engine/text/characters.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include <utf8proc.h>

namespace kindred::engine::text {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Scripts written without spaces between words, and the marks of iteration and length that go with them.
constexpr Range cjk_ranges[] = {
    {0x1100, 0x11FF},    // Hangul jamo
    {0x3005, 0x3007},    // iteration mark, closing mark, zero
    {0x3021, 0x3029},    // Hangzhou numerals
    {0x3031, 0x3035},    // kana repeat marks
    {0x3041, 0x3096},    // Hiragana
    {0x3099, 0x309A},    // voicing marks
    {0x309D, 0x309F},    //
    {0x30A1, 0x30FA},    // Katakana
    {0x30FC, 0x30FF},    // length mark, iteration marks
    {0x3105, 0x312F},    // Bopomofo
    {0x3131, 0x318E},    // Hangul compatibility jamo
    {0x31A0, 0x31BF},    // Bopomofo extended
    {0x31F0, 0x31FF},    // Katakana extensions
    {0x3400, 0x4DBF},    // Han extension A
    {0x4E00, 0x9FFF},    // Han
    {0xA960, 0xA97C},    // Hangul jamo extended A
    {0xAC00, 0xD7FB},    // Hangul syllables, jamo extended B
    {0xF900, 0xFAFF},    // Han compatibility
    {0xFF66, 0xFFDC},    // half-width kana and Hangul
    {0x1B000, 0x1B16F},  // kana supplement
    {0x20000, 0x3FFFD},  // Han extensions B and on
};

struct Plain {
    char32_t code;
    std::string_view text;
};

/// Lower-case letters that NFKD leaves alone, or decomposes with a symbol, and the letters that people type.
constexpr Plain plain_letters[] = {
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"},  {U'ħ', "h"}, {U'ı', "i"},
    {U'ŀ', "l"},  {U'ł', "l"}, {U'ŉ', "n"}, {U'ŋ', "n"},  {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"},
    {U'ƶ', "z"},  {U'ǥ', "g"}, {U'ȷ', "j"}, {U'ɨ', "i"},  {U'ʉ', "u"},
};

/// A letter and its mark that count as one letter, not as a letter with an accent.
constexpr Range whole_letters[] = {{U'и', 0x0306}, {U'И', 0x0306}, {U'у', 0x0306},
                                   {U'У', 0x0306}, {U'і', 0x0308}, {U'І', 0x0308}};

constexpr std::size_t longest_decomposition = 32;  // code points; U+FDFA, the longest, has 18

const utf8proc_property_t& property(char32_t code) noexcept {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
}

bool is_cjk(char32_t code) noexcept {
    if (code < cjk_ranges[0].first) return false;
    const auto* range = std::ranges::lower_bound(cjk_ranges, code, {}, &Range::last);
    return range != std::end(cjk_ranges) && code >= range->first;
}

bool is_apostrophe(char32_t code) noexcept {
    return code == U'\'' || code == 0x2018 || code == 0x2019 || code == 0x201B || code == 0x00B4 ||
           code == 0xFF07 || (code >= 0x02B9 && code <= 0x02BF);
}

/// utf8proc numbers the categories as Unicode lists them: Lu to Lo, Mn to Me, Nd to No.
CharKind kind_of_category(utf8proc_propval_t category) noexcept {
    const auto among = [category](auto first, auto last) { return first <= category && category <= last; };
    if (among(UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_NL)
        return CharKind::letter;
    if (among(UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME)) return CharKind::mark;
    return among(UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO) ? CharKind::digit : CharKind::separator;
}

/// Accents, points and enclosures go; vowel signs and viramas (classes 0, 8, 9, 84 to 132) carry the word in
/// their scripts and stay.
bool is_stripped(char32_t code) noexcept {
    const auto& p = property(code);
    if (p.category == UTF8PROC_CATEGORY_ME) return true;
    if (kind_of_category(p.category) != CharKind::mark) return false;
    const auto c = p.combining_class;
    return c == 1 || c == 7 || (c >= 10 && c <= 36) || c >= 200;
}

bool is_hangul_tail(char32_t code) noexcept {
    return code >= 0x1160 && code <= 0x11FF;
}

std::size_t decompose(char32_t code, int options, std::array<utf8proc_int32_t, longest_decomposition>& out) {
    int boundary = 0;
    const auto size =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), out.data(), longest_decomposition,
                                static_cast<utf8proc_option_t>(options), &boundary);
    if (size < 0 || static_cast<std::size_t>(size) > longest_decomposition) {
        out[0] = static_cast<utf8proc_int32_t>(code);
        return 1;
    }
    return static_cast<std::size_t>(size);
}

/// Joins `mark` to the last character of `out` where the two are one letter; false where they are not.
bool join_last(std::string& out, char32_t mark, std::size_t floor) {
    const bool always = joins_cjk(mark);
    if (!always && mark != 0x0306 && mark != 0x0308) return false;
    if (out.size() <= floor) return false;
    const auto at = character_begin(out, out.size() - 1);
    const auto last = decode(out, at);
    if (!last.valid) return false;
    const auto same = [&](const Range& pair) { return pair.first == last.code && pair.last == mark; };
    if (!always && std::ranges::none_of(whole_letters, same)) return false;
    const auto joined = compose(last.code, mark);
    if (!joined) return false;
    out.resize(at);
    append_utf8(out, *joined);
    return true;
}

/// Adds the plain form of `letter`, a small one; `code` where it has none.
void append_plain(std::string& out, char32_t letter, char32_t code) {
    const auto* plain = std::ranges::find(plain_letters, letter, &Plain::code);
    if (plain == std::end(plain_letters)) return append_utf8(out, code);
    out += plain->text;
}

void append_case_folded(std::string& out, char32_t code) {
    std::array<utf8proc_int32_t, longest_decomposition> folded;
    const auto size = decompose(code, UTF8PROC_CASEFOLD | UTF8PROC_COMPAT, folded);
    for (const auto f : std::span(folded).first(size)) {
        const auto c = static_cast<char32_t>(f);
        if (!is_stripped(c)) append_plain(out, c, c);
    }
}

}  // namespace

CharKind kind_of(char32_t code) noexcept {
    if (is_apostrophe(code)) return CharKind::apostrophe;
    const auto& p = property(code);
    if (p.ignorable != 0) return CharKind::ignorable;
    if (is_cjk(code)) return p.category == UTF8PROC_CATEGORY_CN ? CharKind::separator : CharKind::cjk;
    return kind_of_category(p.category);
}

unsigned columns_of(char32_t code) noexcept {
    const CharKind kind = kind_of(code);
    if (kind == CharKind::mark || kind == CharKind::ignorable) return 0;
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code)) == 2 ? 2 : 1;
}

bool is_space(char32_t code) noexcept {
    const auto category = property(code).category;
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool is_dash(char32_t code) noexcept {
    return property(code).category == UTF8PROC_CATEGORY_PD;
}

bool joins_cjk(char32_t code) noexcept {
    return code == 0x3099 || code == 0x309A || is_hangul_tail(code);
}

std::optional<char32_t> compose(char32_t letter, char32_t mark) noexcept {
    utf8proc_int32_t pair[] = {static_cast<utf8proc_int32_t>(letter), static_cast<utf8proc_int32_t>(mark)};
    if (utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE) != 1) return std::nullopt;
    return static_cast<char32_t>(pair[0]);
}

void append_folded(std::string& out, char32_t code, std::size_t floor) {
    // Hangul syllables would come apart into jamo, and be put together again below.
    if (code >= 0xAC00 && code <= 0xD7A3) return append_utf8(out, code);
    std::array<utf8proc_int32_t, longest_decomposition> parts;
    auto size = decompose(code, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, parts);
    const bool symbol = std::any_of(parts.begin(), parts.begin() + size, [](utf8proc_int32_t part) {
        return kind_of_category(property(static_cast<char32_t>(part)).category) == CharKind::separator;
    });
    if (symbol) {
        parts[0] = static_cast<utf8proc_int32_t>(code);
        size = 1;
    }
    for (const auto part : std::span(parts).first(size)) {
        const auto c = static_cast<char32_t>(part);
        if (join_last(out, c, floor) || is_stripped(c)) continue;
        if (symbol) {
            // Case folding decomposes too, so only a letter that has a plain form is touched.
            append_plain(out, static_cast<char32_t>(utf8proc_tolower(part)), c);
        } else {
            append_case_folded(out, c);
        }
    }
}

}  // namespace kindred::engine::text
