#include "engine/base/ascii.hpp"
#include "engine/likeness/latent.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/markup/markup.hpp"
#include "indexer/readers/native/identifiers.hpp"
#include "indexer/readers/native/json_fields.hpp"
#include "indexer/readers/native/native.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace kindred::indexer::readers {

namespace {

using engine::text::normalise;
using engine::text::plain_text;
using nlohmann::json;

constexpr int min_year = 0;
constexpr int max_year = 9999;

engine::Author author(JsonFields& record, const json& member, std::size_t index) {
    engine::Author author;
    if (member.is_string()) {
        author.name = normalise(member.get_ref<const std::string&>());
    } else if (member.is_object()) {
        JsonFields fields(member);
        const auto prefix = [&](const char* name) { return fmt::format("authors[{}].{}", index, name); };
        const auto text = [&](const char* name) {
            const json value = fields.take(name);
            if (value.is_null()) return std::string();
            if (value.is_number_integer()) return value.dump();
            if (!value.is_string()) record.wrong_type(prefix(name), "a string", value);
            return value.get<std::string>();
        };
        author.id = text("id");
        author.name = normalise(text("name"));
        author.orcid = orcid(text("orcid"));
        author.institution = normalise(text("institution"));
        if (!author.id.empty()) record.check_id(prefix("id"), author.id);
    } else {
        record.wrong_type(fmt::format("authors[{}]", index), "an object or a name", member);
    }
    if (author.id.empty() && engine::text::slug(author.name).empty())
        record.reject(fmt::format("authors[{}] has neither id nor name", index));
    if (author.name.empty()) author.name = author.id;
    return author;
}

/// One level of the tree of topics, a string or a list as it was given; null when it has no text.
json topic_level(JsonFields& record, const std::string& name, const json& given) {
    constexpr const char* wanted = "a string or a list of strings";
    if (given.is_null()) return nullptr;
    if (!given.is_string() && !given.is_array()) record.wrong_type(name, wanted, given);
    const auto texts = record.texts_in(given.is_array() ? given : json::array({given}), name, wanted);
    if (texts.empty()) return nullptr;
    return given.is_array() ? json(texts) : json(texts.front());
}

/// The tree of topics: only the levels that have a text.
json topic(JsonFields& record) {
    json given = record.take("topic");
    auto levels = json::object();
    if (!given.is_null() && !given.is_object())
        record.wrong_type("topic", "an object with lvl0 to lvl3", given);
    for (const std::string_view level : engine::topic_levels) {
        const std::string name = fmt::format("topic.{}", level);
        if (record.has(name.c_str())) record.reject(name + " must be a member of an object: topic");
        const auto at = given.find(level);
        if (at == given.end()) continue;
        json texts = topic_level(record, name, *at);
        if (!texts.is_null()) levels.emplace(std::string(level), std::move(texts));
        given.erase(at);
    }
    if (!given.empty()) record.reject("topic has members other than lvl0 to lvl3");
    return levels;
}

/// The numbers of a vector, empty when none is given.
std::vector<float> vector_of(JsonFields& record) {
    const bool given = record.has("vector");
    const json members = record.list("vector");
    if (!given) return {};
    std::vector<float> out;
    for (const json& member : members) {
        if (!member.is_number()) record.wrong_type(fmt::format("vector[{}]", out.size()), "a number", member);
        const auto x = member.get<double>();
        if (!(std::abs(x) <= std::numeric_limits<float>::max()))
            record.reject(fmt::format("vector[{}] is too large", out.size()));
        out.push_back(static_cast<float>(x));
    }
    if (out.empty()) record.reject("vector is empty");
    if (out.size() > engine::likeness::max_dimension)
        record.reject(
            fmt::format("vector has {} numbers, more than {}", out.size(), engine::likeness::max_dimension));
    if (std::all_of(out.begin(), out.end(), [](float x) { return x == 0; }))
        record.reject("vector has only zeros");
    return out;
}

}  // namespace

engine::Work read_work(JsonFields& fields) {
    engine::Work work;
    work.id = fields.id();
    work.title = plain_text(fields.text("title"));
    if (work.title.empty()) fields.reject("title is missing or empty");
    work.abstract = plain_text(fields.text("abstract"));
    work.date = normalise(fields.text("date"));
    if (const auto year = fields.integer("year")) {
        if (*year < min_year || *year > max_year)
            fields.reject(fmt::format("year {} is not between 0 and 9999", *year));
        work.year = static_cast<int>(*year);
    } else if (work.date.size() >= 4 &&
               std::all_of(work.date.begin(), work.date.begin() + 4, engine::is_digit)) {
        work.year = std::stoi(work.date.substr(0, 4));
    }
    work.type = normalise(fields.text("type"));
    work.venue = normalise(fields.text("venue"));
    work.language = engine::lower_case(normalise(fields.text("language")));
    work.doi = doi(fields.text("doi"));
    work.url = normalise(fields.text("url"));
    work.topics = fields.texts("topics");
    work.topic = topic(fields);
    work.references = fields.ids("references");
    work.vector = vector_of(fields);
    if (const auto cited = fields.integer("cited_by_count")) {
        if (*cited < 0) fields.reject("cited_by_count is negative");
        work.cited_by_count = cited;
    }
    for (const json& member : fields.list("authors"))
        work.authors.push_back(author(fields, member, work.authors.size()));
    work.extra = fields.rest();
    return work;
}

}  // namespace kindred::indexer::readers
