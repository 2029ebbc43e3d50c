#pragma once
#include "engine/generation.hpp"
#include "server/index_watcher.hpp"
#include "server/keys.hpp"
#include "server/workers.hpp"

#include <memory>

namespace kindred::server {

/// Answers from the index with a Reader of its own. `watcher` and `keys` outlive it.
class IndexAnswerer final : public Answerer {
 public:
    IndexAnswerer(const IndexWatcher& watcher, const Keys& keys);
    Response answer(const Request& request) override;
    /// Moves to the watcher's current generation; stays where it is, and logs, when that fails.
    void refresh() override;

 private:
    const IndexWatcher& watcher_;
    const Keys& keys_;
    std::unique_ptr<engine::Reader> reader_;
};

}  // namespace kindred::server
