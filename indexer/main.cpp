#include "engine/base/error.hpp"
#include "engine/base/program.hpp"
#include "engine/frame/durable.hpp"
#include "engine/generation/check.hpp"
#include "engine/generation/generation.hpp"
#include "engine/generation/index_directory.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/build/build.hpp"
#include "indexer/sample/sample.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace {

using namespace kindred;
using namespace kindred::indexer;

std::atomic<bool> stop = false;

void stop_on_signals() {
    struct sigaction action = {};
    action.sa_handler = [](int) { stop = true; };
    action.sa_flags = SA_RESETHAND;  // a second signal ends the program at once
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

/// The options that are read into more than one place.
struct Options {
    stage::BuildOptions build;
    std::string index;
    std::string report;
    bool quiet = false;
    bool deep = false;
    bool json = false;
    std::size_t keep = 2;
    sample::SampleOptions sample;
    std::string sample_file;
};

/// JSON with an end of line. Names of files need not be UTF-8; what is not shows as U+FFFD.
std::string printed(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// So that a long build does not end in finding out.
void require_writable(const std::filesystem::path& file) {
    const auto directory = std::filesystem::absolute(file).parent_path();
    const auto& place = std::filesystem::exists(file) ? file : directory;
    if (!std::filesystem::is_directory(file) && ::access(place.c_str(), W_OK) == 0) return;
    throw Error(ErrorCode::io, "cannot write " + file.string(), "name another file with --report");
}

void print_rejects(const stage::BuildReport& report) {
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < std::min(shown, report.rejects.size()); ++i) {
        const stage::Reject& reject = report.rejects[i];
        fmt::print(stderr, "rejected {}:{}{}: {}\n", reject.file, reject.line,
                   reject.id.empty() ? "" : " " + reject.id, reject.reason);
    }
    if (report.rejects.size() > shown) {
        fmt::print(stderr, "... and {} more; --report FILE.json lists them all\n",
                   report.rejects.size() - shown);
    }
}

int run_build(Options& options) {
    stop_on_signals();
    if (!options.report.empty()) require_writable(options.report);
    options.build.index = options.index;
    stage::Progress progress(options.quiet ? stage::Progress::Style::quiet
                                           : stage::Progress::Style::automatic);
    const stage::BuildReport report = build::build(options.build, progress, stop);
    if (!options.report.empty()) engine::frame::write_durably(options.report, printed(to_json(report), 2));
    if (options.quiet) return exit_success;
    print_rejects(report);
    fmt::print(
        "{}: {} works, {} researchers as generation {}; {} read, {} rejected; {:.1f} s, {} MB of memory\n",
        options.index, report.works, report.researchers, report.generation, report.read,
        report.rejects.size(), report.seconds, report.peak_memory_bytes >> 20);
    if (report.authors_without_id > 0) {
        fmt::print("{} authors came without an id and have one made from their name\n",
                   report.authors_without_id);
    }
    if (report.works_with_found_topics > 0) {
        fmt::print("{} works came without topics and have those that their titles name\n",
                   report.works_with_found_topics);
    }
    return exit_success;
}

int run_check(const Options& options) {
    const engine::generation::CheckReport report = engine::generation::check(options.index, options.deep);
    fmt::print("{}: generation {} is sound: {} works, {} researchers, {:.1f} MB{}\n", options.index,
               report.generation, report.works, report.researchers, static_cast<double>(report.bytes) / 1e6,
               options.deep ? ", every record read" : "");
    return exit_success;
}

int run_info(const Options& options) {
    const engine::generation::IndexDirectory index(options.index);
    const std::uint32_t number = index.require_current();
    const engine::generation::Manifest manifest = engine::generation::read_manifest(index.path_of(number));
    if (options.json) {
        const nlohmann::ordered_json json = {{"works", manifest.works},
                                             {"researchers", manifest.researchers},
                                             {"suggestions", manifest.suggestions},
                                             {"generation", number},
                                             {"format", manifest.format},
                                             {"bytes", manifest.bytes()},
                                             {"built_at", manifest.built_at},
                                             {"inputs", manifest.inputs}};
        fmt::print("{}", printed(json, -1));
        return exit_success;
    }
    fmt::print("works        {}\nresearchers  {}\ngeneration   {} of", manifest.works, manifest.researchers,
               number);
    for (const std::uint32_t generation : index.generations()) fmt::print(" {}", generation);
    fmt::print(
        "\nformat       {}\nsize         {:.1f} MB\nlanguage     {}\nbuilt        {} by kindred {}\ninputs   "
        "    {}\n",
        manifest.format, static_cast<double>(manifest.bytes()) / 1e6, manifest.language, manifest.built_at,
        manifest.kindred_version, fmt::join(manifest.inputs, "\n             "));
    return exit_success;
}

int run_rollback(const Options& options) {
    engine::generation::IndexDirectory(options.index).require_current();
    engine::generation::IndexWriteLock lock(options.index);
    const std::uint32_t from = lock.directory().require_current();
    std::uint32_t to = 0;
    for (const std::uint32_t generation : lock.directory().generations()) {
        if (generation < from) to = generation;
    }
    if (to == 0) {
        throw Error(ErrorCode::not_found,
                    fmt::format("generation {} is the oldest that {} has", from, options.index),
                    "build the index again");
    }
    // It may be half deleted, by a prune that was killed: no index is better off with that.
    engine::Generation::open_at(lock.directory().path_of(to), to,
                                engine::generation::Verify::checksums_if_small);
    lock.set_current(to);
    fmt::print("{}: back from generation {} to {}\n", options.index, from, to);
    return exit_success;
}

int run_prune(const Options& options) {
    engine::generation::IndexDirectory(options.index).require_current();
    engine::generation::IndexWriteLock lock(options.index);
    const std::size_t removed = lock.prune(options.keep);
    fmt::print("{}: {} generations deleted, {} left\n", options.index, removed,
               lock.directory().generations().size());
    return exit_success;
}

int run_sample(const Options& options) {
    if (options.sample_file == "-") {
        sample::write_sample(std::cout, options.sample);
        return exit_success;
    }
    std::ofstream out(options.sample_file, std::ios::binary);
    if (!out) throw Error(ErrorCode::io, "cannot write " + options.sample_file, "name another file");
    sample::write_sample(out, options.sample);
    out.close();
    if (!out) throw Error(ErrorCode::io, "cannot write " + options.sample_file);
    fmt::print("{}: {} made-up works from seed {}\n", options.sample_file, options.sample.works,
               options.sample.seed);
    return exit_success;
}

void require_language(const std::string& language) {
    if (language == "none" || engine::text::Analyser::has_stemmer(language)) return;
    throw CLI::ValidationError(
        "--language", "no stemmer for '" + language + "'; use a two-letter code such as en, or none");
}

void add_build(CLI::App& app, Options& options) {
    auto* command = app.add_subcommand("build", "Build a new generation from all inputs and publish it");
    command->add_option("INDEX", options.index, "Directory of the index; made when missing")->required();
    command
        ->add_option("INPUT", options.build.inputs, "JSON lines: files, directories, .gz, .zst, - for stdin")
        ->required();
    const std::map<std::string, readers::Format> formats = {{"auto", readers::Format::automatic},
                                                            {"works", readers::Format::works},
                                                            {"researchers", readers::Format::researchers}};
    command->add_option("--format", options.build.format, "auto, works or researchers")
        ->transform(CLI::CheckedTransformer(formats))
        ->default_str("auto");
    command->add_option("--threads", options.build.threads, "Threads to build with; default: one a core")
        ->check(CLI::Range(1, 256));
    command->add_option("--language", options.build.language, "Language of the texts: en, de, fr, ..., none")
        ->capture_default_str();
    command->add_option("--keep", options.build.keep, "Generations to keep")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--report", options.report, "Write a JSON report of the build to this file");
    command
        ->add_option("--max-rejects", options.build.max_rejects, "Give up after this many rejected records")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_flag("--quiet", options.quiet, "Print nothing but errors");
    command->footer(
        "Example: kindred-index build my-index works.jsonl.zst researchers.jsonl --report report.json");
    command->callback([&] { require_language(options.build.language); });
}

void add_index_option(CLI::App* command, Options& options) {
    command->add_option("INDEX", options.index, "Directory of the index")->required();
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("kindred-index builds and keeps the index that kindred-query and kindred-serve answer from.",
                 "kindred-index");
    app.set_version_flag("--version", std::string("kindred-index ") + KINDRED_VERSION);
    app.require_subcommand(1);
    app.footer("Example: kindred-index sample works.jsonl && kindred-index build my-index works.jsonl");
    Options options;
    add_build(app, options);
    auto* check = app.add_subcommand("check", "Verify the published generation");
    add_index_option(check, options);
    check->add_flag("--deep", options.deep, "Read every record and run Xapian's own check too");
    check->footer("Example: kindred-index check my-index --deep");
    auto* info = app.add_subcommand("info", "Show what the index holds");
    add_index_option(info, options);
    info->add_flag("--json", options.json, "As JSON");
    info->footer("Example: kindred-index info my-index --json");
    auto* rollback = app.add_subcommand("rollback", "Go back to the generation before the published one");
    add_index_option(rollback, options);
    rollback->footer("Example: kindred-index rollback my-index");
    auto* prune = app.add_subcommand("prune", "Delete old generations; the published one always stays");
    add_index_option(prune, options);
    prune->add_option("--keep", options.keep, "Generations to keep")->required()->check(CLI::Range(1, 1000));
    prune->footer("Example: kindred-index prune my-index --keep 1");
    auto* sample =
        app.add_subcommand("sample", "Write a made-up but believable corpus for demos and benchmarks");
    sample->add_option("OUT", options.sample_file, "File to write, - for stdout")->required();
    sample->add_option("--works", options.sample.works, "How many works")
        ->check(CLI::Range(0U, 100000000U))
        ->capture_default_str();
    sample->add_option("--seed", options.sample.seed, "The same seed gives the same corpus")
        ->capture_default_str();
    sample->footer("Example: kindred-index sample works.jsonl --works 5000 --seed 1");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        const auto asked = app.get_subcommands();
        return wrong_usage("kindred-index", error.what(),
                           "kindred-index" + (asked.empty() ? "" : " " + asked.front()->get_name()));
    }
    return run_program("kindred-index", [&] {
        if (app.got_subcommand(check)) return run_check(options);
        if (app.got_subcommand(info)) return run_info(options);
        if (app.got_subcommand(rollback)) return run_rollback(options);
        if (app.got_subcommand(prune)) return run_prune(options);
        if (app.got_subcommand(sample)) return run_sample(options);
        return run_build(options);
    });
}
