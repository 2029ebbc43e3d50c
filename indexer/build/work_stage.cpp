#include "indexer/build/work_stage.hpp"

#include "engine/base/error.hpp"
#include "indexer/stage/turnstile.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>

#include <fmt/format.h>

namespace kindred::indexer::build {

namespace {

/// A batch is full with this many bytes, whatever its number of records.
constexpr std::size_t max_batch_bytes = std::size_t{32} << 20;

/// Consecutive lines, read and numbered.
struct Lines {
    std::uint64_t number = 0;
    std::vector<input::Line> lines;
};

/// A record that is not good.
struct Refused {
    gathered::Place place;
    std::string id;
    std::string reason;
};

/// The records of a batch that are good, and those that are not.
struct Parsed {
    std::vector<engine::Work> works;
    std::vector<gathered::Place> work_places;
    std::vector<std::size_t> work_authors_without_id;
    std::vector<engine::ResearcherRecord> researchers;
    std::vector<gathered::Place> researcher_places;
    std::vector<Refused> refused;
    std::size_t authors_without_id = 0;  ///< of the works that were admitted
};

class WorkStage {
 public:
    WorkStage(const stage::BuildOptions& options, input::Inputs& inputs, gathered::Collection& collection,
              const std::filesystem::path& directory, stage::BuildReport& report, stage::Progress& progress,
              const std::atomic<bool>& stop)
        : options_(options),
          inputs_(inputs),
          collection_(collection),
          directory_(directory),
          report_(report),
          progress_(progress),
          stop_(stop) {}

    std::vector<std::filesystem::path> run(unsigned threads) {
        stage::run_threads(
            threads, [this] { work(); },
            [this] {
                failed_ = true;
                admitted_.cancel();
                appended_.cancel();
            });
        return std::move(segments_);
    }

 private:
    void work() {
        engine::text::Analyser analyser(options_.language);
        Lines batch;
        while (next_batch(batch)) {
            Parsed parsed = parse(batch);
            admitted_.pass(batch.number, [&] { admit(parsed); });
            const auto segment = directory_ / fmt::format("segment-works-{:06}", batch.number);
            const gathered::WorkBatch analysed = gathered::analyse_works(parsed.works, analyser, segment);
            appended_.pass(batch.number, [&] { append(batch, parsed, analysed, segment); });
        }
    }

    /// Reading is cheap beside analysis: one thread at a time does it, whichever is free.
    bool next_batch(Lines& batch) {
        const std::lock_guard lock(reading_);
        if (stop_)
            throw Error(ErrorCode::unavailable, "stopped by a signal", "the published index is as it was");
        batch.lines.clear();
        if (ended_ || failed_) return false;
        std::size_t bytes = 0;
        input::Line line;
        while (batch.lines.size() < segment_works && bytes < max_batch_bytes) {
            if (!inputs_.next(line)) {
                ended_ = true;
                break;
            }
            bytes += line.text.size();
            batch.lines.push_back(std::move(line));
        }
        batch.number = batches_;
        if (!batch.lines.empty()) ++batches_;
        return !batch.lines.empty();
    }

    Parsed parse(const Lines& batch) const {
        Parsed parsed;
        for (const input::Line& line : batch.lines) {
            const gathered::Place place{line.file, line.number};
            try {
                if (line.too_long)
                    throw readers::Rejection(fmt::format("longer than {} MiB", input::max_line_bytes >> 20),
                                             "");
                std::size_t without_id = 0;
                readers::Record record = readers::read_native(line.text, options_.format, without_id);
                if (auto* work = std::get_if<engine::Work>(&record)) {
                    parsed.works.push_back(std::move(*work));
                    parsed.work_places.push_back(place);
                    parsed.work_authors_without_id.push_back(without_id);
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

    /// Turns away ids that are taken and vectors of other lengths. Runs in order of the batches: the first
    /// record with an id wins.
    void admit(Parsed& parsed) {
        const auto admit_all = [&](auto& records, const std::vector<gathered::Place>& places, auto&& claim) {
            std::size_t kept = 0;
            for (std::size_t i = 0; i < records.size(); ++i) {
                std::string taken = claim(i);
                if (taken.empty()) {
                    if (kept != i) records[kept] = std::move(records[i]);
                    ++kept;
                } else {
                    parsed.refused.push_back({places[i], records[i].id, std::move(taken)});
                }
            }
            records.resize(kept);
        };
        admit_all(parsed.works, parsed.work_places, [&](std::size_t i) {
            std::string taken = collection_.claim_work(parsed.works[i], parsed.work_places[i]);
            if (taken.empty()) parsed.authors_without_id += parsed.work_authors_without_id[i];
            return taken;
        });
        admit_all(parsed.researchers, parsed.researcher_places, [&](std::size_t i) {
            return collection_.claim_researcher(parsed.researchers[i].id, parsed.researcher_places[i]);
        });
        std::sort(parsed.refused.begin(), parsed.refused.end(), [](const Refused& a, const Refused& b) {
            return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
        });
    }

    void append(const Lines& batch, Parsed& parsed, const gathered::WorkBatch& analysed,
                const std::filesystem::path& segment) {
        if (!parsed.works.empty()) segments_.push_back(segment);
        collection_.add(parsed.works, analysed);
        report_.read += batch.lines.size();
        report_.accepted += parsed.works.size() + parsed.researchers.size();
        report_.authors_without_id += parsed.authors_without_id;
        for (auto& record : parsed.researchers) collection_.add(std::move(record));
        for (Refused& refused : parsed.refused) {
            report_.rejects.push_back({inputs_.files()[refused.place.file], refused.place.line,
                                       std::move(refused.id), std::move(refused.reason)});
        }
        if (report_.rejects.size() > options_.max_rejects) {
            const stage::Reject& last = report_.rejects.back();
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("more than {} records rejected; the last one, {}:{}: {}",
                                    options_.max_rejects, last.file, last.line, last.reason),
                        "mend the input or raise --max-rejects");
        }
        const double total = static_cast<double>(inputs_.bytes_total());
        progress_.advance(report_.accepted,
                          total > 0 ? static_cast<double>(inputs_.bytes_read()) / total : -1);
    }

    const stage::BuildOptions& options_;
    input::Inputs& inputs_;  // next() under reading_
    gathered::Collection&
        collection_;  // behind the turnstiles: ids behind admitted_, all else behind appended_
    const std::filesystem::path& directory_;
    stage::BuildReport& report_;  // behind appended_
    stage::Progress& progress_;
    const std::atomic<bool>& stop_;

    std::mutex reading_;
    std::uint64_t batches_ = 0;  // under reading_
    bool ended_ = false;         // under reading_
    std::atomic<bool> failed_ = false;
    stage::Turnstile admitted_;
    stage::Turnstile appended_;
    std::vector<std::filesystem::path> segments_;  // behind appended_
};

}  // namespace

std::vector<std::filesystem::path> read_works(const stage::BuildOptions& options, unsigned threads,
                                              input::Inputs& inputs, gathered::Collection& collection,
                                              const std::filesystem::path& directory,
                                              stage::BuildReport& report, stage::Progress& progress,
                                              const std::atomic<bool>& stop) {
    return WorkStage(options, inputs, collection, directory, report, progress, stop).run(threads);
}

}  // namespace kindred::indexer::build
