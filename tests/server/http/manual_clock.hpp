#pragma once
#include <atomic>
#include <chrono>

namespace kindred::test {

/// A clock that stands still until it is told otherwise. Safe from any thread.
class ManualClock {
 public:
    using Time = std::chrono::steady_clock::time_point;
    Time now() const { return now_; }
    void advance(std::chrono::steady_clock::duration by) { now_ = now_.load() + by; }

 private:
    std::atomic<Time> now_{Time{}};
};

/// A number that a test can wait for.
class Counter {
 public:
    void operator++() {
        ++count_;
        count_.notify_all();
    }
    void wait_for(int wanted) const {
        for (int now = count_; now < wanted; now = count_) count_.wait(now);
    }
    int get() const { return count_; }

 private:
    std::atomic<int> count_{0};
};

}  // namespace kindred::test
