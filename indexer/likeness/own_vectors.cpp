#include "indexer/likeness/own_vectors.hpp"

namespace kindred::indexer::likeness {

namespace {

constexpr std::string_view kind = "vectors";
constexpr std::string_view section = "numbers";

}  // namespace

void OwnVectors::add(engine::WorkId work, std::span<const float> vector) {
    if (!out_) {
        out_.emplace(path_, kind);
        out_->begin_section(section, sizeof(float));
        dimension_ = static_cast<std::uint32_t>(vector.size());
    }
    out_->append(vector.data(), vector.size_bytes());
    works_.push_back(work);
}

void OwnVectors::read(std::uint32_t works, const std::function<void(std::span<const float>)>& take) {
    if (!out_) return;
    out_->finish();
    {
        const engine::frame::FlatFile file(path_, kind);
        const auto numbers = file.section<float>(section);
        std::size_t next = 0;
        for (std::uint32_t work = 0; work < works; ++work) {
            const bool has = next < works_.size() && works_[next] == engine::WorkId{work};
            take(has ? numbers.subspan(next++ * dimension_, dimension_) : std::span<const float>());
        }
    }
    std::filesystem::remove(path_);
}

}  // namespace kindred::indexer::likeness
