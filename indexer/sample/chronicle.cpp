#include "indexer/sample/chronicle.hpp"

#include <algorithm>

namespace kindred::indexer::sample {

namespace {

bool holds(const std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

WorkKind choose_kind(Manner manner, int year, Draw& draw) {
    const auto roll = draw.below(100);
    if (roll < 2) return WorkKind::dissertation;
    if (roll < 7) return WorkKind::review;
    // Preprints became common late, and in some fields never did.
    const std::uint32_t preprints = year < 2005 || manner == Manner::interpretive ? 2
                                    : manner == Manner::computing                 ? 30
                                                                                  : 14;
    if (roll < 7 + preprints) return WorkKind::preprint;
    if (manner == Manner::computing && draw.chance(750)) return WorkKind::conference_paper;
    if (manner == Manner::interpretive && draw.chance(250)) return WorkKind::book_chapter;
    return WorkKind::article;
}

int team_size(Manner manner, Draw& draw) {
    switch (manner) {
        case Manner::interpretive:
            return draw.chance(550) ? 1 : draw.between(2, 3);
        case Manner::social:
            return draw.middling(1, 2, 2);
        case Manner::computing:
            return draw.middling(1, 2, 3);
        case Manner::field_study:
        case Manner::laboratory:
            break;
    }
    return draw.middling(2, 2, 4);
}

}  // namespace

Chronicle::Chronicle(const Vocabulary& vocabulary, const Community& community, std::uint32_t works,
                     std::uint64_t seed)
    : vocabulary_(vocabulary),
      community_(community),
      works_(works),
      seed_(seed),
      by_circle_(community.circles().size()),
      by_topic_(vocabulary.topics().size()),
      cited_(vocabulary.topics().size()) {}

const WorkPlan& Chronicle::next() {
    Draw draw(mix(seed_, next_));
    plan_.index = next_++;
    plan_.date = date_of(plan_.index, works_);
    const int year = plan_.date.year;
    plan_.circle = community_.pick_circle(year, draw);
    const auto& circle = community_.circles()[plan_.circle];
    const auto lead = community_.pick_member(circle, year, draw);
    const auto& researcher = community_.researchers()[lead];
    plan_.topic = community_.pick_topic(researcher, year, draw);
    plan_.theme = static_cast<std::uint8_t>(circle.theme + (draw.chance(250) ? lead % 5 : 0));
    plan_.second_topic.reset();
    if (draw.chance(220)) {
        const auto& related = vocabulary_.topic(plan_.topic).related;
        const auto other = related[draw.zipf(related.size())];
        if (vocabulary_.topic(other).since <= year) plan_.second_topic = other;
    }
    plan_.kind = choose_kind(vocabulary_.field(plan_.topic).manner, year, draw);
    plan_.authors.assign(1, lead);
    if (plan_.kind != WorkKind::dissertation) choose_authors(researcher, draw);
    choose_references(draw);
    remember();
    return plan_;
}

void Chronicle::choose_authors(const Researcher& lead, Draw& draw) {
    const auto manner = vocabulary_.field(plan_.topic).manner;
    const auto& home = community_.circles()[lead.circle];
    const int size = team_size(manner, draw);
    for (int a = 1; a < size; ++a) {
        // A guest comes from a friendly circle; everybody else is from next door.
        const bool guest = draw.chance(170);
        const auto& circle =
            guest ? community_.circles()[home.friends[draw.zipf(home.friends.size())]] : home;
        if (circle.from > plan_.date.year || circle.to < plan_.date.year) continue;
        for (int tries = 0; tries < 4; ++tries) {
            const auto member = community_.pick_member(circle, plan_.date.year, draw);
            if (holds(plan_.authors, member)) continue;
            plan_.authors.push_back(member);
            break;
        }
    }
    // Where people write in teams, the founder of the group signs last.
    const auto founder = std::find(plan_.authors.begin() + 1, plan_.authors.end(), home.first_member);
    if (manner != Manner::interpretive && founder != plan_.authors.end())
        std::rotate(founder, founder + 1, plan_.authors.end());
}

void Chronicle::choose_references(Draw& draw) {
    plan_.references.clear();
    const int wanted = plan_.kind == WorkKind::review ? draw.between(8, 24) : draw.middling(1, 5, 6);
    for (int r = 0; r < wanted; ++r) {
        const auto work = choose_reference(draw);
        if (work && !holds(plan_.references, *work)) plan_.references.push_back(*work);
    }
    std::sort(plan_.references.begin(), plan_.references.end());
}

std::optional<std::uint32_t> Chronicle::choose_reference(Draw& draw) {
    const auto roll = draw.below(100);
    if (roll < 22) {
        const auto& own = by_circle_[plan_.circle];
        if (own.count == 0) return std::nullopt;
        return own.works[draw.below(std::min(own.count, std::uint32_t{own_works}))];
    }
    if (roll < 55) {
        // Citing what others have just cited makes a few works famous.
        const auto& cited = cited_[plan_.topic].works;
        if (!cited.empty()) return cited[draw.below(static_cast<std::uint32_t>(cited.size()))];
    }
    TopicNumber topic = plan_.topic;
    if (roll >= 88) {
        const auto& related = vocabulary_.topic(topic).related;
        topic = plan_.second_topic.value_or(related[draw.zipf(related.size())]);
    }
    const auto& works = by_topic_[topic];
    if (works.empty()) return std::nullopt;
    // The smaller of two draws counts back from the present: recent works are cited more.
    const auto size = static_cast<std::uint32_t>(works.size());
    return works[size - 1 - std::min(draw.below(size), draw.below(size))];
}

void Chronicle::remember() {
    auto& own = by_circle_[plan_.circle];
    own.works[own.count++ % own_works] = plan_.index;
    by_topic_[plan_.topic].push_back(plan_.index);
    auto& cited = cited_[plan_.topic];
    for (const auto work : plan_.references) {
        if (cited.works.size() < cited_works)
            cited.works.push_back(work);
        else
            cited.works[cited.count % cited_works] = work;
        ++cited.count;
    }
}

}  // namespace kindred::indexer::sample
