#include "queries/base/collection.hpp"

#include "engine/base/error.hpp"

#include <cstddef>
#include <string>

namespace kindred::queries {

namespace {

constexpr std::array<std::string_view, all_collections.size()> names = {"works", "researchers",
                                                                        "suggestions"};

}  // namespace

std::string_view to_string(Collection collection) noexcept {
    return names[static_cast<std::size_t>(collection)];
}

Collection collection_named(std::string_view name) {
    for (const Collection collection : all_collections)
        if (name == to_string(collection)) return collection;
    throw Error(ErrorCode::not_found, "Index `" + std::string(name) + "` not found.",
                "the indexes are works, researchers and suggestions");
}

Documents documents_of(engine::Reader& reader, Collection collection) {
    const engine::Generation& generation = reader.generation();
    switch (collection) {
        case Collection::works:
            break;
        case Collection::researchers:
            return {reader.researcher_index(), generation.researcher_records(),
                    generation.researcher_columns()};
        case Collection::suggestions:
            return {reader.suggestion_index(), generation.suggestion_records(),
                    generation.suggestion_columns()};
    }
    return {reader.work_index(), generation.work_records(), generation.work_columns()};
}

}  // namespace kindred::queries
