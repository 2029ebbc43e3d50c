#include "engine/text/fold.hpp"
#include "engine/text/markup/markup.hpp"
#include "indexer/readers/native/identifiers.hpp"
#include "indexer/readers/native/json_fields.hpp"
#include "indexer/readers/native/native.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>

namespace kindred::indexer::readers {

namespace {

using engine::text::normalise;
using engine::text::plain_text;
using nlohmann::json;

/// The types of what a researchers file may say; other fields may hold anything.
void check_researcher_fields(const JsonFields& fields, const json& given) {
    const auto require = [&](std::initializer_list<const char*> names, const char* wanted, auto&& good) {
        for (const char* name : names) {
            const auto at = given.find(name);
            if (at != given.end() && !at->is_null() && !std::invoke(good, *at))
                fields.wrong_type(name, wanted, *at);
        }
    };
    require({"orcid", "bio", "url", "trust_label"}, "a string", &json::is_string);
    require({"aliases", "institutions", "topics"}, "a list of strings", [](const json& v) {
        return v.is_array() && v.size() <= max_list && std::ranges::all_of(v, &json::is_string);
    });
    require({"open_to_collaborate", "claimed"}, "true or false", &json::is_boolean);
    require({"verification_level", "followers"}, "a whole number", &json::is_number_integer);
    require({"trust_score"}, "a number", &json::is_number);
}

/// The same cleaning as the fields of works get, so that what both say is the same text.
void clean_researcher_fields(const JsonFields& fields, json& given) {
    const auto clean = [&](const char* name, auto&& cleaned) {
        const auto at = given.find(name);
        if (at != given.end() && at->is_string()) *at = cleaned(at->get_ref<const std::string&>());
    };
    clean("orcid", orcid);
    clean("bio", plain_text);
    clean("url", normalise);
    for (const char* name : {"aliases", "institutions", "topics"}) {
        const auto at = given.find(name);
        if (at != given.end() && !at->is_null()) *at = fields.texts_in(*at, name, "a list of strings");
    }
}

}  // namespace

engine::ResearcherRecord read_researcher(JsonFields& fields) {
    engine::ResearcherRecord record;
    record.id = fields.id();
    record.name = normalise(fields.text("name"));
    record.fields = fields.rest();
    check_researcher_fields(fields, record.fields);
    clean_researcher_fields(fields, record.fields);
    return record;
}

}  // namespace kindred::indexer::readers
