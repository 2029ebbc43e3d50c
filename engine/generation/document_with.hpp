#pragma once
#include "engine/data/records.hpp"
#include "engine/xapian/term_index.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kindred::engine::generation {

/// The document of `index` whose record in `records` has exactly this id; nothing for what cannot be an id.
/// Throws Error{corrupt_index} on a damaged record. Cost: one term look-up and one decompression.
std::optional<std::uint32_t> document_with(const xapian::TermIndex& index, const data::Records& records,
                                           std::string_view id);

}  // namespace kindred::engine::generation
