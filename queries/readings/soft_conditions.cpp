#include "queries/readings/soft_conditions.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/distinct.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/utf8.hpp"
#include "queries/readings/named_authors.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace kindred::queries::readings {

namespace {

/// A name of more words is not looked for.
constexpr std::size_t max_venue_words = 12;
/// Words are the name of a venue when works with the rarest of them are at most this many times as many as
/// works of the venue: "cvpr" says where, "nature" says what.
constexpr std::uint32_t most_other_works = 2;

/// The name of a topic has no more words, and no more topics begin with one word than are looked at.
constexpr std::size_t max_topic_words = 16;
constexpr std::uint32_t max_topics_compared = 2000;

/// A text of more words is about something: two that stand side by side there are hardly somebody's name.
constexpr std::size_t max_words_with_names = 8;
/// Pairs of words of names that count for a work, at most.
constexpr std::size_t max_name_pairs = 2;

/// The words of a query outside quotes, with their places.
struct PlacedWord {
    const text::QueryWord* word;
    WordPlace place;
    bool alone;  ///< its clause is this word
};

std::vector<PlacedWord> words_of(const text::QueryText& text) {
    std::vector<PlacedWord> words;
    for (std::size_t clause = 0; clause < text.wanted.size(); ++clause) {
        const text::Clause& read = text.wanted[clause];
        if (read.phrase) continue;
        for (std::size_t i = 0; i < read.words.size(); ++i)
            words.push_back({&read.words[i], {clause, i}, read.words.size() == 1});
    }
    return words;
}

void add_values(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& values) {
    for (std::uint32_t value = first; value < last; ++value) values.push_back(value);
}

/// The value of a year, when `word` is one that works have and the build had reached.
bool add_year(const engine::Generation& generation, const std::string& word,
              std::vector<std::uint32_t>& years) {
    const engine::data::Column* const column = generation.work_columns().find("year");
    const auto year = engine::to_number<int>(word);
    if (column == nullptr || word.size() != 4 || !year || *year > generation.latest_year() + 1) return false;
    const std::size_t before = years.size();
    add_values(column->lower(double(*year)), column->upper(double(*year)), years);
    return years.size() > before;
}

/// Works that have the word in any of their texts.
std::uint32_t works_with(const engine::Generation& generation, const text::QueryWord& word) {
    const auto stem = generation.lexicon().find(word.stem);
    return stem ? generation.lexicon().document_frequency(*stem) : 0;
}

/// How many of `words` from `at` are the name of a venue, the most there can be; 0 when none are.
std::size_t add_venue(const engine::Generation& generation, const std::vector<PlacedWord>& words,
                      std::size_t at, std::vector<std::uint32_t>& venues) {
    const engine::data::Column* const column = generation.work_columns().find("venue");
    if (column == nullptr) return 0;
    std::string name;
    std::uint32_t rarest = generation.manifest().works;
    std::size_t length = 0;
    std::pair<std::uint32_t, std::uint32_t> found;
    for (std::size_t i = at; i < std::min(words.size(), at + max_venue_words); ++i) {
        name += (i == at ? "" : " ") + words[i].word->word;
        const std::uint32_t first = column->lower(name);
        if (first == column->value_count() || !column->folded_of(first).starts_with(name)) break;
        rarest = std::min(rarest, works_with(generation, *words[i].word));
        const std::uint32_t last = column->upper(name);
        std::uint32_t here = 0;
        for (std::uint32_t value = first; value < last; ++value) here += column->documents_with(value);
        if (rarest > most_other_works * here) continue;
        found = {first, last};
        length = i + 1 - at;
    }
    add_values(found.first, found.second, venues);
    return length;
}

/// Whether `label`, folded, is these words, whatever stands between them.
bool is_written(std::string_view label, const std::vector<PlacedWord>& words) {
    const auto skip = [&] {
        while (!label.empty() && engine::is_ascii(label.front()) && !engine::is_alphanumeric(label.front()))
            label.remove_prefix(1);
    };
    for (const PlacedWord& one : words) {
        skip();
        if (!label.starts_with(one.word->word)) return false;
        label.remove_prefix(one.word->word.size());
    }
    skip();
    return label.empty();
}

/// The topics that `words` together are the name of.
void add_topic(const engine::Generation& generation, const std::vector<PlacedWord>& words,
               std::vector<std::uint32_t>& topics) {
    const engine::data::Column* const column = generation.work_columns().find("topics");
    if (column == nullptr || words.empty() || words.size() > max_topic_words) return;
    const std::string& first = words.front().word->word;
    const std::uint32_t begin = column->lower(first);
    const std::uint32_t end = std::min(column->value_count(), begin + max_topics_compared);
    for (std::uint32_t value = begin; value < end && column->folded_of(value).starts_with(first); ++value)
        if (is_written(column->folded_of(value), words)) topics.push_back(value);
}

/// Adds the works of the people whom two neighbours name, and an initial that then is nothing but that.
void add_names(const engine::Generation& generation, const PlacedWord& one, const PlacedWord& other,
               std::vector<std::uint32_t>& named, std::vector<WordPlace>& places) {
    const std::vector<std::uint32_t> works = works_by_name(generation, *one.word, *other.word);
    if (works.empty()) return;
    named.insert(named.end(), works.begin(), works.end());
    for (const PlacedWord& word : {one, other})
        if (engine::first_character(word.word->word) == word.word->word) places.push_back(word.place);
}

bool meets(const engine::data::Column* column, std::uint32_t work, const std::vector<std::uint32_t>& values) {
    return column != nullptr && std::ranges::any_of(column->values(work), [&](std::uint32_t value) {
               return std::ranges::binary_search(values, value);
           });
}

}  // namespace

SoftConditions read_conditions(const engine::Generation& generation, const text::QueryText& text,
                               std::vector<WordPlace>& places) {
    SoftConditions conditions;
    const std::vector<PlacedWord> words = words_of(text);
    for (std::size_t at = 0; at < words.size();) {
        if (at > 0 && words.size() <= max_words_with_names)
            add_names(generation, words[at - 1], words[at], conditions.named, places);
        std::size_t taken = add_venue(generation, words, at, conditions.venues);
        if (taken == 0 && words[at].alone && add_year(generation, words[at].word->word, conditions.years))
            taken = 1;
        for (std::size_t i = 0; i < taken; ++i) places.push_back(words[at + i].place);
        at += std::max<std::size_t>(taken, 1);
    }
    engine::sort_distinct(conditions.years);
    engine::sort_distinct(conditions.venues);
    engine::sort_distinct(places);
    std::vector<PlacedWord> others;
    std::ranges::copy_if(words, std::back_inserter(others), [&](const PlacedWord& word) {
        return !std::ranges::binary_search(places, word.place);
    });
    add_topic(generation, others, conditions.topics);
    std::ranges::sort(conditions.named);
    return conditions;
}

ConditionLift::ConditionLift(const engine::Generation& generation, const SoftConditions& conditions,
                             double lift, double topic_lift)
    : conditions_(conditions),
      years_(generation.work_columns().find("year")),
      venues_(generation.work_columns().find("venue")),
      topics_(generation.work_columns().find("topics")),
      lift_(lift),
      topic_lift_(topic_lift) {}

double ConditionLift::of(std::uint32_t work) const noexcept {
    double lift = 0;
    if (!conditions_.years.empty() && meets(years_, work, conditions_.years)) lift += lift_;
    if (!conditions_.venues.empty() && meets(venues_, work, conditions_.venues)) lift += lift_;
    if (!conditions_.topics.empty() && meets(topics_, work, conditions_.topics)) lift += topic_lift_;
    if (!conditions_.named.empty()) {
        const auto [first, last] = std::equal_range(conditions_.named.begin(), conditions_.named.end(), work);
        const auto pairs = static_cast<std::size_t>(last - first);
        lift += lift_ * static_cast<double>(std::min<std::size_t>(pairs, max_name_pairs));
    }
    return lift;
}

double ConditionLift::highest() const noexcept {
    const int kinds = (conditions_.years.empty() ? 0 : 1) + (conditions_.venues.empty() ? 0 : 1) +
                      (conditions_.named.empty() ? 0 : 1);
    return kinds * lift_ + (conditions_.topics.empty() ? 0 : topic_lift_);
}

}  // namespace kindred::queries::readings
