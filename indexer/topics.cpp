#include "indexer/topics.hpp"

#include <algorithm>
#include <unordered_map>

namespace kindred::indexer {

namespace {

/// How often an abstract must name a topic that the title does not.
constexpr std::size_t min_times_in_abstract = 2;

}  // namespace

Topics::Topics(const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases) {
        if (!phrase.topic) continue;
        by_key_.emplace(phrase.key, static_cast<std::uint32_t>(texts_.size()));
        texts_.push_back(phrase.text);
    }
}

void Topics::spell(std::uint64_t key, std::string_view text) {
    if (const std::uint32_t* topic = find(key)) texts_[*topic] = text;
}

const std::uint32_t* Topics::find(std::uint64_t key) const {
    const auto at = by_key_.find(key);
    return at == by_key_.end() ? nullptr : &at->second;
}

const std::vector<TopicReader::Named>& TopicReader::named_in(std::string_view text) {
    named_.clear();
    for (const PhraseUse& use : phrases_.read(text)) {
        const std::uint32_t* topic = topics_.find(use.key);
        if (topic == nullptr) continue;
        // Uses come by begin, then end: what begins with the last one is longer.
        if (!named_.empty() && use.begin == named_.back().use.begin) named_.pop_back();
        if (named_.empty() || use.begin >= named_.back().use.end) named_.push_back({use, *topic});
    }
    return named_;
}

void TopicReader::add(std::uint32_t topic) {
    const bool known = std::find(found_.begin(), found_.end(), topic) != found_.end();
    if (!known && found_.size() < max_topics) found_.push_back(topic);
}

const std::vector<std::uint32_t>& TopicReader::read(std::string_view title, std::string_view abstract) {
    found_.clear();
    for (const Named& named : named_in(title)) add(named.topic);
    if (abstract.empty() || found_.size() == max_topics) return found_;
    std::unordered_map<std::uint32_t, std::size_t> times;
    for (const Named& named : named_in(abstract)) {
        if (named.use.units > 1 && ++times[named.topic] == min_times_in_abstract) add(named.topic);
    }
    return found_;
}

}  // namespace kindred::indexer
