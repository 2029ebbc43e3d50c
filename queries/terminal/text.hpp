#pragma once
#include <cstddef>
#include <cstdint>
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

/// Marks around matches, and around what is dim, until colours stand for them: private characters that take
/// no room. One that a record brings along can colour a word, no more; without colours they stay what they
/// are.
inline constexpr std::string_view match_begin = "\uE000";
inline constexpr std::string_view match_end = "\uE001";
inline constexpr std::string_view dim_begin = "\uE002";
inline constexpr std::string_view dim_end = "\uE003";

/// Columns of a terminal that a printable text takes.
std::size_t width_of(std::string_view text) noexcept;

/// `text`, which begins in column `indent`, with an end of line and `indent` spaces wherever a word would
/// pass column `columns`; what is longer than a line is cut in two. Unchanged when `columns` is 0. At least
/// `least_room` columns are used beside the indent.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t columns);
inline constexpr std::size_t least_room = 10;

/// A number with commas: "42,090".
std::string grouped(std::uint64_t number);

/// "1 work", "42,090 works": `plural` is `one` with an s.
std::string counted(std::uint64_t number, std::string_view one);

/// `text` if it takes at most `columns`, else its head with "…" at the end.
std::string cut(std::string_view text, std::size_t columns);

}  // namespace kindred::queries::terminal
