#include "queries/match/match_suggestions.hpp"

#include "queries/base/ranking.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kindred::queries::match {

namespace {

using engine::data::SuggestionWords;
using Range = SuggestionWords::Range;

/// What a suggestion scores, the best first.
constexpr std::array<double, 2> scores = {1.0, 0.8};
/// Places in `scores`: goes on from what was typed; has its words elsewhere.
constexpr std::size_t goes_on = 0;
constexpr std::size_t has_words = 1;

/// From so many spellings on the total is estimated.
constexpr std::size_t counted_spellings = 10'000;

/// A word of the query: the words of suggestions that it stands for.
struct WantedWord {
    std::vector<Range> words;

    bool has(std::uint32_t word) const noexcept {
        return std::ranges::any_of(words, [word](Range range) { return range.has(word); });
    }
    std::size_t size() const noexcept {
        std::size_t size = 0;
        for (const Range range : words) size += range.last - range.first;
        return size;
    }
};

/// Which words of suggestions the words of a query stand for.
class WordReader {
 public:
    explicit WordReader(const engine::Generation& generation)
        : dictionary_(generation.dictionary()), words_(generation.suggestion_words()) {}

    /// The words of `text` in the order typed; a word that no suggestion has stands for what it may be a typo
    /// of, with `doubted` every one does. Nothing when one stands for nothing.
    std::vector<WantedWord> read(const text::QueryText& text, bool doubted) {
        std::vector<WantedWord> wanted;
        corrected_ = 0;
        for (const text::Clause& clause : text.wanted) {
            for (const text::QueryWord& word : clause.words) {
                const bool last = &clause == &text.wanted.back() && &word == &clause.words.back();
                wanted.push_back(read(word.word, last && clause.unfinished, doubted));
                if (wanted.back().words.empty()) return {};
            }
        }
        return wanted;
    }

 private:
    WantedWord read(const std::string& word, bool unfinished, bool doubted) {
        WantedWord wanted;
        const Range typed = unfinished ? words_.starting_with(word) : words_.find(word);
        if (!typed.empty()) wanted.words.push_back(typed);
        if ((!typed.empty() && !doubted) || corrected_ == ranking::corrected_words) return wanted;
        ++corrected_;
        for (const auto& near : dictionary_.correct(word, ranking::corrections)) {
            const Range found = words_.find(near.word.text);
            if (!found.empty() && !typed.has(found.first)) wanted.words.push_back(found);
        }
        return wanted;
    }

    const engine::data::Dictionary& dictionary_;
    const SuggestionWords& words_;
    std::size_t corrected_ = 0;
};

/// How well spellings have the words of a query.
class SpellingMatcher {
 public:
    /// `wanted` must outlive it and have a word.
    explicit SpellingMatcher(const std::vector<WantedWord>& wanted) : wanted_(wanted) {
        for (const WantedWord& word : wanted) by_size_.push_back(&word);
        std::ranges::stable_sort(by_size_, {}, [](const WantedWord* word) { return word->size(); });
    }

    /// A place in `scores`; nothing when a word is missing.
    std::optional<std::size_t> match(std::span<const std::uint32_t> words) {
        if (words.size() < wanted_.size()) return std::nullopt;
        const auto typed = words.first(wanted_.size());
        if (std::ranges::equal(wanted_, typed,
                               [](const WantedWord& wanted, std::uint32_t word) { return wanted.has(word); }))
            return goes_on;
        return has_all(words) ? std::optional(has_words) : std::nullopt;
    }

 private:
    /// Whether every wanted word has one of its own in `words`: those that stand for the fewest choose first.
    bool has_all(std::span<const std::uint32_t> words) {
        taken_.assign(words.size(), false);
        for (const WantedWord* wanted : by_size_) {
            std::size_t at = 0;
            while (at < words.size() && (taken_[at] || !wanted->has(words[at]))) ++at;
            if (at == words.size()) return false;
            taken_[at] = true;
        }
        return true;
    }

    const std::vector<WantedWord>& wanted_;
    std::vector<const WantedWord*> by_size_;
    std::vector<bool> taken_;
};

/// The spellings that have any of some words, in order.
class Candidates {
 public:
    Candidates(const SuggestionWords& words, const std::vector<WantedWord>& wanted) {
        const auto postings = [&](const WantedWord& word) {
            std::size_t size = 0;
            for (const Range range : word.words) size += words.spellings_with(range).size();
            return size;
        };
        const WantedWord& rarest = *std::ranges::min_element(wanted, {}, postings);
        if (rarest.size() == 1) {
            spellings_ = words.spellings_with(rarest.words.front());
        } else {
            merge(words, rarest);
        }
    }
    Candidates(const Candidates&) = delete;
    Candidates& operator=(const Candidates&) = delete;

    std::span<const std::uint32_t> spellings() const noexcept { return spellings_; }

 private:
    void merge(const SuggestionWords& words, const WantedWord& word) {
        std::vector<std::uint64_t> bits(words.spellings() / 64 + 1);
        for (const Range range : word.words) {
            for (const std::uint32_t spelling : words.spellings_with(range))
                bits[spelling / 64] |= std::uint64_t{1} << (spelling % 64);
        }
        for (std::uint32_t i = 0; i < bits.size(); ++i) {
            for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1)
                merged_.push_back(i * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
        }
        spellings_ = merged_;
    }

    std::vector<std::uint32_t> merged_;
    std::span<const std::uint32_t> spellings_;
};

/// Collects the suggestions of candidates.
class SuggestionFinder {
 public:
    SuggestionFinder(const SuggestionWords& words, const MatchWanted& wanted)
        : words_(words), wanted_(wanted) {}

    /// False when no suggestion has the words, accepted or not.
    bool find(const std::vector<WantedWord>& query) {
        if (query.empty()) return false;
        const Candidates candidates(words_, query);
        const std::span<const std::uint32_t> spellings = candidates.spellings();
        SpellingMatcher matcher(query);
        bool found = false;
        std::size_t at = 0;
        while (at < spellings.size() && !(at >= counted_spellings && has_enough())) {
            const std::uint32_t suggestion = words_.suggestion_of(spellings[at]);
            std::optional<std::size_t> best;
            for (; at < spellings.size() && words_.suggestion_of(spellings[at]) == suggestion; ++at) {
                const auto match = matcher.match(words_.words_of(spellings[at]));
                if (match && (!best || *match < *best)) best = match;
            }
            if (best) take(suggestion, *best);
            found = found || best;
        }
        if (at > 0) seen_share_ = static_cast<double>(at) / static_cast<double>(spellings.size());
        return found;
    }

    MatchList list() && {
        out_.total = static_cast<std::uint32_t>(static_cast<double>(taken_) / seen_share_);
        for (std::size_t score = 0; score < scores.size(); ++score) {
            for (const std::uint32_t suggestion : found_[score]) {
                if (out_.ranked.size() == wanted_.best) break;
                out_.ranked.push_back({suggestion, scores[score]});
            }
        }
        return std::move(out_);
    }

 private:
    bool has_enough() const noexcept {
        return !wanted_.counts_all() && wanted_.threshold <= 0 && found_[goes_on].size() >= wanted_.best;
    }

    void take(std::uint32_t suggestion, std::size_t score) {
        if (scores[score] < wanted_.threshold) return;
        if (wanted_.accept && !wanted_.accept(suggestion)) return;
        ++taken_;
        if (wanted_.all) out_.all.push_back(suggestion);
        if (found_[score].size() < wanted_.best) found_[score].push_back(suggestion);
    }

    const SuggestionWords& words_;
    const MatchWanted& wanted_;
    std::array<std::vector<std::uint32_t>, scores.size()> found_;  ///< the best `wanted.best` of each
    std::size_t taken_ = 0;
    double seen_share_ = 1;  ///< of the candidates
    MatchList out_;
};

}  // namespace

MatchList match_suggestions(const engine::Generation& generation, const SearchQuery& query,
                            const MatchWanted& wanted) {
    WordReader reader(generation);
    SuggestionFinder finder(generation.suggestion_words(), wanted);
    // Words that are there but in no suggestion together may be typos.
    if (!finder.find(reader.read(query.text, false))) finder.find(reader.read(query.text, true));
    return std::move(finder).list();
}

}  // namespace kindred::queries::match
