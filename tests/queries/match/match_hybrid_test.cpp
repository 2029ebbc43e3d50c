#include "queries/base/parameter_error.hpp"
#include "queries/search/search.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using test::SmallIndex;

namespace {

/// Works on tides and on currents never share a word of their own, but all have the moon and the sea; bees
/// live elsewhere.
std::string waters() {
    std::string lines;
    for (int i = 0; i < 30; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"T)" + n +
                 R"(","title":"tides moon sea coast","year":2000})"
                 "\n";
        lines += R"({"id":"U)" + n +
                 R"(","title":"currents moon sea coast","year":2010})"
                 "\n";
        lines += R"({"id":"V)" + n +
                 R"(","title":"pollen bees flowers spring","year":2010})"
                 "\n";
    }
    return lines;
}

SearchAnswer ask(SmallIndex& index, std::string q, double ratio, nlohmann::json filter = nullptr) {
    SearchRequest request;
    request.q = std::move(q);
    request.semantic_ratio = ratio;
    request.filter = std::move(filter);
    request.limit = 200;
    request.show_ranking_score = true;
    return search::search(index.reader(), request);
}

/// The first letters of the hits' ids.
std::string kinds(SmallIndex& index, const SearchAnswer& answer) {
    std::set<char> seen;
    for (const std::uint32_t document : answer.documents)
        seen.insert(index.id_of(engine::WorkId{document}).front());
    return {seen.begin(), seen.end()};
}

}  // namespace

TEST_CASE("meaning finds works without the words", "[queries][hybrid]") {
    SmallIndex index(waters());
    CHECK(kinds(index, ask(index, "tides", 0)) == "T");
    const SearchAnswer mixed = ask(index, "tides", 0.5);
    CHECK(kinds(index, mixed) == "TU");
    CHECK(mixed.total_hits == mixed.documents.size());
    CHECK(std::is_sorted(mixed.scores.rbegin(), mixed.scores.rend()));
    CHECK(mixed.scores.front() <= 1);
    CHECK(mixed.scores.back() >= 0);
    // Those with the word lead.
    for (std::size_t i = 0; i < 30; ++i)
        CHECK(index.id_of(engine::WorkId{mixed.documents.at(i)}).front() == 'T');
}

TEST_CASE("a hybrid search keeps to filters, phrases and all words", "[queries][hybrid]") {
    SmallIndex index(waters());
    CHECK(kinds(index, ask(index, "tides", 0.5, "year = 2010")) == "U");
    CHECK(kinds(index, ask(index, "\"tides moon\"", 0.5)) == "T");
    CHECK(kinds(index, ask(index, "moon -tides", 0.5)) == "U");
    SearchRequest request;
    request.q = "tides";
    request.semantic_ratio = 0.5;
    request.strategy = MatchingStrategy::all;
    CHECK(kinds(index, search::search(index.reader(), request)) == "T");
}

TEST_CASE("pages of a hybrid search are cuts of one ranking", "[queries][hybrid]") {
    SmallIndex index(waters());
    const SearchAnswer all = ask(index, "tides", 0.5);
    SearchRequest request;
    request.q = "tides";
    request.semantic_ratio = 0.5;
    request.limit = 1;
    for (const std::uint32_t rank : {0U, 29U, 31U, 40U}) {
        request.offset = rank;
        CHECK(search::search(index.reader(), request).documents == std::vector{all.documents.at(rank)});
    }
}

TEST_CASE("a threshold cuts a hybrid search", "[queries][hybrid]") {
    SmallIndex index(waters());
    const SearchAnswer all = ask(index, "tides", 0.5);
    SearchRequest request;
    request.q = "tides";
    request.semantic_ratio = 0.5;
    request.limit = 200;
    request.ranking_score_threshold = all.scores.front();
    const SearchAnswer cut = search::search(index.reader(), request);
    CHECK(kinds(index, cut) == "T");
    CHECK(cut.total_hits == cut.documents.size());
}

TEST_CASE("only works are searched by meaning", "[queries][hybrid]") {
    SmallIndex index;
    SearchRequest request;
    request.collection = Collection::researchers;
    request.q = "wei";
    request.semantic_ratio = 0.5;
    CHECK_THROWS_AS(search::search(index.reader(), request), ParameterError);
}
