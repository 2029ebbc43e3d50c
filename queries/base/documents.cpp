#include "queries/base/documents.hpp"

#include "queries/base/ranking.hpp"

namespace kindred::queries {

Documents documents_of(engine::Reader& reader, Collection collection) {
    const engine::Generation& generation = reader.generation();
    switch (collection) {
        case Collection::works:
            break;
        case Collection::researchers:
            return {reader.researchers(), generation.researchers(), generation.researcher_columns(),
                    ranking::researchers};
        case Collection::suggestions:
            return {reader.suggestions(), generation.suggestions(), generation.suggestion_columns(),
                    ranking::works};
    }
    return {reader.works(), generation.works(), generation.work_columns(), ranking::works};
}

}  // namespace kindred::queries
