#pragma once
#include <chrono>
#include <cstddef>

namespace kindred::server {

/// Every bound the server keeps to, so that no client can make it hold or wait without end. The defaults are
/// what kindred-serve runs with; tests shrink them.
struct Limits {
    std::size_t header_bytes = std::size_t{16} * 1024;  ///< request line and headers: 431 past it
    std::size_t url_bytes = std::size_t{8} * 1024;      ///< request target: 414 past it
    std::size_t body_bytes = std::size_t{1024} * 1024;  ///< request body: 413 past it
    std::size_t connections = 4096;  ///< open at once: a further one is answered 503 and closed

    std::chrono::milliseconds read_timeout{30'000};   ///< from the first byte of a request to its last: 408
    std::chrono::milliseconds idle_timeout{60'000};   ///< between requests: closed silently
    std::chrono::milliseconds write_timeout{30'000};  ///< for the client to take an answer
    std::chrono::milliseconds linger_timeout{1'000};  ///< reading on after a last answer, so that it arrives
    std::chrono::milliseconds shutdown_grace{1'000};  ///< for a half-read request, once the server stops
    std::chrono::milliseconds shutdown_timeout{10'000};  ///< for everything else, then the server just stops
    std::chrono::milliseconds sweep_interval{1'000};  ///< how often deadlines are looked at: their precision
};

/// Workers: the requests that may wait for one, and how long a request may have waited and still be answered.
inline constexpr std::size_t default_max_queue = 1000;
inline constexpr std::chrono::milliseconds default_queue_timeout{10'000};
/// What a client that is turned away is told to wait, in seconds.
inline constexpr const char* retry_after_seconds = "10";
/// How often INDEX/current is looked at for a new generation.
inline constexpr std::chrono::milliseconds watch_interval{1'000};
/// Nesting of a JSON body past which it is refused unread: everything that walks a value may recurse.
inline constexpr int max_json_depth = 64;

/// Members of one list of a request, such as `facets`: they are looked through for every field of every hit.
inline constexpr std::size_t max_list_members = 200;
/// A highlight tag or crop marker, in bytes: it stands at every match of every hit.
inline constexpr std::size_t max_tag_bytes = 256;
/// Hits that all queries of one multi-search ask for together.
inline constexpr std::uint64_t max_multi_search_hits = 5000;

}  // namespace kindred::server
