#include "queries/recommend/trending.hpp"

#include "queries/columns/facets.hpp"
#include "queries/columns/filter.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

namespace kindred::queries::recommend {

namespace {

/// Calls `visit` with every recent work, the years since the work's, from 0, and its citations a year. A work
/// of a later year than the latest is of that.
template <typename Visit>
void each_recent(const engine::Generation& generation, Visit visit) {
    const engine::data::Columns& columns = generation.work_columns();
    const engine::data::Column* const years = columns.find("year");
    const engine::data::Column* const citations = columns.find("cited_by_count");
    const int latest = generation.latest_year();
    if (years == nullptr || latest == 0) return;
    for (std::uint32_t work = 0; work < columns.documents(); ++work) {
        const double year = years->number(work);
        if (!(year > latest - trending_years)) continue;
        const int age = year >= latest ? 0 : latest - static_cast<int>(year);
        const double cited = citations == nullptr ? 0 : citations->number(work);
        visit(work, age, cited > 0 ? cited / (age + 1) : 0);
    }
}

const engine::data::Columns& columns_of(const engine::Generation& generation, Collection collection) {
    return collection == Collection::works ? generation.work_columns() : generation.researcher_columns();
}

}  // namespace

/// Recent works by citations a year; by how new they are when none is cited.
std::vector<Trends::Ranked> Trends::works() const {
    std::vector<Ranked> ranked;
    each_recent(generation_, [&](std::uint32_t work, int age, double citations) {
        ranked.push_back({work, citations, age});
    });
    if (std::ranges::any_of(ranked, [](const Ranked& work) { return work.weight > 0; })) return ranked;
    for (Ranked& work : ranked) work.weight = static_cast<double>(trending_years - work.age) / trending_years;
    return ranked;
}

std::vector<Trends::Ranked> Trends::researchers() const {
    std::vector<double> weights(generation_.researcher_columns().documents(), 0.0);
    each_recent(generation_, [&](std::uint32_t work, int, double citations) {
        const auto authors = generation_.graph().authors(engine::WorkId{work});
        if (authors.size() > engine::data::max_collaborating_authors) return;
        const double weight = 1 + std::log1p(citations);
        for (const engine::ResearcherId author : authors)
            if (engine::number(author) < weights.size()) weights[engine::number(author)] += weight;
    });
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
