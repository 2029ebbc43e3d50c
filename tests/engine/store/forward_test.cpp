#include "engine/store/forward.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;

namespace {

std::vector<StemId> stems(const std::vector<std::uint32_t>& numbers) {
    std::vector<StemId> out;
    for (const std::uint32_t n : numbers) out.push_back(StemId{n});
    return out;
}

/// A forward file whose only work has these bytes.
Forward with_bytes(const std::filesystem::path& path, const std::string& bytes) {
    FlatFileWriter out(path, "forward");
    out.section("texts.values", std::span<const char>(bytes));
    out.section("texts.offsets", std::vector<std::uint64_t>{0, bytes.size()});
    out.finish();
    return Forward(path);
}

}  // namespace

TEST_CASE("A forward file keeps the stems of every work in order", "[engine][forward]") {
    const test::TempDir dir;
    const auto most = std::numeric_limits<std::uint32_t>::max();
    ForwardWriter writer(dir / "f");
    writer.add(stems({3, 1, 3}), stems({200, 70000, most}));
    writer.add({}, {});
    writer.add({}, stems({5}));
    writer.add(stems({6}), {});
    writer.finish();

    const Forward forward(dir / "f");
    REQUIRE(forward.size() == 4);
    ForwardText text;
    forward.read(WorkId{0}, text);
    CHECK(text.title == stems({3, 1, 3}));
    CHECK(text.abstract == stems({200, 70000, most}));
    forward.read(WorkId{1}, text);
    CHECK((text.title.empty() && text.abstract.empty()));
    forward.read(WorkId{2}, text);
    CHECK((text.title.empty() && text.abstract == stems({5})));
    forward.read(WorkId{3}, text);
    CHECK((text.title == stems({6}) && text.abstract.empty()));
    forward.read(WorkId{4}, text);
    CHECK((text.title.empty() && text.abstract.empty()));
}

TEST_CASE("Forward bytes that do not decode are damage", "[engine][forward]") {
    const test::TempDir dir;
    ForwardText text;
    const std::string bad[] = {"\x02\x01",                       // fewer words than the title should have
                               "\x01\x80",                       // a stem that ends early
                               "\x80",                           // a count that ends early
                               "\xff\xff\xff\xff\x0f\x01",       // a title of 4 billion words
                               "\x01\xff\xff\xff\xff\x7f",       // a stem over 32 bits
                               "\x01\xff\xff\xff\xff\xff\x01"};  // a stem of six bytes
    for (const std::string& bytes : bad) {
        const Forward forward = with_bytes(dir / "f", bytes);
        test::check_damage([&] { forward.read(WorkId{0}, text); },
                           (dir / "f").string() + " is damaged: the text of document 0");
    }
    CHECK_NOTHROW(with_bytes(dir / "f", "\x01\x07").read(WorkId{0}, text));
    CHECK(text.title == stems({7}));
}
