#include "tests/queries/columns/sample_columns.hpp"

#include "engine/data/columns_builder.hpp"
#include "indexer/gathered/stored_work.hpp"
#include "indexer/readers/native/native.hpp"
#include "indexer/sample/sample.hpp"

#include <algorithm>
#include <random>
#include <sstream>

namespace kindred::test {

namespace {

using nlohmann::ordered_json;

std::vector<ordered_json> sample_records(std::uint32_t works) {
    std::stringstream lines;
    indexer::sample::write_sample(lines, {works, 7});
    std::vector<ordered_json> records;
    std::mt19937 random(7);
    for (std::string line; std::getline(lines, line);) {
        auto work = indexer::readers::read_native(line, indexer::readers::RecordKind::works);
        ordered_json record = indexer::gathered::to_json(std::get<engine::Work>(work));
        for (const char* name : {"year", "venue", "topics", "cited_by_count", "language"}) {
            if (random() % 8 == 0) record.erase(name);
        }
        if (random() % 16 == 0) record["topics"] = ordered_json::array();
        if (random() % 16 == 0) record["venue"] = "";
        if (random() % 4 == 0 && record.contains("venue")) {
            auto& venue = record["venue"].get_ref<std::string&>();
            std::transform(venue.begin(), venue.end(), venue.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        }
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

engine::data::Columns columns_of(const TempDir& dir, const std::vector<ordered_json>& records,
                                 std::span<const engine::Field> fields) {
    engine::data::ColumnsBuilder builder(fields, engine::max_extra_fields);
    for (const ordered_json& record : records) builder.add(record);
    builder.write(dir / "columns");
    return engine::data::Columns(dir / "columns");
}

SampleColumns::SampleColumns(std::uint32_t works)
    : records_(sample_records(works)), columns_(columns_of(dir_, records_)) {}

}  // namespace kindred::test
