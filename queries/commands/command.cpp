#include "queries/commands/command.hpp"

#include "engine/base/error.hpp"
#include "queries/profile/profile.hpp"

#include <fstream>
#include <iostream>

namespace kindred::queries::commands {

void add_paging(CLI::App* command, std::uint32_t& limit, std::uint32_t& offset) {
    limit = 10;
    command->add_option("--limit", limit, "How many answers")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_option("--offset", offset, "How many to skip")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
}

void add_json(CLI::App* command, bool& json) {
    command->add_flag("--json", json, "As JSON, as the API answers");
}

void add_filter(CLI::App* command, nlohmann::json& filter, const char* example) {
    command->add_option_function<std::string>(
        "--filter",
        [&filter](const std::string& given) {
            if (!given.empty()) filter = given;
        },
        example);
}

void add_semantic_ratio(CLI::App* command, double& ratio) {
    command->add_option("--semantic-ratio", ratio, "0 to 1: how much meaning counts against words, for works")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
}

namespace {

/// What to do where several records are meant.
template <typename Ids>
std::string choose_from(const engine::data::Records& records, const Ids& choices) {
    std::string hint = "use one of these ids:";
    for (const auto choice : choices) hint += " " + records.read(engine::number(choice)).text("id");
    return hint;
}

}  // namespace

std::optional<engine::WorkId> work_called(engine::Reader& reader, const std::string& identifier) {
    const profile::WorkLookup lookup = profile::find_work(reader, identifier);
    if (lookup.choices.empty()) return lookup.work;
    throw Error(ErrorCode::not_found, "several works are identified by `" + identifier + "`",
                choose_from(reader.generation().work_records(), lookup.choices));
}

engine::ResearcherId researcher_called(engine::Reader& reader, const std::string& id_or_name) {
    const profile::ResearcherLookup lookup = profile::find_researcher(reader, id_or_name);
    if (lookup.researcher) return *lookup.researcher;
    if (lookup.choices.empty()) {
        const bool work = profile::find_work(reader, id_or_name).work.has_value();
        throw Error(ErrorCode::not_found, "there is no researcher `" + id_or_name + "`",
                    work ? "it is a work; works like it: kindred-query similar INDEX ID --in works"
                         : "find ids with: kindred-query search INDEX NAME --in researchers");
    }
    throw Error(ErrorCode::not_found, "several researchers are called `" + id_or_name + "`",
                choose_from(reader.generation().researcher_records(), lookup.choices));
}

engine::data::StoredRecord record_of(engine::Reader& reader, engine::ResearcherId researcher) {
    return reader.generation().researcher_records().read(engine::number(researcher));
}

std::vector<std::string> read_lines(const std::string& path) {
    std::ifstream file;
    const bool from_stdin = path == "-";
    if (!from_stdin) file.open(path);
    if (!file) throw Error(ErrorCode::invalid_argument, "cannot read " + path);
    std::istream& in = from_stdin ? std::cin : file;
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
    }
    // A directory opens like a file and fails at the first read.
    if (in.bad()) throw Error(ErrorCode::invalid_argument, "cannot read " + path);
    return lines;
}

std::vector<std::string> read_ids(const std::string& path) {
    std::vector<std::string> ids = read_lines(path);
    if (ids.empty())
        throw Error(ErrorCode::invalid_argument, path + " has no ids of researchers", "write one a line");
    return ids;
}

}  // namespace kindred::queries::commands
