#pragma once
#include "engine/base/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace kindred::engine {

/// The number of a work within one generation: 0-based, dense, in the order of the input. Xapian's docid is
/// one more.
enum class WorkId : std::uint32_t {};
/// The number of a researcher within one generation: 0-based, dense, in order of first appearance.
enum class ResearcherId : std::uint32_t {};
/// The number of a stem in the lexicon of one generation.
enum class StemId : std::uint32_t {};
/// The number of a folded word in the lexicon of one generation, from 1 in order of first sight.
enum class WordId : std::uint32_t {};
/// No word: stands between the values of a list, so that nothing is next to each other across them.
inline constexpr WordId no_word{0};

template <typename Id>
requires std::is_enum_v<Id>
constexpr std::uint32_t number(Id id) noexcept {
    return static_cast<std::uint32_t>(id);
}

/// Longest id of a record, in bytes.
inline constexpr std::size_t max_id_bytes = 511;

/// True when `id` is 1 to `max_id_bytes` bytes of A-Z a-z 0-9 _ -, so that it is safe in a URL path as it
/// stands.
constexpr bool valid_id(std::string_view id) noexcept {
    const auto safe = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; };
    return !id.empty() && id.size() <= max_id_bytes && std::ranges::all_of(id, safe);
}

}  // namespace kindred::engine
