#include "indexer/build/build.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/durable.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/commands/command.hpp"

#include <atomic>
#include <csignal>
#include <map>

#include <fmt/format.h>
#include <unistd.h>

namespace kindred::indexer::commands {

namespace {

std::atomic<bool> stop = false;

void stop_on_signals() {
    struct sigaction action = {};
    action.sa_handler = [](int) { stop = true; };
    action.sa_flags = SA_RESETHAND;  // a second signal ends the program at once
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

const std::map<std::string, readers::RecordKind> record_kinds = {
    {"auto", readers::RecordKind::automatic},
    {"works", readers::RecordKind::works},
    {"researchers", readers::RecordKind::researchers}};

struct Options : IndexOptions {
    stage::BuildOptions build;
    std::string format = "auto";
    std::string report;
    bool quiet = false;
};

/// So that a long build does not end in finding out.
void require_writable(const std::filesystem::path& file) {
    const auto directory = std::filesystem::absolute(file).parent_path();
    const auto& place = std::filesystem::exists(file) ? file : directory;
    if (!std::filesystem::is_directory(file) && ::access(place.c_str(), W_OK) == 0) return;
    throw Error(ErrorCode::io, "cannot write " + file.string(), "name another file with --report");
}

void require_language(const std::string& language) {
    if (language == "none" || engine::text::Analyser::has_stemmer(language)) return;
    throw CLI::ValidationError(
        "--language", "no stemmer for '" + language + "'; use a two-letter code such as en, or none");
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

void print_summary(const std::string& index, const stage::BuildReport& report) {
    fmt::print(
        "{}: {} works, {} researchers as generation {}; {} read, {} rejected; {:.1f} s, {} MB of memory\n",
        index, report.works, report.researchers, report.generation, report.read, report.rejects.size(),
        report.seconds, report.peak_memory_bytes >> 20);
    if (report.authors_without_id > 0) {
        fmt::print("{} authors came without an id and have one made from their name\n",
                   report.authors_without_id);
    }
    if (report.works_with_found_topics > 0) {
        fmt::print("{} works came without topics and have those that their titles name\n",
                   report.works_with_found_topics);
    }
}

int run(Options& options) {
    options.build.index = options.index;
    options.build.records = record_kinds.at(options.format);
    stop_on_signals();
    if (!options.report.empty()) require_writable(options.report);
    using Style = stage::Progress::Style;
    stage::Progress progress(options.quiet ? Style::quiet : Style::automatic);
    const stage::BuildReport report = build::build(options.build, progress, stop);
    if (!options.report.empty()) engine::frame::write_durably(options.report, printed(to_json(report), 2));
    if (options.quiet) return exit_success;
    print_rejects(report);
    print_summary(options.index, report);
    return exit_success;
}

}  // namespace

void add_build(CLI::App& app, Action& action) {
    const auto [build, options] =
        add_command(app, action, run, "build", "Build a new generation from all inputs and publish it",
                    "my-index works.jsonl.zst researchers.jsonl --report report.json");
    build->get_option("INDEX")->description("Directory of the index; made when missing");
    build->add_option("INPUT", options.build.inputs, "JSON lines: files, directories, .gz, .zst, - for stdin")
        ->required();
    build->add_option("--format", options.format, "What the records are; default: auto")
        ->check(CLI::IsMember(record_kinds))
        ->option_text("auto|works|researchers");
    build->add_option("--threads", options.build.threads, "Threads to build with; default: one a core")
        ->check(CLI::Range(1, 256));
    build->add_option("--language", options.build.language, "Language of the texts: en, de, fr, ..., none")
        ->capture_default_str();
    build->add_option("--keep", options.build.keep, "Generations to keep")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    build->add_option("--report", options.report, "Write a JSON report of the build to this file");
    build->add_option("--max-rejects", options.build.max_rejects, "Give up after this many rejected records")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    build->add_flag("--quiet", options.quiet, "Print nothing but errors");
    options.check = [&given = options.build] { require_language(given.language); };
}

}  // namespace kindred::indexer::commands
