#include "indexer/sample/community.hpp"

#include "indexer/sample/calendar.hpp"

#include <algorithm>

namespace kindred::indexer::sample {

namespace {

constexpr std::uint32_t mean_circle = 12;  // members, see add_circle
constexpr std::uint32_t founder_pull = 12;

std::uint16_t year16(int year) {
    return static_cast<std::uint16_t>(std::min(year, last_year));
}

}  // namespace

Community::Community(const Vocabulary& vocabulary, std::uint32_t works, std::size_t institutions,
                     std::uint64_t seed)
    : vocabulary_(vocabulary), institutions_(institutions) {
    // Some of the people never get to write, so there are more of them than will be seen.
    const std::uint32_t count = 1 + works / (mean_circle * 9 / 5);
    const std::uint32_t settled = 1 + count / 8;  // circles at work when the corpus begins
    circles_.reserve(count);
    running_.push_back(0);
    for (std::uint32_t c = 0; c < count; ++c) {
        const int birth = c < settled ? first_year : date_of(c - settled, count - settled).year;
        add_circle(birth, Draw(mix(seed, c)));
        born_[static_cast<std::size_t>(birth - first_year)] = c + 1;
    }
    for (std::size_t y = 1; y < born_.size(); ++y) born_[y] = std::max(born_[y], born_[y - 1]);
    for (std::uint32_t c = 0; c < count; ++c) befriend(c, Draw(mix(seed ^ 0xF51E4D, c)));
}

void Community::add_circle(int birth, Draw draw) {
    Circle circle;
    circle.first_member = static_cast<std::uint32_t>(researchers_.size());
    circle.from = year16(birth);
    // The first circle never closes, so that every year has somebody.
    circle.to = circles_.empty() ? year16(last_year) : year16(birth + draw.between(9, 36));
    circle.members = static_cast<std::uint8_t>(draw.middling(5, 6, 8));
    circle.institution = static_cast<std::uint8_t>(
        draw.chance(300) ? draw.zipf(institutions_) : draw.below(static_cast<std::uint32_t>(institutions_)));
    circle.topic = deal_topic(birth, draw);
    circle.theme = static_cast<std::uint8_t>(draw.below(64));
    running_.push_back(running_.back() + circle.members * (1 + draw.heavy(6)));
    add_members(circle, draw);
    circles_.push_back(circle);
}

void Community::add_members(Circle& circle, Draw& draw) {
    for (std::uint8_t m = 0; m < circle.members; ++m) {
        const bool founder = m == 0;
        Researcher one;
        one.circle = static_cast<std::uint32_t>(circles_.size());
        one.from = founder ? circle.from : year16(draw.between(circle.from, circle.to));
        // Many leave after a thesis.
        const int career = draw.chance(450) ? draw.between(2, 5) : draw.between(6, 32);
        one.to = founder ? circle.to : std::min(circle.to, year16(one.from + career));
        one.pull = static_cast<std::uint8_t>(founder ? founder_pull : draw.heavy(40));
        one.institution = circle.institution;
        if (!founder && draw.chance(200))
            one.institution =
                static_cast<std::uint8_t>(draw.below(static_cast<std::uint32_t>(institutions_)));
        one.years_per_topic = static_cast<std::uint8_t>(draw.between(5, 11));
        one.topics.fill(circle.topic);
        if (draw.chance(600)) one.topics[1] = one.topics[2] = related_topic(circle.topic, draw);
        if (draw.chance(350)) one.topics[2] = related_topic(one.topics[1], draw);
        researchers_.push_back(one);
    }
}

void Community::befriend(std::uint32_t number, Draw draw) {
    const auto& here = circles_[number];
    const auto& related = vocabulary_.topic(here.topic).related;
    // Circles that are born close together live at the same time.
    const auto count = static_cast<std::uint32_t>(circles_.size());
    const std::uint32_t reach = std::min(count, std::uint32_t{1000});
    const std::uint32_t low = std::min(number > reach / 2 ? number - reach / 2 : 0, count - reach);
    for (auto& chosen : circles_[number].friends) {
        chosen = number;
        for (int tries = 0; tries < 60; ++tries) {
            const std::uint32_t other = low + draw.below(reach);
            const auto& there = circles_[other];
            const bool close = there.topic == here.topic ||
                               std::find(related.begin(), related.end(), there.topic) != related.end();
            if (other == number || !close || there.to < here.from || there.from > here.to) continue;
            chosen = other;
            if (there.topic == here.topic || there.institution == here.institution || draw.chance(400)) break;
        }
    }
}

TopicNumber Community::deal_topic(int year, Draw& draw) {
    if (deck_.empty()) {
        for (std::size_t t = 0; t < vocabulary_.topics().size(); ++t) {
            const auto& topic = vocabulary_.topics()[t];
            if (topic.since > year) continue;
            // A new topic is fashionable, and so has computing been for a while.
            const bool fashion = (topic.since > first_year + 2 && year - topic.since < 12) ||
                                 (vocabulary_.field(topic).manner == Manner::computing && year > 2012);
            deck_.insert(deck_.end(), fashion ? 2 : 1, static_cast<TopicNumber>(t));
        }
    }
    const auto card = deck_.begin() + draw.below(static_cast<std::uint32_t>(deck_.size()));
    const auto topic = *card;
    deck_.erase(card);
    return topic;
}

TopicNumber Community::related_topic(TopicNumber topic, Draw& draw) const {
    return draw.one_of(std::span<const TopicNumber>(vocabulary_.topic(topic).related));
}

std::uint32_t Community::pick_circle(int year, Draw& draw) const {
    const auto born = born_[static_cast<std::size_t>(year - first_year)];
    for (int tries = 0; tries < 32; ++tries) {
        const auto at = draw.below(running_[born]);
        const auto above = std::upper_bound(running_.begin(), running_.begin() + born + 1, at);
        const auto number = static_cast<std::uint32_t>(above - running_.begin() - 1);
        if (circles_[number].to >= year) return number;
    }
    return 0;
}

std::uint32_t Community::pick_member(const Circle& circle, int year, Draw& draw) const {
    const auto active = [this, year](std::uint32_t number) {
        return researchers_[number].from <= year && year <= researchers_[number].to;
    };
    const std::uint32_t end = circle.first_member + circle.members;
    std::uint32_t total = 0;
    for (auto m = circle.first_member; m < end; ++m)
        if (active(m)) total += researchers_[m].pull;
    if (total == 0) return circle.first_member;
    std::uint32_t left = draw.below(total);
    for (auto m = circle.first_member; m < end; ++m) {
        if (!active(m)) continue;
        if (left < researchers_[m].pull) return m;
        left -= researchers_[m].pull;
    }
    return circle.first_member;
}

TopicNumber Community::pick_topic(const Researcher& researcher, int year, Draw& draw) const {
    const int stage = (year - researcher.from) / researcher.years_per_topic;
    const std::uint32_t first = stage <= 0 ? 850 : stage == 1 ? 450 : 200;
    const std::uint32_t third = stage <= 0 ? 20 : stage == 1 ? 100 : 400;
    const std::size_t which = draw.chance(first) ? 0 : draw.chance(third) ? 2 : 1;
    const auto topic = researcher.topics[which];
    return vocabulary_.topic(topic).since <= year ? topic : researcher.topics[0];
}

}  // namespace kindred::indexer::sample
