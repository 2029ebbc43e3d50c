#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace kindred::queries::hits {

/// `value` as JSON text without white space. Bytes that are not UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& value);

/// Appends `text`, which is UTF-8, as a JSON string, written as json_text writes it.
void append_json_string(std::string& out, std::string_view text);

/// Appends a comma unless `out` ends where an object begins, then the name of a member and a colon.
void append_member_name(std::string& out, std::string_view name);

/// The object {"`name`":[...]} of `values`, which are JSON texts.
std::string object_of_list(std::string_view name, const std::vector<std::string>& values);

/// The object that has the members of `first` and then those of `second`: both are texts of objects without
/// white space that have no name in common.
std::string joined_objects(std::string first, std::string_view second);

}  // namespace kindred::queries::hits
