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

std::span<const engine::Field> known_fields(Collection collection) noexcept {
    switch (collection) {
        case Collection::works:
            return engine::work_fields;
        case Collection::researchers:
            return engine::researcher_fields;
        case Collection::suggestions:
            break;
    }
    return engine::suggestion_fields;
}

/// Calls take(name) for every searchable attribute that is asked for.
template <typename Take>
void each(Collection collection, const SearchOn& names, Take&& take) {
    const auto searchable = searchable_attributes(collection);
    for (const std::string& name : names.value_or(std::vector<std::string>{"*"})) {
        if (name == "*") {
            for (const std::string& one : searchable) take(one);
        } else if (std::ranges::find(searchable, name) != searchable.end()) {
            take(name);
        } else {
            throw ParameterError(
                "attributes_to_search_on",
                fmt::format("Attribute `{}` is not searchable. Available searchable attributes are: `{}`.",
                            name, fmt::join(searchable, ", ")));
        }
    }
}

}  // namespace

std::vector<std::string> searchable_attributes(Collection collection) {
    std::vector<std::string> names;
    for (const engine::Field& field : known_fields(collection))
        if (field.searchable) names.emplace_back(field.name);
    return names;
}

FieldSet work_fields_named(const SearchOn& names) {
    FieldSet fields;
    each(Collection::works, names, [&](const std::string& name) {
        for (const auto& [text, field] : work_texts)
            if (text == name) fields.add(field);
    });
    if (fields.has(TextField::topics) && !(fields == FieldSet::all())) fields.add(TextField::found_topics);
    return fields;
}

ResearcherFields researcher_fields_named(const SearchOn& names) {
    ResearcherFields fields{false, false};
    each(Collection::researchers, names, [&](const std::string& name) {
        (name == "name" || name == "aliases" ? fields.names : fields.subjects) = true;
    });
    return fields;
}

void check_search_on(Collection collection, const SearchOn& names) {
    each(collection, names, [](const std::string&) {});
}

}  // namespace kindred::queries::match
