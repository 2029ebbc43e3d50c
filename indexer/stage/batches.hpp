#pragma once
#include "engine/base/error.hpp"
#include "indexer/stage/turnstile.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace kindred::indexer::stage {

/// Throws Error{unavailable} when `stop` is true.
inline void heed(const std::atomic<bool>& stop) {
    if (stop) throw Error(ErrorCode::unavailable, "stopped by a signal", "the published index is as it was");
}

/// Calls prepare() once on each of `threads` threads for a function that turns [first, last) into a result,
/// runs those for batches of [0, total) and `take(number of the batch, its result)` alone, in order. Throws
/// what they throw, and Error{unavailable} when `stop` becomes true.
template <typename Prepare, typename Take>
void in_batches(std::uint32_t total, std::uint32_t batch, unsigned threads, const std::atomic<bool>& stop,
                Prepare&& prepare, Take&& take) {
    const std::uint32_t batches = total / batch + (total % batch != 0 ? 1 : 0);
    std::atomic<std::uint32_t> next = 0;
    Turnstile taken;
    const auto work = [&] {
        auto prepared_by_thread = prepare();
        for (std::uint32_t n = next++; n < batches; n = next++) {
            heed(stop);
            const std::uint32_t first = n * batch;
            const auto result = prepared_by_thread(first, first + std::min(total - first, batch));
            taken.pass(n, [&] { take(n, result); });
        }
    };
    run_threads(threads, work, [&] { taken.cancel(); });
}

/// Runs `step(first, last)` for blocks of [0, total) on `threads` threads, in any order. Throws as
/// `in_batches`.
template <typename Step>
void in_blocks(std::uint32_t total, std::uint32_t block, unsigned threads, const std::atomic<bool>& stop,
               Step&& step) {
    std::atomic<std::uint64_t> next = 0;
    std::atomic<bool> failed = false;
    const auto work = [&] {
        for (std::uint64_t first = next.fetch_add(block); first < total && !failed;
             first = next.fetch_add(block)) {
            heed(stop);
            step(static_cast<std::uint32_t>(first),
                 static_cast<std::uint32_t>(std::min<std::uint64_t>(total, first + block)));
        }
    };
    run_threads(threads, work, [&] { failed = true; });
}

}  // namespace kindred::indexer::stage
