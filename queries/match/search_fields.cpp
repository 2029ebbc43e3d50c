#include "queries/match/search_fields.hpp"

#include "engine/base/fields.hpp"
#include "queries/base/parameter_error.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kindred::queries::match {

namespace {

using engine::data::TextField;

constexpr std::array<std::pair<std::string_view, TextField>, 5> work_texts = {{
    {"title", TextField::title},
    {"abstract", TextField::abstract},
    {"authors", TextField::authors},
    {"venue", TextField::venue},
    {"topics", TextField::topics},
}};

/// In the order of Collection.
constexpr std::array<std::span<const engine::Field>, all_collections.size()> known_fields = {
    engine::work_fields, engine::researcher_fields, engine::suggestion_fields};

/// The searchable attributes that are asked for.
std::vector<std::string> attributes_named(Collection collection, const SearchOn& names) {
    const std::vector<std::string> searchable = searchable_attributes(collection);
    if (!names) return searchable;
    std::vector<std::string> found;
    for (const std::string& name : *names) {
        if (name == "*") {
            found.insert(found.end(), searchable.begin(), searchable.end());
        } else if (std::ranges::find(searchable, name) != searchable.end()) {
            found.push_back(name);
        } else {
            throw ParameterError(
                "attributes_to_search_on",
                fmt::format("Attribute `{}` is not searchable. Available searchable attributes are: `{}`.",
                            name, fmt::join(searchable, ", ")));
        }
    }
    return found;
}

}  // namespace

std::vector<std::string> searchable_attributes(Collection collection) {
    std::vector<std::string> names;
    for (const engine::Field& field : known_fields.at(static_cast<std::size_t>(collection)))
        if (field.searchable) names.emplace_back(field.name);
    return names;
}

FieldSet work_fields_named(const SearchOn& names) {
    FieldSet fields;
    for (const std::string& name : attributes_named(Collection::works, names)) {
        for (const auto& [text, field] : work_texts)
            if (text == name) fields.add(field);
    }
    if (fields.has(TextField::topics) && !(fields == FieldSet::all())) fields.add(TextField::found_topics);
    return fields;
}

ResearcherFields researcher_fields_named(const SearchOn& names) {
    ResearcherFields fields{false, false};
    for (const std::string& name : attributes_named(Collection::researchers, names))
        (name == "name" || name == "aliases" ? fields.names : fields.subjects) = true;
    return fields;
}

void check_search_on(Collection collection, const SearchOn& names) {
    attributes_named(collection, names);
}

}  // namespace kindred::queries::match
