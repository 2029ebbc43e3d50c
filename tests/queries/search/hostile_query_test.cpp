#include "queries/profile/profile.hpp"
#include "queries/search/search.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <chrono>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::profile;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using test::SmallIndex;
using test::tree;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tide tables","authors":["Ada Müller"]}
{"id":"W2","title":"a b c d e f g"}
)";

std::string repeated(std::string_view text) {
    std::string out;
    while (out.size() + text.size() <= max_query_bytes) out += text;
    return out;
}

std::string distinct_words() {
    std::string out;
    for (int i = 0; out.size() + 8 <= max_query_bytes; ++i) out += std::to_string(i) + " ";
    return out;
}

std::vector<std::string> hostile_texts() {
    std::vector<std::string> texts = {"\xff",
                                      "tide \xc3",
                                      "\xed\xa0\x80 tide",
                                      "\xf4\x90\x80\x80",
                                      std::string("tide\0table", 10),
                                      std::string(max_query_bytes, '\0'),
                                      std::string(max_query_bytes, '\xff'),
                                      "\x1b[2J\x1b]0;title\x07",
                                      "AND OR NOT ( \" * title: -",
                                      "Q:W1 S:tide Atide"};
    for (const char* text : {"a ", "tide ", "é", "語", "a\xcc\x81", "\"", "(", "*", "'", "C++ ", "a'"}) {
        texts.push_back(repeated(text));
    }
    texts.push_back(distinct_words());
    return texts;
}

}  // namespace

TEST_CASE("no bytes of a query are an error", "[queries][search]") {
    SmallIndex index(works);
    for (const std::string& q : hostile_texts()) {
        INFO(q.substr(0, 20));
        for (const Collection collection :
             {Collection::works, Collection::researchers, Collection::suggestions}) {
            SearchRequest request;
            request.collection = collection;
            request.q = q;
            CHECK_NOTHROW(search::search(index.reader(), request));
        }
        CHECK_NOTHROW(find_researcher(index.reader(), q));
    }
}

TEST_CASE("many words that no work has take little time", "[queries][search]") {
    SmallIndex index(works);
    const auto start = std::chrono::steady_clock::now();
    SearchRequest request;
    request.q = distinct_words();
    request.collection = Collection::researchers;
    CHECK(search::search(index.reader(), request).hits.empty());
    // Milliseconds; it was 12 s when all of them went to Xapian.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(4));
}

TEST_CASE("random bytes of a query are no error", "[queries][search]") {
    SmallIndex index(works);
    std::mt19937 random(1);
    for (int i = 0; i < 300; ++i) {
        std::string q(random() % (i % 50 == 0 ? max_query_bytes : 60), ' ');
        for (char& c : q) c = static_cast<char>(random());
        SearchRequest request;
        request.q = q;
        CHECK_NOTHROW(search::search(index.reader(), request));
        request.collection = Collection::researchers;
        CHECK_NOTHROW(search::search(index.reader(), request));
    }
}

TEST_CASE("words between broken bytes are found", "[queries][search]") {
    SmallIndex index(works);
    for (const std::string& q : {std::string("\xff\xfetide\xc3"), std::string("x\0tide\0", 7)}) {
        SearchRequest request;
        request.q = q;
        CHECK(search::search(index.reader(), request).hits.size() == 1);
    }
}

TEST_CASE("the JSON of an answer is valid whatever was asked", "[queries][search]") {
    SmallIndex index(works);
    SearchRequest request;
    request.q = "na\xefve tide \xe2\x82";
    const auto json = tree(json_text(search::search(index.reader(), request), 0));
    REQUIRE_NOTHROW(json.dump());
    CHECK(json.at("query") == "na\uFFFDve tide \uFFFD\uFFFD");
    request.q = "naïve  \t語";
    CHECK(tree(json_text(search::search(index.reader(), request), 0)).at("query") == request.q);
}
