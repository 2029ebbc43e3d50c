#include "server/routing/serve.hpp"

#include "engine/generation/generation.hpp"
#include "server/access/cors.hpp"
#include "server/access/keys.hpp"
#include "server/base/version.hpp"
#include "server/http/http_server.hpp"
#include "server/routing/index_watcher.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

namespace kindred::server::routing {

namespace {

/// Room for every connection and, with as much again, for the files of two generations.
void raise_file_limit(std::size_t connections) {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    const rlim_t wanted = std::min<rlim_t>(files.rlim_max, 2 * connections);
    if (files.rlim_cur >= wanted) return;
    files.rlim_cur = wanted;
    if (setrlimit(RLIMIT_NOFILE, &files) != 0)
        spdlog::warn("cannot raise the limit of open files to {}", wanted);
}

}  // namespace

bool serve(const ServeOptions& options) {
    const access::Keys keys = options.master_key ? access::Keys(*options.master_key) : access::Keys();
    raise_file_limit(Limits{}.connections);
    auto generation = engine::Generation::open(options.index);
    IndexWatcher watcher(options.index, generation);
    Workers workers({options.threads, options.max_queue, options.timeout},
                    [&] { return std::make_unique<IndexAnswerer>(watcher); });
    http::HttpServer server({options.host, options.port, {}, access::Cors(options.cors)},
                            [&](Request&& request, Done&& done) {
                                Routed routed = route_request(std::move(request), keys);
                                if (auto* const answer = std::get_if<Response>(&routed))
                                    return done(std::move(*answer));
                                workers.submit(std::get<RoutedRequest>(std::move(routed)), std::move(done));
                            });
    server.stop_on_signals();
    spdlog::info("kindred-serve {} starts: generation {}, {} works, {} researchers, {} workers, {}",
                 version().package, generation->number(), generation->manifest().works,
                 generation->manifest().researchers, options.threads, keys.open() ? "no keys" : "with keys");
    generation.reset();  // it must be free to go once it is replaced
    watcher.start([&] { workers.refresh(); });
    fmt::print("kindred serves {} on {}\n", options.index.string(), server.url());
    std::fflush(stdout);

    if (!server.run()) return false;
    watcher.stop();
    workers.stop();
    spdlog::info("kindred-serve stops");
    return true;
}

}  // namespace kindred::server::routing
