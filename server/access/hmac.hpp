#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace kindred::server::access {

/// HMAC-SHA256 of `message` under `key`.
std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view message);

/// True when `a` is `b`. How long it takes tells their lengths, but not where they differ.
bool equal_secrets(std::string_view a, std::string_view b) noexcept;

}  // namespace kindred::server::access
