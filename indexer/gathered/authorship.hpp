#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/record.hpp"
#include "indexer/gathered/vocabulary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kindred::indexer::gathered {

/// Strings numbered from 0 in order of first sight.
class Interned {
 public:
    std::uint32_t add(std::string_view text);
    const std::string& text(std::uint32_t number) const { return *texts_[number]; }

 private:
    StringMap<std::uint32_t> numbers_;
    std::vector<const std::string*> texts_;  ///< keys of numbers_, which stay where they are
};

/// Who wrote what, collected work by work in the order of the index: the ground that researchers are made
/// from. Small: strings once, numbers per mention. Not safe to share while adding.
class Authorship {
 public:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// One author of one work.
    struct Mention {
        engine::WorkId work;
        std::uint32_t name;
        std::uint32_t institution;  ///< or none
        std::uint32_t orcid;        ///< or none
    };
    /// What researchers need to know of a work.
    struct WorkFacts {
        std::uint16_t year = 0;  ///< 0 when unknown
        std::uint32_t cited_by_count = 0;
        std::uint32_t venue = none;
        std::vector<std::uint32_t> topics;
        bool own_topics = false;  ///< they came with the work
    };

    /// Adds the next work.
    void add(const engine::Work& work);
    /// Gives a work topics that it came without. What is known of other works may be read meanwhile.
    void set_topics(engine::WorkId work, std::span<const std::string_view> topics);
    /// The number of the researcher with `id`, a new one if need be.
    engine::ResearcherId researcher(std::string_view id);

    std::uint32_t researchers() const noexcept { return static_cast<std::uint32_t>(mentions_.size()); }
    const std::string& id(engine::ResearcherId researcher) const {
        return ids_.text(engine::number(researcher));
    }
    const std::string& text(std::uint32_t number) const { return strings_.text(number); }
    const WorkFacts& facts(engine::WorkId work) const { return works_[engine::number(work)]; }
    std::span<const Mention> mentions(engine::ResearcherId researcher) const {
        return mentions_[engine::number(researcher)];
    }

    /// Authors of every work, in author order, without repeats; and the year of every work.
    const std::vector<std::vector<engine::ResearcherId>>& authors() const noexcept { return authors_; }
    std::vector<std::uint16_t> years() const;

 private:
    Interned ids_;
    Interned strings_;  ///< names, institutions, venues, topics
    std::vector<std::vector<Mention>> mentions_;
    std::vector<WorkFacts> works_;
    std::vector<std::vector<engine::ResearcherId>> authors_;
};

}  // namespace kindred::indexer::gathered
