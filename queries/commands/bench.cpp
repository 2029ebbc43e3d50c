#include "queries/measure/bench.hpp"

#include "engine/base/error.hpp"
#include "queries/commands/command.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace kindred::queries::commands {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

struct Options : IndexOptions {
    std::string queries_file;
    measure::BenchMode mode = measure::BenchMode::top;
    std::uint32_t limit = 10;
};

const Choices<measure::BenchMode> modes = {{"top", measure::BenchMode::top},
                                           {"facets", measure::BenchMode::facets},
                                           {"prefix", measure::BenchMode::prefix},
                                           {"similar", measure::BenchMode::similar}};

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const std::vector<std::string> queries = read_lines(options.queries_file);
    if (queries.empty())
        throw Error(ErrorCode::invalid_argument, options.queries_file + " has no queries",
                    "write one a line");
    // A line on a terminal that is written over, a few times a second; nothing elsewhere.
    const auto progress = [terminal = ::isatty(STDERR_FILENO) != 0, shown = Clock::time_point()](
                              std::size_t done, std::size_t all) mutable {
        if (!terminal || (done < all && Clock::now() - shown < 200ms)) return;
        shown = Clock::now();
        fmt::print(stderr, "\r{} of {} answers{}", done, all, done == all ? "\r\x1b[K" : "");
    };
    const measure::Latencies took = measure::bench(reader, options.mode, options.limit, queries, progress);
    fmt::print("{}\n", to_json(took).dump());
    return exit_success;
}

}  // namespace

void add_bench(CLI::App& app, Action& action) {
    const auto [bench, options] =
        add_command(app, action, run, "bench",
                    "Measure how long whole answers take: one thread, hits with their records, title and\n"
                    "abstract highlighted, up to the JSON text. All queries are asked once before, untimed,\n"
                    "to warm the page cache. Prints microseconds as JSON.",
                    "my-index queries.txt --mode facets");
    bench->add_option("QUERIES", options.queries_file, "A query a line; for similar, ids of researchers")
        ->required();
    add_choice(bench, "--mode", options.mode, modes,
               "top, the default: the best works; facets: also years, venues and topics counted;\n"
               "prefix: after every letter typed; similar: researchers like one");
    bench->add_option("--limit", options.limit, "Hits of an answer")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
}

}  // namespace kindred::queries::commands
