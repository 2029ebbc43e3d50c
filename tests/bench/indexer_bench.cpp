#include "indexer/gathered/work_batch.hpp"
#include "indexer/readers/native/native.hpp"
#include "tests/bench/json_lines.hpp"
#include "tests/bench/sample_index.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace kindred;
using namespace kindred::indexer;
using namespace kindred::indexer::gathered;
using namespace kindred::indexer::readers;

void read_record(benchmark::State& state) {
    const auto& lines = bench::sample_lines();
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(read_native(lines[next++ % lines.size()], RecordKind::works));
    state.counters["works/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(read_record);

/// One segment, analysed and flushed: most of what a thread does while building.
void analyse_segment(benchmark::State& state) {
    std::vector<engine::Work> works;
    for (std::size_t i = 0; i < 2000; ++i) {
        works.push_back(std::get<engine::Work>(read_native(bench::sample_lines()[i], RecordKind::works)));
    }
    const auto segment = std::filesystem::temp_directory_path() / "kindred-bench-segment";
    engine::text::Analyser analyser;
    for (auto _ : state) {
        benchmark::DoNotOptimize(analyse_works(works, analyser, "en", segment).texts.size());
        state.PauseTiming();
        std::filesystem::remove_all(segment);
        state.ResumeTiming();
    }
    state.counters["works/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(works.size()),
                           benchmark::Counter::kIsRate);
}
BENCHMARK(analyse_segment)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    return bench::run_all(argc, argv);
}
