#include "indexer/gathered/authorship.hpp"

#include <algorithm>
#include <limits>

namespace kindred::indexer::gathered {

std::uint32_t Interned::add(std::string_view text) {
    const auto known = numbers_.find(text);
    if (known != numbers_.end()) return known->second;
    const auto at = numbers_.emplace(std::string(text), static_cast<std::uint32_t>(texts_.size())).first;
    texts_.push_back(&at->first);
    return at->second;
}

std::optional<std::uint32_t> Interned::find(std::string_view text) const {
    const auto known = numbers_.find(text);
    if (known == numbers_.end()) return std::nullopt;
    return known->second;
}

engine::ResearcherId Authorship::researcher(std::string_view id) {
    const std::uint32_t number = ids_.add(id);
    if (number == mentions_.size()) mentions_.emplace_back();
    return engine::ResearcherId{number};
}

void Authorship::add(const engine::Work& work) {
    const engine::WorkId number{static_cast<std::uint32_t>(works_.size())};
    const auto interned = [&](const std::string& text) { return text.empty() ? none : strings_.add(text); };
    WorkFacts facts;
    facts.year = static_cast<std::uint16_t>(work.year.value_or(0));
    facts.cited_by_count = static_cast<std::uint32_t>(
        std::min<std::int64_t>(work.cited_by_count.value_or(0), std::numeric_limits<std::uint32_t>::max()));
    facts.venue = interned(work.venue);
    for (const std::string& topic : work.topics) facts.topics.push_back(strings_.add(topic));
    facts.own_topics = !facts.topics.empty();
    for (const engine::Author& author : work.authors) {
        if (author.institution.empty()) continue;
        const std::uint32_t institution = strings_.add(author.institution);
        if (std::ranges::find(facts.institutions, institution) == facts.institutions.end())
            facts.institutions.push_back(institution);
    }
    works_.push_back(std::move(facts));

    std::vector<engine::ResearcherId> team;
    for (const engine::Author& author : work.authors) {
        const engine::ResearcherId id = researcher(author.id);
        if (std::find(team.begin(), team.end(), id) != team.end()) continue;
        team.push_back(id);
        mentions_[engine::number(id)].push_back(
            {number, strings_.add(author.name), interned(author.institution), interned(author.orcid)});
    }
    authors_.push_back(std::move(team));
}

void Authorship::set_topics(engine::WorkId work, std::span<const std::string_view> topics) {
    std::vector<std::uint32_t>& numbers = works_[engine::number(work)].topics;
    numbers.clear();
    for (const std::string_view topic : topics) numbers.push_back(strings_.add(topic));
}

std::map<std::uint32_t, std::uint32_t> Authorship::institutions() const {
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const std::vector<Mention>& mentions : mentions_) {
        for (const Mention& mention : mentions)
            if (mention.institution != none) ++counts[mention.institution];
    }
    return counts;
}

void Authorship::set_organisations(std::string_view address, std::span<const std::string> organisations) {
    std::vector<std::uint32_t>& numbers = organisations_[strings_.add(address)];
    numbers.clear();
    for (const std::string& organisation : organisations) numbers.push_back(strings_.add(organisation));
}

std::vector<std::uint32_t> Authorship::organisations(std::uint32_t address) const {
    const auto at = organisations_.find(address);
    return at == organisations_.end() ? std::vector{address} : at->second;
}

std::vector<std::string> Authorship::organisations(std::string_view address) const {
    const auto number = strings_.find(address);
    if (!number) return {std::string(address)};
    std::vector<std::string> out;
    for (const std::uint32_t organisation : organisations(*number)) out.push_back(text(organisation));
    return out;
}

std::vector<std::uint16_t> Authorship::years() const {
    std::vector<std::uint16_t> years;
    years.reserve(works_.size());
    for (const WorkFacts& facts : works_) years.push_back(facts.year);
    return years;
}

}  // namespace kindred::indexer::gathered
