#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"

namespace kindred::queries {

/// What one collection is searched by and answered from. Lives no longer than the reader.
struct Documents {
    const engine::xapian::TermIndex& index;
    const engine::data::Records& records;
    const engine::data::Columns& columns;
};

/// The documents of `collection`.
Documents documents_of(engine::Reader& reader, Collection collection);

}  // namespace kindred::queries
