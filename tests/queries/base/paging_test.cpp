#include "queries/base/paging.hpp"

#include <catch2/catch.hpp>

using namespace kindred::queries;

namespace {

constexpr std::uint32_t most = 0xFFFFFFFF;

std::string described(const Paging& paging, std::uint32_t total) {
    nlohmann::ordered_json json;
    paging.add_to(json, total);
    return json.dump();
}

}  // namespace

TEST_CASE("ranks by offset and limit stay inside the list", "[queries][paging]") {
    CHECK(Paging{}.ranks(100) == Ranks{0, 20});
    CHECK(Paging{}.ranks(7) == Ranks{0, 7});
    CHECK(Paging{.offset = 5, .limit = 10}.ranks(12) == Ranks{5, 12});
    CHECK(Paging{.offset = 12, .limit = 10}.ranks(12) == Ranks{12, 12});
    CHECK(Paging{.offset = most, .limit = most}.ranks(12) == Ranks{12, 12});
    CHECK(Paging{.limit = most}.ranks(5000) == Ranks{0, max_total_hits});
    CHECK(Paging{.offset = 4000, .limit = most}.ranks(9000, 300) == Ranks{4000, 4300});
    CHECK(Paging{.limit = 0}.ranks(12).count() == 0);
}

TEST_CASE("a page by its number starts where the one before it ends", "[queries][paging]") {
    CHECK(Paging{.page = 1}.ranks(100) == Ranks{0, 20});
    CHECK(Paging{.page = 3}.ranks(50) == Ranks{40, 50});
    CHECK(Paging{.offset = 9, .limit = 9, .page = 2, .hits_per_page = 5}.ranks(50) == Ranks{5, 10});
    CHECK(Paging{.hits_per_page = 5}.ranks(50) == Ranks{0, 5});
    CHECK(Paging{.page = 0}.ranks(50).count() == 0);
    CHECK(Paging{.page = most, .hits_per_page = most}.ranks(5000) == Ranks{5000, 5000});
    CHECK(Paging{.page = 2, .hits_per_page = 600}.ranks(max_total_hits) == Ranks{600, 1000});
}

TEST_CASE("an answer says which part it is", "[queries][paging]") {
    CHECK(described({.offset = 3, .limit = 4}, 9) == R"({"limit":4,"offset":3,"estimatedTotalHits":9})");
    CHECK(described({.page = 2}, 41) == R"({"hitsPerPage":20,"page":2,"totalPages":3,"totalHits":41})");
    CHECK(described({.hits_per_page = 0}, 41) ==
          R"({"hitsPerPage":0,"page":1,"totalPages":0,"totalHits":41})");
}
