#include "indexer/suggestions/suggestion_stage.hpp"

#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/stage/batches.hpp"
#include "indexer/suggestions/suggestions.hpp"
#include "indexer/topics/phrases.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace kindred::indexer::suggestions {

namespace {

namespace files = engine::generation::generation_files;

/// Records that one thread reads at a time.
constexpr std::uint32_t batch_records = 4096;
/// Suggestions of one segment: they have three terms each.
constexpr std::uint32_t segment_suggestions = 50'000;
/// In collections of over this many works, topics and venues of one work only are taken for slips.
constexpr std::uint32_t few_works = 1000;

class SuggestionStage {
 public:
    SuggestionStage(const stage::BuildOptions& options, unsigned threads,
                    const gathered::Collection& collection, const std::vector<topics::Phrase>& phrases,
                    const std::filesystem::path& directory, stage::Progress& progress,
                    const std::atomic<bool>& stop)
        : options_(options),
          threads_(threads),
          collection_(collection),
          phrases_(phrases),
          directory_(directory),
          progress_(progress),
          stop_(stop),
          analyser_(options.language),
          list_(analyser_) {}

    Suggested run() {
        for (const topics::Phrase& phrase : phrases_)
            list_.add(Suggestion::Kind::phrase, phrase.text, phrase.count);
        add_facts();
        add_researchers();
        const std::vector<Suggestion> suggestions = list_.ranked();
        return write(suggestions);
    }

 private:
    void add_facts() {
        const gathered::Authorship& authorship = collection_.authorship();
        std::map<std::uint32_t, std::uint32_t> venues;
        std::map<std::uint32_t, std::uint32_t> topics;
        for (std::uint32_t i = 0; i < collection_.works(); ++i) {
            const gathered::Authorship::WorkFacts& facts = authorship.facts(engine::WorkId{i});
            if (facts.venue != gathered::Authorship::none) ++venues[facts.venue];
            if (!facts.own_topics) continue;
            for (const std::uint32_t topic : facts.topics) ++topics[topic];
        }
        const std::uint32_t least = collection_.works() > few_works ? 2 : 1;
        const auto add_all = [&](Suggestion::Kind kind, const auto& counts) {
            for (const auto& [text, count] : counts) {
                if (count >= least) list_.add(kind, authorship.text(text), count);
            }
        };
        add_all(Suggestion::Kind::venue, venues);
        add_all(Suggestion::Kind::topic, topics);
    }

    void add_researchers() {
        const engine::data::Records records(directory_ / files::researcher_records);
        using Names = std::vector<std::pair<std::string, std::uint32_t>>;
        const auto reader = [&] {
            return [&](std::uint32_t first, std::uint32_t last) {
                Names names;
                for (std::uint32_t i = first; i < last; ++i) {
                    const engine::data::StoredRecord record = records.read(i);
                    names.emplace_back(record.text("name"), record.value("works_count").get<std::uint32_t>());
                }
                return names;
            };
        };
        stage::in_batches(records.size(), batch_records, threads_, stop_, reader,
                          [&](std::uint32_t, const Names& names) {
                              for (const auto& [name, works] : names)
                                  list_.add(Suggestion::Kind::researcher, name, works);
                          });
    }

    Suggested write(const std::vector<Suggestion>& suggestions) {
        const auto total = static_cast<std::uint32_t>(suggestions.size());
        engine::data::RecordsWriter records(directory_ / files::suggestion_records);
        std::vector<std::filesystem::path> segments;
        const auto segment = [&](std::uint32_t n) {
            return directory_ / fmt::format("segment-suggestions-{:06}", n);
        };
        const auto writer = [&] {
            return [&, analyser = engine::text::Analyser(options_.language)](std::uint32_t first,
                                                                             std::uint32_t last) mutable {
                const auto some = std::span(suggestions).subspan(first, last - first);
                return write_segment(some, analyser, segment(first / segment_suggestions));
            };
        };
        stage::in_batches(total, segment_suggestions, threads_, stop_, writer,
                          [&](std::uint32_t n, const std::vector<std::string>& encoded) {
                              for (const std::string& record : encoded) records.add(record);
                              segments.push_back(segment(n));
                              progress_.advance(std::min(total, (n + 1) * segment_suggestions), -1);
                          });
        records.finish();
        engine::data::ColumnsBuilder columns(engine::suggestion_fields);
        for (const Suggestion& suggestion : suggestions) columns.add(to_json(suggestion));
        columns.write(directory_ / files::suggestion_columns);
        engine::xapian::merge_segments(segments, directory_ / files::suggestions_index);
        return {total, records.field_counts()};
    }

    static std::vector<std::string> write_segment(std::span<const Suggestion> suggestions,
                                                  engine::text::Analyser& analyser,
                                                  const std::filesystem::path& path) {
        engine::xapian::SegmentWriter segment(path);
        std::vector<std::string> records;
        std::vector<engine::xapian::WeightedTerm> terms;
        std::set<std::string_view> words;
        for (const Suggestion& suggestion : suggestions) {
            words.clear();
            terms.clear();
            const auto& tokens = analyser.analyse(suggestion.query);
            for (const engine::text::Token& token : tokens) words.insert(token.word);
            for (const std::string_view word : words) terms.push_back({word, 1});
            std::string first;
            if (!tokens.empty()) first = engine::make_term(engine::title_prefix, tokens.front().word);
            if (!first.empty()) terms.push_back({first, 1});
            const std::string id = engine::make_term(engine::id_prefix, suggestion.id);
            terms.push_back({id, 0});
            segment.add(terms);
            records.push_back(engine::data::RecordsWriter::encode(to_json(suggestion)));
        }
        segment.finish();
        return records;
    }

    const stage::BuildOptions& options_;
    unsigned threads_;
    const gathered::Collection& collection_;
    const std::vector<topics::Phrase>& phrases_;
    const std::filesystem::path& directory_;
    stage::Progress& progress_;
    const std::atomic<bool>& stop_;
    engine::text::Analyser analyser_;
    SuggestionList list_;
};

}  // namespace

Suggested make_suggestions(const stage::BuildOptions& options, unsigned threads,
                           const gathered::Collection& collection, const std::vector<topics::Phrase>& phrases,
                           const std::filesystem::path& directory, stage::Progress& progress,
                           const std::atomic<bool>& stop) {
    return SuggestionStage(options, threads, collection, phrases, directory, progress, stop).run();
}

}  // namespace kindred::indexer::suggestions
