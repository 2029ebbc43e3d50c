#pragma once
#include "server/base/limits.hpp"
#include "server/base/message.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::server::calls {

/// What a body may be sent as.
enum class BodyType {
    json,         ///< application/json only
    json_or_text  ///< or text/plain or a form's type, which browsers send to another origin without asking
};

/// The parameters of one request, from its JSON body or its query string, read by name and type. Whatever is
/// wrong throws ApiError 400 in Meilisearch's words; `code` is the code of a wrong type or value of that
/// parameter. Lives no longer than its request.
class Parameters {
 public:
    /// From a JSON object in the body. Throws ApiError 415 without a Content-Type of `type`, 400
    /// missing_payload or malformed_payload, 400 bad_request when it is no object.
    static Parameters from_body(const Request& request, BodyType type = BodyType::json);
    /// From the query string; the last of several values of one name counts.
    static Parameters from_query(const Request& request);
    /// From the body of POST, the query string of GET and HEAD.
    static Parameters from_request(const Request& request) {
        return request.method == Method::post ? from_body(request) : from_query(request);
    }
    /// From a part of a body, such as one query of several; messages name its members after `place`
    /// ("requests[1]"). Throws ApiError bad_request when it is no object.
    static Parameters from_json(nlohmann::json object, std::string place = {});

    /// Throws ApiError bad_request when any parameter is not one of `names`.
    void expect_only(std::span<const std::string_view> names) const;
    void expect_only(std::initializer_list<std::string_view> names) const {
        expect_only(std::span<const std::string_view>(names.begin(), names.size()));
    }

    /// `name` as messages call it: "seeds.text".
    std::string path(std::string_view name) const;
    bool has(std::string_view name) const;
    /// True when it is given and not null.
    bool has_value(std::string_view name) const;
    /// As it was given in JSON, a string from a query string; null when not given.
    nlohmann::json value(std::string_view name) const;

    /// Absent when not given or null.
    std::optional<std::string> text(std::string_view name, std::string_view code) const;
    std::optional<std::uint32_t> optional_count(std::string_view name, std::string_view code) const;
    /// A list in JSON, comma-separated in a query string, of at most `max_members`.
    std::optional<std::vector<std::string>> list(std::string_view name, std::string_view code,
                                                 std::size_t max_members = max_list_members) const;

    /// The members of the object `name`; none when it is not given or null.
    Parameters object(std::string_view name, std::string_view code) const;

    /// A number from `least` to `most`.
    std::optional<double> number(std::string_view name, std::string_view code, double least,
                                 double most) const;
    /// A number from 0 to 1.
    std::optional<double> fraction(std::string_view name, std::string_view code) const;
    /// A text that is one of `values`.
    std::optional<std::string> one_of(std::string_view name, std::string_view code,
                                      std::initializer_list<std::string_view> values) const;

    /// Refuses `value`, which was given for `name`; `expected` says what would have been taken.
    [[noreturn]] void refuse(std::string_view name, std::string_view code, const std::string& value,
                             std::string_view expected) const;

    /// `fallback` when not given; null is an error. Counts past 32 bits are clamped.
    std::uint32_t count(std::string_view name, std::string_view code, std::uint32_t fallback) const;
    bool flag(std::string_view name, std::string_view code, bool fallback) const;

 private:
    Parameters() = default;
    const nlohmann::json* member(std::string_view name) const;
    /// The member `name` for which `is` holds; null when it is not given or null. `expected` words the error.
    const nlohmann::json* member(std::string_view name, std::string_view code, std::string_view expected,
                                 bool (nlohmann::json::*is)() const noexcept) const;
    const std::string* argument(std::string_view name) const;
    /// "in parameter `text`" or "at `.seeds.text`".
    std::string where(std::string_view name) const;
    std::optional<double> any_number(std::string_view name, std::string_view code) const;

    std::string place_;    // of the members: "" or "seeds."
    nlohmann::json body_;  // an object, when query_ is null
    const UrlParameters* query_ = nullptr;
};

}  // namespace kindred::server::calls
