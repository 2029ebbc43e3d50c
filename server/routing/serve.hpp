#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kindred::server::routing {

/// What the command line of kindred-serve says.
struct ServeOptions {
    std::filesystem::path index;
    std::string host = "127.0.0.1";
    unsigned short port = 7711;
    std::size_t threads = 1;
    std::vector<std::string> cors;
    std::optional<std::string> master_key;  ///< without one everybody may ask
    std::size_t max_queue = 0;
    std::chrono::milliseconds timeout{0};
};

/// Serves the index until SIGTERM or SIGINT; prints the address on stdout once it accepts connections.
/// Returns false when requests had to be left unanswered: their workers may still run, so the caller must
/// leave the process at once. Throws Error when the index does not open or the address cannot be listened on.
bool serve(const ServeOptions& options);

}  // namespace kindred::server::routing
