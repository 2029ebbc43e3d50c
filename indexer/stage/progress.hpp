#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace kindred::indexer::stage {

/// Tells a person how a build is going, on stderr: a bar that redraws itself on a terminal, a plain line now
/// and then otherwise, nothing when quiet. Safe from any thread.
class Progress {
 public:
    enum class Style { automatic, quiet };
    explicit Progress(Style style = Style::automatic);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Starts a stage; `unit` is what is counted ("works").
    void stage(std::string_view name, std::string_view unit);
    /// `items` are done, which is `fraction` (0 to 1) of the stage; a negative fraction means nobody knows.
    void advance(std::uint64_t items, double fraction);
    /// Ends the stage with its line.
    void done();

 private:
    using Clock = std::chrono::steady_clock;
    void draw(double seconds) const;

    enum class Output { terminal, log, nothing };
    Output output_;
    std::mutex mutex_;  // guards all below
    std::string stage_;
    std::string unit_;
    std::uint64_t items_ = 0;
    double fraction_ = -1;
    Clock::time_point started_;
    Clock::time_point drawn_;
};

}  // namespace kindred::indexer::stage
