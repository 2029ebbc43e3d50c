#include "server/index_answerer.hpp"

#include "server/log.hpp"
#include "server/router.hpp"

#include <exception>

#include <spdlog/spdlog.h>

namespace kindred::server {

IndexAnswerer::IndexAnswerer(const IndexWatcher& watcher, const Keys& keys)
    : watcher_(watcher), keys_(keys), reader_(std::make_unique<engine::Reader>(watcher.current())) {}

Response IndexAnswerer::answer(const Request& request) {
    return handle(request, *reader_, keys_);
}

void IndexAnswerer::refresh() {
    try {
        reader_ = std::make_unique<engine::Reader>(watcher_.current());
    } catch (const std::exception& error) {
        spdlog::error("a worker stays on generation {}: {}", reader_->generation().number(),
                      printable(error.what()));
    }
}

}  // namespace kindred::server
