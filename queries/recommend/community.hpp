#pragma once
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

}  // namespace kindred::queries::recommend
