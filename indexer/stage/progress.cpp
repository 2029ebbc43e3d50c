#include "indexer/stage/progress.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace kindred::indexer::stage {

namespace {

using namespace std::chrono_literals;

constexpr auto redraw_every = 100ms;
constexpr auto log_every = 10s;
constexpr int bar_width = 24;

std::string short_time(double seconds) {
    const auto s = static_cast<std::int64_t>(seconds + 0.5);
    if (s >= 3600) return fmt::format("{}h{:02}m", s / 3600, s / 60 % 60);
    if (s >= 60) return fmt::format("{}m{:02}s", s / 60, s % 60);
    return fmt::format("{}s", s);
}

}  // namespace

Progress::Progress(Style style)
    : output_(style == Style::quiet     ? Output::nothing
              : ::isatty(STDERR_FILENO) ? Output::terminal
                                        : Output::log) {}

Progress::~Progress() {
    // A stage that did not end was interrupted: leave its bar on its own line.
    if (output_ == Output::terminal && !stage_.empty()) std::fputs("\n", stderr);
}

void Progress::stage(std::string_view name, std::string_view unit) {
    const std::lock_guard lock(mutex_);
    stage_ = name;
    unit_ = unit;
    items_ = 0;
    fraction_ = -1;
    started_ = Clock::now();
    drawn_ = started_;
    if (output_ == Output::terminal) draw(0);
}

void Progress::advance(std::uint64_t items, double fraction) {
    const std::lock_guard lock(mutex_);
    items_ = items;
    fraction_ = fraction;
    const auto now = Clock::now();
    if (output_ == Output::nothing ||
        now - drawn_ < (output_ == Output::terminal ? Clock::duration(redraw_every) : log_every)) {
        return;
    }
    drawn_ = now;
    draw(std::chrono::duration<double>(now - started_).count());
}

void Progress::draw(double seconds) const {
    std::string line;
    if (fraction_ >= 0) {
        const int full = static_cast<int>(std::clamp(fraction_, 0.0, 1.0) * bar_width);
        if (output_ == Output::terminal)
            line += fmt::format("{:━<{}}{:╌<{}} ", "", full, "", bar_width - full);
        line += fmt::format("{:3.0f} % ", 100 * fraction_);
    }
    if (items_ > 0) line += fmt::format(" {} {}", items_, unit_);
    if (items_ > 0 && seconds > 0.5) line += fmt::format(", {:.0f}/s", static_cast<double>(items_) / seconds);
    if (fraction_ > 0.01 && seconds > 1)
        line += fmt::format(", {} left", short_time(seconds * (1 - fraction_) / fraction_));
    if (output_ == Output::terminal) {
        fmt::print(stderr, "\r\x1b[K\x1b[36m{:>12}\x1b[0m  {}", stage_, line);
    } else {
        fmt::print(stderr, "{}: {}\n", stage_, line);
    }
    std::fflush(stderr);
}

void Progress::done() {
    const std::lock_guard lock(mutex_);
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    std::string line = fmt::format("{:.1f} s", seconds);
    if (items_ > 0) line += fmt::format(", {} {}", items_, unit_);
    if (items_ > 0 && seconds > 0.5) line += fmt::format(", {:.0f}/s", static_cast<double>(items_) / seconds);
    if (output_ == Output::terminal) fmt::print(stderr, "\r\x1b[K\x1b[32m{:>12}\x1b[0m  {}\n", stage_, line);
    if (output_ == Output::log) fmt::print(stderr, "{}: {}\n", stage_, line);
    stage_.clear();
}

}  // namespace kindred::indexer::stage
