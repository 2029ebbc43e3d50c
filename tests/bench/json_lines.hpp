#pragma once

namespace kindred::bench {

/// Runs all registered benchmarks and prints one line of JSON for each on stdout: name, iterations,
/// microseconds an iteration (wall and CPU) and its counters. Takes Google Benchmark's own flags
/// (--benchmark_filter=...).
int run_all(int argc, char** argv);

}  // namespace kindred::bench
