#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/postings.hpp"
#include "engine/likeness/latent.hpp"
#include "engine/likeness/likeness.hpp"
#include "engine/likeness/text_vectors.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kindred::indexer::likeness {

/// Finds works whose latent vectors point the same way: HNSW (Malkov and Yashunin, 2020). Finding is safe
/// from many threads.
class LatentCandidates {
 public:
    /// Builds the graph of all works with a vector, one after the other, so that it is the same every time;
    /// `each()` is called after every work and may throw. Cost: about 0.1 ms a work for 70,000 works;
    /// some 250 bytes of memory. `latent` must outlive this.
    LatentCandidates(const engine::likeness::Latent& latent, const std::function<void()>& each);
    ~LatentCandidates();
    LatentCandidates(const LatentCandidates&) = delete;
    LatentCandidates& operator=(const LatentCandidates&) = delete;

    /// Adds about the `count` works closest to `work` to `found`, `work` itself among them. Most of them are
    /// the right ones.
    void find(engine::WorkId work, std::size_t count, std::vector<engine::WorkId>& found) const;

 private:
    struct Index;
    const engine::likeness::Latent& latent_;
    std::unique_ptr<Index> index_;
};

/// Finds works that share the weightiest stems of one. Belongs to one thread.
class WordCandidates {
 public:
    /// All must outlive this.
    WordCandidates(const engine::data::Postings& postings, const engine::data::Lexicon& lexicon,
                   const engine::likeness::TextWeights& weights);

    /// Adds at most `count` works that share weighty stems with `text` to `found`, those that share most.
    void find(std::span<const engine::likeness::WeightedStem> text, std::size_t count,
              std::vector<engine::WorkId>& found);

 private:
    struct Sum {
        engine::WorkId work;
        float sum;
    };
    void add_up(const engine::likeness::WeightedStem& stem);

    const engine::data::Postings& postings_;
    const engine::data::Lexicon& lexicon_;
    const engine::likeness::TextWeights& weights_;
    std::vector<float> sums_;  ///< by work; all 0 between calls
    std::vector<engine::WorkId> touched_;
    std::vector<Sum> ranked_;
    engine::likeness::TextVector heaviest_;
};

}  // namespace kindred::indexer::likeness
