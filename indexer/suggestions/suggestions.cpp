#include "indexer/suggestions/suggestions.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/fold.hpp"
#include "indexer/topics/generic_words.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

namespace kindred::indexer::suggestions {

namespace {

/// Longer texts are no suggestions but slips: a whole abstract in the field of a venue.
constexpr std::size_t max_query_bytes = 200;

/// Classifications are written as paths: "Machine Learning: ML: Online learning". Nobody types one.
std::string_view leaf_of(std::string_view topic) {
    for (const std::string_view step : {": ", " > ", " :: "}) {
        const auto at = topic.rfind(step);
        if (at != std::string_view::npos) topic.remove_prefix(at + step.size());
    }
    return topic;
}

std::string_view to_string(Suggestion::Kind kind) noexcept {
    constexpr std::array<std::string_view, 4> names = {"topic", "phrase", "venue", "researcher"};
    return names[static_cast<std::size_t>(kind)];
}

void give_ids(std::vector<Suggestion>& suggestions) {
    std::unordered_set<std::string> taken;
    for (Suggestion& suggestion : suggestions) {
        suggestion.id = std::string(to_string(suggestion.kind)) + '-' + engine::text::slug(suggestion.query);
        if (taken.insert(suggestion.id).second) continue;
        suggestion.id += '-' + engine::hash_hex(suggestion.query);
        taken.insert(suggestion.id);
    }
}

}  // namespace

nlohmann::ordered_json to_json(const Suggestion& suggestion) {
    return {{"id", suggestion.id},
            {"query", suggestion.query},
            {"kind", to_string(suggestion.kind)},
            {"count", suggestion.count}};
}

void SuggestionList::add(Suggestion::Kind kind, std::string_view query, std::uint32_t count) {
    using Kind = Suggestion::Kind;
    if (kind == Kind::topic) {
        query = leaf_of(query);
        if (topics::generic_word(engine::text::fold(query))) return;
    }
    // Without a word it cannot be found.
    if (query.size() > max_query_bytes || analyser_.analyse(query).empty()) return;
    const bool subject = kind == Kind::topic || kind == Kind::phrase;
    Meaning& meaning =
        subject ? meanings_[{Kind::phrase, stems_of(query)}] : meanings_[{kind, engine::text::fold(query)}];
    meaning.spellings[std::string(query)] += count;
    if (kind == Kind::phrase) {
        meaning.mined = std::max(meaning.mined, count);
    } else {
        meaning.given += count;
        meaning.topic = kind == Kind::topic;
    }
}

std::string SuggestionList::stems_of(std::string_view query) {
    std::string stems;
    for (const engine::text::Token& token : analyser_.analyse(query))
        stems.append(topics::stem_of(token, query)).append(1, ' ');
    return stems;
}

std::vector<Suggestion> SuggestionList::ranked() const {
    using Kind = Suggestion::Kind;
    std::map<Kind, std::vector<Suggestion>> kinds;
    for (const auto& [key, meaning] : meanings_) {
        // The first of the most frequent: the smaller text of equal ones.
        const auto best = std::ranges::max_element(meaning.spellings, {}, [](auto& s) { return s.second; });
        const std::uint64_t count = std::max<std::uint64_t>(meaning.given, meaning.mined);
        const Kind kind = meaning.topic ? Kind::topic : key.first;
        const auto shown = static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX));
        kinds[kind].push_back({{}, best->first, kind, shown});
    }
    std::vector<Suggestion> out;
    for (auto& [kind, suggestions] : kinds) {
        std::ranges::stable_sort(suggestions, std::greater(), &Suggestion::count);
        if (suggestions.size() > max_of_kind) suggestions.resize(max_of_kind);
        give_ids(suggestions);
        std::move(suggestions.begin(), suggestions.end(), std::back_inserter(out));
    }
    // Kinds come in order and are sorted, so ties stay by kind, then by text.
    std::ranges::stable_sort(out, std::greater(), &Suggestion::count);
    return out;
}

}  // namespace kindred::indexer::suggestions
