#include "queries/commands/command.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/terminal/terminal.hpp"

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    recommend::RecommendRequest request;
    std::string text_file;
    std::string candidates;
    std::vector<std::string> exclude_coauthors_of;
    bool json = false;
};

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    recommend::RecommendRequest& request = options.request;
    if (!options.text_file.empty())
        for (const std::string& line : read_lines(options.text_file)) request.seeds.text += line + "\n";
    if (!options.candidates.empty()) request.candidates = read_ids(options.candidates);
    for (const std::string& id : options.exclude_coauthors_of) {
        request.exclude.coauthors_of.push_back(record_of(reader, researcher_called(reader, id)).text("id"));
        request.exclude.ids.push_back(request.exclude.coauthors_of.back());
    }
    const auto [answer, took] = timed([&] { return recommend::recommend_researchers(reader, request); });
    if (options.json) {
        fmt::print("{}", printed(to_json(answer, static_cast<std::uint64_t>(took)), 2));
    } else {
        terminal::Terminal(colour_on_stdout(), columns_on_stdout()).print(answer, true, took);
    }
    return exit_success;
}

}  // namespace

void add_experts(CLI::App& app, Action& action) {
    const auto [experts, options] =
        add_command(app, action, run, "experts", "Researchers who know what a text is about",
                    "my-index --text-file abstract.txt --exclude-coauthors-of A10001");
    const auto* text = experts->add_option("TEXT", options.request.seeds.text, "An abstract, a description");
    const auto* file =
        experts->add_option("--text-file", options.text_file, "A file with the text, - for stdin")
            ->excludes("TEXT");
    add_filter(experts, options.request.filter, "Only those that match, such as \"last_year >= 2020\"");
    experts->add_option("--candidates", options.candidates, "Score just these: a file with an id a line");
    experts->add_option("--exclude-coauthors-of", options.exclude_coauthors_of,
                        "Leave out these researchers and who has written with them");
    add_paging(experts, options.request.limit, options.request.offset);
    add_json(experts, options.json);
    options.check = [=] {
        if (text->count() + file->count() == 0) throw CLI::RequiredError("TEXT or --text-file");
    };
}

}  // namespace kindred::queries::commands
