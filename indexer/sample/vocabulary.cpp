#include "indexer/sample/vocabulary.hpp"

#include "engine/base/error.hpp"
#include "indexer/sample/phrases.hpp"

#include <algorithm>
#include <string>

namespace kindred::indexer::sample {

Vocabulary::Vocabulary() {
    const auto all = {life_fields(), earth_and_sky_fields(), computing_fields(), society_fields()};
    for (const auto& part : all)
        for (const auto& entry : part) add(entry);
    for (const auto& part : all)
        for (const auto& entry : part) relate(entry);
    for (std::size_t a = 0; a < topics_.size(); ++a)
        for (std::size_t b = 0; b < topics_.size(); ++b)
            if (a != b && topics_[a].field == topics_[b].field)
                topics_[a].related.push_back(static_cast<TopicNumber>(b));
}

void Vocabulary::add(const FieldEntry& entry) {
    for (const auto& topic : entry.topics) {
        topics_.push_back({.name = topic.name,
                           .since = topic.since,
                           .field = fields_.size(),
                           .related = {},
                           .abroad = phrases(topic.abroad),
                           .subjects = phrases(topic.subjects),
                           .factors = phrases(topic.factors),
                           .outcomes = phrases(topic.outcomes),
                           .methods = phrases(topic.methods),
                           .units = phrases(topic.units),
                           .sites = phrases(topic.sites),
                           .claims = phrases(topic.claims)});
    }
    fields_.push_back({entry.name, entry.manner, phrases(entry.journals), phrases(entry.meetings)});
}

void Vocabulary::relate(const FieldEntry& entry) {
    for (const auto& topic : entry.topics) {
        const auto here = find(topic.name);
        const auto there = find(topic.kin);
        const auto link = [this](TopicNumber from, TopicNumber to) {
            auto& related = topics_[from].related;
            if (std::find(related.begin(), related.end(), to) == related.end()) related.push_back(to);
        };
        link(here, there);
        link(there, here);
    }
}

TopicNumber Vocabulary::find(std::string_view name) const {
    const auto found = std::find_if(topics_.begin(), topics_.end(),
                                    [name](const Topic& topic) { return topic.name == name; });
    if (found == topics_.end())
        throw Error(ErrorCode::invalid_argument, "the sample has no topic '" + std::string(name) + "'");
    return static_cast<TopicNumber>(found - topics_.begin());
}

}  // namespace kindred::indexer::sample
