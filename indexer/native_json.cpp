#include "indexer/native_json.hpp"

#include "engine/ids.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/markup.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace kindred::indexer {

namespace {

using engine::normalise;
using engine::plain_text;
using nlohmann::json;

constexpr int max_depth = 32;
constexpr std::size_t max_list = 100000;
constexpr int min_year = 0;
constexpr int max_year = 9999;

/// Depth of brackets outside strings, so that nothing recursive ever meets an absurd one.
bool nested_too_deeply(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > max_depth) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

/// The members of one JSON object, taken out field by field; what is left over is kept as extra.
class Fields {
 public:
    explicit Fields(json object) : object_(std::move(object)) {}

    void name_record(std::string id) { id_ = std::move(id); }
    bool has(const char* name) const { return object_.contains(name) && !object_.at(name).is_null(); }

    [[noreturn]] void reject(const std::string& reason) const { throw Rejection(reason, id_); }

    /// Removes and returns a member, null when it is absent.
    json take(const char* name) {
        const auto at = object_.find(name);
        if (at == object_.end()) return nullptr;
        json value = std::move(*at);
        object_.erase(at);
        return value;
    }

    std::string text(const char* name) {
        const json value = take(name);
        if (value.is_null()) return {};
        if (!value.is_string()) wrong_type(name, "a string", value);
        return value.get<std::string>();
    }

    /// A whole number, also written as a string of digits.
    std::optional<std::int64_t> integer(const char* name) {
        const json value = take(name);
        if (value.is_null()) return std::nullopt;
        if (value.is_number_integer() &&
            !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)) {
            return value.get<std::int64_t>();
        }
        if (value.is_string()) {
            const auto& digits = value.get_ref<const std::string&>();
            if (digits.empty()) return std::nullopt;
            std::int64_t number = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            if (error == std::errc() && end == digits.data() + digits.size()) return number;
        }
        wrong_type(name, "a whole number", value);
    }

    json list(const char* name) {
        json value = take(name);
        if (value.is_null()) return json::array();
        if (!value.is_array()) wrong_type(name, "a list", value);
        if (value.size() > max_list)
            reject(fmt::format("{} has {} members, more than {}", name, value.size(), max_list));
        return value;
    }

    std::vector<std::string> texts(const char* name) {
        std::vector<std::string> out;
        for (const json& member : list(name)) {
            if (!member.is_string()) wrong_type(name, "a list of strings", member);
            std::string text = normalise(member.get_ref<const std::string&>());
            if (!text.empty()) out.push_back(std::move(text));
        }
        return out;
    }

    /// Ids of other records; whole numbers are ids too.
    std::vector<std::string> ids(const char* name) {
        json members = list(name);
        for (json& member : members) {
            if (member.is_number_integer()) member = member.dump();
        }
        object_[name] = std::move(members);
        return texts(name);
    }

    /// The id of the record: a string, or a whole number.
    std::string id() {
        const json value = take("id");
        if (value.is_null()) reject("id is missing");
        std::string id;
        if (value.is_string()) {
            id = value.get<std::string>();
        } else if (value.is_number_integer()) {
            id = value.dump();
        } else {
            wrong_type("id", "a string", value);
        }
        name_record(engine::valid_id(id) ? id : shown(id));
        check_id("id", id);
        return id;
    }

    void check_id(const std::string& name, std::string_view id) const {
        if (engine::valid_id(id)) return;
        if (id.empty()) reject(name + " is empty");
        if (id.size() > engine::max_id_bytes)
            reject(fmt::format("{} is longer than {} bytes", name, engine::max_id_bytes));
        reject(fmt::format("{} \"{}\" has other characters than A-Z a-z 0-9 _ -", name, shown(id)));
    }

    [[noreturn]] void wrong_type(const std::string& name, const char* wanted, const json& value) const {
        reject(fmt::format("{} must be {}, but is {}", name, wanted,
                           value.is_object()  ? "an object"
                           : value.is_array() ? "a list"
                                              : shown(value.dump())));
    }

    json rest() { return std::move(object_); }

 private:
    /// The head of something hostile, fit for a terminal: printable ASCII, at most 60 characters.
    static std::string shown(std::string_view text) {
        std::string out(text.substr(0, 60));
        for (char& c : out) {
            if (c < ' ' || c > '~') c = '?';
        }
        return text.size() > 60 ? out + "..." : out;
    }

    json object_;
    std::string id_;
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// "https://doi.org/10.1/X" -> "10.1/x".
std::string doi(std::string_view given) {
    std::string text = lower(normalise(given));
    constexpr std::array<std::string_view, 5> fronts = {"https://doi.org/", "http://doi.org/",
                                                        "https://dx.doi.org/", "http://dx.doi.org/", "doi:"};
    for (const std::string_view front : fronts) {
        if (text.starts_with(front)) return normalise(text.substr(front.size()));
    }
    return text;
}

/// "https://orcid.org/0000-0001" -> "0000-0001".
std::string orcid(std::string_view given) {
    std::string text = normalise(given);
    while (text.ends_with('/')) text.pop_back();
    const auto slash = text.rfind('/');
    return slash == std::string::npos ? text : text.substr(slash + 1);
}

engine::Author author(Fields& record, const json& member, std::size_t index, std::size_t& without_id) {
    engine::Author author;
    if (member.is_string()) {
        author.name = normalise(member.get_ref<const std::string&>());
    } else if (member.is_object()) {
        Fields fields(member);
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
    if (author.id.empty()) {
        author.id = engine::slug(author.name);
        if (author.id.empty()) record.reject(fmt::format("authors[{}] has neither id nor name", index));
        ++without_id;
    }
    if (author.name.empty()) author.name = author.id;
    return author;
}

engine::Work work(Fields& fields, std::size_t& without_id) {
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
    } else if (work.date.size() >= 4 && std::all_of(work.date.begin(), work.date.begin() + 4,
                                                    [](unsigned char c) { return std::isdigit(c) != 0; })) {
        work.year = std::stoi(work.date.substr(0, 4));
    }
    work.type = normalise(fields.text("type"));
    work.venue = normalise(fields.text("venue"));
    work.language = lower(normalise(fields.text("language")));
    work.doi = doi(fields.text("doi"));
    work.url = normalise(fields.text("url"));
    work.topics = fields.texts("topics");
    work.references = fields.ids("references");
    if (const auto cited = fields.integer("cited_by_count")) {
        if (*cited < 0) fields.reject("cited_by_count is negative");
        work.cited_by_count = cited;
    }
    std::size_t index = 0;
    for (const json& member : fields.list("authors")) {
        work.authors.push_back(author(fields, member, index++, without_id));
    }
    work.extra = fields.rest();
    return work;
}

/// The types of what a researchers file may say; other fields may hold anything.
void check_researcher_fields(const Fields& fields, const json& given) {
    const auto require = [&](std::initializer_list<const char*> names, const char* wanted, auto&& good) {
        for (const char* name : names) {
            const auto at = given.find(name);
            if (at != given.end() && !at->is_null() && !good(*at)) fields.wrong_type(name, wanted, *at);
        }
    };
    require({"orcid", "bio", "url", "trust_label"}, "a string", [](const json& v) { return v.is_string(); });
    require({"aliases", "institutions", "topics"}, "a list of strings", [](const json& v) {
        return v.is_array() && v.size() <= max_list &&
               std::all_of(v.begin(), v.end(), [](const json& member) { return member.is_string(); });
    });
    require({"open_to_collaborate", "claimed"}, "true or false",
            [](const json& v) { return v.is_boolean(); });
    require({"verification_level", "followers"}, "a whole number",
            [](const json& v) { return v.is_number_integer(); });
    require({"trust_score"}, "a number", [](const json& v) { return v.is_number(); });
}

/// The same cleaning as the fields of works get, so that what both say is the same text.
void clean_researcher_fields(json& given) {
    const auto clean = [&](const char* name, auto&& cleaned) {
        const auto at = given.find(name);
        if (at != given.end() && at->is_string()) *at = cleaned(at->get_ref<const std::string&>());
    };
    clean("orcid", orcid);
    clean("bio", plain_text);
    clean("url", normalise);
    for (const char* name : {"aliases", "institutions", "topics"}) {
        const auto at = given.find(name);
        if (at == given.end() || at->is_null()) continue;
        auto texts = json::array();
        for (const json& member : *at) {
            std::string text = normalise(member.get_ref<const std::string&>());
            if (!text.empty()) texts.push_back(std::move(text));
        }
        *at = std::move(texts);
    }
}

engine::ResearcherRecord researcher(Fields& fields) {
    engine::ResearcherRecord record;
    record.id = fields.id();
    record.name = normalise(fields.text("name"));
    record.fields = fields.rest();
    check_researcher_fields(fields, record.fields);
    clean_researcher_fields(record.fields);
    return record;
}

}  // namespace

Record read_native(std::string_view line, Format format, std::size_t& authors_without_id) {
    if (nested_too_deeply(line)) throw Rejection(fmt::format("nested deeper than {}", max_depth), "");
    json object;
    try {
        object = json::parse(line);
    } catch (const json::exception& wrong) {
        std::string reason = wrong.what();
        // The library's message quotes the input; only its place is safe to repeat.
        const auto byte = reason.find("column ");
        reason = byte == std::string::npos ? "" : " at " + reason.substr(byte, reason.find(':', byte) - byte);
        throw Rejection("not valid JSON" + reason, "");
    }
    if (!object.is_object()) throw Rejection("not a JSON object: one record a line is expected", "");
    Fields fields(std::move(object));
    const bool is_researcher = format == Format::researchers ||
                               (format == Format::automatic && !fields.has("title") && fields.has("name"));
    if (is_researcher) return researcher(fields);
    return work(fields, authors_without_id);
}

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

}  // namespace kindred::indexer
