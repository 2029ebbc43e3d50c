#include "queries/search/search.hpp"

#include "engine/base/error.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using test::SmallIndex;
using test::tree;
using Ids = std::vector<std::string>;

namespace {

constexpr std::string_view reefs =
    R"({"id":"W1","title":"Reefs of the Pacific","abstract":"A survey of fish, sponges and coral bleaching in many lagoons."}
{"id":"W2","title":"Coral bleaching in warm seas","abstract":"Reefs lose their colour.","authors":[{"id":"A1","name":"Zoë Müller"}],"year":2019}
{"id":"W3","title":"Random graphs after Erdős and Rényi","abstract":"Computing their diameter.","venue":"Combinatorica"}
{"id":"W4","title":"The the of and","abstract":"Naïve words, 深層学習 and nothing else.","topics":["tidal flats"]}
)";

constexpr std::string_view people =
    R"({"id":"P1","title":"Glaciers","authors":[{"id":"A1","name":"Ada Müller"},{"id":"A2","name":"Jürgen Ådahl"}]}
{"id":"P2","title":"Muller glia of the retina","authors":[{"id":"A3","name":"Ada Lovelace"}]}
{"id":"P3","title":"Volcanoes","authors":[{"id":"A4","name":"Bo The"}]}
)";

SearchAnswer ask(SmallIndex& index, const std::string& q, Collection collection = Collection::works) {
    SearchRequest request;
    request.collection = collection;
    request.q = q;
    return search::search(index.reader(), request);
}

Ids ids(const SearchAnswer& answer) {
    Ids out;
    for (const auto& hit : answer.hits) out.push_back(tree(hit).at("id"));
    return out;
}

Ids found(SmallIndex& index, const std::string& q, Collection collection = Collection::works) {
    return ids(ask(index, q, collection));
}

std::string numbered_works(int count) {
    std::string lines;
    for (int i = 1; i <= count; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"W)" + n + R"(","title":"Tide tables )" + n + "\"}\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("words of the title weigh more than those of the abstract", "[queries][search]") {
    SmallIndex index(reefs);
    CHECK(found(index, "coral bleaching") == Ids{"W2", "W1"});
    CHECK(found(index, "reefs") == Ids{"W1", "W2"});
    CHECK(found(index, "coral graphs").size() == 3);
}

TEST_CASE("words are found by stem, case and accents", "[queries][search]") {
    SmallIndex index(reefs);
    for (const char* q : {"computation", "COMPUTED", "erdos", "ERDŐS", "renyi's graph", "combinatorica"}) {
        INFO(q);
        CHECK(found(index, q) == Ids{"W3"});
    }
    for (const char* q : {"naive", "naïve", "学習", "tidal"}) {
        INFO(q);
        CHECK(found(index, q) == Ids{"W4"});
    }
    CHECK(found(index, "muller") == Ids{"W2"});
}

TEST_CASE("a query without a word that counts finds nothing", "[queries][search]") {
    SmallIndex index(reefs);
    for (const char* q : {"the", "the of and", "!?", "--", "\xff\xfe", "xyzzy"}) {
        INFO(q);
        const SearchAnswer answer = ask(index, q);
        CHECK(answer.hits.empty());
        CHECK(answer.total_hits == 0);
    }
}

TEST_CASE("an empty query gives everything in the order of the input", "[queries][search]") {
    SmallIndex index(reefs);
    for (const char* q : {"", "  ", "\t\r\n"}) {
        const SearchAnswer answer = ask(index, q);
        CHECK(ids(answer) == Ids{"W1", "W2", "W3", "W4"});
        CHECK(answer.total_hits == 4);
    }
}

TEST_CASE("hits hold the attributes asked for", "[queries][search]") {
    SmallIndex index(reefs);
    SearchRequest request;
    request.q = "muller";
    const auto hit = [&](Ids wanted) {
        request.format.retrieve = std::move(wanted);
        return search::search(index.reader(), request).hits.at(0);
    };
    CHECK(hit({"year", "id"}) == R"({"id":"W2","year":2019})");
    CHECK(hit({"nothing"}) == "{}");
    CHECK(hit({"_authors"}) == "{}");
    CHECK(hit({"*"}) ==
          R"({"id":"W2","title":"Coral bleaching in warm seas","abstract":"Reefs lose their colour.",)"
          R"("authors":["Zoë Müller"],"author_ids":["A1"],"year":2019})");
}

TEST_CASE("researchers are found by name in any order, case and accents", "[queries][search]") {
    SmallIndex index(people);
    const auto first = [&](const char* q) { return found(index, q, Collection::researchers).at(0); };
    for (const char* q : {"Ada Müller", "muller ada", "MÜLLER, ADA", "ada muller"}) {
        INFO(q);
        CHECK(first(q) == "A1");
    }
    CHECK(first("ada lovelace") == "A3");
    CHECK(first("jurgen adahl") == "A2");
    CHECK(first("Bo The") == "A4");
}

TEST_CASE("researchers are found by what they write about, after their namesakes", "[queries][search]") {
    SmallIndex index(people);
    CHECK(found(index, "volcano", Collection::researchers) == Ids{"A4"});
    CHECK(found(index, "muller", Collection::researchers) == Ids{"A1", "A3"});
    CHECK(found(index, "", Collection::researchers) == Ids{"A1", "A2", "A3", "A4"});
}

TEST_CASE("offset and limit cut the ranking", "[queries][search]") {
    SmallIndex index(numbered_works(25));
    SearchRequest request;
    CHECK(search::search(index.reader(), request).hits.size() == 20);
    request.offset = 20;
    request.limit = 3;
    CHECK(ids(search::search(index.reader(), request)) == Ids{"W21", "W22", "W23"});
    request.limit = 0;
    CHECK(search::search(index.reader(), request).hits.empty());
    request.offset = std::numeric_limits<std::uint32_t>::max();
    request.limit = std::numeric_limits<std::uint32_t>::max();
    CHECK(search::search(index.reader(), request).hits.empty());
}

TEST_CASE("pages count from 1 and know the exact total", "[queries][search]") {
    SmallIndex index(numbered_works(25));
    SearchRequest request;
    request.q = "tides";
    request.page = 3;
    request.hits_per_page = 10;
    request.limit = 1;  // of no effect beside a page
    SearchAnswer answer = search::search(index.reader(), request);
    CHECK(answer.hits.size() == 5);
    CHECK(answer.total_hits == 25);
    request.page = 4;
    CHECK(search::search(index.reader(), request).hits.empty());
    for (const auto& [page, per_page] :
         {std::pair{0U, 10U}, std::pair{1U, 0U}, std::pair{UINT32_MAX, UINT32_MAX}}) {
        request.page = page;
        request.hits_per_page = per_page;
        answer = search::search(index.reader(), request);
        INFO(page << " by " << per_page);
        CHECK(answer.hits.empty());
        CHECK(answer.total_hits == 25);
    }
    request.hits_per_page.reset();
    request.page = 2;
    CHECK(search::search(index.reader(), request).hits.size() == 5);
}

TEST_CASE("nothing beyond the first thousand hits is given", "[queries][search]") {
    SmallIndex index(numbered_works(1100));
    SearchRequest request;
    request.q = "tides";
    request.format.retrieve = {"id"};
    request.limit = 5000;
    CHECK(search::search(index.reader(), request).hits.size() == max_total_hits);
    request.offset = 990;
    CHECK(search::search(index.reader(), request).hits.size() == 10);
    request.offset = 1000;
    CHECK(search::search(index.reader(), request).hits.empty());
    request.page = 1;
    request.hits_per_page = 5000;
    SearchAnswer answer = search::search(index.reader(), request);
    CHECK(answer.hits.size() == max_total_hits);
    CHECK(answer.total_hits == max_total_hits);
    request.page = 51;
    request.hits_per_page = 20;
    CHECK(search::search(index.reader(), request).hits.empty());
}

TEST_CASE("rank gives what search gives, without records", "[queries][search]") {
    SmallIndex index(reefs);
    const auto ranked = rank(index.reader(), Collection::works, "coral bleaching", 0, 10);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].document == engine::number(index.work("W2")));
    CHECK(ranked[0].score > ranked[1].score);
    CHECK(rank(index.reader(), Collection::works, "coral bleaching", 1, 10).size() == 1);
}

TEST_CASE("a query over the limit of bytes is an error", "[queries][search]") {
    SmallIndex index(reefs);
    CHECK_NOTHROW(ask(index, std::string(max_query_bytes, 'a')));
    try {
        ask(index, std::string(max_query_bytes + 1, 'a'));
        FAIL("it was taken");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_query);
        CHECK_FALSE(error.hint().empty());
    }
}

TEST_CASE("an answer says how many works have all words", "[queries][search]") {
    SmallIndex index(reefs);
    using Count = std::optional<std::uint32_t>;
    const auto count = [&](const std::string& q) { return ask(index, q).with_all_words; };
    CHECK(count("coral bleaching") == Count(2));
    CHECK(count("reefs colour fish") == Count(0));
    CHECK(ask(index, "reefs colour fish").total_hits == 2);
    CHECK(count("coral xylophonist ") == Count(0));
    CHECK(count("reefs pacific survey fish sponges coral bleaching lagoons colour") == Count(0));
    CHECK(count("reefs pacific survey fish sponges coral bleaching lagoons fish") == Count(1));
    // Not known: a year need not be had, and without words nothing is.
    CHECK(count("coral 2019") == std::nullopt);
    CHECK(count("") == std::nullopt);
    CHECK(ask(index, "muller", Collection::researchers).with_all_words == std::nullopt);
    SearchRequest request;
    request.q = "coral";
    request.filter = "year = 2019";
    CHECK(search::search(index.reader(), request).with_all_words == Count(1));
    request.sort = {"year:desc"};
    CHECK(search::search(index.reader(), request).with_all_words == Count(1));
    request.distinct = "year";
    CHECK(search::search(index.reader(), request).with_all_words == std::nullopt);
}

TEST_CASE("the JSON of an answer has limit and offset, or pages", "[queries][search]") {
    SmallIndex index(numbered_works(25));
    SearchRequest request;
    request.q = "tides";
    request.limit = 1;
    request.format.retrieve = {"id"};
    auto json = tree(json_text(search::search(index.reader(), request), 7));
    CHECK(json.at("hits").dump() == R"([{"id":"W1"}])");
    json.erase("hits");
    CHECK(
        json.dump() ==
        R"({"query":"tides","processingTimeMs":7,"limit":1,"offset":0,"estimatedTotalHits":25,"hitsWithAllWords":25})");
    request.page = 2;
    request.hits_per_page = 10;
    json = tree(json_text(search::search(index.reader(), request), 7));
    CHECK(json.at("hits").size() == 10);
    json.erase("hits");
    CHECK(
        json.dump() ==
        R"({"query":"tides","processingTimeMs":7,"hitsPerPage":10,"page":2,"totalPages":3,"totalHits":25,"hitsWithAllWords":25})");
    for (const auto& [per_page, pages] : {std::pair{0U, 0}, std::pair{25U, 1}, std::pair{UINT32_MAX, 1}}) {
        request.hits_per_page = per_page;
        INFO(per_page << " a page");
        CHECK(tree(json_text(search::search(index.reader(), request), 0)).at("totalPages") == pages);
    }
}

TEST_CASE("the JSON of an answer without hits has an empty list", "[queries][search]") {
    SmallIndex index(reefs);
    CHECK(json_text(ask(index, "xyzzy"), 0) ==
          R"({"hits":[],"query":"xyzzy","processingTimeMs":0,"limit":20,"offset":0,"estimatedTotalHits":0})");
}
