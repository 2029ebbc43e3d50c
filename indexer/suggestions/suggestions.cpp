#include "indexer/suggestions/suggestions.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/fold.hpp"
#include "indexer/suggestions/spellings.hpp"
#include "indexer/topics/generic_words.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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
    constexpr std::array<std::string_view, 5> names = {"topic", "phrase", "venue", "title", "researcher"};
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

std::uint32_t standing(const Suggestion& suggestion) noexcept {
    if (suggestion.citations == 0) return suggestion.count;
    const double known = std::log(static_cast<double>(suggestion.citations));
    return std::max(suggestion.count, static_cast<std::uint32_t>(known));
}

nlohmann::ordered_json to_json(const Suggestion& suggestion) {
    return {{"id", suggestion.id},
            {"query", suggestion.query},
            {"kind", to_string(suggestion.kind)},
            {"count", suggestion.count}};
}

void SuggestionList::Meaning::add(const Meaning& other) {
    for (const auto& [spelling, count] : other.spellings) spellings[spelling] += count;
    given += other.given;
    mined += other.mined;
    citations += other.citations;
    topic = topic || other.topic;
}

Suggestion SuggestionList::Meaning::suggestion(Suggestion::Kind kind) const {
    std::vector<std::pair<std::string, std::uint32_t>> used(spellings.begin(), spellings.end());
    // The first of equal ones: the smaller text.
    std::ranges::stable_sort(used, std::greater(), [](const auto& one) { return one.second; });
    Suggestion out;
    for (auto& [spelling, count] : used) out.spellings.push_back(std::move(spelling));
    out.query = out.spellings.front();
    out.kind = kind;
    out.count = static_cast<std::uint32_t>(std::min<std::uint64_t>(std::max(given, mined), UINT32_MAX));
    out.citations = citations;
    return out;
}

void SuggestionList::add(Suggestion::Kind kind, std::string_view query, std::uint32_t count,
                         std::uint64_t citations) {
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
    meaning.citations += citations;
    (kind == Kind::phrase ? meaning.mined : meaning.given) += count;
    meaning.topic = meaning.topic || kind == Kind::topic;
}

std::string SuggestionList::stems_of(std::string_view query) {
    std::string stems;
    for (const engine::text::Token& token : analyser_.analyse(query))
        stems.append(topics::stem_of(token, query)).append(1, ' ');
    return stems;
}

std::set<std::string> SuggestionList::joined_spellings(const Meaning& meaning) const {
    std::set<std::string> out;
    for (const auto& [spelling, count] : meaning.spellings) out.insert(joined(spelling, analyser_));
    return out;
}

SuggestionList::Subjects SuggestionList::subjects() const {
    Subjects out;
    for (const auto& [key, meaning] : meanings_) {
        if (key.first != Suggestion::Kind::phrase) continue;
        const std::size_t place = out.meanings.size();
        out.meanings.push_back(meaning);
        for (const std::string& spelling : joined_spellings(meaning)) {
            const std::size_t other = out.by_joined.try_emplace(spelling, place).first->second;
            if (other == place) continue;
            for (const std::string& moved : joined_spellings(out.meanings[other]))
                out.by_joined[moved] = place;
            out.meanings[place].add(std::exchange(out.meanings[other], {}));
        }
    }
    return out;
}

std::vector<Suggestion> SuggestionList::ranked() const {
    using Kind = Suggestion::Kind;
    std::map<Kind, std::vector<Suggestion>> kinds;
    const Subjects subjects = this->subjects();
    for (const Meaning& meaning : subjects.meanings) {
        if (meaning.spellings.empty()) continue;
        const Kind kind = meaning.topic ? Kind::topic : Kind::phrase;
        kinds[kind].push_back(meaning.suggestion(kind));
    }
    for (const auto& [key, meaning] : meanings_) {
        const Kind kind = key.first;
        if (kind == Kind::phrase) continue;
        if (kind == Kind::title &&
            subjects.by_joined.contains(joined(meaning.spellings.begin()->first, analyser_)))
            continue;
        kinds[kind].push_back(meaning.suggestion(kind));
    }
    const auto rank = [](const Suggestion& one) { return std::pair(standing(one), one.citations); };
    std::vector<Suggestion> out;
    for (auto& [kind, suggestions] : kinds) {
        std::ranges::sort(suggestions, {}, &Suggestion::query);
        std::ranges::stable_sort(suggestions, std::greater(), rank);
        if (suggestions.size() > max_of_kind) suggestions.resize(max_of_kind);
        give_ids(suggestions);
        std::move(suggestions.begin(), suggestions.end(), std::back_inserter(out));
    }
    // Kinds come in order and are sorted, so ties stay by kind.
    std::ranges::stable_sort(out, std::greater(), standing);
    return out;
}

}  // namespace kindred::indexer::suggestions
