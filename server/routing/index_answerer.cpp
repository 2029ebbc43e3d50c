#include "server/routing/index_answerer.hpp"

#include "server/base/log.hpp"

#include <exception>

#include <spdlog/spdlog.h>

namespace kindred::server::routing {

IndexAnswerer::IndexAnswerer(const IndexWatcher& watcher)
    : watcher_(watcher), reader_(std::make_unique<engine::Reader>(watcher.current())) {}

Response IndexAnswerer::answer(const RoutedRequest& routed) {
    return answer_from_index(routed, *reader_);
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
