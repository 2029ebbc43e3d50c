#include "engine/likeness/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

namespace kindred::engine::likeness {

namespace {

constexpr std::string_view kind = "neighbours";

bool better(const Neighbour& a, const Neighbour& b) {
    return std::tie(b.score, a.work) < std::tie(a.score, b.work);
}

}  // namespace

PackedNeighbour::PackedNeighbour(const Neighbour& neighbour) noexcept
    : work_{static_cast<std::uint16_t>(number(neighbour.work)),
            static_cast<std::uint16_t>(number(neighbour.work) >> 16)},
      score_(static_cast<std::uint16_t>(std::lround(std::clamp(neighbour.score, 0.0F, 1.0F) * 65535.0F))) {}

void keep_best(std::vector<Neighbour>& scored) {
    for (Neighbour& n : scored) n = PackedNeighbour(n);
    std::erase_if(scored, [](const Neighbour& n) { return n.score <= 0; });
    const std::size_t kept = std::min(scored.size(), likeness::neighbours);
    std::ranges::partial_sort(scored, scored.begin() + static_cast<std::ptrdiff_t>(kept), better);
    scored.resize(kept);
}

NeighboursWriter::NeighboursWriter(const std::filesystem::path& path, const Spreads& spreads)
    : out_(path, kind), rows_(out_, "works"), spreads_(spreads) {}

void NeighboursWriter::add(std::span<const Neighbour> row) {
    const std::vector<PackedNeighbour> packed(row.begin(), row.end());
    rows_.add(packed.data(), packed.size());
}

void NeighboursWriter::finish() {
    rows_.finish();
    out_.section("spreads", std::vector<double>{spreads_.sparse, spreads_.latent});
    out_.finish();
}

WorkNeighbours::WorkNeighbours(const std::filesystem::path& path) : file_(path, kind), rows_(file_, "works") {
    const auto spreads = file_.section<double>("spreads");
    const auto good = [](double spread) { return spread >= 0 && spread <= 1; };
    if (spreads.size() != 2 || !good(spreads[0]) || !good(spreads[1]))
        file_.damaged("it does not say how its scores are scaled");
    spreads_ = {spreads[0], spreads[1]};
}

void WorkNeighbours::check() const {
    for (std::uint32_t work = 0; work < works(); ++work) {
        const NeighbourRow row = of(WorkId{work});
        bool good = row.size() <= likeness::neighbours;
        for (std::size_t i = 0; good && i < row.size(); ++i) {
            const Neighbour n = row[i];
            good = number(n.work) < works() && number(n.work) != work && n.score > 0 &&
                   (i == 0 || better(row[i - 1], n));
        }
        if (!good) file_.damaged("the neighbours of document " + std::to_string(work) + " cannot be right");
    }
}

}  // namespace kindred::engine::likeness
