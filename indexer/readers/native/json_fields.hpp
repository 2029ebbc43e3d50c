#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::readers {

/// A list of a record has at most this many members.
inline constexpr std::size_t max_list = 100000;

/// The members of one JSON object, taken out field by field; what is left over is kept. Everything taken is
/// checked: a member of a wrong type throws Rejection that names the field, the type wanted and what there
/// is.
class JsonFields {
 public:
    using json = nlohmann::json;

    explicit JsonFields(json object) : object_(std::move(object)) {}

    /// True when there is such a member and it is not null, which is as good as absent everywhere.
    bool has(const char* name) const { return object_.contains(name) && !object_.at(name).is_null(); }

    /// Throws Rejection with the id of the record, once `id` has read it.
    [[noreturn]] void reject(const std::string& reason) const;
    [[noreturn]] void wrong_type(const std::string& name, const char* wanted, const json& value) const;

    /// Removes and returns a member, null when it is absent.
    json take(const char* name);
    /// A string as it stands, "" when absent.
    std::string text(const char* name);
    /// A whole number, also written as a string of digits.
    std::optional<std::int64_t> integer(const char* name);
    /// A list of at most `max_list` members, empty when absent.
    json list(const char* name);
    /// A list of strings, normalised, without the empty ones.
    std::vector<std::string> texts(const char* name);
    /// Those of `list`, the field `name`, which must be what is `wanted`: a list of at most `max_list`
    /// strings.
    std::vector<std::string> texts_in(const json& list, const std::string& name, const char* wanted) const;
    /// Ids of other records; whole numbers are ids too.
    std::vector<std::string> ids(const char* name);
    /// The id of the record: a string, or a whole number; valid.
    std::string id();
    /// Rejects the record when `id` is not valid; `name` is the field to name.
    void check_id(const std::string& name, std::string_view id) const;

    /// What has not been taken.
    json rest() { return std::move(object_); }

 private:
    void check_size(const std::string& name, const json& list) const;

    json object_;
    std::string id_;
};

}  // namespace kindred::indexer::readers
