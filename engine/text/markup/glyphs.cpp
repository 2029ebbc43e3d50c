#include "engine/text/markup/glyphs.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace kindred::engine::text {

namespace {

constexpr std::string_view opening = "(cid:";
/// Fonts have at most 65,536 glyphs.
constexpr std::size_t max_digits = 5;

constexpr std::uint32_t minus = 0;
constexpr std::uint32_t soft_hyphen = 173;
constexpr std::uint32_t first_of_latin_1 = 192;
constexpr std::uint32_t last_of_latin_1 = 255;

/// What a glyph is beside a letter.
struct Ligature {
    std::uint32_t glyph;
    std::string_view letters;
};
/// OT1 has them from 11; fonts that were cut down to what a text needs often begin with 2 and 3.
constexpr auto ligatures = std::to_array<Ligature>(
    {{2, "fi"}, {3, "fl"}, {11, "ff"}, {12, "fi"}, {13, "fl"}, {14, "ffi"}, {15, "ffl"}});

constexpr std::uint32_t first_of_windows = 145;
constexpr auto windows_signs =
    std::to_array<std::string_view>({"\u2018", "\u2019", "\u201C", "\u201D", "\u2022", "\u2013", "\u2014"});

/// The number in the "(cid:N)" at `at`, and where it ends.
struct Glyph {
    std::uint32_t number;
    std::size_t end;
};
std::optional<Glyph> glyph_at(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with(opening)) return std::nullopt;
    const std::size_t digits = at + opening.size();
    const std::size_t end = text.find_first_not_of("0123456789", digits);
    if (end == std::string_view::npos || end == digits || end - digits > max_digits || text[end] != ')')
        return std::nullopt;
    const auto number = engine::to_number<std::uint32_t>(text.substr(digits, end - digits));
    if (!number) return std::nullopt;
    return Glyph{*number, end + 1};
}

bool letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const Character next = decode(text, at);
    return next.valid && kind_of(next.code) == CharKind::letter;
}

bool letter_before(std::string_view text, std::size_t end) {
    return end > 0 && letter_at(text, character_begin(text, end - 1));
}

/// Of the hyphens that only lines have, the one at `at`: how many bytes it has. 0 when there is none.
std::size_t line_hyphen_at(std::string_view text, std::size_t at) {
    for (const std::string_view sign : {"\u00AD", "\u00AC"})
        if (text.substr(at).starts_with(sign)) return sign.size();
    const auto glyph = glyph_at(text, at);
    return glyph && glyph->number == soft_hyphen ? glyph->end - at : 0;
}

class GlyphReader {
 public:
    explicit GlyphReader(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    std::string read() {
        while (at_ < text_.size()) {
            if (read_line_hyphen() || read_glyph()) continue;
            out_ += text_[at_++];
        }
        return std::move(out_);
    }

 private:
    /// A hyphen of a line between two parts of a word. Any other stays what it is.
    bool read_line_hyphen() {
        const std::size_t size = line_hyphen_at(text_, at_);
        if (size == 0 || !letter_before(out_, out_.size())) return false;
        std::size_t next = at_ + size;
        while (next < text_.size() && is_blank(text_[next])) ++next;
        const bool glyph = text_[at_] == '(';
        if (!glyph && next == at_ + size) return false;
        if (!letter_at(text_, next) && !glyph_at(text_, next)) return false;
        out_ += "- ";
        at_ = next;
        return true;
    }

    bool read_glyph() {
        const auto glyph = glyph_at(text_, at_);
        if (!glyph) return false;
        const bool before = letter_before(out_, out_.size());
        const bool after = letter_at(text_, glyph->end);
        write(glyph->number, before, after);
        at_ = glyph->end;
        return true;
    }

    void write(std::uint32_t glyph, bool before, bool after) {
        if (before || after) {
            for (const Ligature& ligature : ligatures)
                if (ligature.glyph == glyph) return void(out_ += ligature.letters);
        }
        const std::uint32_t sign = glyph - first_of_windows;
        if (glyph >= first_of_windows && sign < windows_signs.size()) {
            out_ += windows_signs[sign];
        } else if (glyph >= first_of_latin_1 && glyph <= last_of_latin_1) {
            append_utf8(out_, static_cast<char32_t>(glyph));
        } else {
            const bool joins = glyph == minus && !out_.empty() && is_alphanumeric(out_.back()) && after;
            out_ += joins ? '-' : ' ';
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

bool has_lost_glyphs(std::string_view text) noexcept {
    return text.find(opening) != std::string_view::npos || text.find("\u00AD") != std::string_view::npos ||
           text.find("\u00AC") != std::string_view::npos;
}

std::string mend_glyphs(std::string_view text) {
    return GlyphReader(text).read();
}

}  // namespace kindred::engine::text
