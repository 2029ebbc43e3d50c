#pragma once
#include "engine/generation.hpp"
#include "queries/collection.hpp"

namespace kindred::queries {

/// What one collection is searched by and answered from. Lives no longer than the reader.
struct Documents {
    const engine::TermIndex& index;
    const engine::Records& records;
    const engine::Columns& columns;
    const engine::Bm25& weights;
};

/// The documents of `collection`.
Documents documents_of(engine::Reader& reader, Collection collection);

}  // namespace kindred::queries
