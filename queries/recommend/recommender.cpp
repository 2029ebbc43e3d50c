#include "engine/generation/generation.hpp"
#include "queries/base/paging.hpp"
#include "queries/base/ranking.hpp"
#include "queries/base/scored_document.hpp"
#include "queries/columns/filter.hpp"
#include "queries/match/accumulators.hpp"
#include "queries/recommend/affinity.hpp"
#include "queries/recommend/excluded.hpp"
#include "queries/recommend/reasons.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/signals.hpp"
#include "queries/recommend/votes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <type_traits>
#include <unordered_map>

namespace kindred::queries::recommend {

namespace {

using engine::number;
using engine::ResearcherId;
using engine::WorkId;

/// Works of a researcher whose middle stands for them when recommendations are made diverse.
constexpr std::size_t direction_works = 20;

/// Pairs of works kept as evidence for one recommendation.
constexpr std::size_t max_pairs = 3;

/// A signal sum as a score between 0 and 1, rising.
double bounded(double sum) noexcept {
    return sum / (1 + sum);
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return std::max(0.0, sum);
}

/// Puts the first of `pool`, best first, into the order of marginal relevance (Carbonell and Goldstein, SIGIR
/// 1998): as many as `directions` has vectors, of length 1 or empty. A candidate loses up to `share` of its
/// score, from 0 to 1, for being like one before it.
void diversify(std::vector<ScoredDocument>& pool, const std::vector<std::vector<float>>& directions,
               double share) {
    const std::size_t count = std::min(pool.size(), directions.size());
    if (count == 0 || !(pool.front().score > 0)) return;
    const double top = pool.front().score;
    std::vector<double> likeness(count, 0);
    std::vector<std::size_t> left(count);
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::vector<ScoredDocument> order;
    while (!left.empty()) {
        const auto best = std::ranges::max_element(
            left, {}, [&](std::size_t i) { return (1 - share) * pool[i].score / top - share * likeness[i]; });
        const std::size_t taken = *best;
        left.erase(best);
        order.push_back(pool[taken]);
        for (const std::size_t i : left)
            likeness[i] = std::max(likeness[i], cosine(directions[i], directions[taken]));
    }
    std::ranges::copy(order, pool.begin());
}

/// Recommends works (`Id` is a WorkId) or researchers (a ResearcherId).
template <typename Id>
class Recommender {
 public:
    Recommender(engine::Reader& reader, const RecommendRequest& request)
        : reader_(reader),
          generation_(reader.generation()),
          graph_(generation_.graph()),
          columns_(of_works ? generation_.work_columns() : generation_.researcher_columns()),
          request_(request),
          filter_(columns::compile_filter(request.filter, columns_)),
          seeds_(find_seeds(reader, request.seeds)),
          excluded_(reader, request.exclude, collection, seeds_),
          given_(find_all<Id>(reader, request.candidates, "candidateIds")),
          community_(graph_, seeds_.researchers),
          venues_(of_works ? nullptr : columns_.find("venues")),
          institutions_(columns_.find("institutions")) {
        const auto add = [&](Id seed) {
            venues_.add(number(seed));
            institutions_.add(number(seed));
        };
        if constexpr (of_works) {
            for (const SeedWork& seed : seeds_.works) add(seed.work);
        } else {
            std::ranges::for_each(seeds_.researchers, add);
        }
    }

    RecommendAnswer answer() {
        std::vector<ScoredDocument> candidates = given_.empty() ? found() : scored(given_);
        std::erase_if(candidates,
                      [&](const ScoredDocument& c) { return bounded(c.score) < request_.threshold; });
        RecommendAnswer answer;
        answer.offset = request_.offset;
        answer.limit = request_.limit;
        answer.explained = request_.explain;
        answer.estimated_total_hits = static_cast<std::uint32_t>(candidates.size());
        if (candidates.empty()) {
            const bool near = !votes_.empty() || (!of_works && !community_.researchers().empty());
            answer.note = why_none(request_, seeds_, collection, near);
        }
        add_hits(page_of(std::move(candidates)), answer);
        return answer;
    }

 private:
    static constexpr bool of_works = std::is_same_v<Id, WorkId>;
    static constexpr Collection collection = of_works ? Collection::works : Collection::researchers;

    /// What a vote for `work` is for: the work, or its authors, nobody when they are too many to stand for
    /// it.
    auto named_by(WorkId work) const {
        if constexpr (of_works) {
            return std::array{work};
        } else {
            const auto authors = graph_.authors(work);
            return authors.size() > engine::data::max_collaborating_authors ? authors.first(0) : authors;
        }
    }

    /// The work itself, or the latest works of a researcher, `most` of them.
    auto works_of(Id id, std::size_t most) const {
        if constexpr (of_works) {
            return std::array{id};
        } else {
            const auto own = graph_.works_of(id);
            return own.last(std::min(own.size(), most));
        }
    }

    bool may_be(Id id) const { return !excluded_.has(id) && filter_.matches(number(id)); }

    /// The signals but content, weighted: how near the researcher, or the nearest author, is to the seeds'
    /// collaborators, and shared institutions.
    double people(Id id) const {
        constexpr double graph_scale = of_works ? ranking::work_graph_scale : ranking::graph_scale;
        constexpr double institution_scale =
            of_works ? ranking::work_institution_scale : ranking::institution_scale;
        double nearest = 0;
        if constexpr (of_works) {
            for (const ResearcherId author : graph_.authors(id))
                nearest = std::max(nearest, community_[author]);
        } else {
            nearest = community_[id];
        }
        return request_.weights.graph * graph_scale * nearest +
               request_.weights.institution * institution_scale * institutions_.of(number(id));
    }

    /// Whatever the votes or the graph point to. For a text or works the researchers that most votes are for
    /// are scored by how much of it their works know.
    std::vector<ScoredDocument> found() {
        votes_ = votes_of(generation_, seeds_, request_.recency_half_life_years);
        add_up(votes_, votes_for());
        add_up(negative_votes_of(generation_, seeds_), votes_against());
        std::vector<ScoredDocument> candidates = by_votes();
        if constexpr (!of_works) {
            if (seeds_.researchers.empty()) {
                keep_best(candidates, ranking::expert_pool);
                std::vector<Id> experts;
                for (const ScoredDocument& candidate : candidates) experts.push_back(Id{candidate.document});
                candidates = scored(experts);
            } else {
                add_community(candidates);
            }
        }
        std::erase_if(candidates, [](const ScoredDocument& c) { return !(c.score > 0); });
        return candidates;
    }

    static match::Accumulators& votes_for() {
        thread_local match::Accumulators sums;
        return sums;
    }
    static match::Accumulators& votes_against() {
        thread_local match::Accumulators sums;
        return sums;
    }

    /// Each seed has one vote for a researcher, that of their closest work.
    void add_up(const std::vector<Vote>& votes, match::Accumulators& sums) const {
        const std::uint32_t documents = of_works ? graph_.works() : graph_.researchers();
        sums.start(documents, votes.empty() ? 0 : votes.back().seed + 1);  // they come seed by seed
        for (const Vote& vote : votes) {
            for (const Id id : named_by(vote.found)) {
                // Numbers of an unchecked file may not exist.
                if (number(id) < documents) sums.add_best(number(id), vote.seed, false, vote.share);
            }
        }
    }

    /// What the votes make of a document, on a scale of its own.
    double content(std::uint32_t document) const {
        const double votes = static_cast<double>(votes_for()[document].score) -
                             ranking::negative_share * static_cast<double>(votes_against()[document].score);
        if (!(votes > 0)) return 0;
        if constexpr (of_works) {
            return votes;
        } else {
            const auto works = static_cast<double>(graph_.works_of(Id{document}).size());
            return votes / std::sqrt(works + ranking::works_damping);
        }
    }

    std::vector<ScoredDocument> by_votes() const {
        std::vector<ScoredDocument> candidates;
        double most = 0;
        for (const std::uint32_t document : votes_for().documents()) {
            const double votes = content(document);
            most = std::max(most, votes);
            if (votes > 0 && may_be(Id{document})) candidates.push_back({document, votes});
        }
        for (ScoredDocument& candidate : candidates) {
            const double bonus = 1 + ranking::venue_bonus * venues_.of(candidate.document);
            candidate.score =
                request_.weights.content * bonus * candidate.score / most + people(Id{candidate.document});
        }
        return candidates;
    }

    /// Those whom the graph alone points to.
    void add_community(std::vector<ScoredDocument>& candidates) const {
        for (const std::uint32_t document : community_.researchers()) {
            if (content(document) > 0 || !may_be(Id{document})) continue;
            candidates.push_back({document, people(Id{document})});
        }
    }

    /// Scores `ids` by their texts and the graph, whether anything points to them or not.
    std::vector<ScoredDocument> scored(const std::vector<Id>& ids) {
        affinity_.emplace(generation_, middle_of(generation_, seeds_), request_.recency_half_life_years);
        std::vector<ScoredDocument> candidates;
        for (const Id id : ids) {
            if (!may_be(id)) continue;
            double content = 0;
            if constexpr (of_works) {
                content = affinity_->of(id);
            } else {
                content = affinity_->of(id, &seeds_);
            }
            candidates.push_back({number(id), request_.weights.content * content + people(id)});
        }
        return candidates;
    }

    /// The candidates on the asked page, best first, or in order of marginal relevance.
    std::vector<ScoredDocument> page_of(std::vector<ScoredDocument> candidates) const {
        const Ranks page = Paging{request_.offset, request_.limit}.ranks(
            std::min<std::size_t>(candidates.size(), max_total_hits));
        const bool diverse = request_.diversify > 0 && page.count() > 0;
        keep_best(candidates, diverse ? std::max<std::size_t>(page.last, ranking::diverse_pool) : page.last);
        if (diverse) {
            std::vector<std::vector<float>> directions;
            for (std::size_t i = 0; i < std::min(candidates.size(), ranking::diverse_pool); ++i)
                directions.push_back(match::latent_middle(
                    generation_.latent(), works_of(Id{candidates[i].document}, direction_works)));
            diversify(candidates, directions, request_.diversify);
        }
        return {candidates.begin() + page.first, candidates.begin() + page.last};
    }

    /// Keeps the closest pairs, best first, `max_pairs` at most; of a researcher each `found` once: three
    /// works say more than one work three times.
    static void keep_pair(const WorkPair& pair, std::vector<WorkPair>& pairs) {
        if constexpr (!of_works) {
            const auto same = std::ranges::find(pairs, pair.found, &WorkPair::found);
            if (same != pairs.end()) {
                if (same->closeness >= pair.closeness) return;
                pairs.erase(same);
            }
        }
        const auto farther = [&](const WorkPair& other) { return other.closeness < pair.closeness; };
        pairs.insert(std::ranges::find_if(pairs, farther), pair);
        if (pairs.size() > max_pairs) pairs.pop_back();
    }

    /// The pairs of works that led to each of `page`.
    std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs_of(
        const std::vector<ScoredDocument>& page) const {
        std::unordered_map<std::uint32_t, std::vector<WorkPair>> pairs;
        for (const ScoredDocument& candidate : page) pairs[candidate.document];
        for (const Vote& vote : votes_) {
            for (const Id id : named_by(vote.found)) {
                const auto at = pairs.find(number(id));
                if (at != pairs.end())
                    keep_pair({seeds_.work_at(vote.seed), vote.found, vote.closeness}, at->second);
            }
        }
        return pairs;
    }

    /// For what no vote named: the works closest to the seeds.
    void find_pairs(Id id, std::vector<WorkPair>& pairs) const {
        if (!affinity_ || !pairs.empty() || !seeds_.has_content()) return;
        for (const ScoredDocument& near :
             affinity_->closest(works_of(id, ranking::max_seed_works), seeds_, max_pairs)) {
            const WorkId work{near.document};
            const auto seed = closest_seed(generation_, seeds_, work).value_or(seeds_.works.size());
            pairs.push_back({seeds_.work_at(seed), work, static_cast<float>(near.score)});
        }
    }

    void add_hits(const std::vector<ScoredDocument>& page, RecommendAnswer& answer) const {
        const auto& records = of_works ? generation_.work_records() : generation_.researcher_records();
        auto pairs = request_.explain ? pairs_of(page) : decltype(pairs_of(page)){};
        Reasons reasons(reader_, seeds_, request_.seeds.text);
        for (const ScoredDocument& candidate : page) {
            Recommendation hit =
                shown(records, candidate.document, bounded(candidate.score), request_.attributes_to_retrieve);
            if (request_.explain) {
                auto& own = pairs[candidate.document];
                find_pairs(Id{candidate.document}, own);
                hit.why = reasons.why(Id{candidate.document}, own);
            }
            answer.hits.push_back(std::move(hit));
        }
    }

    engine::Reader& reader_;
    const engine::Generation& generation_;
    const engine::data::Graph& graph_;
    const engine::data::Columns& columns_;
    const RecommendRequest& request_;
    columns::CompiledFilter filter_;
    SeedSet seeds_;
    Excluded excluded_;
    std::vector<Id> given_;
    Community community_;
    Overlap venues_;  ///< of researchers
    Overlap institutions_;
    std::vector<Vote> votes_;
    std::optional<Affinity> affinity_;  ///< when candidates are scored by their texts
};

}  // namespace

RecommendAnswer recommend_researchers(engine::Reader& reader, const RecommendRequest& request) {
    check(request);
    return Recommender<ResearcherId>(reader, request).answer();
}

RecommendAnswer recommend_works(engine::Reader& reader, const RecommendRequest& request) {
    check(request);
    return Recommender<WorkId>(reader, request).answer();
}

}  // namespace kindred::queries::recommend
