#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::hits {

/// Documents of one listing.
inline constexpr std::uint32_t max_listed_documents = 1000;
/// The stored JSON of the fields that one listing shows, in bytes: a single record may have megabytes.
inline constexpr std::size_t max_listed_bytes = std::size_t{16} << 20;

/// Documents that are wanted as they are stored, without a search.
struct ListRequest {
    Collection collection = Collection::works;
    std::uint32_t offset = 0;
    std::uint32_t limit = 20;                     ///< clamped to max_listed_documents
    std::vector<std::string> fields = {"*"};      ///< patterns as those of a search; none shows no field
    std::optional<std::vector<std::string>> ids;  ///< only these; unknown ones are ignored
    nlohmann::json filter;                        ///< as compile_filter takes it; null: none
    std::vector<std::string> sort;                ///< as SortOrder takes it; empty: in the order of the input
};

/// One page of documents.
struct Listing {
    std::vector<std::string> documents;  ///< each the JSON text of an object
    std::uint32_t total = 0;             ///< of all that were asked for, exactly
};

/// Lists documents. Fields that start with '_' are left out. Throws ParameterError{"filter"}, {"sort"}, and
/// {"limit"} when the page is larger than `max_listed_bytes`, which one document may be. Cost: with a filter
/// or a sort the columns of every document are read once; then a decompression for each that is shown.
Listing list_documents(engine::Reader& reader, const ListRequest& request);

/// The JSON text of the document with exactly this id, reduced to `fields`. Cost: one term look-up.
std::optional<std::string> find_document(engine::Reader& reader, Collection collection, std::string_view id,
                                         const std::vector<std::string>& fields);

}  // namespace kindred::queries::hits
