#include "engine/text/words.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/terms.hpp"
#include "engine/text/characters.hpp"

#include <array>

namespace kindred::engine::text {

namespace {

enum class AsciiKind : std::uint8_t { separator, alphanumeric, apostrophe, not_ascii };

constexpr auto ascii_kinds = [] {
    std::array<AsciiKind, 256> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (is_alphanumeric(static_cast<char>(c))) kinds[c] = AsciiKind::alphanumeric;
        if (!is_ascii(static_cast<char>(c))) kinds[c] = AsciiKind::not_ascii;
    }
    kinds['\''] = AsciiKind::apostrophe;
    return kinds;
}();

/// Most folded bytes of one CJK character and what joins it; real ones have at most 9.
constexpr std::size_t max_unit_bytes = 24;

class Splitter {
 public:
    Splitter(std::string_view text, Words& out) : text_(text), folded_(out.folded), words_(out.words) {}

    void run() {
        while (at_ < text_.size()) {
            switch (ascii_kind(at_)) {
                case AsciiKind::alphanumeric:
                    read_word();
                    break;
                case AsciiKind::not_ascii:
                    read_character();
                    break;
                default:
                    ++at_;
            }
        }
    }

 private:
    struct Unit {
        std::size_t begin, end;    // bytes in the text
        std::size_t folded, stop;  // bytes in folded_
    };

    AsciiKind ascii_kind(std::size_t at) const { return ascii_kinds[static_cast<unsigned char>(text_[at])]; }

    void read_character() {
        const auto character = decode(text_, at_);
        const auto kind = character.valid ? kind_of(character.code) : CharKind::separator;
        if (kind == CharKind::letter || kind == CharKind::digit) {
            read_word();
        } else if (kind == CharKind::cjk) {
            read_cjk();
        } else {
            at_ += character.size;
        }
    }

    void read_word() {
        const auto begin = at_;
        const auto start = folded_.size();
        end_ = at_;
        while (at_ < text_.size()) {
            const auto kind = ascii_kind(at_);
            if (kind == AsciiKind::alphanumeric) {
                read_ascii_run();
            } else if (kind == AsciiKind::not_ascii) {
                if (!read_beyond_ascii(start)) break;
            } else if (kind == AsciiKind::apostrophe) {
                if (!pass_apostrophe(1)) break;
            } else if (!pass_decimal_point(start)) {
                break;
            }
        }
        if (folded_.size() == start) return;
        read_suffix_of_letter(start);
        add(begin, end_, start);
    }

    void read_ascii_run() {
        const auto begin = at_;
        auto at = at_ + 1;
        while (at < text_.size() && ascii_kind(at) == AsciiKind::alphanumeric) ++at;
        const auto from = folded_.size();
        folded_.append(text_.substr(begin, at - begin));
        // Bit 5 makes a capital small, and digits have it already.
        for (auto i = from; i < folded_.size(); ++i) folded_[i] = static_cast<char>(folded_[i] | 0x20);
        at_ = end_ = at;
    }

    /// False when the character ends the word; it is not consumed then.
    bool read_beyond_ascii(std::size_t start) {
        const auto character = decode(text_, at_);
        if (!character.valid) return false;
        switch (kind_of(character.code)) {
            case CharKind::letter:
            case CharKind::digit:
            case CharKind::mark:
                append_folded(folded_, character.code, start);
                at_ += character.size;
                end_ = at_;
                return true;
            case CharKind::ignorable:
                at_ += character.size;
                return true;
            case CharKind::apostrophe:
                return pass_apostrophe(character.size);
            default:
                return false;
        }
    }

    /// True when the apostrophe stands inside a word. A possessive is skipped, and the word ends.
    bool pass_apostrophe(std::size_t size) {
        const auto next = at_ + size;
        if (next >= text_.size() || !continues_word(next)) return false;
        if ((text_[next] == 's' || text_[next] == 'S') && !continues_word(next + 1)) {
            at_ = next + 1;
            return false;
        }
        at_ = next;
        return true;
    }

    bool pass_decimal_point(std::size_t start) {
        if (text_[at_] != '.' || at_ + 1 >= text_.size() || folded_.size() == start) return false;
        if (!is_digit(folded_.back()) || end_ != at_ || kind_at(at_ + 1) != CharKind::digit) return false;
        folded_ += '.';
        ++at_;
        return true;
    }

    /// "C++", "C#": the signs belong to a word of one Latin letter.
    void read_suffix_of_letter(std::size_t start) {
        if (folded_.size() != start + 1 || !is_lower(folded_[start]) || at_ != end_) return;
        const auto rest = text_.substr(at_, 2);
        const std::size_t size = rest == "++" ? 2 : rest.substr(0, 1) == "#" ? 1 : 0;
        if (size == 0 || continues_word(at_ + size)) return;
        folded_.append(text_.substr(at_, size));
        at_ += size;
        end_ = at_;
        if (at_ < text_.size() && kind_at(at_) == CharKind::apostrophe)
            pass_apostrophe(decode(text_, at_).size);
    }

    CharKind kind_at(std::size_t at) const {
        const auto character = decode(text_, at);
        return character.valid ? kind_of(character.code) : CharKind::separator;
    }

    /// True when a letter, digit or mark stands at `at`; CJK starts a word of its own.
    bool continues_word(std::size_t at) const {
        if (at >= text_.size()) return false;
        const auto kind = kind_at(at);
        return kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::mark;
    }

    /// A run of CJK characters as overlapping bigrams; a lone character stays alone.
    void read_cjk() {
        Unit previous{};
        Unit unit{};
        std::size_t units = 0;
        while (read_unit(unit)) {
            if (++units > 1) add_bigram(previous, unit);
            previous = unit;
        }
        if (units == 1) add_bigram(previous, previous);
    }

    void add_bigram(const Unit& first, const Unit& second) {
        if (second.stop != first.folded) push(first.begin, second.end, first.folded, second.stop);
    }

    /// One CJK character with its marks and, in Hangul, the jamo of its syllable. Consecutive units are
    /// folded side by side, so a bigram is a slice. False at the end of the run.
    bool read_unit(Unit& unit) {
        unit = {at_, at_, folded_.size(), folded_.size()};
        while (at_ < text_.size()) {
            const auto character = decode(text_, at_);
            if (!character.valid) break;
            const auto kind = kind_of(character.code);
            if (kind == CharKind::ignorable) {
                at_ += character.size;
                continue;
            }
            const bool first = unit.end == unit.begin;
            const bool joins = kind == CharKind::mark || joins_folded(character.code);
            if (first ? kind != CharKind::cjk : !joins) break;
            if (folded_.size() - unit.folded < max_unit_bytes)
                append_folded(folded_, character.code, unit.folded);
            if (first) unit.begin = at_;
            at_ += character.size;
            unit.end = at_;
        }
        unit.stop = folded_.size();
        return unit.end != unit.begin;
    }

    /// Half-width voicing marks and Hangul vowels and finals fold to the ones that join.
    static bool joins_folded(char32_t code) {
        return joins_cjk(code) || code == 0xFF9E || code == 0xFF9F || (code >= 0xFFC2 && code <= 0xFFDC);
    }

    void add(std::size_t begin, std::size_t end, std::size_t start) {
        if (folded_.size() - start > max_term_bytes) {
            const auto term = make_term("", std::string_view(folded_).substr(start));
            folded_.replace(start, std::string::npos, term);
        }
        push(begin, end, start, folded_.size());
    }

    void push(std::size_t begin, std::size_t end, std::size_t folded, std::size_t stop) {
        words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                          static_cast<std::uint32_t>(folded), static_cast<std::uint32_t>(stop - folded)});
    }

    std::string_view text_;
    std::string& folded_;
    std::vector<Word>& words_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;  // one past the last letter, digit or mark of the word being read
};

}  // namespace

void split_words(std::string_view text, Words& out) {
    out.folded.clear();
    out.words.clear();
    Splitter(text, out).run();
}

}  // namespace kindred::engine::text
