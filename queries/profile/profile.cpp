#include "queries/profile/profile.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/fold.hpp"
#include "queries/base/paging.hpp"
#include "queries/base/ranking.hpp"
#include "queries/columns/sort.hpp"
#include "queries/readings/identifiers.hpp"
#include "queries/recommend/recommend.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace kindred::queries::profile {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t max_top_works = 10;
constexpr std::uint32_t max_collaborators = 50;
constexpr std::size_t max_topics = 20;
constexpr std::uint32_t similar_works_shown = 5;
/// People of one name that are looked at: a name common to more is not a way to find someone.
constexpr std::uint32_t max_namesakes = 200;

/// What a profile says of a work.
ordered_json summary_of(const engine::data::StoredRecord& work) {
    ordered_json json = {{"id", work.text("id")}, {"title", work.text("title")}};
    const auto year = work.value("year");
    const auto venue = work.text("venue");
    const auto cited = work.value("cited_by_count");
    if (year.is_number_integer() && year != 0) json["year"] = year;
    if (!venue.empty()) json["venue"] = venue;
    json["cited_by_count"] = cited.is_number_integer() ? cited.get<std::int64_t>() : 0;
    return json;
}

/// The topics of a researcher's record, each with how many of the works are about it.
ordered_json weighted_topics(const ordered_json& topics, const std::map<std::string, std::size_t>& counts,
                             std::size_t works) {
    auto json = ordered_json::array();
    for (const auto& topic : topics) {
        if (json.size() == max_topics) break;
        const auto at = counts.find(topic.get_ref<const std::string&>());
        const std::size_t count = at == counts.end() ? 0 : at->second;
        json.push_back(
            {{"name", topic},
             {"works", count},
             {"weight", static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, works))}});
    }
    return json;
}

/// The first of `works`, summaries: the most cited, the latest of equals.
ordered_json top_works(std::vector<ordered_json> works) {
    std::ranges::stable_sort(works, std::ranges::greater(), [](const ordered_json& work) {
        return std::pair(work.at("cited_by_count").get<std::int64_t>(), work.value("year", 0));
    });
    if (works.size() > max_top_works) works.resize(max_top_works);
    return works;
}

bool is_called(const engine::data::StoredRecord& record, const std::string& folded) {
    if (engine::text::fold(record.text("name")) == folded) return true;
    const auto aliases = record.value("aliases");
    return aliases.is_array() &&
           std::any_of(aliases.begin(), aliases.end(), [&](const nlohmann::json& alias) {
               return alias.is_string() && engine::text::fold(alias.get<std::string>()) == folded;
           });
}

/// `Id`s of documents.
template <typename Id>
std::vector<Id> ids_of(const std::vector<std::uint32_t>& documents) {
    std::vector<Id> ids;
    for (const std::uint32_t document : documents) ids.push_back(Id{document});
    return ids;
}

/// The only one of `choices`, which is taken from them.
template <typename Id>
std::optional<Id> take_only(std::vector<Id>& choices) {
    if (choices.size() != 1) return std::nullopt;
    const Id only = choices.front();
    choices.clear();
    return only;
}

/// The researchers with this folded name.
std::vector<engine::ResearcherId> namesakes(engine::Reader& reader, std::string_view name) {
    std::vector<engine::xapian::TermQuery> words;
    for (const engine::text::Token& token : reader.analyser().analyse(name)) {
        words.push_back(
            engine::xapian::TermQuery::of_term(engine::make_term(engine::name_prefix, token.word)));
    }
    std::vector<engine::ResearcherId> called;
    if (words.empty()) return called;
    const std::string folded = engine::text::fold(engine::text::normalise(name));
    const auto found = reader.researcher_index().match(
        engine::xapian::TermQuery::of(engine::xapian::TermQuery::Op::all, std::move(words)), 0, max_namesakes,
        ranking::researchers);
    for (const engine::xapian::Match& match : found.matches) {
        if (is_called(reader.generation().researcher_records().read(match.document), folded))
            called.push_back(engine::ResearcherId{match.document});
    }
    return called;
}

}  // namespace

WorkLookup find_work(engine::Reader& reader, std::string_view identifier) {
    WorkLookup lookup;
    lookup.work = reader.find_work(identifier);
    if (lookup.work) return lookup;
    lookup.choices =
        ids_of<engine::WorkId>(readings::records_identified(reader, Collection::works, identifier));
    lookup.work = take_only(lookup.choices);
    return lookup;
}

ResearcherLookup find_researcher(engine::Reader& reader, std::string_view id_or_name) {
    ResearcherLookup lookup;
    lookup.researcher = reader.find_researcher(id_or_name);
    if (lookup.researcher) return lookup;
    lookup.choices = ids_of<engine::ResearcherId>(
        readings::records_identified(reader, Collection::researchers, id_or_name));
    if (lookup.choices.empty()) lookup.choices = namesakes(reader, id_or_name);
    lookup.researcher = take_only(lookup.choices);
    lookup.by_name = lookup.researcher.has_value();
    return lookup;
}

ordered_json researcher_profile(engine::Reader& reader, engine::ResearcherId researcher) {
    const engine::Generation& generation = reader.generation();
    ordered_json profile = generation.researcher_records().read(engine::number(researcher)).to_json();
    std::vector<ordered_json> works;
    std::map<std::string, std::size_t> topics;
    std::map<int, std::size_t> years;
    const auto own = generation.graph().works_of(researcher);
    for (const engine::WorkId work : own) {
        const auto record = generation.work_records().read(engine::number(work));
        works.push_back(summary_of(record));
        for (const auto& topic : record.value("topics")) ++topics[topic.get_ref<const std::string&>()];
        if (const int year = works.back().value("year", 0); year != 0) ++years[year];
    }
    auto by_year = ordered_json::array();
    for (const auto& [year, count] : years) by_year.push_back({{"year", year}, {"works", count}});
    profile["works_by_year"] = std::move(by_year);
    profile["top_works"] = top_works(std::move(works));
    profile["collaborators"] = collaborators_of(generation, researcher, 0, max_collaborators).entries;
    for (const char* list : {"institutions", "topics", "venues"}) {
        if (!profile.contains(list)) profile[list] = ordered_json::array();
    }
    profile["topics"] = weighted_topics(profile["topics"], topics, own.size());
    return profile;
}

ordered_json choices_to_json(engine::Reader& reader, const std::vector<engine::ResearcherId>& choices) {
    auto json = ordered_json::array();
    for (const engine::ResearcherId choice : choices) {
        json.push_back(reader.generation()
                           .researcher_records()
                           .read(engine::number(choice))
                           .to_json({"id", "name", "institutions", "works_count"}));
    }
    return json;
}

ordered_json work_profile(engine::Reader& reader, engine::WorkId work) {
    const engine::Generation& generation = reader.generation();
    const engine::data::StoredRecord record = generation.work_records().read(engine::number(work));
    ordered_json profile = record.to_json();
    const auto authors = record.json("_authors");
    profile["authors"] = authors.empty() ? ordered_json::array() : ordered_json::parse(authors);
    profile.erase("author_ids");
    recommend::RecommendRequest request;
    request.seeds.works = {record.text("id")};
    request.limit = similar_works_shown;
    request.explain = false;
    request.attributes_to_retrieve = {"id", "title", "authors", "author_ids", "year", "venue"};
    profile["similar"] = recommend::to_json(recommend::recommend_works(reader, request), 0).at("hits");
    auto references = ordered_json::array();
    const auto given = record.value("references");
    for (const auto& reference : given.is_array() ? given : nlohmann::json::array()) {
        if (!reference.is_string()) continue;
        const auto found = reader.find_work(reference.get_ref<const std::string&>());
        if (found) references.push_back(summary_of(generation.work_records().read(engine::number(*found))));
    }
    profile["references_found"] = std::move(references);
    return profile;
}

ResearcherList works_of(const engine::Generation& generation, engine::ResearcherId researcher,
                        const std::vector<std::string>& sort, std::uint32_t offset, std::uint32_t limit) {
    const columns::SortOrder order(sort.empty() ? std::vector<std::string>{"year:desc"} : sort,
                                   generation.work_columns());
    std::vector<std::uint32_t> works;
    for (const engine::WorkId work : generation.graph().works_of(researcher))
        works.push_back(engine::number(work));
    const Ranks ranks = Paging{offset, limit}.ranks(works.size(), max_listed_of_researcher);
    std::partial_sort(works.begin(), works.begin() + ranks.last, works.end(), order);
    ResearcherList list{{}, static_cast<std::uint32_t>(works.size())};
    for (std::uint32_t i = ranks.first; i < ranks.last; ++i)
        list.entries.push_back(generation.work_records().read(works[i]).to_json());
    return list;
}

ResearcherList collaborators_of(const engine::Generation& generation, engine::ResearcherId researcher,
                                std::uint32_t offset, std::uint32_t limit) {
    const auto all = generation.graph().collaborators(researcher);
    const Ranks ranks = Paging{offset, limit}.ranks(all.size(), max_listed_of_researcher);
    ResearcherList list{{}, static_cast<std::uint32_t>(all.size())};
    for (const engine::data::Collaborator& one : all.subspan(ranks.first, ranks.count())) {
        const auto record = generation.researcher_records().read(engine::number(one.researcher));
        ordered_json entry = {{"id", record.text("id")}, {"name", record.text("name")}, {"works", one.works}};
        if (one.first_year != 0) {
            entry["first_year"] = one.first_year;
            entry["last_year"] = one.last_year;
        }
        list.entries.push_back(std::move(entry));
    }
    return list;
}

}  // namespace kindred::queries::profile
