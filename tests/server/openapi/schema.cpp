#include "tests/server/openapi/schema.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <stdexcept>

namespace kindred::test {

namespace {

using nlohmann::json;

/// Words that say nothing about which values fit.
constexpr std::array<std::string_view, 5> notes = {"description", "examples", "default", "format",
                                                   "maxItems"};

bool has_type(const json& value, const std::string& type) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    throw std::runtime_error("unknown type " + type);
}

class Checker {
 public:
    explicit Checker(const json& document) : document_(document) {}

    std::vector<std::string> problems;

    void check(const json& value, const json& schema, const std::string& path) {
        for (const auto& [word, rule] : schema.items()) check_word(value, schema, word, rule, path);
    }

 private:
    void complain(const std::string& path, const std::string& what) {
        problems.push_back(path + ": " + what);
    }

    bool fits(const json& value, const json& schema, const std::string& path) const {
        Checker inner(document_);
        inner.check(value, schema, path);
        return inner.problems.empty();
    }

    void check_word(const json& value, const json& schema, const std::string& word, const json& rule,
                    const std::string& path) {
        const auto fits_one = [&](const json& option) { return fits(value, option, path); };
        if (word == "$ref") {
            check(value, referred(document_, rule), path);
        } else if (word == "type") {
            const json types = rule.is_array() ? rule : json::array({rule});
            if (std::ranges::none_of(types, [&](const json& type) { return has_type(value, type); }))
                complain(path, "is not " + rule.dump());
        } else if (word == "const") {
            if (value != rule) complain(path, "is not " + rule.dump());
        } else if (word == "enum") {
            if (std::ranges::find(rule, value) == rule.end()) complain(path, "is none of " + rule.dump());
        } else if (word == "minimum") {
            if (value.is_number() && value < rule) complain(path, "is less than " + rule.dump());
        } else if (word == "maximum") {
            if (value.is_number() && value > rule) complain(path, "is more than " + rule.dump());
        } else if (word == "pattern") {
            if (value.is_string() &&
                !std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())))
                complain(path, "does not match " + rule.dump());
        } else if (word == "allOf") {
            for (const json& part : rule) check(value, part, path);
        } else if (word == "anyOf" || word == "oneOf") {
            const auto count = std::ranges::count_if(rule, fits_one);
            if (count == 0 || (word == "oneOf" && count > 1)) complain(path, "fits no option, or several");
        } else if (word == "items") {
            if (!value.is_array()) return;
            for (std::size_t i = 0; i < value.size(); ++i)
                check(value[i], rule, path + "[" + std::to_string(i) + "]");
        } else if (word == "required" || word == "properties" || word == "additionalProperties") {
            if (value.is_object()) check_members(value, schema, word, rule, path);
        } else if (std::ranges::find(notes, word) == notes.end()) {
            complain(path, "the schema has a word that is not known: " + word);
        }
    }

    void check_members(const json& value, const json& schema, const std::string& word, const json& rule,
                       const std::string& path) {
        if (word == "required") {
            for (const json& name : rule) {
                if (!value.contains(name.get<std::string>())) complain(path, "has no " + name.dump());
            }
            return;
        }
        for (const auto& [name, member] : value.items()) {
            const bool listed = schema.contains("properties") && schema["properties"].contains(name);
            if (word == "properties" && listed) check(member, rule.at(name), path + "." + name);
            if (word == "properties" || listed) continue;
            if (rule.is_boolean()) {
                if (!rule.get<bool>()) complain(path, "has \"" + name + "\", which is not described");
            } else {
                check(member, rule, path + "." + name);
            }
        }
    }

    const json& document_;
};

}  // namespace

const json& referred(const json& document, const std::string& reference) {
    if (!reference.starts_with("#/")) throw std::runtime_error("not a reference: " + reference);
    return document.at(json::json_pointer(reference.substr(1)));
}

std::vector<std::string> misfits(const json& value, const json& schema, const json& document) {
    Checker checker(document);
    checker.check(value, schema, "answer");
    return checker.problems;
}

}  // namespace kindred::test
