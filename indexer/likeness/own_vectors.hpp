#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace kindred::indexer::likeness {

/// The vectors that came with works, on disk until they are asked for. Used by one thread at a time.
class OwnVectors {
 public:
    /// Writes into `directory` once there is a vector.
    explicit OwnVectors(const std::filesystem::path& directory) : path_(directory / "vectors.building") {}

    /// Adds the vector of `work`, higher than the one before; all have one length. Throws Error{io}.
    void add(engine::WorkId work, std::span<const float> vector);
    /// Numbers in each, 0 when no work came with one.
    std::uint32_t dimension() const noexcept { return dimension_; }

    /// Calls take(vector) for each of `works` works, with an empty one for a work that came without, and
    /// removes the file. To be called once, last.
    void read(std::uint32_t works, const std::function<void(std::span<const float>)>& take);

 private:
    std::filesystem::path path_;
    std::uint32_t dimension_ = 0;
    std::optional<engine::frame::FlatFileWriter> out_;
    std::vector<engine::WorkId> works_;  ///< those with a vector
};

}  // namespace kindred::indexer::likeness
