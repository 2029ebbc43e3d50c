#include "engine/data/dictionary.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "words";
constexpr std::uint8_t stop_flag = 1;
constexpr std::uint8_t name_flag = 2;

/// From this many letters one typo is forgiven, and from this many two.
constexpr std::size_t letters_for_one = 5;
constexpr std::size_t letters_for_two = 9;
/// Parts of a split word that were never seen next to each other must be as long and be in as many works.
constexpr std::size_t min_part_letters = 4;
constexpr std::uint32_t min_part_documents = 20;
/// A joined word must have been seen at least as often: once or twice may be another typo.
constexpr std::uint32_t min_joined_frequency = 3;

}  // namespace

void write_words(const std::filesystem::path& path, std::span<const WordEntry> words,
                 std::span<const AdjacentStems> adjacent) {
    frame::FlatFileWriter out(path, kind);
    frame::RowsBuilder<char> texts;
    for (const WordEntry& word : words) texts.add(word.text);
    texts.write(out, "words");
    out.section("frequencies", words, &WordEntry::frequency);
    out.section("documents", words, &WordEntry::documents);
    out.section("ids", words, &WordEntry::id);
    out.section("stems", words, &WordEntry::stem);
    out.section("flags", words, [](const WordEntry& word) {
        return static_cast<std::uint8_t>((word.stop ? stop_flag : 0) | (word.name ? name_flag : 0));
    });
    out.section("adjacent", adjacent);
    write_spellings(out, texts);
    out.finish();
}

Dictionary::Dictionary(const std::filesystem::path& path)
    : file_(path, kind),
      words_(file_, "words"),
      frequencies_(file_.section<std::uint32_t>("frequencies")),
      documents_(file_.section<std::uint32_t>("documents")),
      ids_(file_.section<WordId>("ids")),
      stems_(file_.section<std::uint32_t>("stems")),
      flags_(file_.section<std::uint8_t>("flags")),
      adjacent_(file_.section<AdjacentStems>("adjacent")),
      top_(frequencies_),
      spellings_(file_, words_) {
    const std::size_t n = words_.size();
    if (frequencies_.size() != n || documents_.size() != n || ids_.size() != n || stems_.size() != n ||
        flags_.size() != n) {
        file_.damaged("its sections have different lengths");
    }
}

WordEntry Dictionary::word(std::uint32_t number) const noexcept {
    return {words_[number],
            frequencies_[number],
            documents_[number],
            ids_[number],
            StemId{stems_[number]},
            (flags_[number] & stop_flag) != 0,
            (flags_[number] & name_flag) != 0};
}

std::uint32_t Dictionary::lower_bound(std::string_view text) const noexcept {
    return frame::first_not(0, size(), [&](std::uint32_t at) { return words_[at] < text; });
}

std::optional<WordEntry> Dictionary::find(std::string_view word) const noexcept {
    const std::uint32_t at = lower_bound(word);
    if (at == size() || words_[at] != word) return std::nullopt;
    return this->word(at);
}

template <typename Visit>
void Dictionary::most_frequent(std::string_view prefix, Visit&& visit) const {
    const std::uint32_t first = lower_bound(prefix);
    const std::uint32_t last =
        frame::first_not(first, size(), [&](std::uint32_t at) { return words_[at].starts_with(prefix); });
    top_.visit(first, last, [&](std::uint32_t at) { return (flags_[at] & stop_flag) != 0 || visit(at); });
}

std::vector<WordEntry> Dictionary::complete(std::string_view prefix, std::size_t limit) const {
    std::vector<WordEntry> out;
    if (limit == 0) return out;
    most_frequent(prefix, [&](std::uint32_t at) {
        out.push_back(word(at));
        return out.size() < limit;
    });
    return out;
}

std::vector<StemId> Dictionary::stems_of_prefix(std::string_view prefix, std::size_t limit) const {
    std::vector<StemId> out;
    if (limit == 0) return out;
    most_frequent(prefix, [&](std::uint32_t at) {
        // Limits are a few dozen: a search through them is cheaper than a set.
        if (std::ranges::find(out, StemId{stems_[at]}) == out.end()) out.push_back(StemId{stems_[at]});
        return out.size() < limit;
    });
    return out;
}

std::vector<Dictionary::Correction> Dictionary::correct(std::string_view word, std::size_t limit) const {
    std::vector<Correction> out;
    const auto letters = text::Letters::of(word);
    if (!letters || letters->size() < letters_for_one || letters->only_digits()) return out;
    const auto known = find(word);
    const std::uint64_t floor = known ? std::uint64_t{known->frequency} * clearly_more : 1;
    std::vector<Spellings::Near> near;
    spellings_.near(*letters, letters->size() < letters_for_two ? 1 : 2, near);
    std::erase_if(near, [&](const Spellings::Near& n) {
        if (frequencies_[n.word] < floor) return true;
        const auto other = text::Letters::of(words_[n.word]);
        return !other || !letters->same_digits(*other);
    });
    const auto better = [this](const Spellings::Near& a, const Spellings::Near& b) {
        return std::tie(a.distance, frequencies_[b.word], a.word) <
               std::tie(b.distance, frequencies_[a.word], b.word);
    };
    const std::size_t kept = std::min(limit, near.size());
    std::ranges::partial_sort(near, near.begin() + static_cast<std::ptrdiff_t>(kept), better);
    for (std::size_t i = 0; i < kept; ++i) out.push_back({this->word(near[i].word), near[i].distance});
    return out;
}

std::optional<std::pair<WordEntry, WordEntry>> Dictionary::split(std::string_view word) const {
    const auto letters = text::Letters::of(word);
    if (!letters || letters->only_digits()) return std::nullopt;
    const auto known = find(word);
    std::optional<std::pair<WordEntry, WordEntry>> best;
    auto best_score = std::make_pair(std::uint32_t{0}, std::uint32_t{0});
    std::size_t letter = 1;
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (continues_character(word[at])) continue;
        const std::size_t left = letter++;
        const auto first = find(word.substr(0, at));
        if (!first) continue;
        const auto second = find(word.substr(at));
        if (!second) continue;
        const std::uint32_t together = adjacent(first->stem, second->stem);
        const std::uint32_t rarer = std::min(first->documents, second->documents);
        const bool long_enough = std::min(left, letters->size() - left) >= min_part_letters;
        if (together == 0 && (!long_enough || rarer < min_part_documents)) continue;
        if (known && together < std::uint64_t{known->frequency} * clearly_more) continue;
        const auto score = std::make_pair(together, rarer);
        if (best && score <= best_score) continue;
        best.emplace(*first, *second);
        best_score = score;
    }
    return best;
}

std::optional<WordEntry> Dictionary::join(std::string_view first, std::string_view second) const {
    if (first.empty() || second.empty() || first.size() + second.size() > 4 * text::max_letters)
        return std::nullopt;
    const auto joined = find(std::string(first).append(second));
    if (!joined || joined->stop || joined->frequency < min_joined_frequency) return std::nullopt;
    const auto left = find(first);
    const auto right = find(second);
    if (!left || !right) return joined;
    const std::uint64_t together = adjacent(left->stem, right->stem);
    if (together * clearly_more > joined->frequency) return std::nullopt;
    return joined;
}

std::uint32_t Dictionary::adjacent(StemId first, StemId second) const noexcept {
    const auto at =
        std::ranges::lower_bound(adjacent_, std::make_pair(first, second), {},
                                 [](const AdjacentStems& a) { return std::make_pair(a.first, a.second); });
    return at != adjacent_.end() && at->first == first && at->second == second ? at->count : 0;
}

void Dictionary::check(const Lexicon& lexicon) const {
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (i > 0 && words_[i - 1] >= words_[i]) file_.damaged("its words are not in order");
        if (stems_[i] >= lexicon.size() || lexicon.stem_of(ids_[i]) != StemId{stems_[i]})
            file_.damaged("a word has a stem that the lexicon does not give it");
    }
}

}  // namespace kindred::engine::data
