#pragma once
#include "engine/base/program.hpp"
#include "engine/generation/generation.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kindred::queries::commands {

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

/// --limit, of 10 by default, and --offset.
void add_paging(CLI::App* command, std::uint32_t& limit, std::uint32_t& offset);
void add_json(CLI::App* command, bool& json);
/// --filter, with `example` of one.
void add_filter(CLI::App* command, nlohmann::json& filter, const char* example);
void add_semantic_ratio(CLI::App* command, double& ratio);

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

/// The work with this id, DOI, arXiv id, PMID or address in any dress; none when there is no such work.
/// Throws Error{not_found} with the ids to choose from when there are several.
std::optional<engine::WorkId> work_called(engine::Reader& reader, const std::string& identifier);
/// The researcher with this id, ORCID or address, or the one with this name. Throws Error{not_found}, with
/// the ids to choose from when there are several.
engine::ResearcherId researcher_called(engine::Reader& reader, const std::string& id_or_name);
engine::data::StoredRecord record_of(engine::Reader& reader, engine::ResearcherId researcher);
/// The lines of a text file, or of stdin for "-", without their ends; empty ones are left out. Throws
/// Error{invalid_argument}.
std::vector<std::string> read_lines(const std::string& path);
/// The same for ids of researchers, of which there must be one.
std::vector<std::string> read_ids(const std::string& path);

/// What `ask` answers, and the milliseconds that it took.
template <typename Ask>
auto timed(Ask&& ask) {
    const auto start = std::chrono::steady_clock::now();
    auto answer = ask();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return std::pair(std::move(answer), took.count());
}

}  // namespace kindred::queries::commands
