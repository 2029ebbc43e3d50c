#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::queries::text {

/// Signs that have a meaning besides quotes and a minus.
enum class Signs : std::uint8_t { none, brackets };

/// Walks once from the start of a text to its end, and cuts it into clauses. White space is that of Unicode,
/// control characters and full-width punctuation, which has its space inside; invisible characters are
/// skipped before a clause.
///
/// Quotes are " “ ” „ ‟ « » ＂; any of them opens a phrase, any of them closes it. Right after an ASCII digit
/// a quote opens nothing: it is an inch sign.
class Scanner {
 public:
    /// `text` and the tokens of `analyser` must outlive the scanner.
    Scanner(engine::text::Analyser& analyser, std::string_view text, Signs signs);

    std::size_t at() const noexcept { return at_; }
    std::string_view rest() const noexcept { return text_.substr(at_); }

    /// Skips white space; false at the end of the text.
    bool skip_space() noexcept;
    /// Takes `c` when it stands here. What follows starts anew, as after white space.
    bool take(char c) noexcept;
    /// Takes a minus that stands at the start or after white space, directly before a word or a quote, or a
    /// bracket where these are signs.
    bool take_minus() noexcept;
    /// What stands here up to white space, a quote or a bracket. Empty at one of these.
    std::string_view piece() const noexcept;
    /// Goes on at `at`, which is not before here. What follows starts anew.
    void move_to(std::size_t at) noexcept;
    /// Takes the phrase or the piece that stands here. It may have no word.
    Clause take_clause();

 private:
    Clause words_until(std::size_t end);
    /// Bytes of the quote that opens or closes a phrase at `at`; 0 when none does.
    std::size_t quote_at(std::size_t at) const noexcept;

    std::string_view text_;
    const std::vector<engine::text::Token>& tokens_;
    Signs signs_;
    std::size_t at_ = 0;
    std::size_t next_ = 0;  ///< the first token that starts at `at_` or after it
    bool anew_ = true;      ///< `at_` is the start of the text, or stands after white space or a sign
};

/// True for a text of white space and invisible characters.
bool is_blank(std::string_view text) noexcept;

}  // namespace kindred::queries::text
