#include "queries/recommend/trending.hpp"

#include "queries/columns/facets.hpp"
#include "queries/columns/filter.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

namespace kindred::queries::recommend {

namespace {

/// What the columns of works say of one of them.
class RecentWorks {
 public:
    explicit RecentWorks(const engine::Generation& generation)
        : year_(generation.work_columns().find("year")),
          citations_(generation.work_columns().find("cited_by_count")),
          latest_(generation.latest_year()) {}

    /// Years since the work's, from 0; negative when it is not recent. One of a later year is of the latest.
    int age(std::uint32_t work) const noexcept {
        const double year = year_ == nullptr ? std::nan("") : year_->number(work);
        if (!(year > latest_ - trending_years) || latest_ == 0) return -1;
        return year >= latest_ ? 0 : latest_ - static_cast<int>(year);
    }

    double citations_a_year(std::uint32_t work, int age) const noexcept {
        const double citations = citations_ == nullptr ? 0 : citations_->number(work);
        return citations > 0 ? citations / (age + 1) : 0;
    }

 private:
    const engine::data::Column* year_;
    const engine::data::Column* citations_;
    int latest_;
};

const engine::data::Columns& columns_of(const engine::Generation& generation, Collection collection) {
    return collection == Collection::works ? generation.work_columns() : generation.researcher_columns();
}

}  // namespace

/// Recent works by citations a year; by how new they are when none is cited.
std::vector<Trends::Ranked> Trends::works() const {
    const RecentWorks recent(generation_);
    std::vector<Ranked> ranked;
    bool cited = false;
    for (std::uint32_t work = 0; work < generation_.work_columns().documents(); ++work) {
        const int age = recent.age(work);
        if (age < 0) continue;
        ranked.push_back({work, recent.citations_a_year(work, age), age});
        cited = cited || ranked.back().weight > 0;
    }
    if (cited) return ranked;
    for (Ranked& work : ranked) work.weight = static_cast<double>(trending_years - work.age) / trending_years;
    return ranked;
}

std::vector<Trends::Ranked> Trends::researchers() const {
    const RecentWorks recent(generation_);
    std::vector<double> weights(generation_.researcher_columns().documents(), 0.0);
    for (std::uint32_t work = 0; work < generation_.work_columns().documents(); ++work) {
        const int age = recent.age(work);
        if (age < 0) continue;
        const auto authors = generation_.graph().authors(engine::WorkId{work});
        if (authors.size() > engine::data::max_collaborating_authors) continue;
        const double weight = 1 + std::log1p(recent.citations_a_year(work, age));
        for (const engine::ResearcherId author : authors)
            if (engine::number(author) < weights.size()) weights[engine::number(author)] += weight;
    }
    std::vector<Ranked> ranked;
    for (std::uint32_t researcher = 0; researcher < weights.size(); ++researcher)
        if (weights[researcher] > 0) ranked.push_back({researcher, weights[researcher]});
    return ranked;
}

const std::vector<Trends::Ranked>& Trends::ranked(Collection collection) {
    const bool of_works = collection == Collection::works;
    auto& ranked = of_works ? works_ : researchers_;
    if (!ranked) ranked = of_works ? works() : researchers();
    return *ranked;
}

std::vector<ScoredDocument> Trends::documents(const TrendingRequest& request) {
    const columns::CompiledFilter filter =
        columns::compile_filter(request.filter, columns_of(generation_, request.collection));
    const std::vector<Ranked>& all = ranked(request.collection);
    double best = 0;
    for (const Ranked& one : all) best = std::max(best, one.weight);
    std::vector<Ranked> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), [&](const Ranked& one) {
        return one.weight >= request.threshold * best && filter.matches(one.document) &&
               std::ranges::find(request.leave_out, one.document) == request.leave_out.end();
    });
    const std::size_t count = std::min<std::size_t>(request.limit, kept.size());
    std::ranges::partial_sort(kept, kept.begin() + static_cast<std::ptrdiff_t>(count), {},
                              [](const Ranked& r) { return std::tuple(-r.weight, r.age, r.document); });
    kept.resize(count);
    std::vector<ScoredDocument> trending;
    for (const Ranked& one : kept) trending.push_back({one.document, best > 0 ? one.weight / best : 0});
    return trending;
}

std::vector<TrendingValue> Trends::values(const TrendingRequest& request, std::string_view name) {
    const engine::data::Columns& columns = columns_of(generation_, request.collection);
    const engine::data::Column& column = columns::facet_named(name, columns);
    const columns::CompiledFilter filter = columns::compile_filter(request.filter, columns);
    columns::FacetCounter counter({&column});
    for (const Ranked& one : ranked(request.collection))
        if (filter.matches(one.document)) counter.see(one.document);
    const auto facets = counter.facets(columns::FacetOrder::by_count, request.limit);
    std::vector<TrendingValue> trending;
    double most = 0;
    for (const columns::FacetValue& value : facets.front().values) {
        most = std::max(most, static_cast<double>(value.count));
        const double score = value.count / most;
        if (score >= request.threshold) trending.push_back({value.value, score});
    }
    return trending;
}

}  // namespace kindred::queries::recommend
