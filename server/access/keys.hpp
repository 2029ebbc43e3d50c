#pragma once
#include "server/base/message.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::server::access {

/// HMAC-SHA256 of `message` under `key`.
std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view message);

/// True when `a` is `b`. How long it takes tells their lengths, but not where they differ.
bool equal_secrets(std::string_view a, std::string_view b) noexcept;

/// What a route does, as far as keys tell apart who may.
enum class Action {
    anyone,  ///< needs no key
    search,
    documents_get,
    indexes_get,
    settings_get,
    stats_get,
    version,
    keys_get,
};

/// Shortest master key, in bytes: a shorter one can be guessed from the keys that are derived from it.
inline constexpr std::size_t min_master_key_bytes = 16;
/// Longest, so that it fits into a header with everything else.
inline constexpr std::size_t max_master_key_bytes = 1024;

/// A key that follows from the master key: the same one for as long as that stays.
struct Key {
    std::string_view name;
    std::string_view description;
    std::span<const std::string_view> actions;  ///< as Meilisearch writes them: "search", "*.get"
    std::string uid;                            ///< a UUID
    std::string key;                            ///< hexadecimal HMAC-SHA256 of the uid under the master key
};

/// Who may ask what. Immutable, safe from many threads.
class Keys {
 public:
    /// Without a master key: everybody may ask everything but for keys.
    Keys() = default;
    /// With one, which may do everything. Throws Error{invalid_argument}, without the key in it, when it is
    /// shorter than `min_master_key_bytes`, longer than `max_master_key_bytes` or no printable ASCII.
    explicit Keys(std::string master);

    /// True without a master key.
    bool open() const noexcept { return master_.empty(); }
    /// Returns when `request` may do `action`. Throws ApiError 401 missing_authorization_header or
    /// missing_master_key, 403 invalid_api_key. The key stands in `Authorization: Bearer` or, as Algolia's
    /// clients send it, in `algolia_key`, a header or a parameter of the URL.
    void check(const Request& request, Action action) const;

    /// The derived keys; none without a master key.
    std::span<const Key> derived() const noexcept { return derived_; }
    /// The derived key with this uid or that is this key; null when there is none.
    const Key* find(std::string_view uid_or_key) const noexcept;

 private:
    std::string master_;
    std::vector<Key> derived_;
};

}  // namespace kindred::server::access
