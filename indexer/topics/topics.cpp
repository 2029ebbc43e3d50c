#include "indexer/topics/topics.hpp"

#include <algorithm>

namespace kindred::indexer::topics {

namespace {

/// How often an abstract must name a topic that the title does not.
constexpr std::size_t min_times_in_abstract = 2;

}  // namespace

Topics::Topics(const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases) {
        if (!phrase.topic) continue;
        by_key_.emplace(phrase.key, static_cast<std::uint32_t>(texts_.size()));
        texts_.push_back(phrase.text);
        forms_.push_back(phrase.form);
    }
}

void Topics::spell(const PhraseUse& use, std::string_view text) {
    if (text.size() > max_topic_bytes) return;
    if (const std::uint32_t* topic = find(use)) texts_[*topic] = text;
}

const std::uint32_t* Topics::find(const PhraseUse& use) const {
    const auto at = by_key_.find(use.key);
    return at == by_key_.end() || forms_[at->second] != use.form ? nullptr : &at->second;
}

const std::vector<TopicReader::Named>& TopicReader::named_in(std::string_view text, std::size_t bytes) {
    named_.clear();
    for (const PhraseUse& use : phrases_.read(text, bytes)) {
        const std::uint32_t* topic = topics_.find(use);
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
    for (const Named& named : named_in(title, max_title_bytes)) add(named.topic);
    if (abstract.empty() || found_.size() == max_topics) return found_;
    std::unordered_map<std::uint32_t, std::size_t> times;
    for (const Named& named : named_in(abstract, max_abstract_bytes)) {
        if (named.use.units > 1 && ++times[named.topic] == min_times_in_abstract) add(named.topic);
    }
    return found_;
}

}  // namespace kindred::indexer::topics
