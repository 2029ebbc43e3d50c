#include "queries/match/document_set.hpp"
#include "queries/match/search_query.hpp"
#include "queries/search/search.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>

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

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tide tables","abstract":"Moon and sun move the sea.","authors":["Ada Müller"],"year":2020}
{"id":"W2","title":"a b c d e f g","abstract":"Letters"}
{"id":"W3","title":"Volcanoes","abstract":"Fire and ash over the sea."}
)";

constexpr Collection every_collection[] = {Collection::works, Collection::researchers,
                                           Collection::suggestions};
constexpr MatchingStrategy every_strategy[] = {MatchingStrategy::last, MatchingStrategy::all,
                                               MatchingStrategy::frequency};

std::string repeated(std::string_view text) {
    std::string out;
    while (out.size() + text.size() <= max_query_bytes) out += text;
    return out;
}

/// As many different words as fit, after `before`.
std::string distinct(std::string_view before, std::string_view between = " ") {
    std::string out;
    for (int i = 0; out.size() + before.size() + between.size() + 8 <= max_query_bytes; ++i) {
        out += before;
        for (int n = i; n > 0; n /= 26) out += static_cast<char>('a' + n % 26);
        out += "q";
        out += between;
    }
    return out;
}

SearchAnswer ask(SmallIndex& index, std::string q, QueryMode mode = QueryMode::simple) {
    SearchRequest request;
    request.q = std::move(q);
    request.mode = mode;
    return search::search(index.reader(), request);
}

std::string first_id(const SearchAnswer& answer) {
    return answer.hits.empty() ? "" : tree(answer.hits[0]).at("id").get<std::string>();
}

}  // namespace

TEST_CASE("A text of many words is searched whole", "[queries][search_limits]") {
    SmallIndex index(test::sample_works(300, 3));
    std::string text;
    const auto abstract = [&](std::uint32_t work) {
        return index.generation().work_records().read(work).text("abstract");
    };
    // 300 words: the first abstracts, and the words of the 200th at the end.
    for (std::uint32_t work = 0; std::count(text.begin(), text.end(), ' ') < 300; ++work)
        text += abstract(work) + " ";
    const std::string last = abstract(200);
    REQUIRE(std::count(last.begin(), last.end(), ' ') > 20);
    const SearchAnswer answer = ask(index, text + last + " ");
    CHECK(std::find(answer.documents.begin(), answer.documents.end(), 200) != answer.documents.end());
    for (const std::uint32_t work : {0U, 1U})
        CHECK(std::find(answer.documents.begin(), answer.documents.end(), work) != answer.documents.end());
    // An abstract finds its own work first.
    for (const std::uint32_t work : {7U, 77U, 177U}) {
        if (abstract(work).size() < 200) continue;
        CHECK(ask(index, abstract(work)).documents.at(0) == work);
    }
}

TEST_CASE("The last word of a long text counts", "[queries][search_limits]") {
    SmallIndex index(works);
    CHECK(first_id(ask(index, distinct("zz").substr(0, max_query_bytes - 20) + " volcanoes")) == "W3");
    const std::string many = repeated("tide ");
    CHECK(first_id(ask(index, many.substr(0, max_query_bytes - 20) + " volcanoes -tide")) == "W3");
}

TEST_CASE("As many words as fit are searched, known or not", "[queries][search_limits]") {
    SmallIndex index(works);
    CHECK(first_id(ask(index, repeated("a b c d e f g "))) == "W2");
    CHECK(first_id(ask(index, repeated("b "))) == "W2");
    CHECK(ask(index, distinct("")).hits.empty());
    for (const Collection collection : every_collection) {
        for (const MatchingStrategy strategy : every_strategy) {
            SearchRequest request;
            request.collection = collection;
            request.strategy = strategy;
            request.q = distinct("zz");
            INFO(to_string(collection) << ", strategy " << static_cast<int>(strategy));
            CHECK(search::search(index.reader(), request).hits.empty());
            request.ranking_score_threshold = 0.2;
            CHECK(search::search(index.reader(), request).hits.empty());
        }
    }
}

TEST_CASE("As many quotes, minus signs and exclusions as fit are read", "[queries][search_limits]") {
    SmallIndex index(works);
    for (const char* text : {"\"", "\" ", "-", "- ", "-\"", "\"\" ", "-- ", "“", "-the "}) {
        INFO(text);
        const SearchAnswer alone = ask(index, repeated(text));
        CHECK((alone.hits.empty() || alone.hits.size() == 3));
        const std::string most = repeated(text).substr(0, max_query_bytes - 24);
        CHECK(first_id(ask(index, "volcanoes " + most)) == "W3");
    }
    CHECK(ask(index, repeated("-sea ")).hits.size() == 1);
    CHECK(ask(index, distinct("-")).hits.size() == 3);
    CHECK(ask(index, distinct("-\"sea ", "\" ")).hits.size() == 3);
    CHECK(ask(index, distinct("\"sea ", "\" ")).hits.size() == 2);  // quotations of "sea"
    CHECK(first_id(ask(index, repeated("\"tide tables\" "))) == "W1");
    CHECK(first_id(ask(index, repeated("\"a\" "))) == "");  // no quotation of a stop word counts
    // Of many different phrases the first are excluded, double ones counted once.
    CHECK(ask(index, repeated("-\"tide moon\" ").substr(0, 13 * 4000) + "-\"tide tables\"").hits.size() == 2);
}

TEST_CASE("Conditions of thousands of brackets and fields are read", "[queries][search_limits]") {
    SmallIndex index(works);
    const auto advanced = [&](const std::string& q) { return ask(index, q, QueryMode::advanced); };
    const std::string open(5000, '(');
    const std::string close(5000, ')');
    CHECK(first_id(advanced(open + "volcanoes" + close)) == "W3");
    CHECK(first_id(advanced(open + "volcanoes")) == "W3");
    CHECK(first_id(advanced(close + "volcanoes" + open)) == "W3");
    CHECK(advanced(open + close).hits.empty());
    std::string nested;
    for (int i = 0; i < 5000; ++i) nested += "NOT (";
    CHECK_NOTHROW(advanced(nested + "volcanoes"));
    CHECK(advanced(repeated("author:")).hits.empty());
}

TEST_CASE("A condition of too many words, phrases and years is an error", "[queries][search_limits]") {
    SmallIndex index(works);
    const auto advanced = [&](const std::string& q) { return ask(index, q, QueryMode::advanced); };
    const auto times = [](std::size_t count, const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) out += text;
        return out;
    };
    CHECK(first_id(advanced(times(max_tree_clauses, "author:ada "))) == "W1");
    CHECK(first_id(advanced(times(max_tree_clauses - 1, "title:xyzzy OR ") + "title:volcanoes")) == "W3");
    CHECK(first_id(advanced(times(max_tree_clauses, "year:2020 "))) == "W1");
    CHECK(advanced(times(max_tree_clauses, "-sea ")).hits.size() == 1);
    for (const char* text : {"author:ada ", "title:volcanoes OR ", "year:2020 ", "\"tide tables\" ", "-sea ",
                             "(tide OR sea) ", "NOT (tide) "}) {
        INFO(text);
        for (const std::string& q : {times(max_tree_clauses + 1, text), times(3000, text)}) {
            test::check_error([&] { advanced(q); }, ErrorCode::invalid_query, "more than 100");
        }
    }
}
