#include "engine/base/program.hpp"
#include "queries/commands/command.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/terminal/terminal.hpp"

#include <vector>

namespace kindred::queries::commands {

namespace {

struct Options : CommonOptions {
    std::string text;
    std::string text_file;
    std::string candidates;
    std::vector<std::string> exclude_coauthors_of;
};

/// The text of the command line, or of the file with its lines joined.
std::string text_of(const Options& options) {
    if (options.text_file.empty()) return options.text;
    std::string text;
    for (const std::string& line : read_lines(options.text_file)) text += line + "\n";
    return text;
}

int run(const Options& options) {
    engine::Reader reader = open(options);
    recommend::RecommendRequest request;
    request.seeds.text = text_of(options);
    request.limit = options.limit;
    request.offset = options.offset;
    request.filter = options.filter;
    if (!options.candidates.empty()) request.candidates = read_ids(options.candidates);
    for (const std::string& id : options.exclude_coauthors_of) {
        request.exclude.coauthors_of.push_back(record_of(reader, researcher_called(reader, id)).text("id"));
        request.exclude.ids.push_back(request.exclude.coauthors_of.back());
    }
    const auto [answer, took] = timed([&] { return recommend::recommend_researchers(reader, request); });
    if (options.json) {
        print_json(to_json(answer, static_cast<std::uint64_t>(took)));
    } else {
        terminal::Terminal(colour_on_stdout()).print(answer, true, took);
    }
    return exit_success;
}

}  // namespace

void add_experts(CLI::App& app, Action& action) {
    const auto [experts, options] =
        add_command(app, action, run, "experts", "Researchers who know what a text is about",
                    "my-index --text-file abstract.txt --exclude-coauthors-of A10001");
    const auto* text = experts->add_option("TEXT", options.text, "An abstract, a description");
    const auto* file =
        experts->add_option("--text-file", options.text_file, "A file with the text, - for stdin")
            ->excludes("TEXT");
    add_filter(experts, options, "Only those that match, such as \"last_year >= 2020\"");
    experts->add_option("--candidates", options.candidates, "Score just these: a file with an id a line");
    experts->add_option("--exclude-coauthors-of", options.exclude_coauthors_of,
                        "Leave out these researchers and who has written with them");
    add_paging(experts, options);
    options.check = [=] {
        if (text->count() + file->count() == 0) throw CLI::RequiredError("TEXT or --text-file");
    };
}

}  // namespace kindred::queries::commands
