#include "indexer/topics/topic_stage.hpp"

#include "engine/base/error.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <utility>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::indexer;
using namespace kindred::indexer::gathered;
using namespace kindred::indexer::topics;
using test::TempDir;

namespace {

/// Records of works, some of them about coral reefs.
stage::RecordSpool spooled_works(const TempDir& dir, std::uint32_t count) {
    stage::RecordSpool works(dir / "records");
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string title = i % 10 == 0 ? "Coral Reefs" : "bi" + std::to_string(i) + "ko ruga";
        works.add(engine::data::RecordsWriter::encode(nlohmann::ordered_json{{"title", title}}));
    }
    works.finish();
    return works;
}

}  // namespace

TEST_CASE("both readings of titles say how far they are", "[indexer][phrases]") {
    const TempDir dir;
    const auto works = spooled_works(dir, 1000);
    const std::atomic<bool> stop = false;
    for (const unsigned threads : {1U, 3U}) {
        std::vector<std::pair<unsigned, std::uint32_t>> seen;
        const auto advance = [&](unsigned reading, std::uint32_t done) { seen.emplace_back(reading, done); };
        const auto phrases = find_phrases(works, "en", {threads, stop}, advance);
        REQUIRE_FALSE(phrases.empty());
        CHECK(std::any_of(phrases.begin(), phrases.end(),
                          [](const Phrase& p) { return p.text == "Coral Reefs" && p.count == 100; }));
        CHECK(std::is_sorted(seen.begin(), seen.end()));
        CHECK(seen.size() >= 4);
        CHECK(std::find(seen.begin(), seen.end(), std::pair(0U, 1000U)) != seen.end());
        CHECK(seen.back() == std::pair(1U, 1000U));
    }
}

TEST_CASE("a stop ends the readings of titles", "[indexer][phrases]") {
    const TempDir dir;
    const auto works = spooled_works(dir, 10);
    std::atomic<bool> stop = false;
    const auto advance = [&](unsigned reading, std::uint32_t) { stop = reading == 1; };
    try {
        find_phrases(works, "en", {1, stop}, advance);
        FAIL("the readings went on");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unavailable);
    }
}
