#include "indexer/suggestions/suggestion_stage.hpp"

#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/suggestions/suggestions.hpp"

#include <map>
#include <set>
#include <span>
#include <utility>

namespace kindred::indexer::suggestions {

namespace {

namespace files = engine::generation::files;

/// Suggestions of one segment: they have three terms each.
constexpr std::uint32_t segment_suggestions = 50'000;
/// In collections of over this many works, topics and venues of one work only are taken for slips.
constexpr std::uint32_t few_works = 1000;

void add_facts(SuggestionList& list, const gathered::Corpus& corpus) {
    const gathered::Authorship& authorship = corpus.authorship();
    std::map<std::uint32_t, std::uint32_t> venues;
    std::map<std::uint32_t, std::uint32_t> topics;
    for (std::uint32_t i = 0; i < corpus.works(); ++i) {
        const gathered::Authorship::WorkFacts& facts = authorship.facts(engine::WorkId{i});
        if (facts.venue != gathered::Authorship::none) ++venues[facts.venue];
        if (!facts.own_topics) continue;
        for (const std::uint32_t topic : facts.topics) ++topics[topic];
    }
    const std::uint32_t least = corpus.works() > few_works ? 2 : 1;
    const auto add_all = [&](Suggestion::Kind kind, const auto& counts) {
        for (const auto& [text, count] : counts) {
            if (count >= least) list.add(kind, authorship.text(text), count);
        }
    };
    add_all(Suggestion::Kind::venue, venues);
    add_all(Suggestion::Kind::topic, topics);
}

void add_researchers(SuggestionList& list, const stage::Context& context) {
    const engine::data::Records records(context.file(files::researcher_records));
    const auto reader = [&] {
        return [&](std::uint32_t researcher) {
            const engine::data::StoredRecord record = records.read(researcher);
            return std::pair(record.text("name"), record.value("works_count").get<std::uint32_t>());
        };
    };
    context.workers.in_order(records.size(), reader, [&](std::uint32_t, const auto& name_and_works) {
        list.add(Suggestion::Kind::researcher, name_and_works.first, name_and_works.second);
    });
}

/// Writes the postings of `suggestions`; returns their records, encoded.
std::vector<std::string> write_segment(std::span<const Suggestion> suggestions,
                                       engine::text::Analyser& analyser, const std::filesystem::path& path) {
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
        // SuggestionList takes no text without a word.
        const std::string first = engine::make_term(engine::first_word_prefix, tokens.front().word);
        terms.push_back({first, 1});
        const std::string id = engine::make_term(engine::id_prefix, suggestion.id);
        terms.push_back({id, 0});
        segment.add(terms);
        records.push_back(engine::data::RecordsWriter::encode(to_json(suggestion)));
    }
    segment.finish();
    return records;
}

Suggested write(const stage::Context& context, const std::vector<Suggestion>& suggestions) {
    const auto total = static_cast<std::uint32_t>(suggestions.size());
    engine::data::RecordsWriter records(context.file(files::suggestion_records));
    std::vector<std::filesystem::path> segments;
    const auto segment = [&](std::uint32_t first) {
        return context.segment("suggestions", first / segment_suggestions);
    };
    const auto writer = [&] {
        return [&, analyser = context.analyser()](std::uint32_t first, std::uint32_t last) mutable {
            return write_segment(std::span(suggestions).subspan(first, last - first), analyser,
                                 segment(first));
        };
    };
    context.workers.in_batches(
        total, segment_suggestions, writer,
        [&](std::uint32_t first, std::uint32_t last, const std::vector<std::string>& encoded) {
            for (const std::string& record : encoded) records.add(record);
            segments.push_back(segment(first));
            context.progress.advance(last, -1);
        });
    records.finish();
    engine::data::ColumnsBuilder columns(engine::suggestion_fields);
    for (const Suggestion& suggestion : suggestions) columns.add(to_json(suggestion));
    columns.write(context.file(files::suggestion_columns));
    engine::xapian::merge_segments(segments, context.file(files::suggestions_index));
    return {total, records.field_counts()};
}

}  // namespace

Suggested make_suggestions(const stage::Context& context, const gathered::Corpus& corpus,
                           const std::vector<topics::Phrase>& phrases) {
    engine::text::Analyser analyser = context.analyser();
    SuggestionList list(analyser);
    for (const topics::Phrase& phrase : phrases)
        list.add(Suggestion::Kind::phrase, phrase.text, phrase.count);
    add_facts(list, corpus);
    add_researchers(list, context);
    return write(context, list.ranked());
}

}  // namespace kindred::indexer::suggestions
