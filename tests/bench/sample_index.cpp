#include "tests/bench/sample_index.hpp"

#include "indexer/build/build.hpp"
#include "indexer/sample/sample.hpp"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace kindred::bench {

namespace {

namespace fs = std::filesystem;

/// A directory that goes at the end of the process.
struct Built {
    Built() {
        std::string name = (fs::temp_directory_path() / "kindred-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        directory = name;
        {
            std::ofstream out(directory / "sample.jsonl");
            indexer::sample::write_sample(out, {sample_works, 1});
        }
        indexer::stage::BuildOptions options;
        options.index = directory / "index";
        options.inputs = {(directory / "sample.jsonl").string()};
        indexer::stage::Progress progress(indexer::stage::Progress::Style::quiet);
        const std::atomic<bool> stop = false;
        indexer::build::build(options, progress, stop);
        index = options.index;
    }
    ~Built() {
        std::error_code ignored;
        fs::remove_all(directory, ignored);
    }
    Built(const Built&) = delete;
    Built& operator=(const Built&) = delete;

    fs::path directory;
    fs::path index;
};

}  // namespace

const fs::path& index() {
    const char* const named =
        std::getenv("KINDRED_BENCH_INDEX");  // NOLINT(concurrency-mt-unsafe): before any thread
    if (named != nullptr) {
        static const fs::path given = named;
        return given;
    }
    static const Built built;
    return built.index;
}

const std::vector<std::string>& sample_lines() {
    static const std::vector<std::string> lines = [] {
        std::stringstream out;
        indexer::sample::write_sample(out, {sample_works, 1});
        std::vector<std::string> all;
        for (std::string line; std::getline(out, line);) all.push_back(line);
        return all;
    }();
    return lines;
}

}  // namespace kindred::bench
