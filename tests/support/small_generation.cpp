#include "tests/support/small_generation.hpp"

#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::test {

namespace {

using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::generation;
using namespace kindred::engine::likeness;
using namespace kindred::engine::text;
using namespace kindred::engine::xapian;
const std::vector<std::string> stems = {"graph", "the",    "neural", "cell",   "protein", "search", "rank",
                                        "qubit", "market", "ocean",  "carbon", "galaxi",  "vaccin", "fossil"};

/// Stem `i` of the text of `work`: arbitrary, but spread over the whole lexicon.
std::uint32_t stem_number(std::uint32_t work, std::uint32_t i) {
    return (work * 5 + i * i * 3 + i) % static_cast<std::uint32_t>(stems.size());
}

std::vector<ResearcherId> authors_of(std::uint32_t work) {
    const std::uint32_t first = work % small_researchers;
    const std::uint32_t second = (work * 2 + 1) % small_researchers;
    if (first == second) return {ResearcherId{first}};
    return {ResearcherId{first}, ResearcherId{second}};
}

void write_index(const std::filesystem::path& file, std::uint32_t documents,
                 std::string (*id)(std::uint32_t)) {
    const std::filesystem::path segment = file.string() + ".segment";
    SegmentWriter writer(segment);
    for (std::uint32_t d = 0; d < documents; ++d) {
        const std::string id_term = make_term(id_prefix, id(d));
        std::vector<std::uint32_t> wdf(stems.size());
        for (std::uint32_t i = 0; i < 8; ++i) ++wdf[stem_number(d, i)];
        std::vector<WeightedTerm> terms = {{id_term, 0}};
        for (std::size_t s = 0; s < stems.size(); ++s)
            if (wdf[s] != 0) terms.push_back({stems[s], wdf[s]});
        writer.add(terms);
    }
    writer.finish();
    merge_segments({segment}, file);
}

void write_records(const std::filesystem::path& file, std::uint32_t records,
                   std::string (*id)(std::uint32_t)) {
    RecordsWriter writer(file);
    for (std::uint32_t r = 0; r < records; ++r) {
        nlohmann::ordered_json record = {{"id", id(r)}, {"year", 1990 + r}, {"_internal", r}};
        record["title"] = "On " + stems[stem_number(r, 0)] + " and " + stems[stem_number(r, 1)];
        record["authors"] = {{{"name", "A. Author"}}, {{"name", "B. Writer"}}};
        writer.add(RecordsWriter::encode(record));
    }
    writer.finish();
}

void write_forward(const std::filesystem::path& file) {
    ForwardWriter writer(file);
    for (std::uint32_t w = 0; w < small_works; ++w) {
        ForwardText text;
        const auto word = [&](std::uint32_t i) { return WordId{stem_number(w, i) + 1}; };
        text[TextField::title] = {word(0), word(1), word(2)};
        text[TextField::abstract] = {word(3), word(4), word(5), word(6), word(7)};
        text[TextField::topics] = {word(1), no_word, word(2)};
        writer.add(text);
    }
    writer.finish();
}

void write_small_lexicon(const std::filesystem::path& file) {
    std::vector<StemStatistics> statistics(stems.size());
    for (std::size_t i = 0; i < stems.size(); ++i) {
        statistics[i] = {static_cast<std::uint32_t>(i + 1), stems[i] == "the", stems[i] + "s"};
    }
    std::vector<StemId> word_stems;
    for (std::uint32_t i = 0; i < stems.size(); ++i) word_stems.push_back(StemId{i});
    write_lexicon(file, stems, statistics, word_stems);
}

void write_small_words(const std::filesystem::path& file) {
    std::vector<std::string> texts;
    for (const std::string& stem : stems) texts.push_back(stem + "s");
    std::sort(texts.begin(), texts.end());
    std::vector<WordEntry> words;
    for (const std::string& text : texts) {
        const auto stem = std::find(stems.begin(), stems.end(), text.substr(0, text.size() - 1));
        WordEntry word;
        word.text = text;
        word.frequency = static_cast<std::uint32_t>(10 + text.size());
        word.documents = 5;
        word.stem = StemId{static_cast<std::uint32_t>(stem - stems.begin())};
        word.id = WordId{number(word.stem) + 1};
        words.push_back(word);
    }
    const std::vector<AdjacentStems> adjacent;
    write_words(file, words, adjacent);
}

void write_columns(const std::filesystem::path& file, std::uint32_t records, std::span<const Field> fields) {
    ColumnsBuilder builder(fields);
    for (std::uint32_t r = 0; r < records; ++r) {
        builder.add({{"year", 1990 + r % 5},
                     {"title", stems[stem_number(r, 0)]},
                     {"topics", {stems[stem_number(r, 1)], stems[stem_number(r, 2)]}},
                     {"h_index", r % 4},
                     {"kind", stems[stem_number(r, 3)]},
                     {"count", r}});
    }
    builder.write(file);
}

/// Arbitrary vectors of two dimensions, and for every work the next three as neighbours.
void write_vectors(const std::filesystem::path& directory) {
    const auto vector = [](std::uint32_t i) {
        return std::vector<float>{static_cast<float>(i % 7) - 3, static_cast<float>(i % 3) + 1};
    };
    ByteRows rows{2, {}, {}};
    std::vector<std::uint32_t> row_of_stem;
    for (std::uint32_t s = 0; s < stems.size(); ++s) {
        std::vector<float> row = vector(s);
        for (float& x : row) x /= 8;
        rows.add(row);
        row_of_stem.push_back(s);
    }
    const Projection projection = {2, row_of_stem, rows.values, rows.scales};
    write_text_weights(directory / files::text_weights, Forward(directory / files::forward),
                       Lexicon(directory / files::lexicon));
    LatentWriter latent(directory / files::latent, 2, false);
    const Spreads spreads = {0.1, 0.2};
    NeighboursWriter neighbours(directory / files::neighbours, spreads);
    for (std::uint32_t w = 0; w < small_works; ++w) {
        latent.add(vector(w));
        std::vector<Neighbour> row;
        for (std::uint32_t i = 1; i <= 3; ++i)
            row.push_back({WorkId{(w + i) % small_works}, 1.0F / static_cast<float>(i + 1)});
        neighbours.add(row);
    }
    latent.finish(&projection);
    neighbours.finish();
}

/// Asks for every vector and every neighbour.
std::size_t read_likeness(const Generation& generation) {
    std::size_t seen = 0;
    const TextVectors texts = generation.texts();
    const Latent& latent = generation.latent();
    for (std::uint32_t w = 0; w < generation.work_records().size(); ++w) {
        const TextVector text = texts.vector_of(WorkId{w});
        const std::vector<float> vector = latent.project(text);
        seen += text.size() + vector.size() + latent.vector(WorkId{w}).size();
        for (const Neighbour neighbour : generation.neighbours().of(WorkId{w})) {
            const double sparse = shared(text, texts.vector_of(neighbour.work));
            const double score =
                generation.neighbours().spreads().likeness(sparse, latent.cosine(WorkId{w}, neighbour.work));
            seen += score > 0.5 && latent.cosine(neighbour.work, vector) > 0.5 ? 1 : 0;
        }
    }
    return seen;
}

/// Asks every column for everything.
std::size_t read_columns(const Columns& columns) {
    std::size_t seen = 0;
    for (const Column& column : columns.all()) {
        for (std::uint32_t d = 0; d < columns.documents(); ++d) {
            seen += std::isnan(column.number(d)) ? 0 : 1;
            for (const std::uint32_t id : column.values(d))
                seen += column.label_of(id).size() + column.folded_of(id).size();
        }
        seen += column.starting_with("g").last + column.lower("m") + column.upper(1991.0);
    }
    return seen;
}

std::size_t read_words(const Dictionary& words) {
    std::size_t seen = words.complete("g", 10).size() + words.stems_of_prefix("n", 10).size();
    for (const std::string& stem : stems)
        seen += words.correct(stem + "z", 3).size() + words.split(stem + "s").has_value();
    return seen;
}

void write_small_suggestion_words(const std::filesystem::path& path) {
    SuggestionWordsBuilder builder;
    for (std::uint32_t s = 0; s < small_suggestions; ++s) builder.add({{stems[s % 3], stems[3]}, {stems[0]}});
    builder.write(path);
}

/// Reads the words of every spelling with a word of every prefix.
std::size_t read_suggestion_words(const SuggestionWords& words) {
    std::size_t seen = 0;
    for (const std::string prefix : {"", "g", "n"}) {
        for (const std::uint32_t spelling : words.spellings_with(words.starting_with(prefix)))
            seen += words.words_of(spelling).size() + words.suggestion_of(spelling);
    }
    for (const std::string& stem : stems) seen += words.find(stem).last;
    return seen;
}

std::size_t read_terms(const std::shared_ptr<const Generation>& generation) {
    Reader reader(generation);
    std::size_t seen = reader.work_index().document_count() + reader.researcher_index().document_count();
    for (std::uint32_t w = 0; w < small_works; ++w) seen += reader.find_work(small_work_id(w)) ? 1 : 0;
    for (std::uint32_t r = 0; r < small_researchers; ++r)
        seen += reader.find_researcher(small_researcher_id(r)) ? 1 : 0;
    using Op = TermQuery::Op;
    const TermQuery first = TermQuery::of_term(stems[0]);
    const TermQuery second = TermQuery::of_term(stems[2]);
    std::vector<TermQuery> queries = {first, second, TermQuery::of(Op::all_docs, {})};
    for (const Op op : {Op::all, Op::any, Op::and_not, Op::and_maybe})
        queries.push_back(TermQuery::of(op, {first, second}));
    for (TermIndex* index : {&reader.work_index(), &reader.researcher_index()}) {
        for (const TermQuery& query : queries) {
            for (const Match& match : index->match(query, 0, small_works, {}, small_works).matches) {
                ++seen;
                if (index == &reader.work_index())
                    generation->work_records().read(match.document);
                else
                    generation->researcher_records().read(match.document);
            }
        }
        for (const std::string& stem : stems) seen += index->document_frequency(stem);
    }
    return seen;
}

}  // namespace

std::string small_work_id(std::uint32_t work) {
    return "W" + std::to_string(100 + work);
}

std::string small_suggestion_id(std::uint32_t suggestion) {
    return "s" + std::to_string(100 + suggestion);
}

std::string small_researcher_id(std::uint32_t researcher) {
    return "A" + std::to_string(100 + researcher);
}

void write_small_generation(const std::filesystem::path& directory) {
    std::filesystem::create_directories(directory);
    write_index(directory / files::works_index, small_works, small_work_id);
    write_index(directory / files::researchers_index, small_researchers, small_researcher_id);
    write_records(directory / files::work_records, small_works, small_work_id);
    write_records(directory / files::researcher_records, small_researchers, small_researcher_id);
    write_forward(directory / files::forward);
    std::vector<std::vector<ResearcherId>> authors;
    std::vector<std::uint16_t> years;
    for (std::uint32_t w = 0; w < small_works; ++w) {
        authors.push_back(authors_of(w));
        years.push_back(static_cast<std::uint16_t>(1990 + w));
    }
    write_graph(directory / files::graph, authors, years, small_researchers);
    write_small_lexicon(directory / files::lexicon);
    write_small_words(directory / files::dictionary);
    write_expressions(directory / files::expressions, {});
    write_postings(directory / files::postings, Forward(directory / files::forward),
                   Lexicon(directory / files::lexicon), Expressions(directory / files::expressions));
    write_index(directory / files::suggestions_index, small_suggestions, small_suggestion_id);
    write_records(directory / files::suggestion_records, small_suggestions, small_suggestion_id);
    write_small_suggestion_words(directory / files::suggestion_words);
    write_columns(directory / files::work_columns, small_works, work_fields);
    write_columns(directory / files::researcher_columns, small_researchers, researcher_fields);
    write_columns(directory / files::suggestion_columns, small_suggestions, suggestion_fields);
    write_vectors(directory);
    Manifest manifest;
    manifest.kindred_version = "0.0.1";
    manifest.language = "en";
    manifest.built_at = "2024-01-01T00:00:00Z";
    manifest.works = small_works;
    manifest.researchers = small_researchers;
    manifest.suggestions = small_suggestions;
    manifest.inputs = {"works.jsonl"};
    write_manifest(directory, manifest);
}

std::vector<std::string> generation_file_names() {
    std::vector<std::string> names(files::all.begin(), files::all.end());
    std::sort(names.begin(), names.end());
    return names;
}

std::size_t read_everything(const std::shared_ptr<const Generation>& generation, bool terms) {
    std::size_t seen = 0;
    ForwardText text;
    const Graph& graph = generation->graph();
    const Lexicon& lexicon = generation->lexicon();
    for (std::uint32_t w = 0; w < generation->work_records().size(); ++w) {
        seen += generation->work_records().read(w).to_json().size();
        seen += generation->work_records().read(w).text("id").size();
        generation->forward().read(WorkId{w}, text);
        for (const auto& words : text) {
            for (const WordId word : words) {
                const StemId stem = lexicon.stem_of(word);
                seen += lexicon.stem(stem).size() + lexicon.surface(stem).size() + lexicon.stop(stem) +
                        lexicon.document_frequency(stem);
            }
        }
        for (const ResearcherId author : graph.authors(WorkId{w})) seen += graph.works_of(author).size();
    }
    for (std::uint32_t r = 0; r < generation->researcher_records().size(); ++r) {
        seen += generation->researcher_records().read(r).to_json().size();
        for (const WorkId work : graph.works_of(ResearcherId{r})) seen += graph.authors(work).size();
        for (const Collaborator& c : graph.collaborators(ResearcherId{r}))
            seen += c.works + (graph.coauthors(ResearcherId{r}, c.researcher) ? 1U : 0U);
    }
    for (const Columns* columns : {&generation->work_columns(), &generation->researcher_columns(),
                                   &generation->suggestion_columns()}) {
        seen += read_columns(*columns);
    }
    seen += read_words(generation->dictionary());
    seen += read_suggestion_words(generation->suggestion_words());
    seen += read_likeness(*generation);
    for (std::uint32_t s = 0; s < generation->suggestion_records().size(); ++s) {
        seen += generation->suggestion_records().read(s).to_json().size();
    }
    for (std::uint32_t s = 0; s < lexicon.size(); ++s) {
        const auto found = lexicon.find(lexicon.stem(StemId{s}));
        if (found) seen += lexicon.surface(*found).size();
        for (const WordId word : lexicon.words_of(StemId{s})) seen += number(word);
        generation->postings().visit(StemId{s}, [&](const Posting& p) { seen += number(p.work) + p.impact; });
    }
    return terms ? seen + read_terms(generation) : seen;
}

}  // namespace kindred::test
