#pragma once
#include "engine/base/error.hpp"
#include "indexer/stage/turnstile.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <vector>

namespace kindred::indexer::stage {

/// The threads of a build, which end early once `stop` is true: every function throws Error{unavailable}
/// then, and what the functions given to it throw.
struct Workers {
    unsigned threads;
    const std::atomic<bool>& stop;

    void check_stop() const {
        if (stop)
            throw Error(ErrorCode::unavailable, "stopped by a signal", "the published index is as it was");
    }

    /// Runs `step(first, last)` for blocks of [0, total), in any order.
    template <typename Step>
    void in_blocks(std::uint32_t total, std::uint32_t block, Step&& step) const {
        std::atomic<std::uint64_t> next = 0;
        std::atomic<bool> failed = false;
        const auto work = [&] {
            for (std::uint64_t first = next.fetch_add(block); first < total && !failed;
                 first = next.fetch_add(block)) {
                check_stop();
                step(static_cast<std::uint32_t>(first),
                     static_cast<std::uint32_t>(std::min<std::uint64_t>(total, first + block)));
            }
        };
        run_threads(threads, work, [&] { failed = true; });
    }

    /// Calls prepare() once on each thread for a function that turns [first, last) into a result, runs those
    /// for batches of [0, total) and `take(first, last, result)` alone, in order.
    template <typename Prepare, typename Take>
    void in_batches(std::uint32_t total, std::uint32_t batch, Prepare&& prepare, Take&& take) const {
        const std::uint32_t batches = total / batch + (total % batch != 0 ? 1 : 0);
        std::atomic<std::uint32_t> next = 0;
        Turnstile taken;
        const auto work = [&] {
            auto prepared_by_thread = prepare();
            for (std::uint32_t n = next++; n < batches; n = next++) {
                check_stop();
                const std::uint32_t first = n * batch;
                const std::uint32_t last = first + std::min(total - first, batch);
                auto result = prepared_by_thread(first, last);
                taken.pass(n, [&] { take(first, last, result); });
            }
        };
        run_threads(threads, work, [&] { taken.cancel(); });
    }

    /// The same for single numbers: prepare() gives a function that turns a number of [0, total) into a
    /// result, and `take(number, result)` gets them in order.
    template <typename Prepare, typename Take>
    void in_order(std::uint32_t total, Prepare&& prepare, Take&& take) const {
        constexpr std::uint32_t batch = 256;
        const auto prepare_batch = [&] {
            return [of = prepare()](std::uint32_t first, std::uint32_t last) mutable {
                std::vector<decltype(of(first))> results;
                for (std::uint32_t i = first; i < last; ++i) results.push_back(of(i));
                return results;
            };
        };
        in_batches(total, batch, prepare_batch, [&](std::uint32_t first, std::uint32_t, auto& results) {
            for (auto& result : results) take(first++, result);
        });
    }
};

}  // namespace kindred::indexer::stage
