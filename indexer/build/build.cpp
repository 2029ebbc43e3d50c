#include "indexer/build/build.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"
#include "engine/generation/index_directory.hpp"
#include "indexer/build/researcher_stage.hpp"
#include "indexer/build/work_stage.hpp"
#include "indexer/expressions/expression_stage.hpp"
#include "indexer/gathered/corpus.hpp"
#include "indexer/input/input.hpp"
#include "indexer/institutions/institution_stage.hpp"
#include "indexer/likeness/latent_stage.hpp"
#include "indexer/likeness/neighbour_stage.hpp"
#include "indexer/suggestions/suggestion_stage.hpp"
#include "indexer/topics/topic_stage.hpp"

#include <chrono>
#include <ctime>
#include <fstream>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/resource.h>

namespace kindred::indexer::build {

namespace {

namespace files = engine::generation::files;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double cpu_seconds() {
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Not getrusage's ru_maxrss: that begins with the memory of whoever started this program.
std::uint64_t peak_memory_bytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::uint64_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes * 1024;
    }
    return 0;
}

/// Times stages into the report and shows them.
struct Stages {
    stage::BuildReport& report;
    stage::Progress& progress;

    template <typename Step>
    void run(const char* name, const char* unit, Step&& step) {
        progress.stage(name, unit);
        const auto start = Clock::now();
        const double cpu = cpu_seconds();
        const std::uint64_t items = step();
        report.stages.push_back({name, seconds_since(start), cpu_seconds() - cpu, items});
        progress.done();
    }
};

void require_records(const stage::BuildReport& report) {
    if (report.accepted != 0) return;
    if (report.rejects.empty()) {
        throw Error(ErrorCode::invalid_argument, "there are no records in the input",
                    "nothing was published");
    }
    const stage::Reject& first = report.rejects.front();
    throw Error(ErrorCode::invalid_argument,
                fmt::format("none of {} records was accepted; the first one, {}:{}: {}", report.read,
                            first.file, first.line, first.reason),
                "nothing was published");
}

void verify(const std::filesystem::path& directory, const stage::BuildReport& report) {
    engine::Reader reader(engine::Generation::open_at(directory, 0, engine::generation::Verify::sizes));
    if (reader.work_index().document_count() == report.works &&
        reader.researcher_index().document_count() == report.researchers &&
        reader.suggestion_index().document_count() == report.suggestions)
        return;
    throw Error(ErrorCode::corrupt_index, "the merged index does not hold what was read",
                "nothing was published");
}

}  // namespace

stage::BuildReport build(const stage::BuildOptions& options, stage::Progress& progress,
                         const std::atomic<bool>& stop) {
    const auto start = Clock::now();
    const unsigned threads =
        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    stage::BuildReport report;
    Stages stages{report, progress};
    input::Inputs inputs(options.inputs, &stop);
    engine::generation::IndexWriteLock lock(options.index);
    const stage::Context context{options, {threads, stop}, lock.building(), progress};
    std::filesystem::create_directory(context.directory);

    gathered::Corpus corpus(context.directory);
    std::vector<std::filesystem::path> segments;
    engine::generation::Manifest manifest;
    stages.run("works", "works", [&] {
        segments = read_works(context, inputs, corpus, report);
        require_records(report);
        corpus.finish();
        return report.accepted;
    });
    stages.run("institutions", "institutions", [&] { return institutions::find_organisations(corpus); });
    std::vector<topics::Phrase> phrases;
    stages.run("topics", "works", [&] {
        auto found = topics::add_topics(context, corpus);
        corpus.write_columns();
        phrases = std::move(found.phrases);
        manifest.fields["works"] = std::move(found.fields);
        report.works_with_found_topics = corpus.works_with_found_topics();
        return report.works_with_found_topics;
    });
    stages.run("merge", "works", [&] {
        engine::xapian::merge_segments(segments, context.file(files::works_index));
        return corpus.works();
    });
    stages.run("expressions", "expressions", [&] { return expressions::write_expressions(context, corpus); });
    stages.run("postings", "works", [&] {
        engine::data::write_postings(context.file(files::postings),
                                     engine::data::Forward(context.file(files::forward)),
                                     engine::data::Lexicon(context.file(files::lexicon)),
                                     engine::data::Expressions(context.file(files::expressions)));
        return corpus.works();
    });
    std::optional<likeness::TextRows> texts;
    stages.run("latent", "works", [&] {
        texts.emplace(likeness::text_rows(context));
        likeness::write_latent(context, *texts, corpus.vectors());
        return corpus.works();
    });
    stages.run("neighbours", "works", [&] {
        likeness::write_neighbours(context, *texts);
        texts.reset();
        return corpus.works();
    });
    stages.run("researchers", "researchers", [&] {
        manifest.fields["researchers"] = make_researchers(context, corpus);
        return corpus.authorship().researchers();
    });
    stages.run("suggestions", "suggestions", [&] {
        auto made = suggestions::make_suggestions(context, corpus, phrases);
        report.suggestions = made.suggestions;
        manifest.fields["suggestions"] = std::move(made.fields);
        return report.suggestions;
    });
    report.works = corpus.works();
    report.researchers = corpus.authorship().researchers();
    stages.run("verify", "files", [&] {
        manifest.kindred_version = KINDRED_VERSION;
        manifest.language = options.language;
        manifest.built_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
        manifest.works = report.works;
        manifest.researchers = report.researchers;
        manifest.suggestions = report.suggestions;
        manifest.inputs = inputs.files();
        engine::generation::write_manifest(context.directory, manifest);
        verify(context.directory, report);
        return manifest.files.size();
    });
    context.workers.check_stop();
    stages.run("publish", "generation", [&] {
        report.generation = lock.publish();
        lock.prune(std::max<std::size_t>(1, options.keep));
        return std::uint64_t{1};
    });
    report.seconds = seconds_since(start);
    report.peak_memory_bytes = peak_memory_bytes();
    return report;
}

}  // namespace kindred::indexer::build
