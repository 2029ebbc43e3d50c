#include "server/routing/index_watcher.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/index_directory.hpp"
#include "server/base/limits.hpp"
#include "server/base/log.hpp"

#include <spdlog/spdlog.h>

namespace kindred::server::routing {

IndexWatcher::Generation IndexWatcher::current() const {
    const engine::MutexLock lock(mutex_);
    return current_;
}

bool IndexWatcher::poll() {
    Generation newer = open_newer();
    if (!newer) return false;
    const std::uint32_t old = current()->number();
    const std::uint32_t number = newer->number();
    {
        const engine::MutexLock lock(mutex_);
        std::swap(current_, newer);
    }
    spdlog::info("generation {} replaces {}", number, old);
    return true;
}

/// The published generation when it is another one and opens, else nothing: a watch goes on whatever it
/// meets.
IndexWatcher::Generation IndexWatcher::open_newer() {
    std::optional<std::uint32_t> published;
    try {
        published = engine::generation::IndexDirectory(root_).current();
        if (!published || *published == current()->number() || published == broken_) return nullptr;
        auto opened = engine::Generation::open(root_, engine::generation::Verify::checksums);
        const engine::Reader works_too(opened);  // every worker makes one: better to fail here
        complaint_.clear();
        broken_.reset();
        return opened;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::corrupt_index) broken_ = published;
        complain(one_line(error));
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return nullptr;
}

void IndexWatcher::complain(const std::string& problem) {
    if (problem == complaint_) return;
    complaint_ = problem;
    spdlog::error("still serving generation {}, the published one does not open: {}", current()->number(),
                  printable(problem));
}

void IndexWatcher::start(std::function<void()> swapped) {
    thread_ = std::thread([this, notify = std::move(swapped)] {
        engine::MutexLock lock(mutex_);
        while (!stopping_) {
            if (wake_.wait_for(lock, watch_interval) == std::cv_status::no_timeout || stopping_) continue;
            lock.unlock();
            if (poll()) notify();
            lock.lock();
        }
    });
}

void IndexWatcher::stop() {
    {
        const engine::MutexLock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void IndexAnswerer::refresh() {
    try {
        reader_ = std::make_unique<engine::Reader>(watcher_.current());
    } catch (const std::exception& error) {
        spdlog::error("a worker stays on generation {}: {}", reader_->generation().number(),
                      printable(error.what()));
    }
}

}  // namespace kindred::server::routing
