#include "indexer/topics/title_phrases.hpp"

#include "engine/base/utf8.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace kindred::indexer::topics {

namespace {

/// Stop words that a phrase may hold: "Internet of Things", "Learning to Rank", "State of the Art".
constexpr std::array<std::string_view, 9> inner_stops = {"and", "as", "by",  "for", "from",
                                                         "in",  "of", "the", "to"};
/// Most of them between two content words.
constexpr std::size_t max_inner_stops = 2;

/// Content words by the analyser, but no part of what a title is about.
constexpr std::array<std::string_view, 15> barriers = {
    "based", "best",      "beyond", "better",  "et",    "improved", "improving", "new",
    "novel", "revisited", "toward", "towards", "using", "versus",   "vs"};

bool holds(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::uint64_t hash_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}

/// The same hashes in the same order make the same hash.
std::uint64_t chain(std::uint64_t hash, std::uint64_t next) {
    hash = (hash ^ next) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

bool joins_compound(std::string_view between) {
    return between == "-" || between == "/" || between == "\u2010" || between == "\u2011" ||
           between == "\u2013";
}

/// A possessive is no part of its word.
bool separates_words(std::string_view between) {
    return between == " " || between == "'s " || between == "\u2019s ";
}

}  // namespace

std::string_view head_of(std::string_view text, std::size_t bytes) noexcept {
    if (text.size() <= bytes) return text;
    const std::size_t space = text.rfind(' ', bytes);
    if (space != std::string_view::npos) return text.substr(0, space);
    return engine::utf8_prefix(text, bytes);
}

void TitlePhrases::read_words(std::string_view title) {
    words_.clear();
    std::uint32_t end = 0;
    for (const engine::text::Token& token : analyser_.analyse(title)) {
        const bool overlaps = token.begin < end;  // bigrams of a script without spaces
        const auto between = overlaps ? "" : title.substr(end, token.begin - end);
        const Gap before = joins_compound(between)    ? Gap::hyphen
                           : separates_words(between) ? Gap::space
                                                      : Gap::cut;
        const bool inside = before == Gap::hyphen;
        Kind kind = Kind::content;
        if (token.stop) kind = inside || holds(inner_stops, token.word) ? Kind::inner_stop : Kind::barrier;
        if (!token.stop && !inside && stops_->has(token.word)) kind = Kind::barrier;
        if (!inside && holds(barriers, token.word)) kind = Kind::barrier;
        if (overlaps) {
            kind = Kind::barrier;
            words_.back().kind = Kind::barrier;
        }
        const bool number = token.word.find_first_not_of("0123456789.") == std::string_view::npos;
        const bool starts = kind == Kind::content && !number && (!inside || words_.empty());
        words_.push_back({token.begin, token.end, hash_of(stem_of(token, title)),
                          hash_of(root_of(token, title)), kind, words_.empty() ? Gap::cut : before, starts,
                          token.word == "the"});
        end = token.end;
    }
}

const std::vector<PhraseUse>& TitlePhrases::read(std::string_view title, std::size_t bytes) {
    uses_.clear();
    read_words(head_of(title, bytes));
    for (std::size_t first = 0; first < words_.size(); ++first) {
        if (words_[first].starts) read_from(first);
    }
    return uses_;
}

void TitlePhrases::read_from(std::size_t first) {
    PhraseUse use;
    use.begin = words_[first].begin;
    use.opens = words_[first].before == Gap::cut || words_[first - 1].kind != Kind::content;
    std::size_t stops = 0;  // since the last content word
    for (std::size_t at = first; at < words_.size(); ++at) {
        const Word& word = words_[at];
        if (at > first && word.before == Gap::cut) return;
        const bool inside = at > first && word.before == Gap::hyphen;
        if (word.kind == Kind::barrier) return;
        use.key = chain(use.key, word.stem);
        use.form = chain(use.form, word.root);
        if (word.kind == Kind::inner_stop) {
            if (!inside) ++use.stops;
            if (!inside && word.article) use.article = true;
            if (++stops > max_inner_stops) return;
            continue;
        }
        stops = 0;
        if (++use.words > max_phrase_words) return;
        if (!inside) ++use.units;
        const bool last = at + 1 == words_.size();
        if (!last && words_[at + 1].before == Gap::hyphen) continue;
        use.end = word.end;
        use.closes = last || words_[at + 1].before == Gap::cut || words_[at + 1].kind != Kind::content;
        uses_.push_back(use);
    }
}

}  // namespace kindred::indexer::topics
