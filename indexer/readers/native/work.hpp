#pragma once
#include "engine/base/record.hpp"
#include "indexer/readers/native/json_fields.hpp"

namespace kindred::indexer::readers {

/// The work that `fields` say, cleaned and checked. Throws Rejection.
engine::Work read_work(JsonFields& fields);

}  // namespace kindred::indexer::readers
