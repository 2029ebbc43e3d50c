#pragma once
#include "engine/generation/generation.hpp"
#include "queries/search/search.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::measure {

/// What is asked in a benchmark.
enum class BenchMode {
    top,     ///< works by words: the best hits with title and abstract highlighted
    facets,  ///< the same, and year, venue and topics counted over all that match
    prefix,  ///< as top, for every beginning of every query, as it is typed
    similar  ///< researchers like one, with reasons; a query is the id of a researcher
};

/// How long single answers took, in microseconds. Percentiles are by nearest rank: the least time that this
/// share of the answers did not exceed.
struct Latencies {
    std::size_t count = 0;
    double mean = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
};

/// Sums up times in microseconds; all zero when there are none.
Latencies latencies(std::vector<double> microseconds);
/// {"count","mean","p50","p95","p99","max"}, microseconds rounded to tenths.
nlohmann::ordered_json to_json(const Latencies& latencies);

/// What a person has typed after each letter of `query`, from one letter to all of it. Bytes of one UTF-8
/// character stay together, and an ending white space adds nothing.
std::vector<std::string> keystrokes(std::string_view query);

/// The search that `mode` asks for, without its words; not for BenchMode::similar.
search::SearchRequest bench_request(BenchMode mode, std::uint32_t limit);

/// Called after every answer with how many there have been and how many there will be, warming up included.
using BenchProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Asks for every query in turn on this thread, twice: the first pass warms the page cache and is not timed.
/// An answer is timed as a whole, up to its JSON text. Throws what searches throw, and
/// Error{invalid_argument} when there is no query.
Latencies bench(engine::Reader& reader, BenchMode mode, std::uint32_t limit,
                const std::vector<std::string>& queries, const BenchProgress& progress);

}  // namespace kindred::queries::measure
