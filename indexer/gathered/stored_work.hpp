#pragma once
#include "engine/base/record.hpp"

#include <nlohmann/json.hpp>

namespace kindred::indexer::gathered {

/// The JSON object that is stored for a work: every given field in the order of docs/schema.md. Names that
/// start with '_' are kindred's own, whatever the input has under them: `_authors` holds the authors as
/// objects.
nlohmann::ordered_json to_json(const engine::Work& work);

}  // namespace kindred::indexer::gathered
