#pragma once
#include "engine/data/columns.hpp"
#include "engine/data/graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kindred::queries::recommend {

/// How near researchers are to some others in the collaboration graph: for every collaborator z that a seed s
/// and a researcher r share, min(works of s and z, works of z and r) / ln(2 + collaborators of z) (Adamic and
/// Adar, Friends and neighbors on the Web, 2003, with the works counted), over the damped number of r's own
/// collaborators; the mean over the seeds. Belongs to one thread.
class Community {
 public:
    /// Cost: `close_collaborators` times `their_collaborators` steps a seed at most, a nanosecond or two
    /// each.
    Community(const engine::data::Graph& graph, std::span<const engine::ResearcherId> seeds);

    /// 0 for whoever shares nobody with the seeds.
    double operator[](engine::ResearcherId researcher) const noexcept;
    /// Who shares somebody with a seed, seeds included, in no particular but always the same order.
    std::span<const std::uint32_t> researchers() const noexcept;

 private:
    const engine::data::Graph& graph_;
    double seeds_;  ///< how many
};

/// What documents have in common with some seeds in one column: the sum over the shared values of
/// 1 / log2(1 + documents that have it), over the fourth root of the sizes of both sets multiplied. A value
/// that few have says more (the idea of Adamic and Adar, Friends and neighbors on the Web, 2003). 0 without a
/// shared value, at most the root of the smaller set.
class Overlap {
 public:
    /// `column` may be null: then nothing is shared. It must outlive this.
    explicit Overlap(const engine::data::Column* column) : column_(column) {}

    /// Adds the values of a seed.
    void add(std::uint32_t document);
    /// Cost: a few nanoseconds a value.
    double of(std::uint32_t document) const noexcept;
    bool shares(std::uint32_t document) const noexcept { return weight_shared(document) > 0; }

 private:
    double weight_shared(std::uint32_t document) const noexcept;

    const engine::data::Column* column_;
    std::vector<float> weights_;  ///< by value; 0 for those that no seed has
    std::size_t values_ = 0;
};

}  // namespace kindred::queries::recommend
