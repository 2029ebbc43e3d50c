#include "queries/recommend/affinity.hpp"

#include "engine/base/error.hpp"
#include "queries/commands/command.hpp"

#include <set>

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    std::string texts;
    std::string candidates;
};

struct Text {
    std::string id;
    std::string text;
};

/// A line of JSON with id, title and abstract. The title counts twice, as in the works of an index.
Text read_text(const std::string& line, const std::string& place) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto member = [&](const char* name) -> std::string {
        const auto at = json.find(name);
        return at != json.end() && at->is_string() ? at->get<std::string>() : "";
    };
    if (!json.is_object() || member("id").empty())
        throw Error(ErrorCode::invalid_argument, place + ": not a JSON object with an `id`",
                    "a line is {\"id\":\"...\",\"title\":\"...\",\"abstract\":\"...\"}");
    const std::string title = member("title");
    return {member("id"), title + "\n" + title + "\n" + member("abstract")};
}

std::vector<Text> read_texts(const std::string& path) {
    std::vector<Text> texts;
    std::set<std::string> ids;
    for (const std::string& line : read_lines(path)) {
        const std::string place = fmt::format("{}, record {}", path, texts.size() + 1);
        texts.push_back(read_text(line, place));
        const std::string& id = texts.back().id;
        if (!ids.insert(id).second)
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{}: `{}` is the id of a text before", place, id),
                        "give every text an id of its own");
    }
    if (texts.empty()) throw Error(ErrorCode::invalid_argument, path + " has no texts");
    return texts;
}

/// The named researchers, or all that have works.
std::vector<engine::ResearcherId> read_candidates(engine::Reader& reader, const std::string& path) {
    if (!path.empty())
        return recommend::find_all<engine::ResearcherId>(reader, read_ids(path), "--candidates");
    const engine::Generation& generation = reader.generation();
    std::vector<engine::ResearcherId> researchers;
    for (std::uint32_t i = 0; i < generation.researcher_records().size(); ++i)
        if (!generation.graph().works_of(engine::ResearcherId{i}).empty())
            researchers.push_back(engine::ResearcherId{i});
    return researchers;
}

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const std::vector<Text> texts = read_texts(options.texts);
    std::vector<std::pair<std::string, engine::ResearcherId>> candidates;  // by id
    for (const engine::ResearcherId researcher : read_candidates(reader, options.candidates))
        candidates.emplace_back(record_of(reader, researcher).text("id"), researcher);
    for (const Text& text : texts) {
        const recommend::Affinity affinity(reader.generation(), match::TextPoint::of(reader, text.text));
        for (const auto& [id, researcher] : candidates)
            fmt::print("{}\t{}\t{:.6f}\n", text.id, id, affinity.of(researcher));
    }
    return exit_success;
}

}  // namespace

void add_affinity(CLI::App& app, Action& action) {
    const auto [affinity, options] =
        add_command(app, action, run, "affinity", "How much researchers know of texts: every pair as a line",
                    "my-index --texts submissions.jsonl --candidates committee.txt");
    affinity
        ->add_option(
            "--texts", options.texts,
            "JSON lines with id, title and abstract, - for stdin; answers are text id,\nresearcher id, score")
        ->required();
    affinity->add_option("--candidates", options.candidates,
                         "A file with a researcher id a line; default: everybody with works");
}

}  // namespace kindred::queries::commands
