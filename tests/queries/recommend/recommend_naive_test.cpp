#include "queries/recommend/recommend.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::match;
using namespace kindred::queries::recommend;
using engine::ResearcherId;
using engine::WorkId;
using test::SmallIndex;

namespace {

using Strings = std::set<std::string>;

Strings strings(const engine::Generation& generation, ResearcherId researcher, const char* field) {
    const auto value = generation.researcher_records().read(engine::number(researcher)).value(field);
    return value.is_array() ? value.get<Strings>() : Strings{};
}

/// What two researchers have in common in one field of their records: a value counts less the more have it.
class Common {
 public:
    Common(const engine::Generation& generation, const char* field) {
        for (std::uint32_t i = 0; i < generation.graph().researchers(); ++i) {
            values_.push_back(strings(generation, ResearcherId{i}, field));
            for (const std::string& value : values_.back()) ++having_[value];
        }
    }
    double of(ResearcherId a, ResearcherId b) const {
        const Strings& ours = values_[engine::number(a)];
        const Strings& theirs = values_[engine::number(b)];
        double sum = 0;
        for (const std::string& value : ours) {
            if (theirs.contains(value)) sum += 1 / std::log2(1 + having_.at(value));
        }
        return sum > 0 ? sum / std::pow(static_cast<double>(ours.size() * theirs.size()), 0.25) : 0;
    }

 private:
    std::vector<Strings> values_;
    std::map<std::string, double> having_;
};

/// The formula of docs/ranking.md for one seed researcher, over everybody, as it is written there.
class NaiveRanking {
 public:
    NaiveRanking(const engine::Generation& generation, const Common& venues, const Common& institutions,
                 ResearcherId seed)
        : generation_(generation),
          graph_(generation.graph()),
          venues_(venues),
          institutions_(institutions),
          seed_(seed) {
        const auto own = graph_.works_of(seed);
        for (const WorkId work : own) vote(work, 1.0 / static_cast<double>(own.size()));
        for (std::uint32_t i = 0; i < graph_.researchers(); ++i)
            most_ = std::max(most_, votes(ResearcherId{i}));
    }

    double score(ResearcherId researcher) const {
        const double content =
            most_ > 0 ? votes(researcher) / most_ * (1 + 2 * venues_.of(seed_, researcher)) : 0;
        const double people = community(researcher);
        if (content == 0 && people == 0) return 0;
        const double sum = content + 3 * people + 0.15 * 36 * institutions_.of(seed_, researcher);
        return sum / (1 + sum);
    }

 private:
    void vote(WorkId work, double weight) {
        const auto near = generation_.neighbours().of(work);
        if (near.empty()) return;
        const double floor = 0.8 * static_cast<double>(engine::likeness::Neighbour(near.back()).score);
        double total = 0;
        for (const engine::likeness::Neighbour n : near) total += static_cast<double>(n.score) - floor;
        std::map<ResearcherId, double> closest;
        const auto own = graph_.works_of(seed_);
        for (const engine::likeness::Neighbour n : near) {
            if (std::find(own.begin(), own.end(), n.work) != own.end()) continue;
            const double share = weight * (static_cast<double>(n.score) - floor) / total;
            for (const ResearcherId author : graph_.authors(n.work))
                closest[author] = std::max(closest[author], share);
        }
        for (const auto& [researcher, share] : closest) shares_[researcher] += share;
    }

    double votes(ResearcherId researcher) const {
        const auto at = shares_.find(researcher);
        if (at == shares_.end()) return 0;
        return at->second / std::sqrt(static_cast<double>(graph_.works_of(researcher).size()) + 8);
    }

    double community(ResearcherId researcher) const {
        double sum = 0;
        for (const auto& shared : graph_.collaborators(seed_)) {
            const auto others = graph_.collaborators(shared.researcher);
            for (const auto& other : others) {
                if (other.researcher == researcher)
                    sum += std::min(shared.works, other.works) /
                           std::log(2 + static_cast<double>(others.size()));
            }
        }
        return sum / std::pow(static_cast<double>(graph_.collaborators(researcher).size()) + 1, 0.25);
    }

    const engine::Generation& generation_;
    const engine::data::Graph& graph_;
    const Common& venues_;
    const Common& institutions_;
    ResearcherId seed_;
    std::map<ResearcherId, double> shares_;
    double most_ = 0;
};

}  // namespace

TEST_CASE("researchers are ranked as the formula says, everybody looked at", "[queries][recommend]") {
    SmallIndex index(test::sample_works(400, 11));
    const std::uint32_t researchers = index.generation().graph().researchers();
    const Common venues(index.generation(), "venues");
    const Common institutions(index.generation(), "institutions");
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; seed < researchers; seed += 13) {
        const NaiveRanking naive(index.generation(), venues, institutions, ResearcherId{seed});
        std::vector<std::pair<double, std::uint32_t>> expected;
        for (std::uint32_t i = 0; i < researchers; ++i) {
            const double score = i == seed ? 0 : naive.score(ResearcherId{i});
            if (score > 0) expected.emplace_back(-score, i);
        }
        std::sort(expected.begin(), expected.end());
        RecommendRequest request;
        request.seeds.researchers = {index.id_of(ResearcherId{seed})};
        request.limit = 1000;
        request.explain = false;
        const RecommendAnswer answer = recommend_researchers(index.reader(), request);
        REQUIRE(answer.hits.size() == std::min<std::size_t>(expected.size(), 1000));
        for (std::size_t i = 0; i < answer.hits.size(); ++i) {
            CHECK(answer.hits[i].score == Approx(-expected[i].first).epsilon(1e-4));
            ++compared;
        }
    }
    CHECK(compared > 1000);
}
