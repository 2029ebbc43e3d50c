#include "engine/error.hpp"
#include "engine/program.hpp"
#include "queries/evaluate.hpp"
#include "queries/profile.hpp"
#include "queries/search.hpp"
#include "queries/similar.hpp"
#include "queries/terminal.hpp"

#include <chrono>
#include <fstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

using namespace kindred;
using namespace kindred::queries;
using Clock = std::chrono::steady_clock;

struct Options {
    std::string index;
    std::string in = "works";
    std::string query;
    std::string queries_file;
    std::string qrels_file;
    std::vector<std::string> ids;
    std::string ids_file;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    std::string filter;
    std::vector<std::string> facets;
    std::vector<std::string> sort;
    bool exclude_coauthors = false;
    bool json = false;
    bool tsv = false;
};

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

engine::Reader open(const Options& options) {
    return engine::Reader(engine::Generation::open(options.index));
}

/// A query from the command line need not be UTF-8; what is not shows as U+FFFD.
void print_json(const nlohmann::ordered_json& json) {
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

int run_search(const Options& options) {
    engine::Reader reader = open(options);
    SearchRequest request;
    request.collection = collection_named(options.in);
    request.q = options.query;
    request.offset = options.offset;
    request.limit = options.limit;
    if (!options.filter.empty()) request.filter = options.filter;
    request.facets = options.facets;
    request.facet_order = FacetOrder::by_count;
    request.sort = options.sort;
    const Terminal terminal(colour_on_stdout());
    if (!options.json) terminal.choose_format(request.format);
    const auto start = Clock::now();
    const SearchAnswer answer = search(reader, request);
    const double took = milliseconds_since(start);
    if (options.json) {
        print_json(to_json(answer, static_cast<std::uint64_t>(took)));
    } else {
        terminal.print(answer, took);
    }
    return exit_success;
}

int run_run(const Options& options) {
    engine::Reader reader = open(options);
    for (const TestQuery& query : read_queries(options.queries_file)) {
        std::size_t rank = 0;
        for (const auto& [id, score] : run_query(reader, query.text, options.limit)) {
            fmt::print("{} Q0 {} {} {:.6f} kindred\n", query.id, id, ++rank, score);
        }
    }
    return exit_success;
}

int run_evaluate(const Options& options) {
    engine::Reader reader = open(options);
    const Qrels qrels = read_qrels(options.qrels_file);
    std::map<std::string, Run> runs;
    for (const TestQuery& query : read_queries(options.queries_file)) {
        if (qrels.contains(query.id)) runs[query.id] = run_query(reader, query.text, 1000);
    }
    const Measures means = measure(runs, qrels);
    fmt::print("queries {} answered {} nDCG@10 {:.4f} MAP {:.4f} MRR@10 {:.4f} R@100 {:.4f}\n", means.queries,
               means.answered, means.ndcg_10, means.map, means.mrr_10, means.recall_100);
    return exit_success;
}

/// Ids from the command line and from the file, one a line.
std::vector<std::string> seeds_of(const Options& options) {
    std::vector<std::string> ids = options.ids;
    if (!options.ids_file.empty()) {
        std::ifstream in(options.ids_file);
        if (!in) throw Error(ErrorCode::invalid_argument, "cannot read " + options.ids_file);
        for (std::string line; std::getline(in, line);) {
            if (line.ends_with('\r')) line.pop_back();
            if (!line.empty()) ids.push_back(line);
        }
        if (in.bad()) throw Error(ErrorCode::invalid_argument, "cannot read " + options.ids_file);
    }
    return ids;
}

/// The id itself, or that of the one researcher with this name.
std::string researcher_id(engine::Reader& reader, const std::string& id_or_name) {
    const ResearcherLookup lookup = find_researcher(reader, id_or_name);
    if (lookup.researcher) {
        return reader.generation().researchers().read(engine::number(*lookup.researcher)).text("id");
    }
    if (lookup.choices.empty()) {
        throw Error(ErrorCode::not_found, "there is no researcher `" + id_or_name + "`",
                    "find ids with: kindred-query search INDEX NAME --in researchers");
    }
    std::string ids;
    for (const auto& choice : choices_to_json(reader, lookup.choices))
        ids += " " + choice.at("id").get<std::string>();
    throw Error(ErrorCode::not_found, "several researchers are called `" + id_or_name + "`",
                "use one of these ids:" + ids);
}

void print_tsv(const std::string& seed, const SimilarAnswer& answer) {
    std::size_t rank = answer.request.offset;
    for (const Recommendation& hit : answer.hits)
        fmt::print("{}\t{}\t{}\t{:.6f}\n", seed, ++rank, hit.id, hit.score);
}

int run_similar(const Options& options) {
    engine::Reader reader = open(options);
    const bool researchers = collection_named(options.in) == Collection::researchers;
    auto all = nlohmann::ordered_json::array();
    for (const std::string& seed : seeds_of(options)) {
        SimilarRequest request;
        request.id = researchers ? researcher_id(reader, seed) : seed;
        request.exclude_coauthors = options.exclude_coauthors;
        request.limit = options.limit;
        request.offset = options.offset;
        request.explain = !options.tsv;
        const auto start = Clock::now();
        const SimilarAnswer answer =
            researchers ? similar_researchers(reader, request) : similar_works(reader, request);
        const double took = milliseconds_since(start);
        if (options.tsv) {
            print_tsv(seed, answer);
        } else if (options.json) {
            all.push_back(to_json(answer, static_cast<std::uint64_t>(took)));
        } else {
            Terminal(colour_on_stdout()).print(answer, researchers, took);
        }
    }
    if (options.json) print_json(all.size() == 1 ? all.front() : all);
    return exit_success;
}

int run_show(const Options& options) {
    engine::Reader reader = open(options);
    const auto work = reader.find_work(options.query);
    const nlohmann::ordered_json record =
        work ? work_profile(reader, *work)
             : researcher_profile(reader, *reader.find_researcher(researcher_id(reader, options.query)));
    if (options.json) {
        print_json(record);
    } else {
        Terminal(colour_on_stdout()).print_record(record);
    }
    return exit_success;
}

CLI::App* add_command(CLI::App& app, Options& options, const char* name, const char* what,
                      const char* example) {
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("INDEX", options.index, "Directory of the index")->required();
    command->footer(std::string("Example: kindred-query ") + name + " " + example);
    return command;
}

void add_paging(CLI::App* command, Options& options) {
    command->add_option("--limit", options.limit, "How many answers")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_option("--offset", options.offset, "How many to skip")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_flag("--json", options.json, "As JSON, as the API answers");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("kindred-query asks an index that kindred-index built.", "kindred-query");
    app.set_version_flag("--version", std::string("kindred-query ") + KINDRED_VERSION);
    app.require_subcommand(1);
    app.footer("Example: kindred-query search my-index \"coral bleaching\"");
    Options options;
    const auto collections = CLI::IsMember({"works", "researchers"});
    const auto indexes = CLI::IsMember({"works", "researchers", "suggestions"});

    auto* search = add_command(app, options, "search", "Works or researchers by words",
                               "my-index \"coral bleaching\" --limit 5");
    search->add_option("QUERY", options.query, "Words; quote them")->required();
    search->add_option("--in", options.in, "works, researchers or suggestions")
        ->check(indexes)
        ->capture_default_str();
    search->add_option("--filter", options.filter, "Such as: year >= 2020 AND venue = \"ACL\"");
    search->add_option("--facets", options.facets, "Attributes to count, with commas between")
        ->delimiter(',');
    search->add_option("--sort", options.sort, "Such as year:desc, with commas between")->delimiter(',');
    add_paging(search, options);

    auto* similar = add_command(app, options, "similar", "Researchers or works like others, with reasons",
                                "my-index A10001 --exclude-coauthors");
    auto* ids =
        similar->add_option("ID", options.ids, "Ids of researchers (or their exact names), or of works");
    auto* ids_file = similar->add_option("--ids-file", options.ids_file, "More ids, one a line");
    similar->add_option("--in", options.in, "researchers or works; default researchers")->check(collections);
    similar->add_flag("--exclude-coauthors", options.exclude_coauthors,
                      "Leave out who has written with them");
    add_paging(similar, options);
    similar->add_flag("--tsv", options.tsv, "As lines of seed, rank, id and score")->excludes("--json");
    similar->callback([&] {
        if (ids->count() + ids_file->count() == 0) throw CLI::RequiredError("ID or --ids-file");
        if (similar->get_option("--in")->count() == 0) options.in = "researchers";
    });

    auto* show = add_command(app, options, "show", "One work or researcher", "my-index A10001");
    show->add_option("ID", options.query, "Id of a work, id or exact name of a researcher")->required();
    show->add_flag("--json", options.json, "As JSON, as the API answers");

    auto* run = add_command(app, options, "run", "Search for every query of a file; writes a TREC run",
                            "my-index queries.tsv > run.txt");
    run->add_option("QUERIES", options.queries_file, "Lines of: query id, tab, text")->required();
    run->add_option("--limit", options.limit, "Works a query; default 1000")->check(CLI::Range(1, 100000));
    run->callback([&] {
        if (run->get_option("--limit")->count() == 0) options.limit = 1000;
    });

    auto* evaluate = add_command(app, options, "evaluate", "Score the ranking against relevance judgements",
                                 "my-index queries.tsv qrels.tsv");
    evaluate->add_option("QUERIES", options.queries_file, "Lines of: query id, tab, text")->required();
    evaluate->add_option("QRELS", options.qrels_file, "Lines of: query id, tab, work id, tab, grade")
        ->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_success : exit_wrong_usage;
    }
    return run_program("kindred-query", [&] {
        if (app.got_subcommand(similar)) return run_similar(options);
        if (app.got_subcommand(show)) return run_show(options);
        if (app.got_subcommand(run)) return run_run(options);
        if (app.got_subcommand(evaluate)) return run_evaluate(options);
        return run_search(options);
    });
}
