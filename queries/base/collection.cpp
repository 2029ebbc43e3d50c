#include "queries/base/collection.hpp"

#include "engine/base/error.hpp"

#include <string>

namespace kindred::queries {

std::string_view to_string(Collection collection) noexcept {
    switch (collection) {
        case Collection::works:
            return "works";
        case Collection::researchers:
            return "researchers";
        case Collection::suggestions:
            return "suggestions";
    }
    return "";
}

Collection collection_named(std::string_view name) {
    if (name == "works") return Collection::works;
    if (name == "researchers") return Collection::researchers;
    if (name == "suggestions") return Collection::suggestions;
    throw Error(ErrorCode::not_found, "Index `" + std::string(name) + "` not found.",
                "the indexes are works, researchers and suggestions");
}

}  // namespace kindred::queries
