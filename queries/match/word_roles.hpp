#pragma once
#include "engine/base/ids.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace kindred::queries::match {

/// What a word of a text means to a query.
struct WordRole {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    engine::WordId word{};
    std::uint32_t term = 0;     ///< index of the query's term that it is found by
    float quality = 1;          ///< Alternative::quality
    bool exact = false;         ///< the form that was typed
    std::uint32_t next = none;  ///< another role of the same word
};

/// Looks words up that a query asks for: an open-addressing hash table that is at most a quarter full, so
/// that the many words nobody asked for cost one probe. Built once, then only read.
class WordRoles {
 public:
    /// At most one role for each word and term: of several the first counts.
    explicit WordRoles(std::vector<WordRole> roles);

    /// The first role of `word`, null when it has none.
    const WordRole* find(engine::WordId word) const noexcept {
        for (std::uint32_t slot = slot_of(word); slots_[slot].role != WordRole::none;
             slot = (slot + 1) & mask_) {
            if (slots_[slot].word == word) return &roles_[slots_[slot].role];
        }
        return nullptr;
    }
    const WordRole* next(const WordRole& role) const noexcept {
        return role.next == WordRole::none ? nullptr : &roles_[role.next];
    }
    bool empty() const noexcept { return roles_.empty(); }

 private:
    struct Slot {
        engine::WordId word{};
        std::uint32_t role = WordRole::none;
    };
    std::uint32_t slot_of(engine::WordId word) const noexcept {
        return (engine::number(word) * 0x9E3779B1U >> shift_) & mask_;
    }

    std::vector<WordRole> roles_;
    std::vector<Slot> slots_;
    std::uint32_t mask_ = 0;
    unsigned shift_ = 0;
};

}  // namespace kindred::queries::match
