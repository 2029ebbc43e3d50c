#pragma once
#include <string>
#include <string_view>

namespace kindred::server {

/// `text` as a log may hold it: everything but printable ASCII as \xNN, and cut past 300 bytes, so that no
/// client forges lines or talks to a terminal.
std::string printable(std::string_view text);

}  // namespace kindred::server
