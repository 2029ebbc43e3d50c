#pragma once
#include "engine/generation/generation.hpp"

#include <array>
#include <string_view>

namespace kindred::queries {

/// What can be searched.
enum class Collection { works, researchers, suggestions };

inline constexpr std::array all_collections = {Collection::works, Collection::researchers,
                                               Collection::suggestions};

/// "works", "researchers", "suggestions".
std::string_view to_string(Collection collection) noexcept;
/// Throws Error{not_found} for any other name, as the API words it: Index `x` not found.
Collection collection_named(std::string_view name);

/// What one collection is searched by and answered from. Lives no longer than the reader.
struct Documents {
    const engine::xapian::TermIndex& index;
    const engine::data::Records& records;
    const engine::data::Columns& columns;
};

Documents documents_of(engine::Reader& reader, Collection collection);

}  // namespace kindred::queries
