#include "queries/similar.hpp"

#include "engine/program.hpp"
#include "queries/commands/command.hpp"
#include "queries/terminal.hpp"

#include <memory>
#include <vector>

#include <fmt/format.h>

namespace kindred::queries {

namespace {

struct Options : CommonOptions {
    std::string in = "researchers";
    std::vector<std::string> ids;
    std::string ids_file;
    bool exclude_coauthors = false;
    bool tsv = false;
};

/// Ids from the command line and from the file, one a line.
std::vector<std::string> seeds_of(const Options& options) {
    std::vector<std::string> ids = options.ids;
    if (!options.ids_file.empty()) {
        for (std::string& line : read_lines(options.ids_file)) ids.push_back(std::move(line));
    }
    return ids;
}

void print_tsv(const std::string& seed, const SimilarAnswer& answer) {
    std::size_t rank = answer.request.offset;
    for (const Recommendation& hit : answer.hits)
        fmt::print("{}\t{}\t{}\t{:.6f}\n", seed, ++rank, hit.id, hit.score);
}

int run(const Options& options) {
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
        const auto start = std::chrono::steady_clock::now();
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

}  // namespace

void add_similar(CLI::App& app, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* similar =
        add_command(app, *options, "similar", "Researchers or works like others, with reasons",
                    "my-index A10001 --exclude-coauthors");
    const auto* ids =
        similar->add_option("ID", options->ids, "Ids of researchers (or their exact names), or of works");
    const auto* ids_file = similar->add_option("--ids-file", options->ids_file, "More ids, one a line");
    similar->add_option("--in", options->in, "researchers or works; default researchers")
        ->check(CLI::IsMember({"works", "researchers"}));
    similar->add_flag("--exclude-coauthors", options->exclude_coauthors,
                      "Leave out who has written with them");
    add_paging(similar, *options);
    similar->add_flag("--tsv", options->tsv, "As lines of seed, rank, id and score")->excludes("--json");
    similar->callback([=, &action] {
        if (ids->count() + ids_file->count() == 0) throw CLI::RequiredError("ID or --ids-file");
        action = [=] { return run(*options); };
    });
}

}  // namespace kindred::queries
