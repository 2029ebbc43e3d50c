#include "queries/recommend/shared_terms.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace kindred::queries::recommend {

namespace {

/// Words of a phrase: what is joined by hyphens, or by overlapping, counts as one unit.
constexpr std::size_t max_units = 4;
constexpr std::size_t max_words = 8;
/// Stop words between two words of a phrase: "state of the art".
constexpr std::size_t max_stops = 2;

/// A part of a longer phrase that has this share of its uses is a fragment.
constexpr double fragment_share = 0.5;
/// A phrase adds this share of its weight at least to what other terms have said already.
constexpr double least_new = 0.5;
/// Two words are no phrase when fewer titles have them side by side than this share of the works that have
/// the rarer one: the collection would name it.
constexpr double titles_of_phrase = 0.004;
/// What is said in abstracts is about something when titles say it as well; "respectively", "aims" and "rely"
/// are in less than this share of the titles of the works that have them.
constexpr double titles_of_word = 0.02;
/// A stem of this share of the works, and of as many, is common.
constexpr double common_share = 0.05;
constexpr std::uint32_t common_works = 200;
/// How much a use counts whose first capital says nothing.
constexpr double unsure_use = 0.25;

/// Words [first, last] of a text.
struct Run {
    const TextWords* text;
    std::size_t first;
    std::size_t last;
    auto operator<=>(const Run&) const = default;
};

Run all_of(const TextWords& text) noexcept {
    // Of a text without words the last one is none: the end is what counts.
    return {&text, 0, text.words.size() - 1};
}

std::uint64_t chain(std::uint64_t key, std::uint64_t stem) noexcept {
    key = (key ^ stem) * 0x9E3779B97F4A7C15U;
    return key ^ (key >> 29);
}

/// Calls take(run, key) for the phrases in `whole` whose words, but for stop words, are all among `stems`. A
/// compound is taken as a whole.
template <typename Take>
void each_phrase(const Run& whole, const SharedStems& stems, Take&& take) {
    const std::vector<TextWord>& words = whole.text->words;
    const std::size_t end = whole.last + 1;
    for (std::size_t first = whole.first; first < end; ++first) {
        if (words[first].before == Join::hyphen || !stems.contains(words[first].stem)) continue;
        std::uint64_t key = 0;
        std::size_t units = 0;
        std::size_t stops = 0;
        bool term = false;
        for (std::size_t at = first; at < end && at - first < max_words; ++at) {
            const TextWord& word = words[at];
            if (at > first && word.before == Join::cut) break;
            key = chain(key, word.stem);
            if (word.stop) {
                if (at == first || ++stops > max_stops) break;
                continue;
            }
            if (!stems.contains(word.stem)) break;
            stops = 0;
            const bool inside = at > first && word.before != Join::space;
            if (!inside && ++units > max_units) break;
            term = term || word.term;
            const bool goes_on = at + 1 < end && words[at + 1].before == Join::hyphen;
            if (at > first && term && !goes_on) take(Run{whole.text, first, at}, key);
        }
    }
}

/// True when nothing follows that the phrase could belong to.
bool closes(const Run& run) noexcept {
    const std::vector<TextWord>& words = run.text->words;
    return run.last + 1 == words.size() || words[run.last + 1].before == Join::cut ||
           words[run.last + 1].stop;
}

/// True when hyphens join all of its words.
bool is_compound(const Run& run) noexcept {
    const auto words = run.text->words.begin();
    return std::all_of(words + static_cast<std::ptrdiff_t>(run.first) + 1,
                       words + static_cast<std::ptrdiff_t>(run.last) + 1,
                       [](const TextWord& word) { return word.before == Join::hyphen; });
}

struct Phrase {
    std::set<Run> uses;
    std::set<std::size_t> pairs;    ///< that have it on both sides
    std::size_t longest_whole = 0;  ///< uses of the most used phrase that it is a part of
};

/// A term that may be shown.
struct Term {
    std::string text;
    double share = 0;
};

class TermChooser {
 public:
    TermChooser(const engine::Generation& generation, std::span<const SharedWords> pairs)
        : generation_(generation), topics_(generation.work_columns().find("topics")), pairs_(pairs) {
        for (const SharedWords& pair : pairs) {
            for (const auto& [key, stem] : pair.stems) total_ += stem.weight;
        }
    }

    std::vector<std::pair<std::string, double>> choose(std::size_t limit) {
        if (!(total_ > 0)) return {};
        find_phrases();
        take_phrases(limit);
        take_words();
        std::ranges::sort(terms_, [](const Term& a, const Term& b) {
            return a.share != b.share ? a.share > b.share : a.text < b.text;
        });
        std::vector<std::pair<std::string, double>> out;
        std::set<std::string> seen;
        for (Term& term : terms_) {
            if (out.size() == limit) break;
            if (seen.insert(term.text).second) out.emplace_back(std::move(term.text), term.share / total_);
        }
        return out;
    }

 private:
    void find_phrases() {
        for (std::size_t number = 0; number < pairs_.size(); ++number) {
            const SharedWords& pair = pairs_[number];
            std::map<std::uint64_t, std::vector<Run>> uses;
            each_phrase(all_of(*pair.one), pair.stems,
                        [&](const Run& run, std::uint64_t key) { uses[key].push_back(run); });
            each_phrase(all_of(*pair.other), pair.stems, [&](const Run& run, std::uint64_t key) {
                const auto at = uses.find(key);
                if (at == uses.end()) return;
                Phrase& phrase = phrases_[key];
                phrase.pairs.insert(number);
                phrase.uses.insert(run);
                phrase.uses.insert(at->second.begin(), at->second.end());
            });
        }
        for (const auto& [key, phrase] : phrases_) {
            const Run& whole = *phrase.uses.begin();
            each_phrase(whole, pairs_[*phrase.pairs.begin()].stems,
                        [&, count = phrase.uses.size()](const Run& run, std::uint64_t part) {
                            const auto at = run == whole ? phrases_.end() : phrases_.find(part);
                            if (at != phrases_.end())
                                at->second.longest_whole = std::max(at->second.longest_whole, count);
                        });
        }
    }

    /// The stems of the words of `run` that are no stop words.
    static std::set<std::uint64_t> stems_of(const Run& run) {
        std::set<std::uint64_t> stems;
        for (std::size_t i = run.first; i <= run.last; ++i)
            if (!run.text->words[i].stop) stems.insert(run.text->words[i].stem);
        return stems;
    }

    const SharedStem& stem_at(const Phrase& phrase, std::uint64_t key) const {
        return pairs_[*phrase.pairs.begin()].stems.at(key);
    }

    /// Is it a compound of common words only that stands before what it belongs to?
    bool is_general(const Phrase& phrase) const {
        const auto open = static_cast<std::size_t>(std::ranges::count_if(phrase.uses, std::not_fn(closes)));
        if (2 * open < phrase.uses.size() || !std::ranges::any_of(phrase.uses, is_compound)) return false;
        const double works = generation_.forward().size();
        return std::ranges::all_of(stems_of(*phrase.uses.begin()), [&](std::uint64_t key) {
            const std::uint32_t with = generation_.lexicon().document_frequency(stem_at(phrase, key).stem);
            return with >= common_works && with >= common_share * works;
        });
    }

    bool is_term(const Phrase& phrase) const {
        const auto says = [&](std::uint64_t key) { return says_something(stem_at(phrase, key)); };
        if (!std::ranges::any_of(stems_of(*phrase.uses.begin()), says)) return false;
        if (std::ranges::any_of(phrase.uses, is_compound) || is_topic(*phrase.uses.begin())) return true;
        const Run& run = *phrase.uses.begin();
        const SharedStem* last = nullptr;
        for (std::size_t i = run.first; i <= run.last; ++i) {
            const TextWord& word = run.text->words[i];
            const bool joined = i > run.first && word.before != Join::space;
            if (word.stop && !joined) return false;
            const SharedStem* stem = word.stop ? nullptr : &stem_at(phrase, word.stem);
            if (last != nullptr && stem != nullptr && !joined && !stand_together(*last, *stem)) return false;
            last = stem;
        }
        return true;
    }

    /// Do titles say it, for how many works do?
    bool says_something(const SharedStem& stem) const {
        const engine::data::Lexicon& lexicon = generation_.lexicon();
        return lexicon.title_frequency(stem.stem) + 1 >
               titles_of_word * lexicon.document_frequency(stem.stem);
    }

    bool stand_together(const SharedStem& a, const SharedStem& b) const {
        const auto with = [&](const SharedStem& stem) {
            return generation_.lexicon().document_frequency(stem.stem);
        };
        return generation_.dictionary().adjacent(a.stem, b.stem) + 1 >
               titles_of_phrase * std::min(with(a), with(b));
    }

    bool is_topic(const Run& run) const {
        if (topics_ == nullptr) return false;
        const std::vector<TextWord>& words = run.text->words;
        const std::string folded = engine::text::fold(
            std::string_view(run.text->text)
                .substr(words[run.first].begin, words[run.last].end - words[run.first].begin));
        return topics_->folded_of(topics_->lower(folded)) == folded;
    }

    /// What `stems` add in `pairs`; of what no term has taken when `left`.
    double weight(const std::set<std::uint64_t>& stems, const std::set<std::size_t>& pairs, bool left) const {
        double sum = 0;
        for (const std::size_t pair : pairs) {
            for (const std::uint64_t stem : stems) {
                if (left && taken_.contains({pair, stem})) continue;
                const auto at = pairs_[pair].stems.find(stem);
                if (at != pairs_[pair].stems.end()) sum += at->second.weight;
            }
        }
        return sum;
    }

    void take_phrases(std::size_t limit) {
        struct Candidate {
            const Phrase* phrase;
            std::set<std::uint64_t> stems;
            double weight;
            std::string text;
        };
        std::vector<Candidate> candidates;
        for (const auto& [key, phrase] : phrases_) {
            const auto uses = static_cast<double>(phrase.uses.size());
            if (static_cast<double>(phrase.longest_whole) >= fragment_share * uses) continue;
            auto stems = stems_of(*phrase.uses.begin());
            if (is_general(phrase)) {
                held_.insert(stems.begin(), stems.end());
                continue;
            }
            if (!is_term(phrase)) continue;
            const double sum = weight(stems, phrase.pairs, false);
            candidates.push_back({&phrase, std::move(stems), sum, written(phrase.uses)});
        }
        std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
        });
        for (const Candidate& candidate : candidates) {
            if (terms_.size() == limit) break;
            const double left = weight(candidate.stems, candidate.phrase->pairs, true);
            if (left < least_new * candidate.weight || left <= 0) continue;
            if (std::ranges::includes(held_, candidate.stems)) continue;
            terms_.push_back({candidate.text, left});
            held_.insert(candidate.stems.begin(), candidate.stems.end());
            for (const std::size_t pair : candidate.phrase->pairs)
                for (const std::uint64_t stem : candidate.stems) taken_.insert({pair, stem});
        }
    }

    void take_words() {
        std::map<std::uint64_t, SharedStem> sums;
        std::set<const TextWords*> texts;
        for (const SharedWords& pair : pairs_) {
            for (const auto& [key, stem] : pair.stems)
                if (!held_.contains(key))
                    sums.try_emplace(key, SharedStem{stem.stem, 0}).first->second.weight += stem.weight;
            texts.insert({pair.one, pair.other});
        }
        std::map<std::uint64_t, std::set<Run>> uses;
        std::map<std::uint64_t, std::size_t> alone;
        for (const TextWords* text : texts) {
            for (std::size_t i = 0; i < text->words.size(); ++i) {
                const TextWord& word = text->words[i];
                if (!sums.contains(word.stem)) continue;
                uses[word.stem].insert({text, i, i});
                const bool part = word.before == Join::hyphen ||
                                  (i + 1 < text->words.size() && text->words[i + 1].before == Join::hyphen);
                if (word.term && !word.stop && !part) ++alone[word.stem];
            }
        }
        for (const auto& [key, runs] : uses) {
            if (2 * alone[key] <= runs.size() || !(sums.at(key).weight > 0)) continue;
            std::string text = written(runs);
            const bool name = std::ranges::any_of(text, engine::is_upper);
            if (name || says_something(sums.at(key)))
                terms_.push_back({std::move(text), sums.at(key).weight});
        }
    }

    /// One use of a term, as it is written; `sure`: every capital of it means something.
    static std::string written(const Run& run, bool& sure) {
        const TextWords& text = *run.text;
        const std::vector<TextWord>& words = text.words;
        std::string out =
            text.text.substr(words[run.first].begin, words[run.last].end - words[run.first].begin);
        sure = true;
        for (std::size_t i = run.first; i <= run.last; ++i) {
            const TextWord& word = words[i];
            const std::size_t at = word.begin - words[run.first].begin;
            const std::size_t end = std::min<std::size_t>(word.end - words[run.first].begin, out.size());
            if (!word.opens || word.before == Join::overlap || !engine::is_upper(out[at])) continue;
            const bool more = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                          out.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](char c) { return engine::is_upper(c) || engine::is_digit(c); });
            // "Generative Adversarial Networks" at the head of a sentence is a name.
            const bool name =
                i < run.last && engine::is_upper(text.text[words[i + 1].begin]) && !words[i + 1].opens;
            if (more || name || end - at == 1) continue;
            out[at] = engine::lower(out[at]);
            sure = false;
        }
        return out;
    }

    /// The way most `uses` are written; of equal ones that with more small letters.
    static std::string written(const std::set<Run>& uses) {
        std::map<std::string, double> forms;
        for (const Run& run : uses) {
            bool sure = true;
            std::string form = written(run, sure);
            forms[std::move(form)] += sure ? 1 : unsure_use;
        }
        const auto best = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second : a.first < b.first;
        });
        return best->first;
    }

    const engine::Generation& generation_;
    const engine::data::Column* topics_;  ///< null when there are none
    std::span<const SharedWords> pairs_;
    double total_ = 0;
    std::map<std::uint64_t, Phrase> phrases_;  ///< by key
    std::set<std::uint64_t> held_;             ///< stems of the phrases taken
    std::set<std::pair<std::size_t, std::uint64_t>> taken_;
    std::vector<Term> terms_;
};

}  // namespace

std::vector<std::pair<std::string, double>> shared_terms(const engine::Generation& generation,
                                                         std::span<const SharedWords> pairs,
                                                         std::size_t limit) {
    return TermChooser(generation, pairs).choose(limit);
}

}  // namespace kindred::queries::recommend
