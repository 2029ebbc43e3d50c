#pragma once
#include "engine/generation/generation.hpp"
#include "server/access/keys.hpp"
#include "server/http/workers.hpp"
#include "server/routing/index_watcher.hpp"

#include <memory>

namespace kindred::server::routing {

/// Answers from the index with a Reader of its own. `watcher` and `keys` outlive it.
class IndexAnswerer final : public http::Answerer {
 public:
    IndexAnswerer(const IndexWatcher& watcher, const access::Keys& keys);
    Response answer(const Request& request) override;
    /// Moves to the watcher's current generation; stays where it is, and logs, when that fails.
    void refresh() override;

 private:
    const IndexWatcher& watcher_;
    const access::Keys& keys_;
    std::unique_ptr<engine::Reader> reader_;
};

}  // namespace kindred::server::routing
