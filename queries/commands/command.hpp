#pragma once
#include "engine/generation/generation.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace kindred::queries::commands {

/// What the command that was asked for does; it returns the exit status and throws what goes wrong.
using Action = std::function<int()>;

/// The commands of kindred-query. Each adds itself to `app`; when the command line asks for it, parsing sets
/// `action`.
void add_search(CLI::App& app, Action& action);
void add_similar(CLI::App& app, Action& action);
void add_experts(CLI::App& app, Action& action);
void add_affinity(CLI::App& app, Action& action);
void add_show(CLI::App& app, Action& action);
void add_run(CLI::App& app, Action& action);
void add_evaluate(CLI::App& app, Action& action);
void add_bench(CLI::App& app, Action& action);

/// What several commands take.
struct CommonOptions {
    std::string index;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    bool json = false;
    double semantic_ratio = 0;
    nlohmann::json filter;        ///< null: none
    std::function<void()> check;  ///< throws a CLI::ParseError for what the options alone do not refuse
};

/// A command with INDEX as its first argument. `example` is what stands after its name.
CLI::App* add_command(CLI::App& app, CommonOptions& options, const char* name, const char* what,
                      const char* example);

/// The same, with options that live as long as the command: when the command line asks for it, `action` calls
/// `run` with them.
template <typename Options>
std::pair<CLI::App*, Options&> add_command(CLI::App& app, Action& action, int (*run)(const Options&),
                                           const char* name, const char* what, const char* example) {
    const auto options = std::make_shared<Options>();
    CLI::App* const command = add_command(app, *options, name, what, example);
    command->callback([options, run, &action] {
        if (options->check) options->check();
        action = [options, run] { return run(*options); };
    });
    return {command, *options};
}

/// --limit, --offset and --json.
void add_paging(CLI::App* command, CommonOptions& options);
void add_json(CLI::App* command, CommonOptions& options);
/// --filter, with `example` of one.
void add_filter(CLI::App* command, CommonOptions& options, const char* example);
/// --semantic-ratio.
void add_semantic_ratio(CLI::App* command, CommonOptions& options);

/// The values that an option takes, by what a person writes for them.
template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

/// An option that takes one of `choices`: --help shows "--in works|researchers".
template <typename Value>
void add_choice(CLI::App* command, const char* name, Value& value, const Choices<Value>& choices,
                const char* what) {
    std::vector<std::string> names;
    for (const auto& [written, chosen] : choices) names.push_back(written);
    command
        ->add_option_function<std::string>(
            name,
            [&value, choices](const std::string& written) {
                value = std::ranges::find(choices, written, &Choices<Value>::value_type::first)->second;
            },
            what)
        ->check(CLI::IsMember(names))
        ->option_text(CLI::detail::join(names, "|"));
}

/// A reader of the index that the options name.
engine::Reader open(const CommonOptions& options);
/// The researcher with this id, or the one with this name. Throws Error{not_found}, with the ids to choose
/// from when there are several.
engine::ResearcherId researcher_called(engine::Reader& reader, const std::string& id_or_name);
/// The record of a researcher.
engine::data::StoredRecord record_of(engine::Reader& reader, engine::ResearcherId researcher);
/// The lines of a text file, or of stdin for "-", without their ends; empty ones are left out. Throws
/// Error{invalid_argument}.
std::vector<std::string> read_lines(const std::string& path);
/// The same for ids of researchers, of which there must be one.
std::vector<std::string> read_ids(const std::string& path);
/// JSON for people and programs. A query from the command line need not be UTF-8; what is not shows as
/// U+FFFD.
void print_json(const nlohmann::ordered_json& json);

/// What `ask` answers, and the milliseconds that it took.
template <typename Ask>
auto timed(Ask&& ask) {
    const auto start = std::chrono::steady_clock::now();
    auto answer = ask();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return std::pair(std::move(answer), took.count());
}

}  // namespace kindred::queries::commands
