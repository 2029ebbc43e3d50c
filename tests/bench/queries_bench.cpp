#include "queries/hits/hit_formatter.hpp"
#include "queries/measure/bench.hpp"
#include "queries/profile/profile.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/search/search.hpp"
#include "tests/bench/json_lines.hpp"
#include "tests/bench/sample_index.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::measure;
using namespace kindred::queries::profile;
using namespace kindred::queries::recommend;
using namespace kindred::queries::search;
using namespace kindred::queries::text;

/// The reader, and queries made of two neighbouring words of titles.
struct Fixture {
    Fixture() : reader(engine::Generation::open(bench::index())) {
        const engine::data::Records& works = reader.generation().work_records();
        for (std::uint32_t i = 0; i < 500; ++i) {
            const std::string title = works.read((i * 7919) % works.size()).text("title");
            const auto& tokens = reader.analyser().analyse(title);
            if (tokens.size() < 2) continue;
            queries.push_back(title.substr(tokens[0].begin, tokens[1].end - tokens[0].begin));
            long_queries.push_back(works.read((i * 7919) % works.size()).text("abstract"));
        }
        const engine::data::Records& researchers = reader.generation().researcher_records();
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

/// Whole answers in the mode of `kindred-query bench`, ten hits each.
void search_all(benchmark::State& state, BenchMode mode, const std::vector<std::string>& queries) {
    std::size_t next = 0;
    SearchRequest request = bench_request(mode, 10);
    for (auto _ : state) {
        request.q = queries[next++ % queries.size()];
        benchmark::DoNotOptimize(json_text(search::search(fixture().reader, request), 0).size());
    }
}

void search_two_words(benchmark::State& state) {
    search_all(state, BenchMode::top, fixture().queries);
}
BENCHMARK(search_two_words);

void search_abstract(benchmark::State& state) {
    search_all(state, BenchMode::top, fixture().long_queries);
}
BENCHMARK(search_abstract);

void search_with_facets(benchmark::State& state) {
    search_all(state, BenchMode::facets, fixture().queries);
}
BENCHMARK(search_with_facets);

void search_as_typed(benchmark::State& state) {
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < fixture().queries.size() && i < 100; ++i) {
        for (std::string& text : keystrokes(fixture().queries[i])) typed.push_back(std::move(text));
    }
    search_all(state, BenchMode::prefix, typed);
}
BENCHMARK(search_as_typed);

/// The stems of `q`, its last word also as a beginning.
MatchedWords words_of(const std::string& q) {
    MatchedWords words;
    for (const engine::text::Token& token : fixture().reader.analyser().analyse(q)) {
        if (!token.stop) words.stems.emplace(token.stem);
        words.prefixes = {std::string(token.word)};
    }
    return words;
}

/// The first ten hits of a query, each time of another, made from their records; reading these is not timed.
void format_ten_hits(benchmark::State& state, const FormatOptions& options) {
    Fixture& f = fixture();
    struct Page {
        MatchedWords words;
        std::vector<engine::data::StoredRecord> records;
    };
    std::vector<Page> pages;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < 100 && i < f.queries.size(); ++i) {
        Page& page = pages.emplace_back();
        page.words = words_of(f.queries[i]);
        for (const ScoredDocument& hit : rank(f.reader, Collection::works, f.queries[i], 0, 10)) {
            page.records.push_back(f.reader.generation().work_records().read(hit.document));
            for (const auto& field : page.records.back().fields()) bytes += field.json.size();
        }
    }
    std::size_t next = 0;
    for (auto _ : state) {
        const Page& page = pages[next++ % pages.size()];
        HitFormatter formatter(page.words, options, f.reader.analyser());
        for (const engine::data::StoredRecord& record : page.records) {
            benchmark::DoNotOptimize(formatter.hit(record).size());
        }
    }
    state.counters["bytes_a_page"] = static_cast<double>(bytes) / static_cast<double>(pages.size());
}

void hits_plain(benchmark::State& state) {
    format_ten_hits(state, {});
}
BENCHMARK(hits_plain);

void hits_highlighted(benchmark::State& state) {
    FormatOptions options;
    options.highlight = {"title", "abstract"};
    format_ten_hits(state, options);
}
BENCHMARK(hits_highlighted);

void hits_highlighted_and_cropped(benchmark::State& state) {
    FormatOptions options;
    options.highlight = {"*"};
    options.crop = {{"abstract", 30}};
    format_ten_hits(state, options);
}
BENCHMARK(hits_highlighted_and_cropped);

void hits_cropped_without_query(benchmark::State& state) {
    FormatOptions options;
    options.highlight = {"*"};
    options.crop = {{"abstract", 30}};
    Fixture& f = fixture();
    std::vector<engine::data::StoredRecord> records;
    for (std::uint32_t i = 0; i < 10; ++i) records.push_back(f.reader.generation().work_records().read(i));
    for (auto _ : state) {
        HitFormatter formatter({}, options, f.reader.analyser());
        for (const engine::data::StoredRecord& record : records) {
            benchmark::DoNotOptimize(formatter.hit(record).size());
        }
    }
}
BENCHMARK(hits_cropped_without_query);

void similar_with_reasons(benchmark::State& state) {
    std::size_t next = 0;
    RecommendRequest request;
    for (auto _ : state) {
        request.seeds.researchers = {fixture().researcher_ids[next++ % fixture().researcher_ids.size()]};
        benchmark::DoNotOptimize(recommend_researchers(fixture().reader, request).hits.size());
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
