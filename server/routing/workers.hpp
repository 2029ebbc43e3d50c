#pragma once
#include "engine/base/mutex.hpp"
#include "server/routing/router.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace kindred::server::routing {

/// What one worker thread answers requests with; it is made on another thread but used by one alone.
class Answerer {
 public:
    virtual ~Answerer() = default;
    /// Answers a request, errors included: it does not throw.
    virtual Response answer(const RoutedRequest& routed) = 0;
    /// Called between requests after Workers::refresh(): there is something newer to answer from.
    virtual void refresh() {}
};

/// A fixed pool of threads behind one bounded queue. Searching blocks, so none of it may happen where sockets
/// are served.
class Workers {
 public:
    using Clock = std::chrono::steady_clock;
    struct Options {
        std::size_t threads;
        std::size_t max_queue;              ///< requests waiting, not counting those in work
        std::chrono::milliseconds timeout;  ///< a request that waited longer is turned away unworked
        std::function<Clock::time_point()> now = Clock::now;  ///< tests have a clock of their own
    };

    /// Makes one answerer a thread, then starts them. Throws what `make` throws.
    Workers(Options options, const std::function<std::unique_ptr<Answerer>()>& make);
    ~Workers() { stop(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Queues a request; `done` gets its answer on a worker's thread. When the queue is full or the pool has
    /// stopped, `done` gets a 503 at once on this thread. Safe from many threads.
    void submit(RoutedRequest&& routed, Done&& done);
    /// Every worker, idle ones too, calls its answerer's `refresh` before its next request.
    void refresh();
    /// Answers what is queued, then joins the threads.
    void stop();

 private:
    struct Job {
        RoutedRequest routed;
        Done done;
        Clock::time_point queued;
    };
    void run(Answerer& answerer);

    const Options options_;
    engine::Mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Job> queue_ KINDRED_GUARDED_BY(mutex_);
    std::uint64_t freshness_ KINDRED_GUARDED_BY(mutex_) = 0;
    bool stopping_ KINDRED_GUARDED_BY(mutex_) = false;

    std::vector<std::unique_ptr<Answerer>> answerers_;  // constant once the threads run
    std::vector<std::thread> threads_;
};

}  // namespace kindred::server::routing
