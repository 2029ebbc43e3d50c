#include "server/access/keys.hpp"

#include "engine/base/error.hpp"
#include "server/base/errors.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace kindred::server::access {

namespace {

constexpr std::array<std::string_view, 1> search_actions = {"search"};
constexpr std::array<std::string_view, 2> read_actions = {"*.get", "keys.get"};

/// How a list of actions calls each Action.
constexpr std::array<std::string_view, 8> action_names = {
    "", "search", "documents.get", "indexes.get", "settings.get", "stats.get", "version", "keys.get"};

/// "*.get" stands for all that reads, which is all there is, except for keys.
bool allows(const Key& key, Action action) {
    return std::ranges::any_of(key.actions, [&](std::string_view allowed) {
        return allowed == action_names.at(static_cast<std::size_t>(action)) ||
               (allowed == "*.get" && action != Action::keys_get);
    });
}

/// The first 16 bytes of a digest as a UUID of the version for values like this one, 8.
std::string uuid_of(std::array<std::uint8_t, 32> digest) {
    digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x80);
    digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);
    std::string uuid;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += fmt::format("{:02x}", digest[i]);
    }
    return uuid;
}

Key derive(std::string_view master, std::string_view name, std::string_view description,
           std::span<const std::string_view> actions) {
    Key key{name, description, actions, uuid_of(hmac_sha256(master, fmt::format("uid of {}", name))), {}};
    key.key = fmt::format("{:02x}", fmt::join(hmac_sha256(master, key.uid), ""));
    return key;
}

void require_usable(std::string_view master) {
    const bool printable = std::ranges::all_of(master, [](char c) { return c > ' ' && c <= '~'; });
    if (printable && master.size() >= min_master_key_bytes && master.size() <= max_master_key_bytes) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the master key must be {} to {} characters of printable ASCII without spaces",
                            min_master_key_bytes, max_master_key_bytes),
                "make one with: openssl rand -hex 32");
}

/// The key that a request brings; "" when it brings none.
std::string_view key_in(const Request& request) noexcept {
    constexpr std::string_view bearer = "Bearer ";
    const std::string_view authorization = request.header("Authorization");
    if (authorization.starts_with(bearer)) return authorization.substr(bearer.size());
    if (const auto header = request.header(algolia_key); !header.empty()) return header;
    for (const auto& [name, value] : request.query)
        if (name == algolia_key) return value;
    return {};
}

}  // namespace

std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view message) {
    std::array<std::uint8_t, 32> digest{};
    unsigned size = 0;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), digest.data(),
             &size) == nullptr ||
        size != digest.size()) {
        throw Error(ErrorCode::unavailable, "the cryptographic library computes no HMAC-SHA256");
    }
    return digest;
}

bool equal_secrets(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Keys::Keys(std::string master) : master_(std::move(master)) {
    require_usable(master_);
    derived_ = {
        derive(master_, "Default Search API Key",
               "Searches and recommends; it may stand in a page that everybody can read.", search_actions),
        derive(master_, "Default Read-Only Admin API Key",
               "Reads everything, the keys too; keep it from pages that everybody can read.", read_actions)};
}

void Keys::check(const Request& request, Action action) const {
    if (action == Action::anyone) return;
    if (open()) {
        if (action != Action::keys_get) return;
        throw ApiError(401, "missing_master_key",
                       "kindred-serve runs without a master key, so there are no keys. Start it with "
                       "KINDRED_MASTER_KEY in its environment.");
    }
    const std::string_view given = key_in(request);
    if (given.empty()) {
        throw ApiError(401, "missing_authorization_header",
                       "The Authorization header is missing. It must use the bearer authorization method.");
    }
    const bool good = equal_secrets(given, master_) || std::ranges::any_of(derived_, [&](const Key& key) {
                          return equal_secrets(key.key, given) && allows(key, action);
                      });
    if (!good) throw ApiError(403, "invalid_api_key", "The provided API key is invalid.");
}

const Key* Keys::find(std::string_view uid_or_key) const noexcept {
    const auto found = std::ranges::find_if(derived_, [&](const Key& key) {
        return equal_secrets(key.uid, uid_or_key) || equal_secrets(key.key, uid_or_key);
    });
    return found == derived_.end() ? nullptr : &*found;
}

}  // namespace kindred::server::access
