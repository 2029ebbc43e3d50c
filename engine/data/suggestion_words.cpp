#include "engine/data/suggestion_words.hpp"

#include <algorithm>
#include <numeric>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "suggestion words";

/// True when every number of every row is under `end`.
bool all_under(const frame::Rows<std::uint32_t>& rows, std::size_t end) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::ranges::any_of(rows[i], [end](std::uint32_t number) { return number >= end; })) return false;
    }
    return true;
}

/// True when every suggestion up to the last one has a spelling, and they are in order.
bool all_in_order(std::span<const std::uint32_t> suggestion_of) {
    std::uint32_t next = 0;
    for (const std::uint32_t suggestion : suggestion_of) {
        if (suggestion > next || suggestion + 1 < next) return false;
        next = suggestion + 1;
    }
    return true;
}

}  // namespace

void SuggestionWordsBuilder::add(const std::vector<std::vector<std::string>>& spellings) {
    std::vector<std::uint32_t> row;
    for (const std::vector<std::string>& words : spellings) {
        if (words.empty()) continue;
        row.clear();
        for (const std::string& word : words) {
            const auto next = static_cast<std::uint32_t>(words_.size());
            const auto [at, fresh] = numbers_.try_emplace(word, next);
            if (fresh) words_.push_back(at->first);
            row.push_back(at->second);
        }
        spellings_.add(row);
        suggestion_of_.push_back(suggestions_);
    }
    ++suggestions_;
}

std::vector<std::uint32_t> SuggestionWordsBuilder::sorted_numbers() const {
    std::vector<std::uint32_t> order(words_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [this](std::uint32_t word) { return words_[word]; });
    std::vector<std::uint32_t> numbers(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) numbers[order[i]] = i;
    return numbers;
}

void SuggestionWordsBuilder::write(const std::filesystem::path& path) const {
    const std::vector<std::uint32_t> numbers = sorted_numbers();
    std::vector<std::string_view> words(words_.size());
    for (std::size_t i = 0; i < words.size(); ++i) words[numbers[i]] = words_[i];
    frame::RowsBuilder<std::uint32_t> words_of;
    std::vector<std::vector<std::uint32_t>> spellings_with(words.size());
    std::vector<std::uint32_t> row;
    for (std::uint32_t spelling = 0; spelling < spellings_.size(); ++spelling) {
        row.clear();
        for (const std::uint32_t word : spellings_[spelling]) {
            row.push_back(numbers[word]);
            std::vector<std::uint32_t>& with = spellings_with[numbers[word]];
            if (with.empty() || with.back() != spelling) with.push_back(spelling);
        }
        words_of.add(row);
    }
    frame::FlatFileWriter out(path, kind);
    frame::write_rows<char>(out, "words", words);
    words_of.write(out, "spellings");
    frame::write_rows<std::uint32_t>(out, "postings", spellings_with);
    out.section("suggestions", suggestion_of_);
    out.finish();
}

SuggestionWords::SuggestionWords(const std::filesystem::path& path)
    : file_(path, kind),
      words_(file_, "words"),
      words_of_(file_, "spellings"),
      spellings_with_(file_, "postings"),
      suggestion_of_(file_.section<std::uint32_t>("suggestions")) {
    if (spellings_with_.size() != words_.size() || words_of_.size() != suggestion_of_.size())
        file_.damaged("its sections have different lengths");
    if (!all_under(words_of_, words_.size()) || !all_under(spellings_with_, words_of_.size()) ||
        !all_in_order(suggestion_of_))
        file_.damaged("it names what it does not hold");
}

SuggestionWords::Range SuggestionWords::find(std::string_view word) const noexcept {
    const auto before = [&](std::uint32_t i) { return words_[i] < word; };
    const std::uint32_t at = frame::first_not(0, words(), before);
    const bool found = at < words() && words_[at] == word;
    return {at, found ? at + 1 : at};
}

SuggestionWords::Range SuggestionWords::starting_with(std::string_view prefix) const noexcept {
    const auto before = [&](std::uint32_t i) { return words_[i] < prefix; };
    const auto not_after = [&](std::uint32_t i) { return words_[i].substr(0, prefix.size()) <= prefix; };
    const std::uint32_t first = frame::first_not(0, words(), before);
    return {first, frame::first_not(first, words(), not_after)};
}

std::span<const std::uint32_t> SuggestionWords::spellings_with(Range range) const noexcept {
    if (range.empty()) return {};
    // Rows stand one after the other.
    const auto first = spellings_with_[range.first];
    const auto last = spellings_with_[range.last - 1];
    return {first.data(), last.data() + last.size()};
}

}  // namespace kindred::engine::data
