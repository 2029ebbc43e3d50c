#pragma once
#include "engine/base/record.hpp"
#include "indexer/readers/native/json_fields.hpp"

#include <cstddef>

namespace kindred::indexer::readers {

/// The work that `fields` say, cleaned and checked; adds to `without_id` the authors that came without an
/// id. Throws Rejection.
engine::Work read_work(JsonFields& fields, std::size_t& without_id);

}  // namespace kindred::indexer::readers
