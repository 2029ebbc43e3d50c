#include "engine/data/records.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

const ordered_json sample = {{"id", "W1"},         {"title", "Caf\xC3\xA9 \"x\"\n"},
                             {"year", 1999},       {"_terms", {1, 2}},
                             {"tags", {"a", "b"}}, {"open", true},
                             {"none", nullptr}};

void write_records(const fs::path& path, const std::vector<std::string>& encoded) {
    RecordsWriter writer(path);
    for (const std::string& record : encoded) writer.add(record);
    writer.finish();
}

/// Writes a records file by hand: these bytes are its only record.
void write_raw(const fs::path& path, const std::string& bytes, const std::string& dictionary = {}) {
    FlatFileWriter out(path, "records");
    out.section("records.values", std::span<const char>(bytes));
    out.section("records.offsets", std::vector<std::uint64_t>{0, bytes.size()});
    out.begin_section("dictionary");
    out.append(dictionary);
    out.finish();
}

}  // namespace

TEST_CASE("A record reads back field by field, in order", "[engine][records]") {
    const test::TempDir dir;
    write_records(dir / "f", {RecordsWriter::encode(sample)});
    const Records records(dir / "f");
    REQUIRE(records.size() == 1);
    const StoredRecord record = records.read(0);
    REQUIRE(record.fields().size() == sample.size());
    CHECK(record.fields()[2].name == "year");
    CHECK(record.json("year") == "1999");
    CHECK(record.json("absent").empty());
    CHECK(record.value("tags") == nlohmann::json({"a", "b"}));
    CHECK(record.value("absent").is_null());
    CHECK(record.text("title") == "Caf\xC3\xA9 \"x\"\n");
    CHECK(record.text("year").empty());
    CHECK(record.text("absent").empty());
}

TEST_CASE("A record becomes JSON whole or in part, without internal fields", "[engine][records]") {
    const test::TempDir dir;
    write_records(dir / "f", {RecordsWriter::encode(sample)});
    const StoredRecord record = Records(dir / "f").read(0);
    ordered_json visible = sample;
    visible.erase("_terms");
    CHECK(record.to_json().dump() == visible.dump());
    CHECK(record.to_json({"*"}).dump() == visible.dump());
    CHECK(record.to_json({"year", "id", "absent", "_terms"}).dump() == R"({"id":"W1","year":1999})");
}

TEST_CASE("A short record survives a move", "[engine][records]") {
    const test::TempDir dir;
    write_records(dir / "f", {RecordsWriter::encode({{"a", 1}})});
    std::vector<StoredRecord> kept;
    kept.push_back(Records(dir / "f").read(0));
    kept.push_back(Records(dir / "f").read(0));
    for (const StoredRecord& record : kept) CHECK(record.json("a") == "1");
}

TEST_CASE("Records of every size keep their numbers, with a dictionary and without", "[engine][records]") {
    const test::TempDir dir;
    for (const int count : {0, 1, 3, 4200}) {  // more than the dictionary is trained on
        std::vector<std::string> encoded;
        for (int i = 0; i < count; ++i) {
            ordered_json record = {{"id", i},
                                   {"title", "On the study of subject number " + std::to_string(i * 7)}};
            if (i == 2) record["abstract"] = std::string(100'000, 'x');
            if (i == 1) record = ordered_json::object();
            encoded.push_back(RecordsWriter::encode(record));
        }
        write_records(dir / "f", encoded);
        const Records records(dir / "f");
        REQUIRE(records.size() == static_cast<std::uint32_t>(count));
        for (int i = 0; i < count; i += count / 50 + 1) {
            if (i != 1) CHECK(records.read(static_cast<std::uint32_t>(i)).value("id") == i);
        }
        if (count > 2) CHECK(records.read(1).fields().empty());
        if (count > 2) CHECK(records.read(2).text("abstract").size() == 100'000);
        write_records(dir / "again", encoded);
        CHECK(test::read_file(dir / "f") == test::read_file(dir / "again"));
    }
}

TEST_CASE("A record over 64 MiB is refused", "[engine][records]") {
    const test::TempDir dir;
    RecordsWriter writer(dir / "f");
    const std::string large((std::size_t{64} << 20) + 1, 'x');
    test::check_error([&] { writer.add(large); }, ErrorCode::invalid_argument, "64 MiB");
}

TEST_CASE("A number without a record is damage of the file that names it", "[engine][records]") {
    const test::TempDir dir;
    write_records(dir / "f", {RecordsWriter::encode(sample)});
    const Records records(dir / "f");
    for (const std::uint32_t number : {1U, ~0U})
        test::check_damage([&] { records.read(number); }, (dir / "f").string());
}

TEST_CASE("Bytes that zstd does not accept are damage", "[engine][records]") {
    const test::TempDir dir;
    const std::string magic = "\x28\xB5\x2F\xFD";
    const std::string bad[] = {
        "",
        "x",
        "not compressed at all",
        magic,
        magic + std::string(8, '\0'),
        magic + "\xE0" + std::string(8, '\xFF'),                                 // 2^64 - 1 bytes of content
        magic + "\xE0" + std::string(3, '\0') + "\x05" + std::string(4, '\0')};  // 20 GiB
    for (const std::string& bytes : bad) {
        write_raw(dir / "f", bytes);
        const Records records(dir / "f");
        test::check_damage([&] { records.read(0); }, (dir / "f").string() + " is damaged: record 0");
    }
    write_raw(dir / "f", "x", std::string("\x37\xA4\x30\xEC", 4) + std::string(100, '\xFF'));
    test::check_damage([&] { Records(dir / "f"); }, "dictionary");
}

TEST_CASE("Fields that do not decode are damage, with the name of the file", "[engine][records]") {
    const test::TempDir dir;
    const std::string path = (dir / "f").string();
    const std::string bad_fields[] = {"\x05id", "\x02id\x7F\"W1\"",
                                      std::string("\x02id\xFF\xFF\xFF\xFF\x0F", 7), "\x80", "\x02id"};
    for (const std::string& bytes : bad_fields) {
        write_records(path, {bytes});
        test::check_damage([&] { Records(path).read(0); }, path + " is damaged");
    }
    const std::string bad_values[] = {"\"W", "{", "\"\xFF\"", "1 2", "nul"};
    for (const std::string& value : bad_values) {
        write_records(path, {std::string("\x02id") + static_cast<char>(value.size()) + value});
        const StoredRecord record = Records(path).read(0);
        test::check_damage([&] { record.text("id"); }, path + " is damaged");
        test::check_damage([&] { record.value("id"); }, path);
        test::check_damage([&] { record.to_json(); }, path);
    }
}

TEST_CASE("Fields are counted as records are written, up to a bound", "[engine][records]") {
    const test::TempDir dir;
    RecordsWriter writer(dir / "f");
    writer.add(RecordsWriter::encode(sample));
    writer.add(RecordsWriter::encode({{"id", "W2"}, {"_terms", 1}, {std::string(101, 'x'), 1}}));
    CHECK(writer.field_counts() ==
          FieldCounts{{"id", 2}, {"title", 1}, {"year", 1}, {"tags", 1}, {"open", 1}, {"none", 1}});
    for (std::size_t i = 0; i < max_counted_fields; ++i)
        writer.add(RecordsWriter::encode({{"id", "W"}, {"made-up-" + std::to_string(i), 1}}));
    CHECK(writer.field_counts().size() == max_counted_fields);
    CHECK(writer.field_counts().at("id") == 2 + max_counted_fields);
}
