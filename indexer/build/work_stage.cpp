#include "indexer/build/work_stage.hpp"

#include "engine/base/error.hpp"
#include "indexer/build/cut_words.hpp"
#include "indexer/identity/identity.hpp"
#include "indexer/stage/turnstile.hpp"
#include "indexer/topics/given_topics.hpp"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

namespace kindred::indexer::build {

namespace {

/// Works of one segment. Xapian's in-memory inverter slows down with the batch; segments of about this size
/// are the fastest (docs/performance.md).
constexpr std::size_t segment_works = 2000;
/// A batch is full with this many bytes, whatever its number of records.
constexpr std::size_t max_batch_bytes = std::size_t{32} << 20;

/// Consecutive lines, read and numbered.
struct Lines {
    std::uint64_t number = 0;
    std::vector<input::Line> lines;
};

/// A record that is not good.
struct Refused {
    identity::Place place;
    std::string id;
    std::string reason;
};

/// The records of a batch that are good, and those that are not.
struct Parsed {
    std::vector<engine::Work> works;
    std::vector<identity::Place> work_places;
    std::vector<engine::ResearcherRecord> researchers;
    std::vector<identity::Place> researcher_places;
    std::vector<Refused> refused;
};

class WorkStage {
 public:
    WorkStage(const stage::Context& context, input::Inputs& inputs, gathered::Corpus& corpus,
              stage::BuildReport& report)
        : context_(context), inputs_(inputs), corpus_(corpus), report_(report), admission_(inputs.files()) {}

    std::vector<std::filesystem::path> run() {
        stage::run_threads(
            context_.workers.threads, [this] { work(); },
            [this] {
                failed_ = true;
                admitted_.cancel();
                appended_.cancel();
            });
        return std::move(segments_);
    }

 private:
    void work() {
        engine::text::Analyser analyser = context_.analyser();
        Lines batch;
        while (next_batch(batch)) {
            Parsed parsed = parse(batch);
            admitted_.pass(batch.number, [&] { admit(parsed); });
            std::size_t authors_without_id = 0;
            for (engine::Work& work : parsed.works) authors_without_id += identity::identify_authors(work);
            mend_cut_words(parsed.works);
            for (engine::Work& work : parsed.works) topics::show_topics(work);
            for (engine::ResearcherRecord& researcher : parsed.researchers) topics::show_topics(researcher);
            const auto segment = context_.segment("works", batch.number);
            const gathered::WorkBatch analysed =
                gathered::analyse_works(parsed.works, analyser, context_.options.language, segment);
            appended_.pass(batch.number, [&] {
                append(batch, parsed, analysed, segment);
                report_.authors_without_id += authors_without_id;
            });
        }
    }

    /// Reading is cheap beside analysis: one thread at a time does it, whichever is free.
    bool next_batch(Lines& batch) {
        const std::lock_guard lock(reading_);
        context_.workers.check_stop();
        batch.lines.clear();
        if (failed_) return false;
        std::size_t bytes = 0;
        input::Line line;
        while (batch.lines.size() < segment_works && bytes < max_batch_bytes && inputs_.next(line)) {
            bytes += line.text.size();
            batch.lines.push_back(std::move(line));
        }
        batch.number = batches_++;
        return !batch.lines.empty();
    }

    Parsed parse(const Lines& batch) const {
        Parsed parsed;
        for (const input::Line& line : batch.lines) {
            const identity::Place place{line.file, line.number};
            try {
                if (line.too_long)
                    throw readers::Rejection(fmt::format("longer than {} MiB", input::max_line_bytes >> 20),
                                             "");
                readers::Record record = readers::read_native(line.text, context_.options.records);
                if (auto* work = std::get_if<engine::Work>(&record)) {
                    parsed.works.push_back(std::move(*work));
                    parsed.work_places.push_back(place);
                } else {
                    parsed.researchers.push_back(std::move(std::get<engine::ResearcherRecord>(record)));
                    parsed.researcher_places.push_back(place);
                }
            } catch (const readers::Rejection& rejection) {
                parsed.refused.push_back({place, rejection.id, rejection.what()});
            }
        }
        return parsed;
    }

    /// Refuses records that are not admitted. Runs in order of the batches: the first record with an id wins.
    void admit(Parsed& parsed) {
        const auto keep_admitted = [&](auto& records, const std::vector<identity::Place>& places) {
            auto place = places.begin();
            std::erase_if(records, [&](const auto& record) {
                std::string reason = admission_.admit(record, *place);
                const bool refused = !reason.empty();
                if (refused) parsed.refused.push_back({*place, record.id, std::move(reason)});
                ++place;
                return refused;
            });
        };
        keep_admitted(parsed.works, parsed.work_places);
        keep_admitted(parsed.researchers, parsed.researcher_places);
        std::ranges::sort(parsed.refused, {}, &Refused::place);
    }

    void append(const Lines& batch, Parsed& parsed, const gathered::WorkBatch& analysed,
                const std::filesystem::path& segment) {
        if (!parsed.works.empty()) segments_.push_back(segment);
        corpus_.add(parsed.works, analysed);
        report_.read += batch.lines.size();
        report_.accepted += parsed.works.size() + parsed.researchers.size();
        for (auto& record : parsed.researchers) corpus_.add(std::move(record));
        for (Refused& refused : parsed.refused) {
            report_.rejects.push_back({inputs_.files()[refused.place.file], refused.place.line,
                                       std::move(refused.id), std::move(refused.reason)});
        }
        if (report_.rejects.size() > context_.options.max_rejects) {
            const stage::Reject& last = report_.rejects.back();
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("more than {} records rejected; the last one, {}:{}: {}",
                                    context_.options.max_rejects, last.file, last.line, last.reason),
                        "correct the input or raise --max-rejects");
        }
        const double total = static_cast<double>(inputs_.bytes_total());
        context_.progress.advance(report_.accepted,
                                  total > 0 ? static_cast<double>(inputs_.bytes_read()) / total : -1);
    }

    const stage::Context& context_;
    input::Inputs& inputs_;       // next() under reading_
    gathered::Corpus& corpus_;    // behind appended_
    stage::BuildReport& report_;  // behind appended_

    std::mutex reading_;
    std::uint64_t batches_ = 0;  // under reading_
    std::atomic<bool> failed_ = false;
    stage::Turnstile admitted_;
    identity::Admission admission_;  // behind admitted_
    stage::Turnstile appended_;
    std::vector<std::filesystem::path> segments_;  // behind appended_
};

}  // namespace

std::vector<std::filesystem::path> read_works(const stage::Context& context, input::Inputs& inputs,
                                              gathered::Corpus& corpus, stage::BuildReport& report) {
    return WorkStage(context, inputs, corpus, report).run();
}

}  // namespace kindred::indexer::build
