#include "server/calls/parameters.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

#include <fmt/format.h>

namespace kindred::server::calls {

namespace {

using nlohmann::json;

std::string_view kind(const json& value) {
    if (value.is_boolean()) return "a boolean";
    if (value.is_number_unsigned()) return "a positive integer";
    if (value.is_number_integer())
        return value.get<std::int64_t>() < 0 ? "a negative integer" : "a positive integer";
    if (value.is_number()) return "a number";
    if (value.is_string()) return "a string";
    return value.is_array() ? "an array" : "an object";
}

[[noreturn]] void refuse_type(std::string_view where, std::string_view code, std::string_view expected,
                              const json& value) {
    const std::string at = where.empty() ? "" : fmt::format(" at `.{}`", where);
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    const std::string found = value.is_null() ? text : fmt::format("{}: `{}`", kind(value), excerpt(text));
    fail(code, "Invalid value type{}: expected {}, but found {}", at, expected, found);
}

/// The media type of a Content-Type header: lower case, without parameters.
std::string media_type(std::string_view header) {
    header = header.substr(0, header.find(';'));
    while (header.ends_with(' ') || header.ends_with('\t')) header.remove_suffix(1);
    return engine::lower_case(std::string(header));
}

void expect_type(const Request& request, BodyType accepts) {
    const std::string_view accepted =
        accepts == BodyType::json
            ? "Accepted values for the Content-Type header are: `application/json`"
            : "Accepted values for the Content-Type header are: `application/json`, `text/plain`, "
              "`application/x-www-form-urlencoded`";
    const std::string type = media_type(request.header("Content-Type"));
    if (type.empty()) {
        throw ApiError(415, "missing_content_type",
                       fmt::format("A Content-Type header is missing. {}", accepted));
    }
    const bool text = type == "text/plain" || type == "application/x-www-form-urlencoded";
    if (type != "application/json" && !(text && accepts == BodyType::json_or_text)) {
        throw ApiError(415, "invalid_content_type",
                       fmt::format("The Content-Type `{}` is invalid. {}", excerpt(type), accepted));
    }
}

[[noreturn]] void malformed(std::string_view body, std::size_t byte) {
    const auto read = body.substr(0, byte == 0 ? 0 : byte - 1);
    const auto line = 1 + std::ranges::count(read, '\n');
    const auto column = read.size() - (read.rfind('\n') + 1) + 1;
    const std::string_view what = byte > body.size() ? "unexpected end" : "syntax error";
    fail("malformed_payload", "The json payload provided is malformed. `{} at line {} column {}`.", what,
         line, column);
}

json parse_body(const std::string& body) {
    const auto limit_depth = [](int depth, json::parse_event_t, json&) {
        if (depth <= max_json_depth) return true;
        fail("malformed_payload", "The json payload provided is malformed. `nested more than {} deep`.",
             max_json_depth);
    };
    try {
        return json::parse(body, limit_depth);
    } catch (const json::parse_error& error) {
        malformed(body, error.byte);
    } catch (const json::out_of_range&) {
        fail("malformed_payload", "The json payload provided is malformed. `number out of range`.");
    }
}

template <typename Names>
std::string names_in_words(const Names& names) {
    return fmt::format("`{}`", fmt::join(names, "`, `"));
}

}  // namespace

Parameters Parameters::from_body(const Request& request, std::string_view family, BodyType type) {
    expect_type(request, type);
    if (request.body.empty()) fail("missing_payload", "A json payload is missing.");
    return from_json(parse_body(request.body), {}, family);
}

Parameters Parameters::from_query(const Request& request, std::string_view family) {
    Parameters parameters(family);
    parameters.query_ = &request.query;
    return parameters;
}

Parameters Parameters::from_json(json object, std::string place, std::string_view family) {
    if (!object.is_object()) refuse_type(place, "bad_request", "an object", object);
    Parameters parameters(family);
    parameters.body_ = std::move(object);
    if (!place.empty()) parameters.place_ = std::move(place) + ".";
    return parameters;
}

Parameters Parameters::object(std::string_view name, std::string_view family) const {
    if (family.empty()) family = family_;
    json given = value(name);
    if (given.is_null()) given = json::object();
    if (!given.is_object()) refuse_type(path(name), parameter_code(family, name), "an object", given);
    return from_json(std::move(given), path(name), family);
}

void Parameters::expect_only(std::span<const std::string_view> names) const {
    const auto check = [&](std::string_view what, const std::string& name) {
        if (std::ranges::find(names, name) != names.end()) return;
        fail("bad_request", "Unknown {} `{}`: {}", what, excerpt(path(name)),
             names.empty() ? "none is expected" : "expected one of " + names_in_words(names));
    };
    if (query_ != nullptr) {
        for (const auto& [name, value] : *query_) check("parameter", name);
    } else {
        for (const auto& [name, value] : body_.items()) check("field", name);
    }
}

const json* Parameters::member(std::string_view name) const {
    if (query_ != nullptr) return nullptr;
    const auto found = body_.find(name);
    return found == body_.end() ? nullptr : &*found;
}

const std::string* Parameters::argument(std::string_view name) const {
    if (query_ == nullptr) return nullptr;
    const auto last = std::find_if(query_->rbegin(), query_->rend(),
                                   [&](const auto& argument) { return argument.first == name; });
    return last == query_->rend() ? nullptr : &last->second;
}

bool Parameters::has_value(std::string_view name) const {
    const json* const found = member(name);
    return argument(name) != nullptr || (found != nullptr && !found->is_null());
}

json Parameters::value(std::string_view name) const {
    if (const std::string* given = argument(name)) return *given;
    const json* found = member(name);
    return found == nullptr ? json() : *found;
}

template <typename Value>
std::optional<Value> Parameters::value_of(std::string_view name, std::string_view expected,
                                          bool (json::*is)() const noexcept) const {
    if (const std::string* given = argument(name)) {
        if constexpr (std::is_same_v<Value, std::string>) {
            return *given;
        } else {
            if (const auto number = engine::to_number<Value>(*given)) return *number;
            wrong_argument(name, expected, *given);
        }
    }
    const json* const found = member(name);
    if (found == nullptr || found->is_null()) return std::nullopt;
    if (!(found->*is)()) wrong_type(name, expected, *found);
    return found->get<Value>();
}

std::optional<std::string> Parameters::text(std::string_view name) const {
    return value_of<std::string>(name, "a string", &json::is_string);
}

std::optional<std::uint32_t> Parameters::optional_count(std::string_view name) const {
    // -0 is 0, but is read as a number that could be negative.
    if (const json* const zero = member(name); zero != nullptr && zero->is_number_integer() && *zero == 0)
        return 0;
    const auto given = value_of<std::uint64_t>(name, "a positive integer", &json::is_number_unsigned);
    if (!given) return std::nullopt;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(*given, std::numeric_limits<std::uint32_t>::max()));
}

std::optional<std::vector<std::string>> Parameters::list(std::string_view name, std::size_t max_members,
                                                         std::string_view coded_as) const {
    const std::string_view coded = coded_as.empty() ? name : coded_as;
    const auto bound = [&](std::size_t members) {
        if (members <= max_members) return;
        fail(code(coded), "Invalid value at `.{}`: {} members are more than {}", path(name), members,
             max_members);
    };
    std::vector<std::string> items;
    if (const std::string* given = argument(name)) {
        for (std::string_view rest = *given; !rest.empty();) items.emplace_back(take_until(rest, ','));
        bound(items.size());
        return items;
    }
    const json* const found = member(name);
    if (found == nullptr || found->is_null()) return std::nullopt;
    if (!found->is_array()) refuse_type(path(name), code(coded), "an array", *found);
    bound(found->size());
    for (std::size_t i = 0; i < found->size(); ++i) {
        const json& item = (*found)[i];
        if (!item.is_string())
            refuse_type(fmt::format("{}[{}]", path(name), i), code(coded), "a string", item);
        items.push_back(item.get<std::string>());
    }
    return items;
}

std::optional<double> Parameters::number(std::string_view name, double least, double most) const {
    const auto given = any_number(name);
    if (!given || (*given >= least && *given <= most)) return given;
    fail(code(name), "Invalid value {}: expected a number from {} to {}, but found {}", where(name), least,
         most, *given);
}

std::optional<double> Parameters::fraction(std::string_view name) const {
    const auto given = any_number(name);
    if (!given || (*given >= 0 && *given <= 1)) return given;
    fail(code(name),
         "Invalid value {}: the value of `{}` is invalid, expected a float between `0.0` and `1.0`.",
         where(name), name);
}

std::optional<std::string> Parameters::one_of(std::string_view name,
                                              std::initializer_list<std::string_view> values) const {
    auto given = text(name);
    if (given && std::ranges::find(values, *given) == values.end())
        refuse(name, *given, "one of " + names_in_words(values));
    return given;
}

std::uint32_t Parameters::count(std::string_view name, std::uint32_t fallback) const {
    if (const json* value = member(name); value != nullptr && value->is_null())
        wrong_type(name, "a positive integer", *value);
    return optional_count(name).value_or(fallback);
}

bool Parameters::flag(std::string_view name, bool fallback) const {
    if (const std::string* given = argument(name)) {
        if (*given == "true") return true;
        if (*given == "false") return false;
        wrong_argument(name, "a boolean, expected either `true` or `false`", *given);
    }
    const json* value = member(name);
    if (value == nullptr) return fallback;
    if (!value->is_boolean()) wrong_type(name, "a boolean", *value);
    return value->get<bool>();
}

std::string Parameters::where(std::string_view name, std::string_view preposition) const {
    return query_ != nullptr ? fmt::format("{} parameter `{}`", preposition, name)
                             : fmt::format("at `.{}`", path(name));
}

void Parameters::wrong_type(std::string_view name, std::string_view expected, const json& value) const {
    refuse_type(path(name), code(name), expected, value);
}

void Parameters::wrong_argument(std::string_view name, std::string_view expected,
                                const std::string& value) const {
    fail(code(name), "Invalid value in parameter `{}`: could not parse `{}` as {}", name, excerpt(value),
         expected);
}

void Parameters::refuse(std::string_view name, const std::string& value, std::string_view expected) const {
    fail(code(name), "Unknown value `{}` {}: expected {}", excerpt(value), where(name, "for"), expected);
}

}  // namespace kindred::server::calls
