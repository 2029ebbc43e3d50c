#include "queries/search/search.hpp"

#include "engine/base/program.hpp"
#include "queries/commands/command.hpp"
#include "queries/terminal/terminal.hpp"

#include <vector>

namespace kindred::queries::commands {

namespace {

struct Options : CommonOptions {
    Collection in = Collection::works;
    std::string query;
    std::vector<std::string> facets;
    std::vector<std::string> sort;
    std::vector<std::string> search_on;
    match::MatchingStrategy strategy = match::MatchingStrategy::last;
    bool advanced = false;
    bool scores = false;
};

const Choices<Collection> collections = {{"works", Collection::works},
                                         {"researchers", Collection::researchers},
                                         {"suggestions", Collection::suggestions}};
const Choices<match::MatchingStrategy> strategies = {{"last", match::MatchingStrategy::last},
                                                     {"all", match::MatchingStrategy::all},
                                                     {"frequency", match::MatchingStrategy::frequency}};

constexpr const char* more_examples =
    "\n         kindred-query search my-index 'coral OR algae year:2015..' --advanced"
    "\n         kindred-query search my-index 'coral bleaching' --strategy all --search-on title,abstract "
    "--scores"
    "\nBefore a query that starts with a minus stands --, and before that the options:"
    "\n         kindred-query search my-index --limit 5 -- '-bleaching coral'";

int run(const Options& options) {
    engine::Reader reader = open(options);
    search::SearchRequest request;
    request.collection = options.in;
    request.q = options.query;
    request.offset = options.offset;
    request.limit = options.limit;
    request.filter = options.filter;
    request.facets = options.facets;
    request.facet_order = columns::FacetOrder::by_count;
    request.sort = options.sort;
    if (!options.search_on.empty()) request.search_on = options.search_on;
    request.strategy = options.strategy;
    request.mode = options.advanced ? text::QueryMode::advanced : text::QueryMode::simple;
    request.show_ranking_score = options.scores;
    request.semantic_ratio = options.semantic_ratio;
    const terminal::Terminal terminal(colour_on_stdout());
    if (!options.json) terminal.choose_format(request.format);
    const auto [answer, took] = timed([&] { return search::search(reader, request); });
    if (options.json) {
        print_json(nlohmann::ordered_json::parse(json_text(answer, static_cast<std::uint64_t>(took))));
    } else {
        terminal.print(answer, took);
    }
    return exit_success;
}

/// An option with a list in one argument, so that QUERY may follow it.
CLI::Option* add_list(CLI::App* search, const char* name, std::vector<std::string>& list, const char* what) {
    return search->add_option(name, list, what)->delimiter(',')->allow_extra_args(false);
}

}  // namespace

void add_search(CLI::App& app, Action& action) {
    const auto [search, options] = add_command(app, action, run, "search", "Works or researchers by words",
                                               "my-index \"coral bleaching\" --limit 5");
    search->add_option("QUERY", options.query, "Words; quote them")->required();
    add_choice(search, "--in", options.in, collections, "What is searched; default: works");
    add_filter(search, options, "Such as: year >= 2020 AND venue = \"ACL\"");
    add_list(search, "--facets", options.facets, "Attributes to count, with commas between");
    CLI::Option* sort = add_list(search, "--sort", options.sort, "Such as year:desc, with commas between");
    search->add_flag("--advanced", options.advanced, "Read AND, OR, NOT, brackets, fields and years");
    add_choice(search, "--strategy", options.strategy, strategies,
               "Which words may be missing; default: last");
    add_list(search, "--search-on", options.search_on, "Attributes to look in, with commas between");
    search->add_flag("--scores", options.scores, "The ranking score of each hit, 0 to 1")->excludes(sort);
    add_semantic_ratio(search, options);
    add_paging(search, options);
    search->footer(search->get_footer() + more_examples);
}

}  // namespace kindred::queries::commands
