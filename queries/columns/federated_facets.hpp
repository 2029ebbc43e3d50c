#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/columns/facets.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace kindred::queries::columns {

/// By document: whether some query of a federated search matches it. A collection that no query asks is
/// absent.
using Matches = std::map<Collection, std::vector<bool>>;
using CountedFacets = std::map<Collection, std::vector<Facet>>;

/// Counts the facets `asked` of each collection over its matches, the first `values` of each in alphabetical
/// order. Collections without matches are checked and left out. Throws ParameterError{"multi_search_facets"}
/// for what is no facet.
CountedFacets count_facets(engine::Reader& reader,
                           const std::map<Collection, std::vector<std::string>>& asked,
                           const Matches& matches, std::size_t values);

/// Facets of one name as one, counted together: the first `values` of all. Exact when `counted` has as many
/// of each.
std::vector<Facet> merge_facets(const CountedFacets& counted, std::size_t values);

}  // namespace kindred::queries::columns
