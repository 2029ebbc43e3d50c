#pragma once
#include <chrono>
#include <cstdint>

namespace kindred::server {

/// Time since it was made.
class Stopwatch {
 public:
    std::uint64_t milliseconds() const {
        const auto elapsed = std::chrono::steady_clock::now() - start_;
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count());
    }

 private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace kindred::server
