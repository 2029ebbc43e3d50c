#include "queries/measure/evaluate.hpp"

#include "queries/commands/command.hpp"

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    std::string queries_file;
    std::string qrels_file;
    std::uint32_t limit = 1000;
    double semantic_ratio = 0;
};

int write_run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    for (const measure::TestQuery& query : measure::read_queries(options.queries_file)) {
        std::size_t rank = 0;
        for (const auto& [id, score] :
             measure::run_query(reader, query.text, options.limit, options.semantic_ratio)) {
            fmt::print("{} Q0 {} {} {:.6f} kindred\n", query.id, id, ++rank, score);
        }
    }
    return exit_success;
}

int print_measures(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const measure::Qrels qrels = measure::read_qrels(options.qrels_file);
    std::map<std::string, measure::Run> runs;
    for (const measure::TestQuery& query : measure::read_queries(options.queries_file)) {
        if (qrels.contains(query.id))
            runs[query.id] = measure::run_query(reader, query.text, 1000, options.semantic_ratio);
    }
    const measure::Measures means = measure::measure(runs, qrels);
    fmt::print("queries {} answered {} nDCG@10 {:.4f} MAP {:.4f} MRR@10 {:.4f} R@100 {:.4f}\n", means.queries,
               means.answered, means.ndcg_10, means.map, means.mrr_10, means.recall_100);
    return exit_success;
}

void add_queries(CLI::App* command, Options& options) {
    command->add_option("QUERIES", options.queries_file, "Lines of: query id, tab, text")->required();
    add_semantic_ratio(command, options.semantic_ratio);
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
    const auto [run, options] =
        add_command(app, action, write_run, "run", "Search for every query of a file; writes a TREC run",
                    "my-index queries.tsv > run.txt");
    add_queries(run, options);
    run->add_option("--limit", options.limit, "Works a query; default 1000")->check(CLI::Range(1, 100000));
}

void add_evaluate(CLI::App& app, Action& action) {
    const auto [evaluate, options] =
        add_command(app, action, print_measures, "evaluate", "Score the ranking against relevance judgements",
                    "my-index queries.tsv qrels.tsv");
    add_queries(evaluate, options);
    evaluate->add_option("QRELS", options.qrels_file, "Lines of: query id, tab, work id, tab, grade")
        ->required();
}

}  // namespace kindred::queries::commands
