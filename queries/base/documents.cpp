#include "queries/base/documents.hpp"

namespace kindred::queries {

Documents documents_of(engine::Reader& reader, Collection collection) {
    const engine::Generation& generation = reader.generation();
    switch (collection) {
        case Collection::works:
            break;
        case Collection::researchers:
            return {reader.researchers(), generation.researchers(), generation.researcher_columns()};
        case Collection::suggestions:
            return {reader.suggestions(), generation.suggestions(), generation.suggestion_columns()};
    }
    return {reader.works(), generation.works(), generation.work_columns()};
}

}  // namespace kindred::queries
