#include "engine/base/error.hpp"
#include "queries/commands/command.hpp"
#include "queries/profile/profile.hpp"
#include "queries/terminal/terminal.hpp"

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    std::string id;
    bool json = false;
};

nlohmann::ordered_json profile_of(engine::Reader& reader, const std::string& id) {
    if (const auto work = work_called(reader, id)) return profile::work_profile(reader, *work);
    const auto lookup = profile::find_researcher(reader, id);
    if (!lookup.researcher && lookup.choices.empty()) {
        throw Error(ErrorCode::not_found, "there is no work or researcher `" + id + "`",
                    "find ids with: kindred-query search INDEX WORDS, or NAME --in researchers");
    }
    return profile::researcher_profile(reader, researcher_called(reader, id));
}

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const nlohmann::ordered_json profile = profile_of(reader, options.id);
    if (options.json) {
        fmt::print("{}", printed(profile, 2));
    } else {
        terminal::Terminal(colour_on_stdout(), columns_on_stdout()).print_profile(profile);
    }
    return exit_success;
}

}  // namespace

void add_show(CLI::App& app, Action& action) {
    const auto [show, options] =
        add_command(app, action, run, "show", "One work or researcher", "my-index A10001");
    show->add_option("ID", options.id,
                     "A work by id, DOI, arXiv id, PMID or URL; a researcher by id, ORCID, URL or exact name")
        ->required();
    add_json(show, options.json);
}

}  // namespace kindred::queries::commands
