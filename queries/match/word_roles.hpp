#pragma once
#include "engine/base/ids.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kindred::queries::match {

/// What a word of a text means to a query.
struct WordRole {
    engine::WordId word{};
    std::uint32_t term = 0;  ///< index of the query's term that it is found by
    float quality = 1;       ///< Alternative::quality
    bool exact = false;      ///< the form that was typed
};

/// Looks words up that a query asks for: an open-addressing hash table that is at most a quarter full, so
/// that the many words nobody asked for cost one probe. Built once, then only read.
class WordRoles {
 public:
    /// At most one role for each word and term: of several the first counts.
    explicit WordRoles(std::vector<WordRole> roles) : roles_(std::move(roles)) {
        const auto key = [](const WordRole& role) { return std::make_pair(role.word, role.term); };
        const auto same = [&](const WordRole& a, const WordRole& b) { return key(a) == key(b); };
        std::ranges::stable_sort(roles_, {}, key);
        roles_.erase(std::unique(roles_.begin(), roles_.end(), same), roles_.end());
        slots_.resize(std::bit_ceil(roles_.size() * 4 + 8));
        mask_ = static_cast<std::uint32_t>(slots_.size() - 1);
        shift_ = 32 - static_cast<unsigned>(std::popcount(mask_));
        for (std::uint32_t i = 0; i < roles_.size(); ++i) {
            if (i > 0 && roles_[i].word == roles_[i - 1].word) continue;
            std::uint32_t slot = slot_of(roles_[i].word);
            while (slots_[slot].first != none) slot = (slot + 1) & mask_;
            slots_[slot] = {roles_[i].word, i};
        }
    }

    /// The roles of `word`, in order of their terms.
    std::span<const WordRole> find(engine::WordId word) const noexcept {
        for (std::uint32_t slot = slot_of(word); slots_[slot].first != none; slot = (slot + 1) & mask_) {
            if (slots_[slot].word != word) continue;
            std::uint32_t last = slots_[slot].first;
            while (last < roles_.size() && roles_[last].word == word) ++last;
            return std::span(roles_).subspan(slots_[slot].first, last - slots_[slot].first);
        }
        return {};
    }

 private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Slot {
        engine::WordId word{};
        std::uint32_t first = none;  ///< of the word's roles
    };
    std::uint32_t slot_of(engine::WordId word) const noexcept {
        return (engine::number(word) * 0x9E3779B1U >> shift_) & mask_;
    }

    std::vector<WordRole> roles_;  ///< by word, then by term
    std::vector<Slot> slots_;
    std::uint32_t mask_ = 0;
    unsigned shift_ = 0;
};

}  // namespace kindred::queries::match
