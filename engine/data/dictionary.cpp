#include "engine/data/dictionary.hpp"

#include <algorithm>
#include <string>
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
/// A joined word must have been seen as often: once or twice is somebody else's typo.
constexpr std::uint32_t min_joined_frequency = 3;

}  // namespace

void write_words(const std::filesystem::path& path, std::span<const WordEntry> words,
                 std::span<const AdjacentStems> adjacent) {
    frame::RowsBuilder<char> texts;
    std::vector<std::string_view> views;
    std::vector<std::uint32_t> frequencies;
    std::vector<std::uint32_t> documents;
    std::vector<WordId> ids;
    std::vector<std::uint32_t> stems;
    std::vector<std::uint8_t> flags;
    for (const WordEntry& word : words) {
        texts.add(word.text);
        views.push_back(word.text);
        frequencies.push_back(word.frequency);
        documents.push_back(word.documents);
        ids.push_back(word.id);
        stems.push_back(number(word.stem));
        flags.push_back(
            static_cast<std::uint8_t>((word.stop ? stop_flag : 0U) | (word.name ? name_flag : 0U)));
    }
    frame::FlatFileWriter out(path, kind);
    texts.write(out, "words");
    out.section("frequencies", frequencies);
    out.section("documents", documents);
    out.section("ids", ids);
    out.section("stems", stems);
    out.section("flags", flags);
    out.section("adjacent", adjacent);
    write_spellings(out, views);
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

std::string_view Dictionary::text(std::uint32_t number) const noexcept {
    const auto row = words_[number];
    return {row.data(), row.size()};
}

WordEntry Dictionary::word(std::uint32_t number) const noexcept {
    return {text(number),
            frequencies_[number],
            documents_[number],
            ids_[number],
            StemId{stems_[number]},
            (flags_[number] & stop_flag) != 0,
            (flags_[number] & name_flag) != 0};
}

std::uint32_t Dictionary::lower_bound(std::string_view text) const noexcept {
    std::uint32_t first = 0;
    std::uint32_t count = size();
    while (count > 0) {
        const std::uint32_t half = count / 2;
        if (this->text(first + half) < text) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

std::optional<WordEntry> Dictionary::find(std::string_view word) const noexcept {
    const std::uint32_t at = lower_bound(word);
    if (at == size() || text(at) != word) return std::nullopt;
    return this->word(at);
}

std::pair<std::uint32_t, std::uint32_t> Dictionary::range(std::string_view prefix) const noexcept {
    const std::uint32_t first = lower_bound(prefix);
    std::uint32_t last = first;
    std::uint32_t count = size() - first;
    while (count > 0) {
        const std::uint32_t half = count / 2;
        if (text(last + half).starts_with(prefix)) {
            last += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return {first, last};
}

std::vector<WordEntry> Dictionary::complete(std::string_view prefix, std::size_t limit) const {
    std::vector<WordEntry> out;
    if (limit == 0) return out;
    const auto [first, last] = range(prefix);
    top_.visit(first, last, [&](std::uint32_t at) {
        if ((flags_[at] & stop_flag) == 0) out.push_back(word(at));
        return out.size() < limit;
    });
    return out;
}

std::vector<StemId> Dictionary::stems_of_prefix(std::string_view prefix, std::size_t limit) const {
    std::vector<StemId> out;
    if (limit == 0) return out;
    const auto [first, last] = range(prefix);
    top_.visit(first, last, [&](std::uint32_t at) {
        const StemId stem{stems_[at]};
        // Limits are a few dozen: looking through them is cheaper than a set.
        if ((flags_[at] & stop_flag) == 0 && std::find(out.begin(), out.end(), stem) == out.end()) {
            out.push_back(stem);
        }
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
        const auto other = text::Letters::of(text(n.word));
        return !other || !letters->same_digits(*other);
    });
    const auto better = [this](const Spellings::Near& a, const Spellings::Near& b) {
        if (a.distance != b.distance) return a.distance < b.distance;
        if (frequencies_[a.word] != frequencies_[b.word]) return frequencies_[a.word] > frequencies_[b.word];
        return a.word < b.word;
    };
    const std::size_t kept = std::min(limit, near.size());
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(), better);
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
        if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;  // inside a letter
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
    const auto key = std::make_pair(first, second);
    const auto at = std::lower_bound(adjacent_.begin(), adjacent_.end(), key,
                                     [](const AdjacentStems& a, const auto& wanted) {
                                         return std::make_pair(a.first, a.second) < wanted;
                                     });
    return at != adjacent_.end() && at->first == first && at->second == second ? at->count : 0;
}

void Dictionary::check(const Lexicon& lexicon) const {
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (i > 0 && text(i - 1) >= text(i)) file_.damaged("its words are not in order");
        if (stems_[i] >= lexicon.size() || lexicon.stem_of(ids_[i]) != StemId{stems_[i]})
            file_.damaged("a word has a stem that the lexicon does not give it");
    }
}

}  // namespace kindred::engine::data
