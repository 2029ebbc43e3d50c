#include "engine/data/forward.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;

namespace {

std::vector<WordId> words(const std::vector<std::uint32_t>& numbers) {
    std::vector<WordId> out;
    for (const std::uint32_t n : numbers) out.push_back(WordId{n});
    return out;
}

ForwardText text_of(const std::vector<std::uint32_t>& title, const std::vector<std::uint32_t>& abstract,
                    const std::vector<std::uint32_t>& topics = {}) {
    ForwardText text;
    text[TextField::title] = words(title);
    text[TextField::abstract] = words(abstract);
    text[TextField::topics] = words(topics);
    return text;
}

bool same(const ForwardText& a, const ForwardText& b) {
    return std::equal(a.begin(), a.end(), b.begin()) && a.name == b.name;
}

/// A forward file whose only work has these bytes.
Forward with_bytes(const std::filesystem::path& path, const std::string& bytes) {
    FlatFileWriter out(path, "forward");
    out.section("texts.values", std::span<const char>(bytes));
    out.section("texts.offsets", std::vector<std::uint64_t>{0, bytes.size()});
    out.section("totals", std::vector<std::uint64_t>(text_field_count));
    out.finish();
    return Forward(path);
}

}  // namespace

TEST_CASE("A forward file keeps the words of every work in order", "[engine][forward]") {
    const test::TempDir dir;
    const auto most = std::numeric_limits<std::uint32_t>::max();
    std::vector<ForwardText> texts = {
        text_of({3, 1, 3}, {200, 70000, most}, {4, 0, 5}), {}, text_of({}, {5}), text_of({6}, {})};
    texts[0].name = 2;
    ForwardWriter writer(dir / "f");
    for (const ForwardText& text : texts) writer.add(text);
    writer.finish();

    const Forward forward(dir / "f");
    REQUIRE(forward.size() == 4);
    ForwardText text;
    for (std::uint32_t work = 0; work < 4; ++work) {
        forward.read(WorkId{work}, text);
        CHECK(same(text, texts[work]));
    }
    forward.read(WorkId{4}, text);
    CHECK(same(text, {}));
    CHECK(forward.mean_length(TextField::title) == 1.0);
    CHECK(forward.mean_length(TextField::abstract) == 1.0);
    CHECK(forward.mean_length(TextField::topics) == 0.75);
    CHECK(forward.mean_length(TextField::venue) == 0.0);
}

TEST_CASE("A scan says where every word stands and how long each field is", "[engine][forward]") {
    const test::TempDir dir;
    ForwardWriter writer(dir / "f");
    writer.add(text_of({3, 1}, {200}));
    writer.finish();
    const Forward forward(dir / "f");
    std::vector<std::tuple<TextField, std::uint32_t, WordId>> seen;
    const auto lengths = forward.scan(WorkId{0}, [&](TextField field, std::uint32_t position, WordId word) {
        seen.emplace_back(field, position, word);
    });
    CHECK(seen ==
          std::vector<std::tuple<TextField, std::uint32_t, WordId>>{{TextField::title, 0, WordId{3}},
                                                                    {TextField::title, 1, WordId{1}},
                                                                    {TextField::abstract, 0, WordId{200}}});
    CHECK(lengths[TextField::title] == 2);
    CHECK(lengths[TextField::abstract] == 1);
    CHECK(lengths[TextField::authors] == 0);
}

TEST_CASE("Forward bytes that do not decode are damage", "[engine][forward]") {
    const test::TempDir dir;
    ForwardText text;
    using namespace std::string_literals;
    const std::string bad[] = {
        "\x02\x00\x00\x00\x00\x00\x00\x01"s,                  // fewer words than it should have
        "\x01\x00\x00\x00\x00\x00\x00\x80"s,                  // a word that ends early
        "\x01\x00\x80"s,                                      // a count that ends early
        "\x01\x00\x00\x00\x00\x00"s,                          // no count of its name
        "\x01\x00\x00\x00\x00\x00\x02\x01"s,                  // a name longer than its title
        "\xff\xff\xff\xff\x0f\x00\x00\x00\x00\x00\x00\x01"s,  // a title of 4 billion words
        "\x01\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\x7f"s,  // a word over 32 bits
        "\x01\x00\x00\x00\x00\x00\x00\x01\x01"s};             // a word too many
    for (const std::string& bytes : bad) {
        const Forward forward = with_bytes(dir / "f", bytes);
        test::check_damage([&] { forward.read(WorkId{0}, text); },
                           (dir / "f").string() + " is damaged: the text of document 0");
    }
    CHECK_NOTHROW(with_bytes(dir / "f", "\x01\x00\x00\x00\x00\x00\x01\x07"s).read(WorkId{0}, text));
    CHECK(text[TextField::title] == words({7}));
    CHECK(text.name == 1);
}
