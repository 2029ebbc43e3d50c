#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/record.hpp"
#include "indexer/gathered/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::indexer::gathered {

/// Strings numbered from 0 in order of first sight.
class Interned {
 public:
    std::uint32_t add(std::string_view text);
    /// Nothing for a text that was not added.
    std::optional<std::uint32_t> find(std::string_view text) const;
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
        std::vector<std::uint32_t> institutions;  ///< addresses of the authors, each once
        bool own_topics = false;                  ///< they came with the work
    };

    /// Adds the next work.
    void add(const engine::Work& work);
    /// Gives a work topics that it came without. What is known of other works may be read meanwhile.
    void set_topics(engine::WorkId work, std::span<const std::string_view> topics);
    /// How often each address was given as an author's institution, by its number.
    std::map<std::uint32_t, std::uint32_t> institutions() const;
    /// Says whose `address` is; without this it is its own organisation.
    void set_organisations(std::string_view address, std::span<const std::string> organisations);
    /// The organisations of an address, numbers of texts, each once.
    std::vector<std::uint32_t> organisations(std::uint32_t address) const;
    /// The same as texts.
    std::vector<std::string> organisations(std::string_view address) const;
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
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> organisations_;  ///< by address
    std::vector<std::vector<Mention>> mentions_;
    std::vector<WorkFacts> works_;
    std::vector<std::vector<engine::ResearcherId>> authors_;
};

}  // namespace kindred::indexer::gathered
