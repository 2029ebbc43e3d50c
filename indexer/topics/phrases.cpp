#include "indexer/topics/phrases.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/fold.hpp"
#include "indexer/topics/generic_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kindred::indexer::topics {

namespace {

/// Fewest titles that make a phrase frequent, and how it grows: with the root of the number of titles, to 5
/// for 73,000 and 20 for a million.
constexpr std::uint32_t min_frequent = 3;
constexpr double frequent_divisor = 50;

/// A single word must be this many times as frequent, as single words are many.
constexpr std::uint32_t word_factor = 2;
/// As must a phrase with a stop word inside: most are chance neighbours.
constexpr std::uint32_t stops_factor = 2;

/// Least normalised mutual information of the parts, on a scale where 0 is chance and 1 is always together.
constexpr double min_cohesion = 0.2;
constexpr double min_cohesion_with_stops = 0.45;

/// Of the uses of a phrase, how many have nothing before it, or after it, that could belong to it.
constexpr double min_opens = 0.1;
constexpr double min_closes = 0.2;

/// Single words are mostly what phrases are made of, so they must stand alone often enough. Names and
/// acronyms ("BERT", "LiDAR") are known by their capitals; a compound must not be an adjective
/// ("Large-Scale"); a plain word must be what several phrases end in ("Spectral Clustering") and seldom begin
/// one.
constexpr double min_alone = 0.1;
constexpr double min_alone_compound = 0.15;
constexpr double min_closes_word = 0.5;
constexpr double max_opens_word = 0.6;
constexpr std::uint32_t min_ends_of_phrases = 2;

/// A plain word says by itself what a work is about when as many phrases end in it: "Clustering", but not
/// "Size".
constexpr std::uint32_t min_ends_of_topic = 8;
/// A name or acronym has as many letters at least: "p53" and the sections of a classification ("G5") are few.
constexpr std::ptrdiff_t min_letters_of_topic = 2;

/// Most words of a topic: what is joined by hyphens counts as one, stop words count.
constexpr int max_topic_words = 4;

/// A part of a longer phrase that has this share of its uses is a fragment.
constexpr double fragment_share = 0.75;

double share(std::uint32_t part, std::uint32_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void PhraseMiner::count(const std::vector<PhraseUse>& uses) {
    for (const PhraseUse& use : uses) {
        counts_.add(use.key);
        if (use.units == 1) ++words_;
    }
}

void PhraseMiner::choose_candidates(std::uint32_t titles) {
    frequent_ = std::max(min_frequent, static_cast<std::uint32_t>(std::sqrt(titles) / frequent_divisor));
    auto frequent = counts_.sorted(frequent_);
    while (frequent.size() > max_candidates) {
        ++frequent_;
        std::erase_if(frequent, [this](const auto& entry) { return entry.count < frequent_; });
    }
    for (const gathered::BoundedCounts::Entry& entry : frequent) candidates_[entry.key];
}

void PhraseMiner::add_uses(std::string_view title, const std::vector<PhraseUse>& uses, bool in_capitals) {
    for (const PhraseUse& use : uses) {
        const auto at = candidates_.find(use.key);
        if (at == candidates_.end()) continue;
        Candidate& candidate = at->second;
        ++candidate.count;
        if (use.opens) ++candidate.opens;
        if (use.closes) ++candidate.closes;
        if (use.opens && use.closes) ++candidate.alone;
        const auto text = title.substr(use.begin, use.end - use.begin);
        const auto [spelling, fresh] =
            candidate.spellings.try_emplace(std::string(text), Spelling{0, use.form});
        if (!in_capitals) ++spelling->second.count;
    }
}

void PhraseMiner::choose_spelling(Candidate& candidate) {
    std::map<std::uint64_t, std::uint32_t> forms;
    for (const auto& [text, spelling] : candidate.spellings) forms[spelling.form] += spelling.count;
    // The first of the most frequent: the smaller text of equal ones.
    const auto best = std::ranges::max_element(candidate.spellings, {}, [&](const auto& entry) {
        return std::pair(forms[entry.second.form], entry.second.count);
    });
    if (best == candidate.spellings.end()) return;
    candidate.text = best->first;
    candidate.form = best->second.form;
    candidate.only_in_capitals = forms[candidate.form] == 0;
    candidate.spellings.clear();
}

double PhraseMiner::cohesion(const std::vector<PhraseUse>& parts, std::uint32_t size,
                             std::uint32_t count) const {
    const double together = share(count, static_cast<std::uint32_t>(std::max<std::uint64_t>(words_, 1)));
    double least = 1;
    for (const PhraseUse& left : parts) {
        if (left.begin != 0 || left.end == size) continue;
        const auto right = std::ranges::find_if(
            parts, [&](const PhraseUse& part) { return part.begin > left.end && part.end == size; });
        if (right == parts.end()) continue;
        // A forgotten count is taken for what it must be at least.
        const double chance = share(std::max(counts_.count(left.key), count), 1) *
                              share(std::max(counts_.count(right->key), count), 1) /
                              (static_cast<double>(words_) * static_cast<double>(words_));
        least = std::min(least, std::log(together / chance) / -std::log(together));
    }
    return least;
}

bool PhraseMiner::stands_by_itself(const Candidate& candidate, std::uint32_t factor) const {
    return candidate.count >= frequent_ * factor && share(candidate.opens, candidate.count) >= min_opens &&
           share(candidate.closes, candidate.count) >= min_closes &&
           share(candidate.longest_whole, candidate.count) < fragment_share;
}

bool PhraseMiner::is_phrase(const Candidate& candidate, const std::vector<PhraseUse>& parts,
                            const PhraseUse& whole) const {
    if (whole.units < 2 || whole.words >= max_phrase_words) return false;
    const auto size = static_cast<std::uint32_t>(candidate.text.size());
    const bool stops = whole.stops != 0;
    return stands_by_itself(candidate, stops ? stops_factor : 1) &&
           cohesion(parts, size, candidate.count) >= (stops ? min_cohesion_with_stops : min_cohesion);
}

bool PhraseMiner::is_name(const Candidate& word) {
    return !word.only_in_capitals && std::any_of(word.text.begin() + 1, word.text.end(), [](char c) {
        return engine::is_upper(c) || engine::is_digit(c);
    });
}

bool PhraseMiner::is_word(const Candidate& candidate, const PhraseUse& whole) const {
    if (whole.units != 1 || whole.words >= max_phrase_words) return false;
    if (!stands_by_itself(candidate, word_factor)) return false;
    const double alone = share(candidate.alone, candidate.count);
    const double closes = share(candidate.closes, candidate.count);
    if (whole.words > 1) return alone >= min_alone_compound && closes >= min_closes_word;
    if (alone < min_alone) return false;
    if (is_name(candidate)) return true;
    return closes >= min_closes_word && share(candidate.opens, candidate.count) <= max_opens_word &&
           candidate.ends_of_phrases >= min_ends_of_phrases &&
           !generic_word(engine::text::fold(candidate.text));
}

bool PhraseMiner::is_topic(const Candidate& candidate, const PhraseUse& whole) {
    const std::string& text = candidate.text;
    if (text.size() > max_topic_bytes) return false;
    const std::string folded = engine::text::fold(text);
    if (kind_of_work(folded.substr(folded.find_last_of(" -/") + 1))) return false;
    // "Bridging the Gap": what has an article inside is a saying, no term.
    if (whole.units > 1) return !whole.article && whole.units + whole.stops <= max_topic_words;
    if (whole.words > 1) return true;
    if (is_name(candidate)) {
        const bool roman_number = text.find_first_not_of("IVX") == std::string::npos;
        return !roman_number && std::ranges::count_if(text, engine::is_letter) >= min_letters_of_topic;
    }
    return candidate.ends_of_phrases >= min_ends_of_topic;
}

void PhraseMiner::find_wholes(TitlePhrases& reader) {
    for (const auto& [key, candidate] : candidates_) {
        const auto size = static_cast<std::uint32_t>(candidate.text.size());
        for (const PhraseUse& part : reader.read(candidate.text)) {
            if ((part.begin == 0) == (part.end == size)) continue;  // all of it, or its middle
            if (const auto at = candidates_.find(part.key); at != candidates_.end())
                at->second.longest_whole = std::max(at->second.longest_whole, candidate.count);
        }
    }
}

std::vector<Phrase> PhraseMiner::phrases(engine::text::Analyser& analyser, const stage::Workers& workers) {
    for (auto& [key, candidate] : candidates_) choose_spelling(candidate);
    TitlePhrases reader(analyser);
    find_wholes(reader);
    std::vector<Phrase> out;
    const auto each_whole = [&](auto&& take) {
        for (const auto& [key, candidate] : candidates_) {
            workers.check_stop();
            const auto& parts = reader.read(candidate.text);
            const auto whole =
                std::ranges::find_if(parts, [size = candidate.text.size()](const PhraseUse& part) {
                    return part.begin == 0 && part.end == size;
                });
            if (whole != parts.end() && take(candidate, parts, *whole)) {
                out.push_back(
                    {candidate.text, candidate.count, key, candidate.form, is_topic(candidate, *whole)});
            }
        }
    };
    each_whole([&](const Candidate& candidate, const auto& parts, const PhraseUse& whole) {
        if (!is_phrase(candidate, parts, whole)) return false;
        const auto last = candidates_.find(parts.back().key);
        if (last != candidates_.end()) ++last->second.ends_of_phrases;
        return true;
    });
    each_whole([&](const Candidate& candidate, const auto&, const PhraseUse& whole) {
        return is_word(candidate, whole);
    });
    std::sort(out.begin(), out.end(), [](const Phrase& a, const Phrase& b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    return out;
}

}  // namespace kindred::indexer::topics
