#include "queries/recommend/reasons.hpp"

#include "queries/base/scored_document.hpp"
#include "queries/recommend/shared_terms.hpp"

#include <algorithm>

namespace kindred::queries::recommend {

namespace {

constexpr std::size_t max_shared_terms = 8;
constexpr std::size_t max_shared_values = 5;
constexpr std::size_t max_collaborators_in_common = 10;

/// A value that this share of the documents have, and as many, tells nobody from another.
constexpr double general_share = 0.2;
constexpr std::uint32_t general_documents = 200;

bool is_general(const engine::data::Column& column, std::uint32_t documents, std::uint32_t value) {
    const std::uint32_t with = column.documents_with(value);
    return with >= general_documents && with >= general_share * documents;
}

/// Adds the values of `document` in the column `name`, folded.
void add_values(const engine::data::Columns& columns, std::string_view name, std::uint32_t document,
                std::set<std::string_view>& out) {
    const engine::data::Column* column = columns.find(name);
    if (column == nullptr) return;
    for (const std::uint32_t id : column->values(document)) {
        if (!column->text_of(id).empty()) out.insert(column->folded_of(id));
    }
}

/// Values that the document shares with the seeds, whatever their case, each once; but for general ones.
std::vector<std::string> shared_values(const engine::data::Columns& columns, std::string_view name,
                                       std::uint32_t document, const std::set<std::string_view>& of_seeds) {
    const engine::data::Column* column = columns.find(name);
    std::vector<std::string> shared;
    if (column == nullptr) return shared;
    std::string_view last;
    for (const std::uint32_t id : column->values(document)) {  // in order of their folded form
        const std::string_view folded = column->folded_of(id);
        if (shared.size() == max_shared_values) break;
        if (folded == last || !of_seeds.contains(folded) || is_general(*column, columns.documents(), id))
            continue;
        shared.emplace_back(column->text_of(id));
        last = folded;
    }
    return shared;
}

/// True when nothing that can count for these seeds has a weight.
bool nothing_counts(const SignalWeights& weights, const SeedSet& seeds) {
    return weights.content == 0 &&
           (seeds.researchers.empty() || (weights.graph == 0 && weights.institution == 0));
}

}  // namespace

std::string why_none(const RecommendRequest& request, const SeedSet& seeds, Collection recommended,
                     bool near) {
    const std::string left_out =
        request.threshold > 0 ? "is a seed, excluded, not what the filter asks for or below the threshold"
                              : "is a seed, excluded or not what the filter asks for";
    if (!request.candidates.empty()) return "every candidate " + left_out;
    if (nothing_counts(request.weights, seeds))
        return "every signal that these seeds have is given a weight of 0";
    if (seeds.works.empty() && !seeds.text) {
        return seeds.researchers.size() == 1 ? "this researcher has no works in the index"
                                             : "these researchers have no works in the index";
    }
    if (near) return (recommended == Collection::works ? "what is close " : "whoever is close ") + left_out;
    return seeds.works.empty() && seeds.text->words.empty() ? "the index has none of the words of this text"
                                                            : "no other work shares enough words with these";
}

Reasons::Reasons(engine::Reader& reader, const SeedSet& seeds, std::string_view text)
    : reader_(reader), generation_(reader.generation()), seeds_(seeds), text_(text) {
    for (const engine::ResearcherId researcher : seeds.researchers) {
        add_values(generation_.researcher_columns(), "topics", engine::number(researcher), topics_);
        add_values(generation_.researcher_columns(), "venues", engine::number(researcher), venues_);
        for (const engine::data::Collaborator& c : generation_.graph().collaborators(researcher))
            collaborators_[c.researcher] += c.works;
    }
    if (!seeds.researchers.empty()) return;
    for (const SeedWork& seed : seeds.works) {
        add_values(generation_.work_columns(), "topics", engine::number(seed.work), topics_);
        add_values(generation_.work_columns(), "venue", engine::number(seed.work), venues_);
    }
}

const Reasons::Text& Reasons::text_of(std::optional<engine::WorkId> work) {
    const auto [at, fresh] = texts_.try_emplace(work);
    Text& text = at->second;
    if (!fresh) return text;
    const std::string& language = generation_.manifest().language;
    if (!work) {
        text.stems = seeds_.text->words;
        text.words = read_words({"", text_, ""}, reader_.analyser(), language);
        return text;
    }
    const auto record = generation_.work_records().read(engine::number(*work));
    text.id = record.text("id");
    text.title = record.text("title");
    text.stems = generation_.texts().vector_of(*work);
    text.words = read_words({text.title, record.text("abstract"), record.text("language")},
                            reader_.analyser(), language);
    return text;
}

/// The terms that contribute most to the likeness of the pairs, each with its share of the whole.
std::vector<std::pair<std::string, double>> Reasons::shared_terms(const std::vector<WorkPair>& pairs) {
    std::vector<SharedWords> shared;
    for (const WorkPair& pair : pairs) {
        const Text& a = text_of(pair.seed);
        const Text& b = text_of(pair.found);
        SharedWords& words = shared.emplace_back(SharedWords{&a.words, &b.words, {}});
        auto j = b.stems.begin();
        for (const engine::likeness::WeightedStem& stem : a.stems) {
            while (j != b.stems.end() && j->stem < stem.stem) ++j;
            if (j == b.stems.end() || j->stem != stem.stem) continue;
            words.stems[stem_key(generation_.lexicon().stem(stem.stem))] = {
                stem.stem, static_cast<double>(stem.weight) * static_cast<double>(j->weight)};
        }
    }
    return recommend::shared_terms(generation_, shared, max_shared_terms);
}

std::vector<Evidence> Reasons::evidence(const std::vector<WorkPair>& pairs) {
    std::vector<Evidence> out;
    for (const WorkPair& pair : pairs) {
        const Text& found = text_of(pair.found);
        out.push_back({found.id, found.title, pair.seed ? text_of(pair.seed).id : "",
                       static_cast<double>(pair.closeness)});
    }
    return out;
}

/// Collaborators of the researcher and of a seed, those with most works shared with the seeds first.
void Reasons::add_people(engine::ResearcherId researcher, Why& why) const {
    if (seeds_.researchers.empty()) return;
    const engine::data::Graph& graph = generation_.graph();
    std::vector<ScoredDocument> common;
    for (const engine::data::Collaborator& c : graph.collaborators(researcher)) {
        const auto at = collaborators_.find(c.researcher);
        if (at != collaborators_.end())
            common.push_back({engine::number(c.researcher), static_cast<double>(at->second)});
    }
    keep_best(common, max_collaborators_in_common);
    for (const auto& [collaborator, works] : common) {
        const auto record = generation_.researcher_records().read(collaborator);
        why.collaborators_in_common.push_back({record.text("id"), record.text("name")});
    }
    const bool coauthors = std::ranges::any_of(
        seeds_.researchers, [&](engine::ResearcherId seed) { return graph.coauthors(seed, researcher); });
    why.coauthor_distance = coauthors ? 1 : common.empty() ? 0 : 2;
}

template <typename Id>
Why Reasons::why(Id id, const std::vector<WorkPair>& pairs) {
    constexpr bool of_works = std::is_same_v<Id, engine::WorkId>;
    const auto& columns = of_works ? generation_.work_columns() : generation_.researcher_columns();
    const std::uint32_t document = engine::number(id);
    Why why{.terms = shared_terms(pairs),
            .topics = shared_values(columns, "topics", document, topics_),
            .venues = shared_values(columns, of_works ? "venue" : "venues", document, venues_),
            .evidence = evidence(pairs)};
    if constexpr (!of_works) add_people(id, why);
    return why;
}
template Why Reasons::why(engine::WorkId, const std::vector<WorkPair>&);
template Why Reasons::why(engine::ResearcherId, const std::vector<WorkPair>&);

}  // namespace kindred::queries::recommend
