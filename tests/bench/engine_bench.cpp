#include "engine/generation/generation.hpp"
#include "engine/text/markup/markup.hpp"
#include "tests/bench/json_lines.hpp"
#include "tests/bench/sample_index.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::generation;
using namespace kindred::engine::likeness;
using namespace kindred::engine::text;
using namespace kindred::engine::xapian;

std::shared_ptr<const Generation> generation() {
    static const auto opened = Generation::open(bench::index());
    return opened;
}

/// Abstracts of the first thousand works.
const std::vector<std::string>& abstracts() {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> out;
        const std::uint32_t works = std::min(1000U, generation()->work_records().size());
        for (std::uint32_t i = 0; i < works; ++i)
            out.push_back(generation()->work_records().read(i).text("abstract"));
        return out;
    }();
    return texts;
}

template <typename Each>
void over_abstracts(benchmark::State& state, Each&& each) {
    std::size_t next = 0;
    std::size_t bytes = 0;
    const auto& texts = abstracts();
    for (auto _ : state) {
        const std::string& text = texts[next++ % texts.size()];
        each(text);
        bytes += text.size();
    }
    state.counters["MB/s"] =
        benchmark::Counter(static_cast<double>(bytes) / 1e6, benchmark::Counter::kIsRate);
}

void analyse_abstract(benchmark::State& state) {
    Analyser analyser;
    over_abstracts(state,
                   [&](const std::string& text) { benchmark::DoNotOptimize(analyser.analyse(text).size()); });
}
BENCHMARK(analyse_abstract);

void clean_abstract(benchmark::State& state) {
    over_abstracts(state, [](const std::string& text) { benchmark::DoNotOptimize(plain_text(text)); });
}
BENCHMARK(clean_abstract);

void read_record(benchmark::State& state) {
    const Records& works = generation()->work_records();
    std::uint32_t at = 0;
    for (auto _ : state) {
        at = (at + 7919) % works.size();
        benchmark::DoNotOptimize(works.read(at).fields().size());
    }
}
BENCHMARK(read_record);

void read_forward(benchmark::State& state) {
    const Forward& forward = generation()->forward();
    ForwardText text;
    std::uint32_t at = 0;
    for (auto _ : state) {
        at = (at + 7919) % forward.size();
        forward.read(WorkId{at}, text);
        benchmark::DoNotOptimize(text[TextField::abstract].size());
    }
}
BENCHMARK(read_forward);

void open_generation(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Generation::open(bench::index(), Verify::checksums));
}
BENCHMARK(open_generation);

}  // namespace

int main(int argc, char** argv) {
    return bench::run_all(argc, argv);
}
