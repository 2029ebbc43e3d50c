#pragma once
#include <string>
#include <string_view>

namespace kindred::server {

/// `text` as a log may hold it: everything but printable ASCII as \xNN, and cut past 300 bytes, so that no
/// client forges lines or talks to a terminal.
std::string printable(std::string_view text);

/// The target of a request as a log may hold it: `printable`, and without the key of `GET /keys/KEY` or of
/// `?x-algolia-api-key=KEY`, however that is written; without a query that does not decode.
std::string printable_target(std::string_view target);

}  // namespace kindred::server
