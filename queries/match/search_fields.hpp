#pragma once
#include "queries/base/collection.hpp"
#include "queries/match/match_researchers.hpp"
#include "queries/match/text_scorer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kindred::queries::match {

/// `attributesToSearchOn` of a search; absent is everything.
using SearchOn = std::optional<std::vector<std::string>>;

/// The searchable attributes of `collection`, in order of the fields.
std::vector<std::string> searchable_attributes(Collection collection);

/// The text fields of works that `names` stand for; "*" is all. Throws
/// ParameterError{"attributes_to_search_on"} in Meilisearch's words for a name that is not searchable.
FieldSet work_fields_named(const SearchOn& names);
/// The same for researchers.
ResearcherFields researcher_fields_named(const SearchOn& names);
/// Throws as the others for what is not searchable in `collection`.
void check_search_on(Collection collection, const SearchOn& names);

}  // namespace kindred::queries::match
