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
#include <cmath>
#include <span>
#include <unordered_map>

namespace kindred::queries::recommend {

namespace {

using engine::number;
using engine::ResearcherId;

/// Whom a vote for `work` is for: its authors, nobody when they are too many to stand for it.
std::span<const ResearcherId> named_by(const engine::data::Graph& graph, engine::WorkId work) {
    const auto authors = graph.authors(work);
    return authors.size() > engine::data::max_collaborating_authors ? authors.first(0) : authors;
}

/// Votes of works added up for their authors: each seed has one vote for a researcher, that of their closest
/// work.
void add_up(const engine::data::Graph& graph, const std::vector<Vote>& votes, match::Accumulators& sums) {
    sums.start(graph.researchers(), seeds_in(votes));
    for (const Vote& vote : votes) {
        for (const ResearcherId author : named_by(graph, vote.found)) {
            // Numbers of an unchecked file may not exist.
            if (number(author) < graph.researchers())
                sums.add_best(number(author), vote.seed, false, vote.share);
        }
    }
}

/// Works of a researcher whose middle stands for them when recommendations are made diverse.
constexpr std::size_t direction_works = 20;

class ResearcherRecommender {
 public:
    ResearcherRecommender(engine::Reader& reader, const RecommendRequest& request)
        : generation_(reader.generation()),
          graph_(generation_.graph()),
          request_(request),
          filter_(columns::compile_filter(request.filter, generation_.researcher_columns())),
          seeds_(find_seeds(reader, request.seeds)),
          excluded_(reader, request.exclude, Collection::researchers, seeds_),
          given_(find_researchers(reader, request.candidates, "candidateIds")),
          community_(graph_, seeds_.researchers),
          venues_(generation_.researcher_columns().find("venues")),
          institutions_(generation_.researcher_columns().find("institutions")) {
        for (const ResearcherId seed : seeds_.researchers) {
            venues_.add(number(seed));
            institutions_.add(number(seed));
        }
    }

    RecommendAnswer answer() {
        std::vector<Candidate> candidates = given_.empty() ? found() : scored(given_);
        RecommendAnswer answer = no_hits(request_);
        std::erase_if(candidates, [&](const Candidate& c) { return bounded(c.score) < request_.threshold; });
        answer.estimated_total_hits = static_cast<std::uint32_t>(candidates.size());
        const auto page =
            page_of(candidates, request_, [&](std::uint32_t document) { return direction(document); });
        add_hits(page, answer);
        if (candidates.empty()) {
            const bool near = !votes_.empty() || !community_.researchers().empty();
            answer.note = why_none(request_, seeds_, Collection::researchers, near);
        }
        return answer;
    }

 private:
    bool may_be(std::uint32_t document) const {
        return !excluded_.has(ResearcherId{document}) && filter_.matches(document);
    }

    /// The signals but content, weighted.
    double people(std::uint32_t document) const {
        return request_.weights.graph * ranking::graph_scale * community_[ResearcherId{document}] +
               request_.weights.institution * ranking::institution_scale * institutions_.of(document);
    }

    /// Whoever the votes or the graph point to.
    std::vector<Candidate> found() {
        votes_ = votes_of(generation_, seeds_, request_.recency_half_life_years);
        add_up(graph_, votes_, votes_for());
        add_up(graph_, negative_votes_of(generation_, seeds_), votes_against());
        std::vector<Candidate> candidates = by_votes();
        if (seeds_.researchers.empty()) {
            candidates = experts(std::move(candidates));
        } else {
            add_community(candidates);
        }
        std::erase_if(candidates, [](const Candidate& c) { return !(c.score > 0); });
        return candidates;
    }

    /// Those whom the graph alone points to.
    void add_community(std::vector<Candidate>& candidates) const {
        for (const std::uint32_t document : community_.researchers()) {
            if (content(document) > 0 || !may_be(document)) continue;
            candidates.push_back({document, people(document)});
        }
    }

    static match::Accumulators& votes_for() {
        thread_local match::Accumulators sums;
        return sums;
    }
    static match::Accumulators& votes_against() {
        thread_local match::Accumulators sums;
        return sums;
    }

    /// What the votes make of a researcher, on a scale of its own.
    double content(std::uint32_t document) const {
        const double votes = static_cast<double>(votes_for()[document].score) -
                             ranking::negative_share * static_cast<double>(votes_against()[document].score);
        if (!(votes > 0)) return 0;
        const auto works = static_cast<double>(graph_.works_of(ResearcherId{document}).size());
        return votes / std::sqrt(works + ranking::works_damping);
    }

    std::vector<Candidate> by_votes() const {
        std::vector<Candidate> candidates;
        double most = 0;
        for (const std::uint32_t document : votes_for().documents()) {
            const double votes = content(document);
            most = std::max(most, votes);
            if (votes > 0 && may_be(document)) candidates.push_back({document, votes});
        }
        for (Candidate& candidate : candidates) {
            const double bonus = 1 + ranking::venue_bonus * venues_.of(candidate.document);
            candidate.score = request_.weights.content * bonus * candidate.score / most +
                              (seeds_.researchers.empty() ? 0 : people(candidate.document));
        }
        return candidates;
    }

    /// The best by votes, scored by how much of the seeds' texts their works know.
    std::vector<Candidate> experts(std::vector<Candidate> candidates) {
        const std::size_t pool = std::min(candidates.size(), ranking::expert_pool);
        std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(pool),
                          candidates.end(), better);
        candidates.resize(pool);
        std::vector<ResearcherId> known;
        for (const Candidate& candidate : candidates) known.push_back(ResearcherId{candidate.document});
        return scored(known);
    }

    /// Scores `researchers` by their works, whether anything points to them or not.
    std::vector<Candidate> scored(const std::vector<ResearcherId>& researchers) {
        affinity_.emplace(generation_, seeds_, request_.recency_half_life_years);
        std::vector<Candidate> candidates;
        for (const ResearcherId researcher : researchers) {
            if (!may_be(number(researcher))) continue;
            const double content = affinity_->of(researcher, &seeds_);
            candidates.push_back(
                {number(researcher), request_.weights.content * content + people(number(researcher))});
        }
        return candidates;
    }

    /// The middle of the latest works, for likeness between researchers.
    std::vector<float> direction(std::uint32_t document) const {
        const auto own = graph_.works_of(ResearcherId{document});
        return match::latent_middle(generation_.latent(), own.last(std::min(own.size(), direction_works)));
    }

    /// The pairs of works that brought each of `page` about.
    std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs_of(
        const std::vector<Candidate>& page) const {
        std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs;
        for (const Candidate& candidate : page) pairs[candidate.document];
        for (const Vote& vote : votes_) {
            for (const ResearcherId author : named_by(graph_, vote.found)) {
                const auto at = pairs.find(number(author));
                if (at == pairs.end()) continue;
                keep_pair({seed_of(vote, seeds_), vote.found, vote.closeness}, at->second);
            }
        }
        return pairs;
    }

    /// For those that no vote named: their works closest to the seeds.
    void find_pairs(ResearcherId researcher, std::vector<WorkPair>& pairs) {
        if (!affinity_ || !pairs.empty() || !seeds_.has_content()) return;
        for (const engine::likeness::Neighbour& near : affinity_->best_works(researcher, seeds_, max_pairs))
            pairs.push_back({closest_work(generation_, seeds_, near.work), near.work, near.score});
    }

    void add_hits(const std::vector<Candidate>& page, RecommendAnswer& answer) {
        auto pairs = request_.explain ? pairs_of(page) : decltype(pairs_of(page)){};
        Reasons reasons(generation_, seeds_);
        for (const Candidate& candidate : page) {
            Recommendation hit = shown(generation_.researchers(), candidate, request_.attributes_to_retrieve);
            if (request_.explain) {
                auto& own = pairs[candidate.document];
                find_pairs(ResearcherId{candidate.document}, own);
                hit.why = reasons.for_researcher(ResearcherId{candidate.document}, own);
            }
            answer.hits.push_back(std::move(hit));
        }
    }

    const engine::Generation& generation_;
    const engine::data::Graph& graph_;
    const RecommendRequest& request_;
    columns::CompiledFilter filter_;
    SeedSet seeds_;
    Excluded excluded_;
    std::vector<ResearcherId> given_;
    Community community_;
    Overlap venues_;
    Overlap institutions_;
    std::vector<Vote> votes_;
    std::optional<Affinity> affinity_;
};

}  // namespace

RecommendAnswer recommend_researchers(engine::Reader& reader, const RecommendRequest& request) {
    check(request);
    return ResearcherRecommender(reader, request).answer();
}

}  // namespace kindred::queries::recommend
