#include "indexer/suggestions/suggestions.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/fold.hpp"
#include "indexer/topics/generic_words.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
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

std::string_view to_string(Suggestion::Kind kind) noexcept {
    switch (kind) {
        case Suggestion::Kind::topic:
            return "topic";
        case Suggestion::Kind::phrase:
            return "phrase";
        case Suggestion::Kind::venue:
            return "venue";
        case Suggestion::Kind::researcher:
            return "researcher";
    }
    return "phrase";
}

nlohmann::ordered_json to_json(const Suggestion& suggestion) {
    return {{"id", suggestion.id},
            {"query", suggestion.query},
            {"kind", to_string(suggestion.kind)},
            {"count", suggestion.count}};
}

void SuggestionList::add(Suggestion::Kind kind, std::string_view query, std::uint32_t count) {
    switch (kind) {
        case Suggestion::Kind::venue:
            return add_to(venues_, engine::text::fold(query), kind, query, count);
        case Suggestion::Kind::researcher:
            return add_to(researchers_, engine::text::fold(query), kind, query, count);
        case Suggestion::Kind::topic:
            query = leaf_of(query);
            if (!topics::generic_word(engine::text::fold(query)))
                add_to(subjects_, stems_of(query), kind, query, count);
            return;
        case Suggestion::Kind::phrase:
            return add_to(subjects_, stems_of(query), kind, query, count);
    }
}

void SuggestionList::add_to(Meanings& meanings, const std::string& key, Suggestion::Kind kind,
                            std::string_view query, std::uint32_t count) {
    // Without a word it cannot be found.
    if (query.size() > max_query_bytes || analyser_.analyse(query).empty()) return;
    Meaning& meaning = meanings[key];
    const auto spelling = meaning.spellings.find(query);
    if (spelling == meaning.spellings.end()) {
        meaning.spellings.emplace(query, count);
    } else {
        spelling->second += count;
    }
    if (kind == Suggestion::Kind::phrase) {
        meaning.mined = std::max(meaning.mined, count);
    } else {
        meaning.given += count;
        meaning.topic = kind == Suggestion::Kind::topic;
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
    const auto take = [&](const Meanings& meanings, Kind otherwise) {
        for (const auto& [key, meaning] : meanings) {
            // The first of the most frequent: the smaller text of equal ones.
            const auto best = std::max_element(meaning.spellings.begin(), meaning.spellings.end(),
                                               [](auto& a, auto& b) { return a.second < b.second; });
            const std::uint64_t count = std::max<std::uint64_t>(meaning.given, meaning.mined);
            const Kind kind = meaning.topic ? Kind::topic : otherwise;
            kinds[kind].push_back({{},
                                   best->first,
                                   kind,
                                   static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX))});
        }
    };
    take(subjects_, Kind::phrase);
    take(venues_, Kind::venue);
    take(researchers_, Kind::researcher);
    const auto more = [](const Suggestion& a, const Suggestion& b) { return a.count > b.count; };
    std::vector<Suggestion> out;
    for (auto& [kind, suggestions] : kinds) {
        std::stable_sort(suggestions.begin(), suggestions.end(), more);
        if (suggestions.size() > max_of_kind) suggestions.resize(max_of_kind);
        give_ids(suggestions);
        std::move(suggestions.begin(), suggestions.end(), std::back_inserter(out));
    }
    // Kinds come in order and are sorted, so ties stay by kind, then by text.
    std::stable_sort(out.begin(), out.end(), more);
    return out;
}

}  // namespace kindred::indexer::suggestions
