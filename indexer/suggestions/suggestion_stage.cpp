#include "indexer/suggestions/suggestion_stage.hpp"

#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/suggestions/spellings.hpp"
#include "indexer/suggestions/suggestions.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <utility>

namespace kindred::indexer::suggestions {

namespace {

namespace files = engine::generation::files;

/// Suggestions of one segment: they have one term each.
constexpr std::uint32_t segment_suggestions = 50'000;
/// In collections of over this many works, topics and venues of one work only are taken for slips.
constexpr std::uint32_t few_works = 1000;
/// One title is suggested for so many works: enough for what people look for again, and few beside names.
constexpr std::uint32_t works_a_title = 10;

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

/// The works whose titles are suggested, the most cited first.
std::vector<std::uint32_t> most_cited(const gathered::Corpus& corpus) {
    const auto citations = [&](std::uint32_t work) {
        return corpus.authorship().facts(engine::WorkId{work}).cited_by_count;
    };
    std::vector<std::uint32_t> works;
    for (std::uint32_t work = 0; work < corpus.works(); ++work)
        if (citations(work) > 0) works.push_back(work);
    std::ranges::stable_sort(works, std::greater(), citations);
    const std::size_t most = std::min<std::size_t>((corpus.works() + works_a_title - 1) / works_a_title,
                                                   SuggestionList::max_of_kind);
    if (works.size() > most) works.resize(most);
    return works;
}

void add_titles(SuggestionList& list, const stage::Context& context, const gathered::Corpus& corpus) {
    const engine::data::Records records(context.file(files::work_records));
    const std::vector<std::uint32_t> works = most_cited(corpus);
    const auto reader = [&] { return [&](std::uint32_t n) { return records.read(works[n]).text("title"); }; };
    context.workers.in_order(static_cast<std::uint32_t>(works.size()), reader,
                             [&](std::uint32_t n, const std::string& title) {
                                 const auto& facts = corpus.authorship().facts(engine::WorkId{works[n]});
                                 list.add(Suggestion::Kind::title, title, 1, facts.cited_by_count);
                             });
}

/// What is written of one suggestion.
struct Written {
    std::string record;  ///< encoded
    std::vector<std::vector<std::string>> ways_to_type;
};

/// Writes the ids of `suggestions`; returns what else is to be written of them.
std::vector<Written> write_segment(std::span<const Suggestion> suggestions, engine::text::Analyser& analyser,
                                   const std::filesystem::path& path) {
    engine::xapian::SegmentWriter segment(path);
    std::vector<Written> written;
    for (const Suggestion& suggestion : suggestions) {
        const std::string id = engine::make_term(engine::id_prefix, suggestion.id);
        segment.add({{id, 0}});
        written.push_back({engine::data::RecordsWriter::encode(to_json(suggestion)),
                           ways_to_type(suggestion.spellings, analyser)});
    }
    segment.finish();
    return written;
}

Suggested write(const stage::Context& context, const std::vector<Suggestion>& suggestions) {
    const auto total = static_cast<std::uint32_t>(suggestions.size());
    engine::data::RecordsWriter records(context.file(files::suggestion_records));
    engine::data::SuggestionWordsBuilder words;
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
    context.workers.in_batches(total, segment_suggestions, writer,
                               [&](std::uint32_t first, std::uint32_t last, const std::vector<Written>& all) {
                                   for (const Written& one : all) {
                                       records.add(one.record);
                                       words.add(one.ways_to_type);
                                   }
                                   segments.push_back(segment(first));
                                   context.progress.advance(last, -1);
                               });
    records.finish();
    words.write(context.file(files::suggestion_words));
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
    add_titles(list, context, corpus);
    add_researchers(list, context);
    return write(context, list.ranked());
}

}  // namespace kindred::indexer::suggestions
