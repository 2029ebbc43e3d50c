#include "queries/base/documents.hpp"

namespace kindred::queries {

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
