#include "engine/base/error.hpp"
#include "queries/commands/command.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/terminal/terminal.hpp"

#include <iterator>
#include <set>

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    Collection in = Collection::researchers;
    std::vector<std::string> ids;
    std::string ids_file;
    recommend::RecommendRequest request;  ///< without seeds
    bool exclude_coauthors = false;
    bool tsv = false;
    bool json = false;
};

const Choices<Collection> collections = {{"works", Collection::works},
                                         {"researchers", Collection::researchers}};

/// Whom or what others are to be like.
struct Seed {
    std::string id;
    std::string name;  ///< or title; "" when it is not known
};

/// Ids of the works that share an author with a work, itself among them; none when there is no such work.
std::vector<std::string> works_of_authors(engine::Reader& reader, const std::string& id) {
    const auto work = reader.find_work(id);
    if (!work) return {};
    const engine::Generation& generation = reader.generation();
    std::set<engine::WorkId> works;
    for (const engine::ResearcherId author : generation.graph().authors(*work))
        for (const engine::WorkId own : generation.graph().works_of(author)) works.insert(own);
    std::vector<std::string> ids;
    for (const engine::WorkId own : works)
        ids.push_back(generation.work_records().read(engine::number(own)).text("id"));
    return ids;
}

recommend::RecommendRequest request_for(engine::Reader& reader, const Options& options, const std::string& id,
                                        bool researchers) {
    recommend::RecommendRequest request = options.request;
    (researchers ? request.seeds.researchers : request.seeds.works) = {id};
    if (options.exclude_coauthors && researchers) request.exclude.coauthors_of = {id};
    if (options.exclude_coauthors && !researchers) request.exclude.ids = works_of_authors(reader, id);
    request.explain = !options.tsv;
    if (options.tsv) request.attributes_to_retrieve = {"id"};
    return request;
}

void print_tsv(const std::string& seed, const recommend::RecommendAnswer& answer) {
    std::size_t rank = answer.offset;
    for (const recommend::Recommendation& hit : answer.hits)
        fmt::print("{}\t{}\t{}\t{:.6f}\n", seed, ++rank, hit.id, hit.score);
}

std::string title_of(engine::Reader& reader, const std::string& id) {
    const auto work = reader.find_work(id);
    return work ? reader.generation().work_records().read(engine::number(*work)).text("title") : "";
}

/// Throws Error{not_found} for a researcher that there is not.
Seed seed_called(engine::Reader& reader, bool researchers, const std::string& id_or_name) {
    if (!researchers) {
        const auto work = work_called(reader, id_or_name);
        if (!work) return {id_or_name, ""};
        const auto record = reader.generation().work_records().read(engine::number(*work));
        return {record.text("id"), record.text("title")};
    }
    const auto record = record_of(reader, researcher_called(reader, id_or_name));
    return {record.text("id"), record.text("name")};
}

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const terminal::Terminal terminal(colour_on_stdout(), columns_on_stdout());
    const bool researchers = options.in == Collection::researchers;
    auto all = nlohmann::ordered_json::array();
    std::vector<std::string>& seeds = options.ids;
    if (!options.ids_file.empty()) std::ranges::move(read_lines(options.ids_file), std::back_inserter(seeds));
    if (seeds.empty())
        throw Error(ErrorCode::invalid_argument, options.ids_file + " has no ids", "write one a line");
    for (std::size_t place = 0; place < seeds.size(); ++place) {
        const Seed seed = seed_called(reader, researchers, seeds[place]);
        const auto request = request_for(reader, options, seed.id, researchers);
        const auto [answer, took] =
            timed([&] { return recommend::recommend_from(reader, options.in, request); });
        if (options.tsv) {
            print_tsv(seeds[place], answer);
        } else if (options.json) {
            all.push_back(to_json(answer, static_cast<std::uint64_t>(took)));
        } else {
            if (place > 0) fmt::print("\n");
            if (seeds.size() > 1) terminal.print_heading(seed.name, seed.id);
            terminal.print(answer, researchers, took,
                           [&](const std::string& work) { return title_of(reader, work); });
        }
    }
    if (options.json) fmt::print("{}", printed(all.size() == 1 ? all.front() : all, 2));
    return exit_success;
}

}  // namespace

void add_similar(CLI::App& app, Action& action) {
    const auto [similar, options] =
        add_command(app, action, run, "similar", "Researchers or works like others, with reasons",
                    "my-index A10001 --exclude-coauthors");
    const auto* ids = similar->add_option(
        "ID", options.ids,
        "Ids of researchers (or ORCIDs or exact names), or of works (or DOIs, arXiv ids, PMIDs)");
    const auto* ids_file = similar->add_option("--ids-file", options.ids_file, "More ids, one a line");
    add_choice(similar, "--in", options.in, collections, "What they are; default: researchers");
    similar->add_flag("--exclude-coauthors", options.exclude_coauthors,
                      "Leave out who has written with them; of works, those that share an author");
    add_filter(similar, options.request.filter, "Only those that match, such as \"works_count >= 5\"");
    similar->add_option("--diversify", options.request.diversify, "0 to 1: fewer who are like one another")
        ->check(CLI::Range(0.0, 1.0));
    const auto weight = [similar = similar](const char* name, double& value, const char* what) {
        similar->add_option(name, value, what)
            ->check(CLI::Range(0.0, recommend::max_weight))
            ->capture_default_str();
    };
    weight("--content", options.request.weights.content, "How much it counts that works are alike");
    weight("--graph", options.request.weights.graph, "How much shared collaborators count");
    weight("--institution", options.request.weights.institution, "How much shared institutions count");
    add_paging(similar, options.request.limit, options.request.offset);
    add_json(similar, options.json);
    similar->add_flag("--tsv", options.tsv, "As lines of seed, rank, id and score")->excludes("--json");
    options.check = [=] {
        if (ids->count() + ids_file->count() == 0) throw CLI::RequiredError("ID or --ids-file");
    };
}

}  // namespace kindred::queries::commands
