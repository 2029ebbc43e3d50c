#pragma once
#include "engine/data/columns.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::columns {

/// A facet answers with at most this many values, and a facet search with at most as many hits.
inline constexpr std::size_t max_values_per_facet = 100;

/// In which order the values of a facet come. Of too many those that most documents have are shown, in
/// either.
enum class FacetOrder {
    alphabetical,  ///< strings by folded form, numbers ascending
    by_count       ///< most documents first, then as above
};

/// A value and how many of the documents seen have it.
struct FacetValue {
    std::string value;
    std::uint32_t count = 0;
};

/// What was counted for one facet.
struct Facet {
    std::string name;
    std::vector<FacetValue> values;
    std::optional<std::pair<double, double>> range;  ///< least and greatest number, for numbers
};

/// The columns that `names` ask for: names or patterns with '*' ("*", "auth*"), each once, in order of the
/// fields. Throws ParameterError{"facets"} in Meilisearch's words for a name that is no facet; a pattern may
/// match nothing.
std::vector<const engine::data::Column*> facets_named(const std::vector<std::string>& names,
                                                      const engine::data::Columns& columns);
/// The column for a facet search; throws ParameterError{"facet_name"} when `name` is no facet.
const engine::data::Column& facet_named(std::string_view name, const engine::data::Columns& columns);

/// Counts the values of some columns over documents that are shown one by one, each once. Takes four bytes a
/// distinct value. Belongs to one thread; the columns must outlive it.
class FacetCounter {
 public:
    explicit FacetCounter(const std::vector<const engine::data::Column*>& columns);

    /// Cost: a few nanoseconds a value.
    void see(std::uint32_t document) noexcept {
        for (Counts& counts : counts_) {
            for (const std::uint32_t id : counts.column->values(document)) {
                if (id < counts.by_value.size()) ++counts.by_value[id];
            }
        }
    }

    /// What was counted, in order of the columns. Values that no document has, and "", are left out.
    std::vector<Facet> facets(FacetOrder order = FacetOrder::alphabetical,
                              std::size_t max_values = max_values_per_facet) const;

    /// The values of the first column with a word that starts as `query` does ("mach" and "machine lea" find
    /// "Statistical machine learning"), or all when it is blank. Case and accents do not matter.
    std::vector<FacetValue> search(std::string_view query, FacetOrder order = FacetOrder::alphabetical,
                                   std::size_t limit = max_values_per_facet) const;

 private:
    struct Counts {
        const engine::data::Column* column;
        std::vector<std::uint32_t> by_value;
    };
    template <typename Wanted>
    static std::vector<FacetValue> best(const Counts& counts, FacetOrder order, std::size_t limit,
                                        Wanted&& wanted);

    std::vector<Counts> counts_;
};

/// `facetDistribution` and `facetStats` of an answer: {"year":{"2019":3}} and {"year":{"min":..,"max":..}}.
nlohmann::ordered_json distribution_json(const std::vector<Facet>& facets);
nlohmann::ordered_json stats_json(const std::vector<Facet>& facets);
/// `facetHits` of a facet search: [{"value","count"}].
nlohmann::ordered_json facet_hits_json(const std::vector<FacetValue>& hits);

}  // namespace kindred::queries::columns
