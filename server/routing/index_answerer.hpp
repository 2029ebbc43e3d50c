#pragma once
#include "engine/generation/generation.hpp"
#include "server/routing/index_watcher.hpp"
#include "server/routing/workers.hpp"

#include <memory>

namespace kindred::server::routing {

/// Answers from the index with a Reader of its own. `watcher` outlives it.
class IndexAnswerer final : public Answerer {
 public:
    explicit IndexAnswerer(const IndexWatcher& watcher);
    Response answer(const RoutedRequest& routed) override;
    /// Moves to the watcher's current generation; stays where it is, and logs, when that fails.
    void refresh() override;

 private:
    const IndexWatcher& watcher_;
    std::unique_ptr<engine::Reader> reader_;
};

}  // namespace kindred::server::routing
