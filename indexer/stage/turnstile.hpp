#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace kindred::indexer::stage {

/// Lets numbered pieces of work pass one at a time and in order: piece 0, 1, 2, ... Threads may bring them in
/// any order. Safe from any thread.
class Turnstile {
 public:
    /// Thrown by `pass` after `cancel`: another thread failed, this one can stop.
    struct Cancelled {};

    /// Waits until every piece before `piece` has passed, then runs `step` alone.
    template <typename Step>
    void pass(std::uint64_t piece, Step&& step) {
        std::unique_lock lock(mutex_);
        moved_.wait(lock, [&] { return cancelled_ || next_ == piece; });
        if (cancelled_) throw Cancelled{};
        step();
        ++next_;
        moved_.notify_all();
    }

    void cancel() {
        const std::lock_guard lock(mutex_);
        cancelled_ = true;
        moved_.notify_all();
    }

 private:
    std::mutex mutex_;
    std::condition_variable moved_;
    std::uint64_t next_ = 0;  ///< guarded by mutex_
    bool cancelled_ = false;  ///< guarded by mutex_
};

/// Runs `work` on `threads` threads and waits for them. The first exception of any of them is thrown again
/// after `on_failure` has been called (to release those that wait) and all have ended.
void run_threads(unsigned threads, const std::function<void()>& work,
                 const std::function<void()>& on_failure);

}  // namespace kindred::indexer::stage
