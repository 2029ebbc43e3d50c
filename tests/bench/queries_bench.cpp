#include "queries/profile.hpp"
#include "queries/search.hpp"
#include "queries/similar.hpp"
#include "tests/bench/json_lines.hpp"
#include "tests/bench/sample_index.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace kindred;
using namespace kindred::queries;

/// The reader, and queries made of two neighbouring words of titles.
struct Fixture {
    Fixture() : reader(engine::Generation::open(bench::index())) {
        const engine::Records& works = reader.generation().works();
        for (std::uint32_t i = 0; i < 500; ++i) {
            const std::string title = works.read((i * 7919) % works.size()).text("title");
            const auto& tokens = reader.analyser().analyse(title);
            if (tokens.size() < 2) continue;
            queries.push_back(title.substr(tokens[0].begin, tokens[1].end - tokens[0].begin));
            long_queries.push_back(works.read((i * 7919) % works.size()).text("abstract"));
        }
        const engine::Records& researchers = reader.generation().researchers();
        for (std::uint32_t i = 0; i < 200; ++i) {
            researcher_ids.push_back(researchers.read((i * 7919) % researchers.size()).text("id"));
        }
    }
    engine::Reader reader;
    std::vector<std::string> queries;
    std::vector<std::string> long_queries;
    std::vector<std::string> researcher_ids;
};

Fixture& fixture() {
    static Fixture made;
    return made;
}

void search_all(benchmark::State& state, const std::vector<std::string>& queries) {
    std::size_t next = 0;
    SearchRequest request;
    request.limit = 10;
    for (auto _ : state) {
        request.q = queries[next++ % queries.size()];
        benchmark::DoNotOptimize(search(fixture().reader, request).hits.size());
    }
}

void search_two_words(benchmark::State& state) {
    search_all(state, fixture().queries);
}
BENCHMARK(search_two_words);

void search_abstract(benchmark::State& state) {
    search_all(state, fixture().long_queries);
}
BENCHMARK(search_abstract);

void similar_with_reasons(benchmark::State& state) {
    std::size_t next = 0;
    SimilarRequest request;
    for (auto _ : state) {
        request.id = fixture().researcher_ids[next++ % fixture().researcher_ids.size()];
        benchmark::DoNotOptimize(similar_researchers(fixture().reader, request).hits.size());
    }
}
BENCHMARK(similar_with_reasons)->Unit(benchmark::kMillisecond);

void profile(benchmark::State& state) {
    std::size_t next = 0;
    Fixture& f = fixture();
    for (auto _ : state) {
        const auto lookup = find_researcher(f.reader, f.researcher_ids[next++ % f.researcher_ids.size()]);
        benchmark::DoNotOptimize(researcher_profile(f.reader, *lookup.researcher).size());
    }
}
BENCHMARK(profile);

}  // namespace

int main(int argc, char** argv) {
    return bench::run_all(argc, argv);
}
