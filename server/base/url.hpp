#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kindred::server {

/// Decoded name and value of each query parameter, in order.
using UrlParameters = std::vector<std::pair<std::string, std::string>>;

/// A request target, split before it is decoded, so that an escaped "/" or "&" stays inside its part.
struct Target {
    std::vector<std::string> path;
    UrlParameters query;
};

/// Takes what stands before the first `separator` of `rest`, all without one, and drops the separator.
std::string_view take_until(std::string_view& rest, char separator) noexcept;

/// "searchableAttributes" in lower case, with `separator` between its words: "searchable-attributes".
std::string separated(std::string_view camel_case, char separator);

/// True when `bytes` are well-formed UTF-8: no overlong forms, surrogates or cut sequences.
bool valid_utf8(std::string_view bytes) noexcept;

/// Undoes percent-encoding ("+" is a space when `plus_is_space`, as in query strings). Nothing when an escape
/// is incomplete or not hexadecimal, or when the result holds a NUL or is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

/// Parses "/path?query", or the absolute form "http://host/path?query". A trailing slash is ignored, a
/// fragment too. Nothing when any part does not decode.
std::optional<Target> parse_target(std::string_view target);

}  // namespace kindred::server
