#pragma once
#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/match/text_point.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::recommend {

/// Most seeds of one request, all kinds together, and most candidates.
inline constexpr std::size_t max_seeds = 200;
inline constexpr std::size_t max_candidates = 10'000;

/// What to recommend for: any mix. `negative` works and researchers are what the answer should not be like.
struct Seeds {
    std::vector<std::string> researchers;  ///< ids
    std::vector<std::string> works;        ///< ids
    std::string text;                      ///< an abstract, a description
    std::vector<std::string> negative_researchers;
    std::vector<std::string> negative_works;

    /// How many ids there are.
    std::size_t count() const noexcept {
        return researchers.size() + works.size() + negative_researchers.size() + negative_works.size();
    }
    /// True when there is nothing to recommend for; negative seeds alone are not enough.
    bool empty() const noexcept { return researchers.empty() && works.empty() && text.empty(); }
};

/// Who or what must not be recommended, beside the seeds themselves. Of works, those by such researchers.
struct Exclusion {
    std::vector<std::string> ids;  ///< of what is recommended, works or researchers
    /// Researchers whose coauthors are left out: all, or those of a work since `since_year`.
    std::vector<std::string> coauthors_of;
    std::optional<int> since_year;
    /// Researchers with whom an institution is shared.
    std::vector<std::string> same_institution_as;
};

/// How much each signal counts; docs/ranking.md says what they are. From 0 to `max_weight`.
struct SignalWeights {
    double content = 1;
    double graph = 1;
    double institution = 0.15;
};
inline constexpr double max_weight = 100;
inline constexpr double max_half_life_years = 1000;

struct RecommendRequest {
    Seeds seeds;
    Exclusion exclude;
    SignalWeights weights;
    /// A work this many years older than the latest of the collection counts half as much for its authors.
    std::optional<double> recency_half_life_years;
    nlohmann::json filter;  ///< as `compile_filter` takes it
    /// 0 to 1: how much a recommendation loses for being like a better one.
    double diversify = 0;
    /// When not empty just these are scored, all of them, by their texts and the graph.
    std::vector<std::string> candidates;
    bool explain = true;
    std::vector<std::string> attributes_to_retrieve = {"*"};
    double threshold = 0;  ///< least score of a hit
    std::uint32_t offset = 0;
    std::uint32_t limit = 20;  ///< offset + limit: at most `max_total_hits` of them are given
};

/// A pair of works that led to a recommendation.
struct Evidence {
    std::string work;     ///< id of the recommended researcher's work
    std::string title;    ///< its title
    std::string matches;  ///< id of the seed's work it is close to; "" for the text of the seeds
    double score = 0;     ///< closeness, 0 to 1
};

/// Somebody both have worked with.
struct SharedCollaborator {
    std::string id;
    std::string name;
};

/// Why something was recommended.
struct Why {
    /// Shared words with their share of the likeness, best first.
    std::vector<std::pair<std::string, double>> terms;
    std::vector<std::string> topics;  ///< that the seeds have too
    std::vector<std::string> venues;  ///< that the seeds have too
    std::vector<Evidence> evidence;   ///< closest pairs of works, best first
    /// Those with most works shared with the seeds first.
    std::vector<SharedCollaborator> collaborators_in_common = {};
    int coauthor_distance = 0;  ///< 1: coauthors, 2: a shared coauthor, 0: neither
};

struct Recommendation {
    std::uint32_t document = 0;  ///< number of the recommended researcher or work
    std::string id;
    double score = 0;  ///< 0 to 1, comparable within one answer
    nlohmann::ordered_json record;
    Why why;
};

struct RecommendAnswer {
    std::vector<Recommendation> hits;  ///< best first
    std::uint32_t estimated_total_hits = 0;
    std::string note;  ///< why there are no hits, when there are none
    std::uint32_t offset = 0;
    std::uint32_t limit = 20;
    bool explained = true;
};

/// Ids of a request that the index does not have.
class UnknownIds : public Error {
 public:
    /// `kind` is "researcher" or "work", `field` as the request calls it, "researcherIds"; `ids` not empty.
    UnknownIds(std::string_view kind, std::string field, std::vector<std::string> ids);
    const std::string& field() const noexcept { return field_; }
    const std::vector<std::string>& ids() const noexcept { return ids_; }

 private:
    std::string field_;
    std::vector<std::string> ids_;
};

/// A document as an answer shows it, without the reasons.
Recommendation shown(const engine::data::Records& records, std::uint32_t document, double score,
                     const std::vector<std::string>& attributes);

/// Throws Error{invalid_query} for a request without seeds or past the limits above.
void check(const RecommendRequest& request);

/// Researchers who work on what the seeds are about, never a seed itself, with the reasons. The method is in
/// docs/ranking.md. Throws UnknownIds (not_found), ParameterError{"filter"}, Error{invalid_query} for a
/// request without seeds or past the limits above. Cost: some hundred microseconds for a researcher with
/// twenty works; a text takes some milliseconds.
RecommendAnswer recommend_researchers(engine::Reader& reader, const RecommendRequest& request);

/// The same for works; those of seed researchers and seed works themselves are left out.
RecommendAnswer recommend_works(engine::Reader& reader, const RecommendRequest& request);

/// The same for `collection`, works or researchers.
inline RecommendAnswer recommend_from(engine::Reader& reader, Collection collection,
                                      const RecommendRequest& request) {
    return collection == Collection::works ? recommend_works(reader, request)
                                           : recommend_researchers(reader, request);
}

/// The answer as the API gives it: hits with _score and _why, processingTimeMs, limit, offset,
/// estimatedTotalHits, and `note` when there is one.
nlohmann::ordered_json to_json(const RecommendAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries::recommend
