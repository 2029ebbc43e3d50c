#pragma once
#include "engine/text/analyser.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::queries::hits {

/// What of a text counts as a match of a query. A word of the text matches when any of these says so.
struct MatchedWords {
    /// Stems of the query's words, as engine::text::Token::stem.
    std::set<std::string, std::less<>> stems;
    /// Folded words that match as they are: names, corrected words.
    std::set<std::string, std::less<>> words;
    /// Folded beginnings of words: the last word while it is typed.
    std::vector<std::string> prefixes;
    /// Folded words of quoted phrases in order, stop words too: only whole occurrences count. Few, as each is
    /// looked for at every word.
    std::vector<std::vector<std::string>> phrases;
};

/// Bytes of a text, `end` not included.
struct ByteRange {
    std::size_t begin;
    std::size_t end;

    bool operator==(const ByteRange&) const = default;
};

/// A match counted in words: indices of tokens, both included, and which part of the query it is.
struct WordMatch {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t part;
};

/// The matches in one text.
struct TextMatches {
    std::span<const engine::text::Token> tokens;  ///< their stems are not to be relied on
    /// What to mark, in order, on UTF-8 boundaries of the text; no two overlap or touch.
    std::vector<ByteRange> ranges;
    /// The same counted in words and not joined, ordered by `first`; none lies inside another.
    std::vector<WordMatch> words;
};

/// Words and a number for each. Made for few words that are asked for often and mostly in vain: what is not
/// there is refused by four bytes, in about a nanosecond.
class WordTable {
 public:
    /// Gives `word` the number `id` unless it has one. The empty word is never in.
    void add(std::string_view word, std::uint32_t id) {
        if (word.empty()) return;
        seen_.set(signature(word));
        ids_.try_emplace(std::string(word), id);
    }

    std::optional<std::uint32_t> find(std::string_view word) const {
        if (word.empty() || !seen_.test(signature(word))) return std::nullopt;
        const auto found = ids_.find(word);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }

    bool empty() const noexcept { return ids_.empty(); }

 private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept {
            return std::hash<std::string_view>()(word);
        }
    };

    static constexpr std::size_t signatures = 4096;

    static std::size_t signature(std::string_view word) noexcept {
        const auto byte = [&](std::size_t at) -> std::size_t { return static_cast<unsigned char>(word[at]); };
        const std::size_t size = word.size();
        return (byte(0) + 37 * byte(size / 2) + 331 * byte(size - 1) + 1031 * size) % signatures;
    }

    std::bitset<signatures> seen_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
};

/// Finds the matches of one query in texts.
///
/// - A word found by its stem, or exactly, is marked whole.
/// - A word that only begins with a prefix is marked up to where the prefix ends in the original: "mul" in
///   "Müller" is "Mül". A character that folds to several letters is never cut ("f" in "ﬁne" marks "ﬁ"), nor
///   is a letter from its marks.
/// - A phrase is one range, from its first word to its last; of phrases that start at one word the longest.
/// - Ranges that overlap or touch become one (CJK bigrams, a word of a phrase).
///
/// Belongs to one thread. One analysis a text and a few nanoseconds a word.
class TextMatcher {
 public:
    /// Keeps no reference to `words`; `analyser` must outlive the matcher.
    TextMatcher(const MatchedWords& words, engine::text::Analyser& analyser);

    /// The matches in `text`; they live until the next call on this matcher or its analyser.
    const TextMatches& match(std::string_view text);

    /// True when nothing can match.
    bool empty() const noexcept;

    /// Parts that WordMatch::part counts, from 0.
    std::uint32_t parts() const noexcept { return parts_; }

 private:
    struct PrefixPart {
        std::string text;
        std::uint32_t part;
    };
    struct PhrasePart {
        std::vector<std::string> words;
        std::uint32_t part;
    };

    void match_words(std::string_view text);
    void match_phrases();
    void join_ranges();
    const PrefixPart* prefix_of(std::string_view word) const noexcept;
    const PhrasePart* phrase_at(std::span<const engine::text::Token> tokens) const;

    engine::text::Analyser& analyser_;
    std::uint32_t parts_ = 0;
    WordTable stems_;
    engine::text::FirstBytes stem_heads_;
    WordTable words_;
    std::vector<PrefixPart> prefixes_;  // longest first
    std::vector<PhrasePart> phrases_;   // longest first
    TextMatches found_;
};

/// How many bytes of `word`, a word of a text as it stands there, make up the first `folded_bytes` bytes of
/// its folded form. Whole characters with the marks on them; a character that folds to several letters counts
/// when its first one does. Apostrophes and zero-width characters count only when something after them does.
std::size_t prefix_end(std::string_view word, std::size_t folded_bytes);

/// Appends what `window` shows of `text`, with a tag before and after what it has of `ranges`, which are as
/// TextMatches gives them.
void append_marked(std::string& out, std::string_view text, const ByteRange& window,
                   std::span<const ByteRange> ranges, std::string_view pre_tag, std::string_view post_tag);

}  // namespace kindred::queries::hits
