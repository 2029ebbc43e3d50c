#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/base/scored_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::recommend {

/// Years that count as recent, the latest included.
inline constexpr int trending_years = 3;
/// What is trending in one collection.
struct TrendingRequest {
    Collection collection = Collection::works;  ///< or researchers
    nlohmann::json filter;                      ///< of that collection, as compile_filter takes it
    std::vector<std::uint32_t> leave_out;       ///< documents
    std::uint32_t limit = 30;
    double threshold = 0;  ///< 0 to 1: least score
};

/// A value of a facet and how it trends.
struct TrendingValue {
    std::string value;
    double score = 0;  ///< 0 to 1
};

/// What trends in the collections of one generation, which must outlive it. Belongs to one thread: works and
/// researchers are ranked once, when they are first asked for.
class Trends {
 public:
    explicit Trends(const engine::Generation& generation) : generation_(generation) {}

    /// The documents that get most attention now, best first, ties by number; scores are relative to the best
    /// of the collection, which has 1. Works of recent years come by citations a year, then the newest; when
    /// no work has citations, by year alone. Researchers come by their recent works, of which each counts
    /// 1 + ln(1 + citations a year); works by more than `engine::data::max_collaborating_authors` do not
    /// count. Throws ParameterError{"filter"}. Cost: at first two columns are read for every work, then
    /// those of recent years; no records.
    std::vector<ScoredDocument> documents(const TrendingRequest& request);

    /// The values of facet `name` that most recent works have, or most researchers with a recent work,
    /// relative to the value that most have; best first, then in the order of the values. `request.leave_out`
    /// is ignored. Throws ParameterError{"facet_name"}, {"filter"}. Cost: as documents, and the facet's
    /// column.
    std::vector<TrendingValue> values(const TrendingRequest& request, std::string_view name);

 private:
    /// A document with what it is ordered by.
    struct Ranked {
        std::uint32_t document;
        double weight;
        int age = 0;  ///< breaks ties: the newer first
    };
    const std::vector<Ranked>& ranked(Collection collection);
    std::vector<Ranked> works() const;
    std::vector<Ranked> researchers() const;

    const engine::Generation& generation_;
    std::optional<std::vector<Ranked>> works_;
    std::optional<std::vector<Ranked>> researchers_;
};

}  // namespace kindred::queries::recommend
