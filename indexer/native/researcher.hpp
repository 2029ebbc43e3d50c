#pragma once
#include "engine/record.hpp"
#include "indexer/native/json_fields.hpp"

namespace kindred::indexer {

/// The researcher's record that `fields` say, cleaned and checked. Throws Rejection.
engine::ResearcherRecord read_researcher(JsonFields& fields);

}  // namespace kindred::indexer
