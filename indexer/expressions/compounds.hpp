#pragma once
#include "engine/data/dictionary.hpp"
#include "engine/data/expressions.hpp"
#include "indexer/gathered/expression_counts.hpp"

#include <vector>

namespace kindred::indexer::expressions {

/// Words of `dictionary` that are two of its words written as one: "nonconvex" is "non convex". Whether the
/// two ever stand side by side is still to be seen. Where a part is a stop word ("online" and "on line"), a
/// number or one or two letters long, a hyphen must have joined them somewhere. Cost: some microseconds a
/// word.
std::vector<engine::data::Expression> compounds(const engine::data::Dictionary& dictionary,
                                                const gathered::ExpressionCounts& counts);

}  // namespace kindred::indexer::expressions
