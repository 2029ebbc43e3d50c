#include "engine/text/words.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/terms.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/greek.hpp"

#include <algorithm>
#include <array>
#include <optional>

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

/// Greek letters in a row that are a word of Greek; fewer are signs in a text without such words.
constexpr std::size_t least_greek_word = 3;

/// A character of a word, or its last with the marks on it: the bytes of the text, and what it folds to.
struct Piece {
    std::size_t begin, end;
    std::string folded;
    std::string_view greek;  ///< its name, when it is a Greek letter

    bool is_greek() const noexcept { return !greek.empty(); }
};

std::string_view greek_name_of(std::string_view folded) {
    const auto letter = decode(folded, 0);
    return letter.valid && letter.size == folded.size() ? greek_name(letter.code) : std::string_view();
}

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
        greek_ = false;
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
        if (greek_ && has_greek_signs(begin)) {
            folded_.resize(start);
            add_pieces();
            return;
        }
        read_suffix_of_letter(start);
        add(begin, end_, start);
    }

    /// The characters of the word that was just read, into `pieces_`.
    void read_pieces(std::size_t begin) {
        pieces_.clear();
        for (auto at = begin; at < end_;) {
            const auto character = decode(text_, at);
            const auto end = at + character.size;
            const auto kind = kind_of(character.code);
            // A mark may make one letter with the character before it.
            if (kind == CharKind::mark && !pieces_.empty()) {
                Piece& last = pieces_.back();
                append_folded(last.folded, character.code, 0);
                last = {last.begin, end, last.folded, greek_name_of(last.folded)};
            } else if (is_ascii(text_[at]) && kind != CharKind::apostrophe) {
                pieces_.push_back({at, end, std::string(1, lower(text_[at])), {}});
            } else if (kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::mark) {
                std::string folded;
                append_folded(folded, character.code, 0);
                if (!folded.empty()) pieces_.push_back({at, end, folded, greek_name_of(folded)});
            }
            at = end;
        }
    }

    /// Reads the pieces of a word; true when it has a Greek letter that is a sign: one beside other letters
    /// or alone, two of them in a text without Greek words.
    bool has_greek_signs(std::size_t begin) {
        read_pieces(begin);
        const auto greek = static_cast<std::size_t>(std::ranges::count_if(pieces_, &Piece::is_greek));
        if (greek == 0) return false;
        return greek < pieces_.size() || greek == 1 || (greek < least_greek_word && !has_greek_words());
    }

    /// Adds `pieces_` as words: Greek letters by their names, but as they are where they make a word. A mu
    /// right before a Latin letter is the prefix of a unit: "μm" -> um.
    void add_pieces() {
        for (std::size_t i = 0; i < pieces_.size();) {
            auto next = i + 1;
            while (next < pieces_.size() && pieces_[next].is_greek() == pieces_[i].is_greek()) ++next;
            const bool unit = i == 0 && next == 1 && pieces_[0].greek == "mu" && next < pieces_.size() &&
                              is_lower(pieces_[next].folded.front());
            if (unit) {
                pieces_[0] = {pieces_[0].begin, pieces_[0].end, "u", {}};
                continue;
            }
            const bool signs = pieces_[i].is_greek() && next - i < least_greek_word;
            for (auto last = i; last < next; i = last) {
                const auto start = folded_.size();
                last = signs ? i + 1 : next;
                for (auto at = i; at < last; ++at)
                    folded_ += signs ? pieces_[at].greek : std::string_view(pieces_[at].folded);
                add(pieces_[i].begin, pieces_[last - 1].end, start);
            }
        }
    }

    /// True when the text has a word of Greek; looked for once.
    bool has_greek_words() {
        if (!greek_words_) greek_words_ = find_greek_word();
        return *greek_words_;
    }
    bool find_greek_word() const {
        std::size_t letters = 0;
        std::string folded;
        for (std::size_t at = 0; at < text_.size();) {
            const auto character = decode(text_, at);
            at += character.size;
            folded.clear();
            const auto kind = character.valid ? kind_of(character.code) : CharKind::separator;
            if (kind == CharKind::letter || kind == CharKind::mark) append_folded(folded, character.code, 0);
            if (kind == CharKind::mark && folded.empty()) continue;
            letters = greek_name_of(folded).empty() ? 0 : letters + 1;
            if (letters == least_greek_word) return true;
        }
        return false;
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
                greek_ |= ends_with_greek();
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

    /// True when the last folded character is one of the block of Greek, cheaply.
    bool ends_with_greek() const noexcept {
        if (folded_.size() < 2) return false;
        const auto lead = static_cast<unsigned char>(folded_[folded_.size() - 2]);
        return lead == 0xCE || lead == 0xCF;
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

    /// "C++", "C#", "C++20": the signs, and digits after them, belong to a word of one Latin letter.
    void read_suffix_of_letter(std::size_t start) {
        if (folded_.size() != start + 1 || !is_lower(folded_[start]) || at_ != end_) return;
        const auto rest = text_.substr(at_, 2);
        const std::size_t size = rest == "++" ? 2 : rest.substr(0, 1) == "#" ? 1 : 0;
        if (size == 0) return;
        std::size_t end = at_ + size;
        std::string suffix(text_.substr(at_, size));
        for (; end < text_.size() && kind_at(end) == CharKind::digit; end += decode(text_, end).size)
            append_folded(suffix, decode(text_, end).code, size);
        if (continues_word(end)) return;
        folded_ += suffix;
        end_ = at_ = end;
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
    bool greek_ = false;   // the word being read may have Greek letters
    std::vector<Piece> pieces_;
    std::optional<bool> greek_words_;
};

}  // namespace

void split_words(std::string_view text, Words& out) {
    out.folded.clear();
    out.words.clear();
    Splitter(text, out).run();
}

}  // namespace kindred::engine::text
