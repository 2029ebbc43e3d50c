#pragma once
#include "engine/base/record.hpp"
#include "indexer/readers/native/json_fields.hpp"

namespace kindred::indexer::readers {

/// The researcher's record that `fields` say, cleaned and checked. Throws Rejection.
engine::ResearcherRecord read_researcher(JsonFields& fields);

}  // namespace kindred::indexer::readers
