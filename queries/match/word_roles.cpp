#include "queries/match/word_roles.hpp"

#include <bit>
#include <utility>

namespace kindred::queries::match {

WordRoles::WordRoles(std::vector<WordRole> roles) : roles_(std::move(roles)) {
    const auto size = static_cast<std::uint32_t>(std::bit_ceil(roles_.size() * 4 + 8));
    slots_.resize(size);
    mask_ = size - 1;
    shift_ = 32 - static_cast<unsigned>(std::countr_zero(size));
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
        std::uint32_t slot = slot_of(roles_[i].word);
        while (slots_[slot].role != WordRole::none && slots_[slot].word != roles_[i].word)
            slot = (slot + 1) & mask_;
        std::uint32_t* link = &slots_[slot].role;
        slots_[slot].word = roles_[i].word;
        while (*link != WordRole::none && roles_[*link].term != roles_[i].term) link = &roles_[*link].next;
        if (*link == WordRole::none) *link = i;
    }
}

}  // namespace kindred::queries::match
