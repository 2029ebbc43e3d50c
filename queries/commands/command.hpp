#pragma once
#include "engine/generation/generation.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
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
};

/// A command with INDEX as its first argument. `example` is what stands after its name.
CLI::App* add_command(CLI::App& app, CommonOptions& options, const char* name, const char* what,
                      const char* example);
/// --limit, --offset and --json.
void add_paging(CLI::App* command, CommonOptions& options);
void add_json(CLI::App* command, CommonOptions& options);

/// --semantic-ratio.
void add_semantic_ratio(CLI::App* command, double& ratio);

/// A reader of the index that the options name.
engine::Reader open(const CommonOptions& options);
/// The id itself, or that of the one researcher with this name. Throws Error{not_found}, with the ids to
/// choose from when there are several.
std::string researcher_id(engine::Reader& reader, const std::string& id_or_name);
/// The lines of a text file, or of stdin for "-", without their ends; empty ones are left out. Throws
/// Error{invalid_argument}.
std::vector<std::string> read_lines(const std::string& path);
/// The same for ids of researchers, of which there must be one.
std::vector<std::string> read_ids(const std::string& path);
/// JSON for people and programs. A query from the command line need not be UTF-8; what is not shows as
/// U+FFFD.
void print_json(const nlohmann::ordered_json& json);

double milliseconds_since(std::chrono::steady_clock::time_point start);

}  // namespace kindred::queries::commands
