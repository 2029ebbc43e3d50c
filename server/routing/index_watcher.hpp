#pragma once
#include "engine/base/mutex.hpp"
#include "engine/generation/generation.hpp"
#include "server/routing/workers.hpp"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace kindred::server::routing {

/// The generation that is served, kept up with what is published. Opening and verifying happen on a thread of
/// its own; a generation that does not open is logged once and the old one stays.
class IndexWatcher {
 public:
    using Generation = std::shared_ptr<const engine::Generation>;

    IndexWatcher(std::filesystem::path root, Generation first)
        : root_(std::move(root)), current_(std::move(first)) {}
    ~IndexWatcher() { stop(); }
    IndexWatcher(const IndexWatcher&) = delete;
    IndexWatcher& operator=(const IndexWatcher&) = delete;

    /// The newest generation that opened. Safe from many threads.
    Generation current() const;
    /// Opens what is published; true when `current` changed. Called by one thread at a time.
    bool poll();
    /// Polls every `watch_interval` and calls `swapped`, on the watching thread, after each change.
    void start(std::function<void()> swapped);
    void stop();

 private:
    Generation open_newer();
    void complain(const std::string& problem);

    const std::filesystem::path root_;
    mutable engine::Mutex mutex_;
    std::condition_variable_any wake_;
    Generation current_ KINDRED_GUARDED_BY(mutex_);
    bool stopping_ KINDRED_GUARDED_BY(mutex_) = false;

    std::optional<std::uint32_t> broken_;  // a damaged generation, not tried again; of the polling thread
    std::string complaint_;                // the last one logged; of the polling thread
    std::thread thread_;
};

/// Answers from the index with a Reader of its own. `watcher` outlives it.
class IndexAnswerer final : public Answerer {
 public:
    explicit IndexAnswerer(const IndexWatcher& watcher)
        : watcher_(watcher), reader_(std::make_unique<engine::Reader>(watcher.current())) {}
    Response answer(const RoutedRequest& routed) override { return answer_from_index(routed, *reader_); }
    /// Moves to the watcher's current generation; stays where it is, and logs, when that fails.
    void refresh() override;

 private:
    const IndexWatcher& watcher_;
    std::unique_ptr<engine::Reader> reader_;
};

}  // namespace kindred::server::routing
