#pragma once
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/base/message.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::server::calls {

/// What a body may be sent as.
enum class BodyType {
    json,         ///< application/json only
    json_or_text  ///< or text/plain or a form's type, which browsers send to another origin without asking
};

/// The family of parameters when none is named.
inline constexpr std::string_view default_family = ErrorFamily{}.parameters;

/// The parameters of one request, from its JSON body or its query string, read by name and type. Whatever is
/// wrong throws ApiError 400 in Meilisearch's words, with the `parameter_code` of a parameter of `family`.
/// Lives no longer than its request.
class Parameters {
 public:
    /// From a JSON object in the body. Throws ApiError 415 without a Content-Type of `type`, 400
    /// missing_payload or malformed_payload, 400 bad_request when it is no object.
    static Parameters from_body(const Request& request, std::string_view family = default_family,
                                BodyType type = BodyType::json);
    /// From the query string; the last of several values of one name counts.
    static Parameters from_query(const Request& request, std::string_view family = default_family);
    /// From the body of POST, the query string of GET and HEAD.
    static Parameters from_request(const Request& request, std::string_view family = default_family) {
        return request.method == Method::post ? from_body(request, family) : from_query(request, family);
    }
    /// From a part of a body, such as one query of several; messages name its members after `place`
    /// ("requests[1]"). Throws ApiError bad_request when it is no object.
    static Parameters from_json(nlohmann::json object, std::string place = {},
                                std::string_view family = default_family);

    /// Throws ApiError bad_request when any parameter is not one of `names`.
    void expect_only(std::span<const std::string_view> names) const;
    void expect_only(std::initializer_list<std::string_view> names) const {
        expect_only(std::span<const std::string_view>(names.begin(), names.size()));
    }

    /// `name` as messages call it: "seeds.text".
    std::string path(std::string_view name) const { return place_ + std::string(name); }
    bool has(std::string_view name) const { return argument(name) != nullptr || member(name) != nullptr; }
    /// True when it is given and not null.
    bool has_value(std::string_view name) const;
    /// As it was given in JSON, a string from a query string; null when not given.
    nlohmann::json value(std::string_view name) const;

    /// Absent when not given or null.
    std::optional<std::string> text(std::string_view name) const;
    std::optional<std::uint32_t> optional_count(std::string_view name) const;
    /// A list in JSON, comma-separated in a query string, of at most `max_members`. What is wrong has the
    /// code of the parameter `coded_as`, if that is another than `name`.
    std::optional<std::vector<std::string>> list(std::string_view name,
                                                 std::size_t max_members = max_list_members,
                                                 std::string_view coded_as = {}) const;

    /// The same list, `fallback` when it is not given or null.
    std::vector<std::string> names(std::string_view name, std::vector<std::string> fallback = {}) const {
        return list(name).value_or(std::move(fallback));
    }

    /// The members of the object `name`, none when it is not given or null; all of `family`, if given.
    Parameters object(std::string_view name, std::string_view family = {}) const;

    /// A number from `least` to `most`.
    std::optional<double> number(std::string_view name, double least, double most) const;
    /// A number from 0 to 1.
    std::optional<double> fraction(std::string_view name) const;
    /// A text that is one of `values`.
    std::optional<std::string> one_of(std::string_view name,
                                      std::initializer_list<std::string_view> values) const;

    /// `fallback` when not given; null is an error. Counts past 32 bits are clamped.
    std::uint32_t count(std::string_view name, std::uint32_t fallback) const;
    bool flag(std::string_view name, bool fallback) const;

    /// The code of whatever is wrong with `name`.
    std::string code(std::string_view name) const { return parameter_code(family_, name); }
    /// Refuses `value`, which was given for `name`; `expected` says what would have been taken.
    [[noreturn]] void refuse(std::string_view name, const std::string& value,
                             std::string_view expected) const;

 private:
    explicit Parameters(std::string_view family) : family_(family) {}
    const nlohmann::json* member(std::string_view name) const;
    const std::string* argument(std::string_view name) const;
    /// The member `name` for which `is` holds, or the number or text that it is in a query string; absent
    /// when not given or null. `expected` words the error.
    template <typename Value>
    std::optional<Value> value_of(std::string_view name, std::string_view expected,
                                  bool (nlohmann::json::*is)() const noexcept) const;
    std::optional<double> any_number(std::string_view name) const {
        return value_of<double>(name, "a number", &nlohmann::json::is_number);
    }
    /// "in parameter `text`", with that preposition, or "at `.seeds.text`".
    std::string where(std::string_view name, std::string_view preposition = "in") const;
    [[noreturn]] void wrong_type(std::string_view name, std::string_view expected,
                                 const nlohmann::json& value) const;
    [[noreturn]] void wrong_argument(std::string_view name, std::string_view expected,
                                     const std::string& value) const;

    std::string_view family_;
    std::string place_;    // of the members: "" or "seeds."
    nlohmann::json body_;  // an object, when query_ is null
    const UrlParameters* query_ = nullptr;
};

}  // namespace kindred::server::calls
