#include "server/routing/workers.hpp"

#include "server/base/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace kindred::server::routing {

Workers::Workers(Options options, const std::function<std::unique_ptr<Answerer>()>& make)
    : options_(std::move(options)) {
    for (std::size_t i = 0; i < options_.threads; ++i) answerers_.push_back(make());
    for (const auto& answerer : answerers_) {
        threads_.emplace_back([this, &own = *answerer] { run(own); });
    }
}

void Workers::submit(RoutedRequest&& routed, Done&& done) {
    bool stopping = false;
    {
        const engine::MutexLock lock(mutex_);
        stopping = stopping_;
        if (!stopping_ && queue_.size() < options_.max_queue) {
            queue_.push_back({std::move(routed), std::move(done), options_.now()});
            wake_.notify_one();
            return;
        }
    }
    done(stopping ? busy_response("The server is shutting down.")
                  : busy_response(
                        fmt::format("Too many search requests running at the same time: {}. Retry after 10s.",
                                    options_.max_queue)));
}

void Workers::refresh() {
    const engine::MutexLock lock(mutex_);
    ++freshness_;
    wake_.notify_all();
}

void Workers::stop() {
    {
        const engine::MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notify_all();
    }
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Workers::run(Answerer& answerer) {
    std::uint64_t freshness = 0;
    engine::MutexLock lock(mutex_);
    while (true) {
        while (!stopping_ && queue_.empty() && freshness == freshness_) wake_.wait(lock);
        if (freshness != freshness_) {
            freshness = freshness_;
            lock.unlock();
            answerer.refresh();
            lock.lock();
            continue;
        }
        if (queue_.empty()) return;  // stopping
        Job job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        if (options_.now() - job.queued > options_.timeout) {
            job.done(busy_response(
                fmt::format("The request waited in the queue for more than {} ms. Retry after 10s.",
                            options_.timeout.count())));
        } else {
            job.done(answerer.answer(job.routed));
        }
        job = {};  // before taking the lock: what a job holds may be big
        lock.lock();
    }
}

}  // namespace kindred::server::routing
