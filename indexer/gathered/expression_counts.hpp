#pragma once
#include "engine/base/ids.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/gathered/bounded_counts.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace kindred::indexer::gathered {

/// What the texts of one batch of works say of words that belong together, in stems as the batch numbers
/// them. Belongs to one thread.
struct ExpressionMentions {
    /// Stems that a hyphen joins, and how often.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> hyphenated;
    /// The stem of an acronym and after it those of what it stands for, and how often that was said.
    std::map<std::vector<std::uint32_t>, std::uint32_t> acronyms;

    /// Adds what `text` says; `stems` are those of its `tokens`.
    void read(std::string_view text, const std::vector<engine::text::Token>& tokens,
              std::span<const std::uint32_t> stems);
};

/// The same of all batches, in stems of the collection and bounded memory. Belongs to one thread.
class ExpressionCounts {
 public:
    struct Acronym {
        engine::StemId acronym{};
        std::vector<engine::StemId> words;
        std::uint32_t count = 0;
    };
    /// Pairs that a hyphen joins, and acronyms, that are remembered at most; of more the rarest are
    /// forgotten.
    static constexpr std::size_t max_hyphenated = std::size_t{1} << 20;
    static constexpr std::size_t max_acronyms = std::size_t{1} << 19;

    /// `stems` are the collection's numbers for those of the batch.
    void add(const ExpressionMentions& batch, std::span<const engine::StemId> stems);
    /// How often a hyphen joins the two.
    std::uint32_t hyphenated(engine::StemId first, engine::StemId second) const noexcept;
    /// Ascending by acronym and words.
    std::vector<Acronym> acronyms() const;

 private:
    BoundedCounts hyphenated_{max_hyphenated};
    std::map<std::vector<engine::StemId>, std::uint32_t> acronyms_;  ///< keys as in ExpressionMentions
};

}  // namespace kindred::indexer::gathered
