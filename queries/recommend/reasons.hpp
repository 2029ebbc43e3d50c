#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/seed_set.hpp"
#include "queries/recommend/text_words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kindred::queries::recommend {

/// A seed's work, or the text of the seeds, a work close to it, and how close.
struct WorkPair {
    std::optional<engine::WorkId> seed;  ///< none: the text
    engine::WorkId found;
    float closeness;
};

/// Why an answer has no hits. `near`: something is close to the seeds, which was left out then.
std::string why_none(const RecommendRequest& request, const SeedSet& seeds, Collection recommended,
                     bool near);

/// Says why. Made for the hits of one answer: texts and records that several need are read once. Belongs to
/// one thread.
class Reasons {
    /// What an answer needs of a work again and again.
    struct Text {
        std::string id;
        std::string title;
        engine::likeness::TextVector stems;
        TextWords words;
    };

 public:
    /// `text` is that of the seeds, "" when there is none.
    Reasons(engine::Reader& reader, const SeedSet& seeds, std::string_view text);

    /// Why the researcher or work `id` is recommended, to which `pairs` led.
    template <typename Id>
    Why why(Id id, const std::vector<WorkPair>& pairs);

 private:
    std::vector<std::pair<std::string, double>> shared_terms(const std::vector<WorkPair>& pairs);
    std::vector<Evidence> evidence(const std::vector<WorkPair>& pairs);
    void add_people(engine::ResearcherId researcher, Why& why) const;
    const Text& text_of(std::optional<engine::WorkId> work);

    engine::Reader& reader_;
    const engine::Generation& generation_;
    const SeedSet& seeds_;
    std::string_view text_;
    std::set<std::string_view> topics_;  ///< of the seeds, folded
    std::set<std::string_view> venues_;
    std::map<engine::ResearcherId, std::uint32_t> collaborators_;  ///< of the seeds, with the works shared
    std::map<std::optional<engine::WorkId>, Text> texts_;          ///< that of the seeds too
};

}  // namespace kindred::queries::recommend
