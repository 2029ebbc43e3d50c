#pragma once
#include "queries/search/search.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <string>
#include <vector>

namespace kindred::test {

/// The ids of the hits for `q`, the best first; `request` says the rest of the search.
inline std::vector<std::string> ranked(SmallIndex& index, const std::string& q,
                                       queries::search::SearchRequest request = {}) {
    request.q = q;
    std::vector<std::string> ids;
    for (const auto& hit : queries::search::search(index.reader(), request).hits)
        ids.push_back(tree(hit).at("id"));
    return ids;
}

}  // namespace kindred::test
