#include "tests/queries/match/random_query.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kindred::test {

namespace {

constexpr std::array<engine::data::TextField, 7> fields = {
    engine::data::TextField::title,    engine::data::TextField::title, engine::data::TextField::abstract,
    engine::data::TextField::abstract, engine::data::TextField::venue, engine::data::TextField::authors,
    engine::data::TextField::topics};
constexpr std::array<std::string_view, 4> stop_words = {"the", "of", "with", "and"};
constexpr std::array<std::string_view, 9> names = {
    "", "", "", "title:", "abstract:", "venue:", "author:", "topic:", "topics: "};

}  // namespace

std::string RandomQuery::word() {
    for (;;) {
        const auto& text = texts_.text(static_cast<std::uint32_t>(below(texts_.works())));
        const auto& words = text[fields[below(fields.size())]];
        if (words.empty()) continue;
        const std::string& word = words[below(words.size())].text;
        if (!word.empty()) return word;
    }
}

std::string RandomQuery::with_typo(std::string word) {
    if (word.size() < 3) return word;
    const std::size_t at = below(word.size() - 1);
    switch (below(4)) {
        case 0:
            word.erase(at, 1);
            break;
        case 1:
            word.insert(at, 1, 'e');
            break;
        case 2:
            word[at] = 'x';
            break;
        default:
            std::swap(word[at], word[at + 1]);
    }
    return word;
}

std::string RandomQuery::phrase() {
    for (;;) {
        const auto& text = texts_.text(static_cast<std::uint32_t>(below(texts_.works())));
        const auto& words = text[fields[below(fields.size())]];
        if (words.empty()) continue;
        const std::size_t first = below(words.size());
        const std::size_t last = std::min(words.size(), first + 1 + below(4));
        std::string phrase;
        for (std::size_t i = first; i < last; ++i) phrase += (i > first ? " " : "") + words[i].text;
        return '"' + phrase + '"';
    }
}

std::string RandomQuery::simple() {
    std::string q;
    const std::size_t most = below(4) == 0 ? 20 : 6;
    const bool has_phrases = below(4) == 0;
    const bool has_exclusions = below(4) == 0;
    std::string last;
    for (std::size_t count = 1 + below(most); count > 0; --count) {
        const std::size_t kind = below(20);
        last = word();
        if (kind == 0) last = "qzxv" + std::to_string(below(9));
        if (kind == 1 || kind == 2) last = with_typo(last);
        if (kind == 3) last = stop_words[below(stop_words.size())];
        if (kind > 15 && has_phrases) last = phrase();
        if (kind > 10 && kind < 14 && has_exclusions) last = '-' + (kind == 11 ? phrase() : last);
        q += last + ' ';
    }
    if (below(3) != 0) return q;
    q.pop_back();
    if (below(2) == 0 && last.front() != '-' && last.size() > 3)
        q.resize(q.size() - 1 - below(last.size() / 2));
    return q;
}

std::string RandomQuery::leaf() {
    const std::size_t kind = below(12);
    if (kind == 0) {
        const std::string year = std::to_string(1998 + below(28));
        return "year:" + std::string(std::array{"", "..", ">=", "<"}[below(4)]) + year;
    }
    std::string words = word();
    if (kind == 1) words = stop_words[below(stop_words.size())];
    if (kind == 2) words = "qzxv";
    if (kind == 3) words += '-' + word();
    if (kind > 9) words = phrase();
    return std::string(names[below(names.size())]) + words;
}

std::string RandomQuery::advanced(int depth) {
    const std::string negated = std::array{"", "", "", "", "NOT ", "-"}[below(6)];
    if (depth == 0 || below(4) == 0) return negated + leaf();
    std::string all = advanced(depth - 1);
    for (std::size_t more = 1 + below(2); more > 0; --more)
        all += std::array{" ", " AND ", " OR ", " OR "}[below(4)] + advanced(depth - 1);
    return negated + (below(6) == 0 ? std::string(names[below(names.size())]) : "") + '(' + all + ')';
}

}  // namespace kindred::test
