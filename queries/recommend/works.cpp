#include "engine/generation/generation.hpp"
#include "queries/base/ranking.hpp"
#include "queries/columns/filter.hpp"
#include "queries/match/accumulators.hpp"
#include "queries/recommend/affinity.hpp"
#include "queries/recommend/community.hpp"
#include "queries/recommend/excluded.hpp"
#include "queries/recommend/overlap.hpp"
#include "queries/recommend/ranked.hpp"
#include "queries/recommend/reasons.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/votes.hpp"

#include <algorithm>
#include <unordered_map>

namespace kindred::queries::recommend {

namespace {

using engine::number;
using engine::WorkId;

class WorkRecommender {
 public:
    WorkRecommender(engine::Reader& reader, const RecommendRequest& request)
        : generation_(reader.generation()),
          request_(request),
          filter_(columns::compile_filter(request.filter, generation_.work_columns())),
          seeds_(find_seeds(reader, request.seeds)),
          excluded_(reader, request.exclude, Collection::works, seeds_),
          given_(find_works(reader, request.candidates, "candidateIds")),
          community_(generation_.graph(), seeds_.researchers),
          institutions_(generation_.work_columns().find("institutions")) {
        for (const SeedWork& seed : seeds_.works) institutions_.add(number(seed.work));
    }

    RecommendAnswer answer() {
        std::vector<Candidate> candidates = given_.empty() ? found() : scored();
        RecommendAnswer answer = no_hits(request_);
        std::erase_if(candidates, [&](const Candidate& c) { return bounded(c.score) < request_.threshold; });
        answer.estimated_total_hits = static_cast<std::uint32_t>(candidates.size());
        const auto page = page_of(candidates, request_, [&](std::uint32_t document) {
            const WorkId work[] = {WorkId{document}};
            return match::latent_middle(generation_.latent(), work);
        });
        add_hits(page, answer);
        if (candidates.empty()) answer.note = why_none(request_, seeds_, Collection::works, !votes_.empty());
        return answer;
    }

 private:
    bool may_be(std::uint32_t document) const {
        return !excluded_.has(WorkId{document}) && filter_.matches(document);
    }

    /// The signals but content, weighted: the authors nearest to seed researchers, shared institutions.
    double people(std::uint32_t document) const {
        double nearest = 0;
        for (const engine::ResearcherId author : generation_.graph().authors(WorkId{document}))
            nearest = std::max(nearest, community_[author]);
        return request_.weights.graph * ranking::work_graph_scale * nearest +
               request_.weights.institution * ranking::work_institution_scale * institutions_.of(document);
    }

    std::vector<Candidate> found() {
        votes_ = votes_of(generation_, seeds_, request_.recency_half_life_years);
        thread_local match::Accumulators sums;
        thread_local match::Accumulators against;
        const auto add_up = [&](const std::vector<Vote>& votes, match::Accumulators& into) {
            into.start(generation_.graph().works(), seeds_in(votes));
            for (const Vote& vote : votes) into.add(number(vote.found), vote.seed, false, vote.share);
        };
        add_up(votes_, sums);
        add_up(negative_votes_of(generation_, seeds_), against);
        std::vector<Candidate> candidates;
        double most = 0;
        for (const std::uint32_t document : sums.documents()) {
            const double votes = static_cast<double>(sums[document].score) -
                                 ranking::negative_share * static_cast<double>(against[document].score);
            most = std::max(most, votes);
            if (votes > 0 && may_be(document)) candidates.push_back({document, votes});
        }
        for (Candidate& candidate : candidates) {
            candidate.score = request_.weights.content * candidate.score / most + people(candidate.document);
        }
        std::erase_if(candidates, [](const Candidate& c) { return !(c.score > 0); });
        return candidates;
    }

    std::vector<Candidate> scored() {
        affinity_.emplace(generation_, seeds_, request_.recency_half_life_years);
        std::vector<Candidate> candidates;
        for (const WorkId work : given_) {
            if (!may_be(number(work))) continue;
            candidates.push_back(
                {number(work), request_.weights.content * affinity_->of(work) + people(number(work))});
        }
        return candidates;
    }

    /// For a candidate that was given: how close it is itself.
    std::vector<WorkPair> pair_of(WorkId work) const {
        const double near = affinity_ && seeds_.has_content() ? affinity_->closeness(work) : 0;
        if (!(near > 0)) return {};
        return {{closest_work(generation_, seeds_, work), work, static_cast<float>(near)}};
    }

    /// The seeds that brought each of `page` about.
    std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs_of(
        const std::vector<Candidate>& page) const {
        std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs;
        for (const Candidate& candidate : page) pairs[candidate.document];
        for (const Vote& vote : votes_) {
            const auto at = pairs.find(number(vote.found));
            if (at == pairs.end()) continue;
            at->second.push_back({seed_of(vote, seeds_), vote.found, vote.closeness});
        }
        for (auto& [document, own] : pairs) {
            std::stable_sort(own.begin(), own.end(),
                             [](auto& a, auto& b) { return a.closeness > b.closeness; });
            if (own.size() > max_pairs) own.resize(max_pairs);
        }
        return pairs;
    }

    void add_hits(const std::vector<Candidate>& page, RecommendAnswer& answer) const {
        const auto pairs = request_.explain ? pairs_of(page) : decltype(pairs_of(page)){};
        Reasons reasons(generation_, seeds_);
        for (const Candidate& candidate : page) {
            Recommendation hit = shown(generation_.works(), candidate, request_.attributes_to_retrieve);
            if (request_.explain) {
                const WorkId work{candidate.document};
                hit.why = reasons.for_work(work, affinity_ ? pair_of(work) : pairs.at(candidate.document));
            }
            answer.hits.push_back(std::move(hit));
        }
    }

    const engine::Generation& generation_;
    const RecommendRequest& request_;
    columns::CompiledFilter filter_;
    SeedSet seeds_;
    Excluded excluded_;
    std::vector<WorkId> given_;
    Community community_;
    Overlap institutions_;
    std::vector<Vote> votes_;
    std::optional<Affinity> affinity_;  ///< when candidates were given
};

}  // namespace

RecommendAnswer recommend_works(engine::Reader& reader, const RecommendRequest& request) {
    check(request);
    return WorkRecommender(reader, request).answer();
}

}  // namespace kindred::queries::recommend
