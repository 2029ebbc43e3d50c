#include "indexer/gathered/stored_work.hpp"

#include <algorithm>
#include <string_view>

namespace kindred::indexer::gathered {

namespace {

/// Names, ids and institutions as lists of their own, as search hits show and facets count them; `_authors`
/// keeps what belongs to one author together.
void put_authors(nlohmann::ordered_json& out, const std::vector<engine::Author>& authors) {
    if (authors.empty()) return;
    auto names = nlohmann::ordered_json::array();
    auto ids = nlohmann::ordered_json::array();
    auto institutions = nlohmann::ordered_json::array();
    auto details = nlohmann::ordered_json::array();
    for (const engine::Author& author : authors) {
        names.push_back(author.name);
        ids.push_back(author.id);
        nlohmann::ordered_json detail = {{"id", author.id}, {"name", author.name}};
        if (!author.orcid.empty()) detail["orcid"] = author.orcid;
        if (!author.institution.empty()) {
            detail["institution"] = author.institution;
            const bool known =
                std::find(institutions.begin(), institutions.end(), author.institution) != institutions.end();
            if (!known) institutions.push_back(author.institution);
        }
        details.push_back(std::move(detail));
    }
    out["authors"] = std::move(names);
    out["author_ids"] = std::move(ids);
    if (!institutions.empty()) out["institutions"] = std::move(institutions);
    out["_authors"] = std::move(details);
}

}  // namespace

nlohmann::ordered_json to_json(const engine::Work& work) {
    nlohmann::ordered_json out;
    const auto put = [&](const char* name, const auto& value) {
        if (!value.empty()) out[name] = value;
    };
    out["id"] = work.id;
    out["title"] = work.title;
    put("abstract", work.abstract);
    put_authors(out, work.authors);
    if (work.year) out["year"] = *work.year;
    put("date", work.date);
    put("type", work.type);
    put("venue", work.venue);
    put("topics", work.topics);
    put("topic", work.topic);
    put("language", work.language);
    put("doi", work.doi);
    put("url", work.url);
    if (work.cited_by_count) out["cited_by_count"] = *work.cited_by_count;
    put("references", work.references);
    for (const auto& [name, value] : work.extra.items()) {
        const bool own = std::string_view(name).starts_with('_');
        if (!value.is_null() && !own && !out.contains(name)) out[name] = value;
    }
    return out;
}

}  // namespace kindred::indexer::gathered
