#include "indexer/sample/prose.hpp"

#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace kindred::indexer::sample {

namespace {

constexpr std::uint32_t no_abstract_permille = 70;
constexpr std::uint32_t foreign_permille = 25;
constexpr std::uint32_t claim_permille = 450;

/// A phrase of `list`, by preference one near `theme`, so that a circle has favourites in every list.
std::size_t themed(const std::vector<std::string_view>& list, std::size_t theme, Draw& draw) {
    const auto rank = draw.zipf(list.size());
    return draw.chance(650) ? (theme + rank) % list.size() : rank;
}

struct Pair {
    std::string_view first, second;
};

/// Two phrases of `list`, different where the list allows.
Pair two_of(const std::vector<std::string_view>& list, std::size_t theme, Draw& draw) {
    const auto first = themed(list, theme, draw);
    auto second = themed(list, theme, draw);
    if (second == first) second = (first + 1) % list.size();
    return {list[first], list[second]};
}

/// `claim` after one of a few ways to begin, because a topic has few claims and they would be noticed.
std::string introduced(std::string_view claim, Draw& draw) {
    constexpr std::array<std::string_view, 9> beginnings = {"",
                                                            "We found that ",
                                                            "Unexpectedly, ",
                                                            "In most cases, ",
                                                            "It turned out that ",
                                                            "As earlier work had suggested, ",
                                                            "On closer inspection, ",
                                                            "Our data also show that ",
                                                            "Here, too, "};
    std::string sentence(beginnings[draw.below(beginnings.size())]);
    const bool lower = !sentence.empty();
    sentence.append(claim);
    char& first = sentence[sentence.size() - claim.size()];
    if (lower && first >= 'A' && first <= 'Z') first = static_cast<char>(first - 'A' + 'a');
    return sentence;
}

void append_count(std::string& text, int count) {
    if (count >= 1000)
        fmt::format_to(std::back_inserter(text), "{},{:03}", count / 1000, count % 1000);
    else
        fmt::format_to(std::back_inserter(text), "{}", count);
}

}  // namespace

void Prose::write(Words& words, const WorkPlan& plan, Draw draw) {
    words.title.clear();
    words.abstract.clear();
    choose_cast(plan, draw);
    if (draw.chance(foreign_permille))
        write_foreign(words, plan, draw);
    else
        write_english(words, plan, draw);
    if (draw.chance(no_abstract_permille)) words.abstract.clear();
}

void Prose::choose_cast(const WorkPlan& plan, Draw& draw) {
    const auto& topic = vocabulary_.topic(plan.topic);
    const auto& second = vocabulary_.topic(plan.second_topic.value_or(plan.topic));
    const std::size_t theme = plan.theme;
    const auto subjects = two_of(topic.subjects, theme, draw);
    const auto factors = two_of(topic.factors, theme * 5, draw);
    const auto outcomes = two_of(topic.outcomes, theme * 3, draw);
    const auto methods = two_of(topic.methods, theme * 7, draw);
    cast_.subject = subjects.first;
    cast_.other_subject = plan.second_topic ? second.subjects[draw.zipf(4)] : subjects.second;
    cast_.factor = factors.first;
    cast_.other_factor = factors.second;
    cast_.outcome = outcomes.first;
    cast_.other_outcome = outcomes.second;
    cast_.method = methods.first;
    cast_.other_method = methods.second;
    cast_.unit = topic.units[draw.zipf(topic.units.size())];
    cast_.system = names_.system(draw);
    const int groups = draw.between(2, 40);
    cast_.count = groups * draw.between(6, 60);
    cast_.years = draw.between(3, 30);
    // A phrase can stand in two lists; one work should not name it twice.
    if (cast_.factor == cast_.subject) std::swap(cast_.factor, cast_.other_factor);
    if (cast_.outcome == cast_.subject) std::swap(cast_.outcome, cast_.other_outcome);
    fill_site(topic.sites[draw.below(static_cast<std::uint32_t>(topic.sites.size()))], plan, draw);
}

void Prose::fill_site(std::string_view site, const WorkPlan& plan, Draw& draw) {
    // A circle returns to its two or three sites.
    const Draw name(mix(plan.circle, draw.below(3)));
    cast_.place.clear();
    for (const char c : site) {
        if (c == '*')
            cast_.place += names_.place(name);
        else if (c == '#')
            cast_.place += static_cast<char>('1' + draw.below(9));
        else
            cast_.place += c;
    }
}

void Prose::write_english(Words& words, const WorkPlan& plan, Draw& draw) {
    words.language = "en";
    const auto& lines = patterns(vocabulary_.field(plan.topic).manner);
    const auto title = draw.one_of(plan.kind == WorkKind::review ? review_titles() : lines.titles);
    append(words.title, title, draw);
    write_abstract(words.abstract, plan, title.find("{A}") != title.npos, draw);
}

void Prose::write_abstract(std::string& text, const WorkPlan& plan, bool system_named, Draw& draw) {
    const auto& topic = vocabulary_.topic(plan.topic);
    const auto& lines = patterns(vocabulary_.field(topic).manner);
    const auto say = [&](std::string_view pattern) {
        if (!text.empty()) text += ' ';
        append(text, pattern, draw);
        system_named = system_named || pattern.find("{A}") != pattern.npos;
    };
    // A later sentence may speak of a system only when an earlier one has brought it in.
    const auto later = [&](std::span<const std::string_view> choices) {
        auto line = draw.one_of(choices);
        while (!system_named && line.find("{A}") != line.npos) line = draw.one_of(choices);
        return line;
    };
    say(draw.one_of(lines.openings));
    say(draw.one_of(lines.aims));
    const bool claim = draw.chance(claim_permille);
    const auto results = static_cast<std::uint32_t>(draw.between(2, 4));
    const auto start = draw.below(static_cast<std::uint32_t>(lines.results.size()));
    for (std::uint32_t r = 0; r < results; ++r) {
        // Neighbouring lines, so that none is said twice.
        const auto line = lines.results[(start + r) % lines.results.size()];
        if (system_named || line.find("{A}") == line.npos) say(line);
        if (claim && r == 0)
            say(introduced(draw.one_of(std::span<const std::string_view>(topic.claims)), draw));
    }
    if (draw.chance(800)) say(later(lines.closings));
}

void Prose::write_foreign(Words& words, const WorkPlan& plan, Draw& draw) {
    const auto which = draw.below(static_cast<std::uint32_t>(foreign_patterns().size()));
    const auto& lines = foreign_patterns()[which];
    words.language = lines.language;
    cast_.abroad = vocabulary_.topic(plan.topic).abroad[which];
    append(words.title, draw.one_of(lines.titles), draw);
    append(words.abstract, draw.one_of(lines.abstracts), draw);
}

void Prose::append(std::string& text, std::string_view pattern, Draw& draw) const {
    const auto start = text.size();
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        text.append(pattern.substr(0, open));
        if (open == pattern.npos) break;
        append_slot(text, pattern[open + 1], draw);
        pattern.remove_prefix(open + 3);
    }
    char& first = text[start];
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
}

void Prose::append_slot(std::string& text, char slot, Draw& draw) const {
    constexpr std::array<std::string_view, 8> small = {"two", "three", "four",  "five",
                                                       "six", "seven", "eight", "nine"};
    switch (slot) {
        case 'T':
            text.append(cast_.subject);
            break;
        case 'U':
            text.append(cast_.other_subject);
            break;
        case 'F':
            text.append(cast_.factor);
            break;
        case 'G':
            text.append(cast_.other_factor);
            break;
        case 'O':
            text.append(cast_.outcome);
            break;
        case 'Q':
            text.append(cast_.other_outcome);
            break;
        case 'M':
            text.append(cast_.method);
            break;
        case 'L':
            text.append(cast_.other_method);
            break;
        case 'P':
            text.append(cast_.place);
            break;
        case 'X':
            text.append(cast_.unit);
            break;
        case 'A':
            text.append(cast_.system);
            break;
        case 'C':
            text.append(cast_.abroad);
            break;
        case 'n':
            text.append(small[draw.below(small.size())]);
            break;
        case 'R':
            append_count(text, draw.between(11, 89));
            break;
        case 'Y':
            append_count(text, cast_.years);
            break;
        case 'N':
            append_count(text, cast_.count);
            break;
        default:
            break;
    }
}

}  // namespace kindred::indexer::sample
