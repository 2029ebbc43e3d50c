#include "queries/measure/bench.hpp"

#include "engine/base/error.hpp"
#include "engine/base/utf8.hpp"
#include "queries/hits/json_text.hpp"
#include "queries/recommend/recommend.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace kindred::queries::measure {

namespace {

using Clock = std::chrono::steady_clock;

/// The percentile of ascending times by nearest rank.
double percentile(const std::vector<double>& ascending, double percent) {
    const auto rank =
        static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(ascending.size())));
    return ascending[std::max<std::size_t>(rank, 1) - 1];
}

double tenths(double number) {
    return std::round(number * 10) / 10;
}

/// The size of the answer to one query, made as the API makes it.
std::size_t answer(engine::Reader& reader, BenchMode mode, std::uint32_t limit, const std::string& query) {
    if (mode == BenchMode::similar) {
        recommend::RecommendRequest request;
        request.seeds.researchers = {query};
        request.limit = limit;
        return hits::json_text(to_json(recommend::recommend_researchers(reader, request), 0)).size();
    }
    search::SearchRequest request = bench_request(mode, limit);
    request.q = query;
    return search::json_text(search::search(reader, request), 0).size();
}

}  // namespace

Latencies latencies(std::vector<double> microseconds) {
    if (microseconds.empty()) return {};
    std::ranges::sort(microseconds);
    const double sum = std::accumulate(microseconds.begin(), microseconds.end(), 0.0);
    return {.count = microseconds.size(),
            .mean = sum / static_cast<double>(microseconds.size()),
            .p50 = percentile(microseconds, 50),
            .p95 = percentile(microseconds, 95),
            .p99 = percentile(microseconds, 99),
            .max = microseconds.back()};
}

nlohmann::ordered_json to_json(const Latencies& latencies) {
    return {{"count", latencies.count},     {"mean", tenths(latencies.mean)}, {"p50", tenths(latencies.p50)},
            {"p95", tenths(latencies.p95)}, {"p99", tenths(latencies.p99)},   {"max", tenths(latencies.max)}};
}

std::vector<std::string> keystrokes(std::string_view query) {
    std::vector<std::string> typed;
    for (std::size_t end = 1; end <= query.size(); ++end) {
        const bool whole = end == query.size() || !engine::continues_character(query[end]);
        if (whole && query[end - 1] != ' ') typed.emplace_back(query.substr(0, end));
    }
    return typed;
}

search::SearchRequest bench_request(BenchMode mode, std::uint32_t limit) {
    search::SearchRequest request;
    request.limit = limit;
    request.format.highlight = {"title", "abstract"};
    if (mode == BenchMode::facets) request.facets = {"year", "venue", "topics"};
    return request;
}

Latencies bench(engine::Reader& reader, BenchMode mode, std::uint32_t limit,
                const std::vector<std::string>& queries, const BenchProgress& progress) {
    std::vector<std::string> asked;
    for (const std::string& query : queries) {
        if (mode == BenchMode::prefix) {
            for (std::string& typed : keystrokes(query)) asked.push_back(std::move(typed));
        } else {
            asked.push_back(query);
        }
    }
    if (asked.empty()) throw Error(ErrorCode::invalid_argument, "there is no query to measure");
    std::vector<double> microseconds;
    microseconds.reserve(2 * asked.size());
    for (std::size_t pass = 0; pass < 2; ++pass) {
        for (const std::string& query : asked) {
            const auto start = Clock::now();
            answer(reader, mode, limit, query);
            microseconds.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
            progress(microseconds.size(), 2 * asked.size());
        }
    }
    return latencies({microseconds.begin() + static_cast<std::ptrdiff_t>(asked.size()), microseconds.end()});
}

}  // namespace kindred::queries::measure
