#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kindred::bench {

/// Works of the made-up corpus that benchmarks run on, seed 1.
inline constexpr unsigned sample_works = 20000;

/// The index that benchmarks ask: the one that the environment names in KINDRED_BENCH_INDEX, else one of the
/// sample corpus, built once a process and removed at its end.
const std::filesystem::path& index();

/// The sample corpus as JSON lines.
const std::vector<std::string>& sample_lines();

}  // namespace kindred::bench
