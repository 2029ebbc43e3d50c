#include "queries/collection.hpp"

#include "engine/error.hpp"

#include <string>

namespace kindred::queries {

std::string_view to_string(Collection collection) noexcept {
    return collection == Collection::works ? "works" : "researchers";
}

Collection collection_named(std::string_view name) {
    if (name == "works") return Collection::works;
    if (name == "researchers") return Collection::researchers;
    throw Error(ErrorCode::not_found, "Index `" + std::string(name) + "` not found.",
                "the indexes are works and researchers");
}

}  // namespace kindred::queries
