#include "engine/base/program.hpp"
#include "server/base/limits.hpp"
#include "server/base/version.hpp"
#include "server/routing/serve.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

int main(int argc, char** argv) {
    kindred::server::routing::ServeOptions options;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    options.max_queue = kindred::server::default_max_queue;
    long timeout_ms = kindred::server::default_queue_timeout.count();
    std::string log_level = "info";

    CLI::App app(
        "Serves an index over HTTP: search, profiles and recommendations. Read-only; a newly published\n"
        "generation is noticed and served without a restart.",
        "kindred-serve");
    app.footer(
        "Example: kindred-serve demo-index --port 7711\n"
        "         curl 'http://127.0.0.1:7711/indexes/works/search?q=query+expansion'");
    app.set_version_flag("--version", "kindred-serve " + std::string(kindred::server::version().package));
    app.add_option("INDEX", options.index, "Index directory, as kindred-index builds it")->required();
    app.add_option("--host", options.host, "IP address to listen on")->capture_default_str();
    app.add_option("--port", options.port, "Port to listen on; 0 picks a free one")->capture_default_str();
    app.add_option("--threads", options.threads, "Worker threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    app.add_option("--master-key", options.master_key,
                   "Ask for keys, which follow from this one; other users see a command line, so better set\n"
                   "KINDRED_MASTER_KEY in the environment");
    app.add_option("--cors", options.cors, "Origins whose pages may read the answers [any]");
    app.add_option("--max-queue", options.max_queue,
                   "Requests that may wait for a worker; more are answered 503")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    app.add_option("--timeout-ms", timeout_ms, "A request that waited longer for a worker is answered 503")
        ->check(CLI::Range(1, 3'600'000))
        ->capture_default_str();
    app.add_option("--log-level", log_level,
                   "What is logged on stderr; default: info; debug has a line a request")
        ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
        ->option_text("debug|info|warn|error|off");
    return kindred::run_program("kindred-serve", app, argc, argv, [&] {
        if (const char* const key = std::getenv("KINDRED_MASTER_KEY"); key != nullptr && !options.master_key)
            options.master_key = key;
        options.timeout = std::chrono::milliseconds(timeout_ms);
        std::signal(SIGPIPE, SIG_IGN);
        spdlog::set_default_logger(spdlog::stderr_logger_mt("kindred-serve"));
        spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        spdlog::set_level(spdlog::level::from_str(log_level));
        if (kindred::server::routing::serve(options)) return kindred::exit_success;
        spdlog::shutdown();
        std::_Exit(kindred::exit_failure);  // workers may be stuck: nothing of theirs can be torn down
    });
}
