#include "indexer/topics/given_topics.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/words.hpp"
#include "indexer/topics/generic_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace kindred::indexer::topics {

namespace {

/// Words that are in lists of topics so that every work fits in somewhere.
constexpr auto fillers =
    std::to_array<std::string_view>({"application", "applications", "etc", "general", "misc", "miscellaneous",
                                     "n/a", "na", "none", "other", "others", "unknown", "various"});

/// What levels of a tree are abbreviated to: "ML".
constexpr std::size_t max_acronym_bytes = 5;

constexpr std::string_view openers = "([{";
constexpr std::string_view closers = ")]}";

/// How many brackets of any kind are open at the end, and how many were closed that were not.
struct Brackets {
    std::string open;
    std::size_t stray = 0;
};
Brackets brackets_of(std::string_view text) {
    Brackets out;
    for (const char c : text) {
        if (openers.find(c) != std::string_view::npos) out.open += c;
        const std::size_t kind = closers.find(c);
        if (kind == std::string_view::npos) continue;
        if (!out.open.empty() && out.open.back() == openers[kind]) {
            out.open.pop_back();
        } else {
            ++out.stray;
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view around = " ,;:";
    const std::size_t first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// Where two topics were one, they are again.
std::vector<std::string> rejoined(const std::vector<std::string>& given) {
    std::vector<std::string> out;
    for (const std::string& topic : given) {
        const bool closes = brackets_of(topic).stray > 0;
        if (closes && !out.empty() && !brackets_of(out.back()).open.empty()) {
            out.back().append(", ").append(topic);
        } else {
            out.push_back(topic);
        }
    }
    return out;
}

/// The parts between the colons that no brackets hold.
std::vector<std::string_view> levels_of(std::string_view topic) {
    std::vector<std::string_view> levels;
    std::size_t depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < topic.size(); ++at) {
        if (openers.find(topic[at]) != std::string_view::npos) ++depth;
        if (closers.find(topic[at]) != std::string_view::npos && depth > 0) --depth;
        const bool ends = at + 1 == topic.size() || topic[at + 1] == ' ';
        if (topic[at] != ':' || depth > 0 || !ends) continue;
        levels.push_back(trimmed(topic.substr(begin, at - begin)));
        begin = at + 1;
    }
    levels.push_back(trimmed(topic.substr(begin)));
    std::erase_if(levels, &std::string_view::empty);
    return levels;
}

bool is_acronym(std::string_view text) {
    return text.size() <= max_acronym_bytes && std::ranges::all_of(text, [](char c) {
               return engine::is_upper(c) || engine::is_digit(c) || c == '&';
           });
}

/// `filler`, or for what had levels above it any word that fits everywhere.
bool says_nothing(std::string_view topic, bool has_level_above) {
    const std::string folded = engine::text::fold(topic);
    if (std::ranges::find(fillers, folded) != fillers.end()) return true;
    return has_level_above && (generic_word(folded) || kind_of_work(folded));
}

std::string_view last_that_says_something(const std::vector<std::string_view>& levels) {
    for (std::size_t left = levels.size(); left > 0; --left) {
        const std::string_view level = levels[left - 1];
        const bool last = left == levels.size();
        if (says_nothing(level, left > 1) || (!last && left > 1 && is_acronym(level))) continue;
        return level;
    }
    return {};
}

std::string balanced(std::string_view topic) {
    std::string out;
    std::string open;
    for (const char c : topic) {
        const std::size_t kind = closers.find(c);
        if (kind != std::string_view::npos) {
            if (open.empty() || open.back() != openers[kind]) continue;
            open.pop_back();
        }
        if (openers.find(c) != std::string_view::npos) open += c;
        out += c;
    }
    while (!open.empty()) {
        if (openers.find(out.back()) != std::string_view::npos) {
            out.pop_back();
        } else {
            out += closers[openers.find(open.back())];
        }
        open.pop_back();
    }
    return std::string(trimmed(out));
}

}  // namespace

std::vector<std::string> shown_topics(const std::vector<std::string>& given) {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    engine::text::Words words;
    for (const std::string& topic : rejoined(given)) {
        std::string shown = balanced(last_that_says_something(levels_of(topic)));
        engine::text::split_words(shown, words);
        if (words.words.empty() || says_nothing(shown, false)) continue;
        if (seen.insert(engine::text::fold(shown)).second) out.push_back(std::move(shown));
    }
    return out;
}

void show_topics(engine::Work& work) {
    work.topics_given = std::move(work.topics);
    work.topics = shown_topics(work.topics_given);
}

void show_topics(engine::ResearcherRecord& researcher) {
    const auto given = researcher.fields.find("topics");
    if (given == researcher.fields.end() || !given->is_array()) return;
    *given = shown_topics(given->get<std::vector<std::string>>());
}

}  // namespace kindred::indexer::topics
