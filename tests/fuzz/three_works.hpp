#pragma once
#include "engine/data/columns.hpp"

namespace kindred::test {

/// Columns of three works, to compile filters for.
const engine::data::Columns& three_works();

}  // namespace kindred::test
