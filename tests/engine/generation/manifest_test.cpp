#include "engine/generation/manifest.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::generation;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

Manifest sample() {
    Manifest manifest;
    manifest.kindred_version = "1.2.3";
    manifest.language = "en";
    manifest.built_at = "2024-05-06T07:08:09Z";
    manifest.works = 4'000'000'000;
    manifest.researchers = 7;
    manifest.suggestions = 3;
    manifest.fields = {{"works", {{"id", 4}, {"t\"t", 1}}}, {"researchers", {}}};
    manifest.inputs = {"a.jsonl", "b \"c\".jsonl"};
    return manifest;
}

/// A valid manifest of one file, as JSON to spoil.
json valid() {
    return {{"format", index_format},
            {"kindred_version", "1"},
            {"language", "en"},
            {"built_at", "now"},
            {"works", 1},
            {"researchers", 1},
            {"suggestions", 0},
            {"fields", {{"works", {{"id", 1}}}}},
            {"inputs", json::array()},
            {"files", {{{"name", "a"}, {"bytes", 1}, {"xxh3", "00"}}}}};
}

}  // namespace

TEST_CASE("A manifest reads back as written, with every file beside it", "[engine][manifest]") {
    const test::TempDir dir;
    dir.write("b.bin", "12345");
    dir.write("a.bin", "");
    fs::create_directory(dir / "sub");
    Manifest written = sample();
    write_manifest(dir.path(), written);
    const Manifest read = read_manifest(dir.path());
    CHECK(read.format == index_format);
    CHECK(read.kindred_version == "1.2.3");
    CHECK(read.language == "en");
    CHECK(read.built_at == "2024-05-06T07:08:09Z");
    CHECK(read.works == 4'000'000'000);
    CHECK(read.researchers == 7);
    CHECK(read.suggestions == 3);
    CHECK(read.inputs == written.inputs);
    CHECK(read.fields.at("works") == FieldCounts{{"id", 4}, {"t\"t", 1}});
    REQUIRE(read.files.size() == 2);
    CHECK(read.files[0].name == "a.bin");
    CHECK(read.files[1].name == "b.bin");
    CHECK(read.files[1].bytes == 5);
    CHECK(read.files[0].xxh3 == "99aa06d3014798d86001c324468d497f");  // XXH3-128 of nothing
    CHECK(read.bytes() == 5);
    CHECK(read.bytes_of("b.bin") == 5);
    CHECK(read.bytes_of("missing") == 0);
    CHECK_NOTHROW(verify_files(dir.path(), read, true));
}

TEST_CASE("Inputs whose names are not UTF-8 do not spoil a manifest", "[engine][manifest]") {
    const test::TempDir dir;
    Manifest manifest = sample();
    manifest.inputs = {"caf\xE9.jsonl"};
    write_manifest(dir.path(), manifest);
    CHECK(read_manifest(dir.path()).inputs == std::vector<std::string>{"caf\xEF\xBF\xBD.jsonl"});
}

TEST_CASE("Something else than a manifest is refused", "[engine][manifest]") {
    const test::TempDir dir;
    const std::string path = (dir / "manifest.json").string();
    test::check_damage([&] { read_manifest(dir.path()); }, path + " cannot be read");
    test::check_damage([&] { read_manifest(dir / "missing"); }, "manifest.json cannot be read");
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("{}"),
          std::string("\xFF\xFE"), std::string(100'000, '['), std::string(1000, '\0')}) {
        dir.write("manifest.json", text);
        test::check_damage([&] { read_manifest(dir.path()); }, path);
    }
    dir.write("manifest.json", "");
    fs::resize_file(path, (std::uintmax_t{16} << 20) + 1);
    test::check_damage([&] { read_manifest(dir.path()); }, "too large");
    fs::remove(path);
    fs::create_directory(path);
    test::check_damage([&] { read_manifest(dir.path()); }, path);
}

TEST_CASE("Absurd values in a manifest are refused", "[engine][manifest]") {
    const test::TempDir dir;
    const auto refused = [&](const json& spoilt) {
        dir.write("manifest.json", spoilt.dump());
        INFO(spoilt.dump().substr(0, 400));
        test::check_damage([&] { read_manifest(dir.path()); },
                           (dir / "manifest.json").string() + " is damaged");
    };
    dir.write("manifest.json", valid().dump());
    REQUIRE_NOTHROW(read_manifest(dir.path()));
    const json whole = valid();
    for (const auto& [name, value] : whole.items()) {
        json spoilt = whole;
        spoilt.erase(name);
        refused(spoilt);
        spoilt[name] = value.is_object() || value.is_array() ? json("text") : json::array({json::array()});
        refused(spoilt);
    }
    for (const char* const name : {"works", "researchers", "suggestions", "format"}) {
        for (const json& value :
             {json(-1), json(2.5), json(1e30), json(true), json("1"), json(nullptr), json(1ULL << 33)}) {
            json spoilt = valid();
            spoilt[name] = value;
            refused(spoilt);
        }
    }
    for (const json& bytes : {json(-1), json(1.5), json("1"), json(1e19)}) {
        json spoilt = valid();
        spoilt["files"][0]["bytes"] = bytes;
        refused(spoilt);
    }
    for (const json& fields :
         {json(1), json{{"works", 1}}, json{{"works", {{"id", -1}}}}, json::array({1})}) {
        json spoilt = valid();
        spoilt["fields"] = fields;
        refused(spoilt);
    }
    for (const char* const name : {"", ".", "..", "../a", "/etc/passwd", "a/b", "a/"}) {
        json spoilt = valid();
        spoilt["files"][0]["name"] = name;
        refused(spoilt);
    }
    json spoilt = valid();
    spoilt["files"][0]["name"] = std::string("a\0b", 3);
    refused(spoilt);
    spoilt["files"] = {1, 2};
    refused(spoilt);
}

TEST_CASE("Another format is refused with what to do", "[engine][manifest]") {
    const test::TempDir dir;
    json other = valid();
    for (const int format : {0, index_format + 1}) {
        other["format"] = format;
        dir.write("manifest.json", other.dump());
        test::check_damage([&] { read_manifest(dir.path()); }, "has index format " + std::to_string(format));
    }
    CHECK_THAT(test::error_of([&] { read_manifest(dir.path()); }).hint(), Catch::Contains("newer kindred"));
}

TEST_CASE("A manifest of very many files is checked file by file", "[engine][manifest]") {
    const test::TempDir dir;
    json many = valid();
    for (int i = 0; i < 20'000; ++i)
        many["files"].push_back({{"name", "f" + std::to_string(i)}, {"bytes", ~0ULL}, {"xxh3", ""}});
    dir.write("manifest.json", many.dump());
    const Manifest manifest = read_manifest(dir.path());
    CHECK(manifest.files.size() == 20'001);
    test::check_damage([&] { verify_files(dir.path(), manifest, true); },
                       (dir / "a").string() + " is missing");
}

TEST_CASE("Files that changed are noticed by size, then by checksum", "[engine][manifest]") {
    const test::TempDir dir;
    const std::string path = dir.write("a.bin", "12345").string();
    Manifest manifest = sample();
    write_manifest(dir.path(), manifest);
    dir.write("a.bin", "1234");
    test::check_damage([&] { verify_files(dir.path(), manifest, false); },
                       path + " has 4 bytes, the manifest says 5");
    dir.write("a.bin", "12346");
    CHECK_NOTHROW(verify_files(dir.path(), manifest, false));
    test::check_damage([&] { verify_files(dir.path(), manifest, true); }, path + " is damaged");
    fs::remove(path);
    test::check_damage([&] { verify_files(dir.path(), manifest, false); }, path + " is missing");
    fs::create_directory(path);
    test::check_damage([&] { verify_files(dir.path(), manifest, false); }, path);
    test::check_error([&] { file_checksum(dir / "missing"); }, ErrorCode::io, (dir / "missing").string());
}
