#pragma once
#include "indexer/topics/phrases.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::indexer::topics {

/// Phrases that stand for topics, numbered from 0. Safe from many threads once filled.
class Topics {
 public:
    /// Those of `phrases` that can be topics.
    explicit Topics(const std::vector<Phrase>& phrases);

    /// Writes the topic that `use`, all of `text`, is a use of as `text`, unless that is too long.
    void spell(const PhraseUse& use, std::string_view text);
    std::size_t size() const noexcept { return texts_.size(); }
    const std::string& text(std::uint32_t topic) const { return texts_[topic]; }
    /// Null when no topic has these words, which may differ in number and capitals only: words with the
    /// stems of a topic are not always the topic ("person search", "personalized search").
    const std::uint32_t* find(const PhraseUse& use) const;

 private:
    std::vector<std::string> texts_;
    std::vector<std::uint64_t> forms_;  ///< by topic
    std::unordered_map<std::uint64_t, std::uint32_t> by_key_;
};

/// Says what a work is about. Belongs to one thread, like its analyser.
class TopicReader {
 public:
    /// Topics that a work gets at most.
    static constexpr std::size_t max_topics = 6;

    /// `language` is that of what is read.
    TopicReader(const Topics& topics, engine::text::Analyser& analyser, std::string_view language = {})
        : topics_(topics), phrases_(analyser) {
        phrases_.speak(language);
    }

    /// The topics that `title` names, in order, then those of several words that `abstract` names more than
    /// once: as far as `max_title_bytes` and `max_abstract_bytes` reach. Of topics that begin with the same
    /// word the longest is taken, and what stands inside of it is ignored. Lives until the next call.
    const std::vector<std::uint32_t>& read(std::string_view title, std::string_view abstract);

 private:
    struct Named {
        PhraseUse use;
        std::uint32_t topic;
    };
    /// The topics that the first `bytes` of `text` name, without overlap.
    const std::vector<Named>& named_in(std::string_view text, std::size_t bytes);
    void add(std::uint32_t topic);

    const Topics& topics_;
    TitlePhrases phrases_;
    std::vector<Named> named_;
    std::vector<std::uint32_t> found_;
};

}  // namespace kindred::indexer::topics
