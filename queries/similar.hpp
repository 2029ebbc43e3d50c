#pragma once
#include "engine/generation.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Whom to recommend to.
struct SimilarRequest {
    std::string id;  ///< of the seed: a researcher or a work
    bool exclude_coauthors = false;
    std::uint32_t offset = 0;
    std::uint32_t limit = 10;  ///< at most 1000
    bool explain = true;
    std::vector<std::string> attributes_to_retrieve = {"*"};
};

/// A pair of works that brought a recommendation about.
struct Evidence {
    std::string work;     ///< id of the recommended researcher's work
    std::string title;    ///< its title
    std::string matches;  ///< id of the seed's work it is close to
    double score = 0;     ///< closeness, 0 to 1
};

/// Somebody both have worked with.
struct Collaborator {
    std::string id;
    std::string name;
};

/// Why something was recommended.
struct Why {
    std::vector<std::pair<std::string, double>>
        terms;                       ///< shared words with their share of the likeness, best first
    std::vector<Evidence> evidence;  ///< closest pairs of works, best first
    std::vector<Collaborator> collaborators_in_common;  ///< those with most works shared with the seed first
    int coauthor_distance = 0;                          ///< 1: coauthors, 2: a shared coauthor, 0: neither
};

struct Recommendation {
    std::uint32_t document = 0;  ///< number of the recommended researcher or work
    std::string id;
    double score = 0;  ///< 0 to 1, comparable within one answer
    nlohmann::ordered_json record;
    Why why;
};

struct SimilarAnswer {
    SimilarRequest request;
    std::vector<Recommendation> hits;  ///< best first
    std::uint32_t estimated_total_hits = 0;
    std::string note;  ///< why there are no hits, when there are none
};

/// Researchers whose works are close to those of researcher `request.id`, never the seed itself.
/// Throws Error{not_found} for an unknown seed. docs/ranking.md has the method.
SimilarAnswer similar_researchers(engine::Reader& reader, const SimilarRequest& request);

/// Works close to the work `request.id`, never the work itself. Throws Error{not_found} for an unknown seed.
SimilarAnswer similar_works(engine::Reader& reader, const SimilarRequest& request);

/// The answer as the API gives it: hits with _score and _why, processingTimeMs, limit, offset,
/// estimatedTotalHits, and `note` when there is one.
nlohmann::ordered_json to_json(const SimilarAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries
