#include "engine/likeness/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace kindred::engine::likeness {

namespace {

constexpr std::string_view kind = "neighbours";

std::uint16_t packed(float score) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(score, 0.0F, 1.0F) * 65535.0F));
}

bool better(const Neighbour& a, const Neighbour& b) {
    return a.score != b.score ? a.score > b.score : a.work < b.work;
}

}  // namespace

void keep_best(std::vector<Neighbour>& scored) {
    for (Neighbour& n : scored) n.score = static_cast<float>(packed(n.score)) / 65535.0F;
    std::erase_if(scored, [](const Neighbour& n) { return n.score <= 0; });
    const std::size_t kept = std::min(scored.size(), likeness::neighbours);
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(kept), scored.end(),
                      better);
    scored.resize(kept);
}

NeighboursWriter::NeighboursWriter(const std::filesystem::path& path, const Spreads& spreads)
    : out_(path, kind), spreads_(spreads) {
    out_.begin_section("works.values", sizeof(PackedNeighbour));
}

void NeighboursWriter::add(std::span<const Neighbour> row) {
    for (const Neighbour& n : row) {
        const std::uint32_t work = number(n.work);
        const PackedNeighbour entry = {
            {static_cast<std::uint16_t>(work), static_cast<std::uint16_t>(work >> 16)}, packed(n.score)};
        out_.append(&entry, sizeof entry);
    }
    offsets_.push_back(offsets_.back() + row.size());
}

void NeighboursWriter::finish() {
    out_.section("works.offsets", offsets_);
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
