#include "indexer/stage/turnstile.hpp"

#include <exception>
#include <thread>
#include <vector>

namespace kindred::indexer::stage {

void run_threads(unsigned threads, const std::function<void()>& work,
                 const std::function<void()>& on_failure) {
    std::mutex mutex;
    std::exception_ptr failure;
    const auto guarded = [&] {
        try {
            work();
        } catch (const Turnstile::Cancelled&) {
            // The thread that failed has said why.
        } catch (...) {
            {
                const std::lock_guard lock(mutex);
                if (!failure) failure = std::current_exception();
            }
            on_failure();
        }
    };
    std::vector<std::thread> running;
    for (unsigned i = 0; i < threads; ++i) running.emplace_back(guarded);
    for (std::thread& thread : running) thread.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace kindred::indexer::stage
