#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::terminal {

/// Text of a record, safe on a terminal: no control or direction characters, valid UTF-8.
std::string printable(std::string_view text);

/// A string as it is, anything else as JSON; printable.
std::string text_of(const nlohmann::ordered_json& value);

/// A member of `record` as text, "" when there is none.
std::string field(const nlohmann::ordered_json& record, const char* name);

/// `texts` with `separator` between, at most `most` of them and how many more there are: "a, b and 3 more".
std::string listed(const std::vector<std::string>& texts, std::size_t most,
                   std::string_view separator = ", ");

/// The members of a list, each as text_of writes it.
std::vector<std::string> texts_of(const nlohmann::ordered_json& list);

/// The members of a list, listed; "" when there is no such list.
std::string joined(const nlohmann::ordered_json& record, const char* name, std::size_t most);

/// A line of the `parts` that are not empty, with dots between.
std::string dotted(std::initializer_list<std::string> parts);

/// Columns of a terminal that a printable text takes.
std::size_t width_of(std::string_view text) noexcept;

/// `text` if it takes at most `columns`, else its head with "…" at the end.
std::string cut(std::string_view text, std::size_t columns);

}  // namespace kindred::queries::terminal
