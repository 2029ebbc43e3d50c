#include "tests/bench/json_lines.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::bench {

namespace {

class JsonLines : public benchmark::BenchmarkReporter {
 public:
    bool ReportContext(const Context&) override { return true; }

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            nlohmann::ordered_json line = {{"name", run.benchmark_name()},
                                           {"iterations", run.iterations},
                                           {"us", 1e6 * run.real_accumulated_time / iterations(run)},
                                           {"cpu_us", 1e6 * run.cpu_accumulated_time / iterations(run)}};
            for (const auto& [name, counter] : run.counters) line[name] = counter.value;
            if (run.error_occurred) line["error"] = run.error_message;
            fmt::print("{}\n", line.dump());
        }
        std::fflush(stdout);
    }

 private:
    static double iterations(const Run& run) {
        return run.iterations == 0 ? 1.0 : static_cast<double>(run.iterations);
    }
};

}  // namespace

int run_all(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    JsonLines reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}

}  // namespace kindred::bench
