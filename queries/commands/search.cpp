#include "queries/search/search.hpp"

#include "queries/commands/command.hpp"
#include "queries/terminal/terminal.hpp"

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    search::SearchRequest request;
    std::vector<std::string> search_on;
    bool json = false;
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

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    search::SearchRequest& request = options.request;
    request.facet_order = columns::FacetOrder::by_count;
    if (!options.search_on.empty()) request.search_on = options.search_on;
    const terminal::Terminal terminal(colour_on_stdout(), columns_on_stdout());
    if (!options.json) terminal.choose_format(request.format);
    const auto [answer, took] = timed([&] { return search::search(reader, request); });
    if (options.json) {
        const std::string json = json_text(answer, static_cast<std::uint64_t>(took));
        fmt::print("{}", printed(nlohmann::ordered_json::parse(json), 2));
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
    search::SearchRequest& request = options.request;
    search->add_option("QUERY", request.q, "Words; quote them")->required();
    add_choice(search, "--in", request.collection, collections, "What is searched; default: works");
    add_filter(search, request.filter, "Such as: year >= 2020 AND venue = \"ACL\"");
    add_list(search, "--facets", request.facets, "Attributes to count, with commas between");
    CLI::Option* sort = add_list(search, "--sort", request.sort, "Such as year:desc, with commas between");
    search->add_flag_callback(
        "--advanced", [&request] { request.mode = text::QueryMode::advanced; },
        "Read AND, OR, NOT, brackets, fields and years");
    add_choice(search, "--strategy", request.strategy, strategies,
               "Which words may be missing; default: last");
    add_list(search, "--search-on", options.search_on, "Attributes to look in, with commas between");
    search->add_flag("--scores", request.show_ranking_score, "The ranking score of each hit, 0 to 1")
        ->excludes(sort);
    add_semantic_ratio(search, request.semantic_ratio);
    add_paging(search, request.limit, request.offset);
    add_json(search, options.json);
    search->footer(search->get_footer() + more_examples);
}

}  // namespace kindred::queries::commands
