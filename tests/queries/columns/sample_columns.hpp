#pragma once
#include "engine/data/columns.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstdint>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// The stored records of `works` sample works, some with fields left out, emptied or written in capitals, and
/// their columns.
class SampleColumns {
 public:
    explicit SampleColumns(std::uint32_t works);

    const std::vector<nlohmann::ordered_json>& records() const noexcept { return records_; }
    const engine::data::Columns& columns() const noexcept { return columns_; }

 private:
    TempDir dir_;
    std::vector<nlohmann::ordered_json> records_;
    engine::data::Columns columns_;
};

/// Columns over `records` in `dir`, of researchers with what the records add, or of works.
engine::data::Columns columns_of(const TempDir& dir, const std::vector<nlohmann::ordered_json>& records,
                                 std::span<const engine::Field> fields = engine::work_fields);

}  // namespace kindred::test
