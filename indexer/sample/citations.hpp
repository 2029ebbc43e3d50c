#pragma once
#include "indexer/sample/chronicle.hpp"

#include <cstdint>
#include <vector>

namespace kindred::indexer::sample {

/// How often each work is cited: by works of the corpus, which are counted, and by the world outside it,
/// which is drawn: heavy-tailed, and growing with age for fifteen years.
class Citations {
 public:
    Citations(std::uint32_t works, std::uint64_t seed) : inside_(works), seed_(seed) {}

    /// Counts one citation of the work at `index` by a work of the corpus.
    void add(std::uint32_t index) { ++inside_[index]; }
    /// All citations of a work, once those inside have been counted.
    std::uint32_t count(const WorkPlan& plan) const;

 private:
    std::vector<std::uint32_t> inside_;
    std::uint64_t seed_;
};

}  // namespace kindred::indexer::sample
