#pragma once
#include <string>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// A JSON text as a tree, its members in the order of the text. Throws when it is no JSON.
inline nlohmann::ordered_json tree(const std::string& json) {
    return nlohmann::ordered_json::parse(json);
}

}  // namespace kindred::test
