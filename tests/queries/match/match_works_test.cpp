#include "queries/match/match_works.hpp"

#include "queries/columns/filter.hpp"
#include "queries/search/search.hpp"
#include "tests/queries/match/naive_match.hpp"
#include "tests/queries/match/random_query.hpp"
#include "tests/queries/search/ranked.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using test::NaiveCollection;
using test::ranked;
using test::SmallIndex;
using test::tree;
using Numbers = std::vector<std::uint32_t>;
using Ids = std::vector<std::string>;

namespace {

constexpr std::uint32_t every_work = 100000;

/// A query and everything that is asked beside it.
struct Question {
    std::string q;
    SearchQuery query;
    MatchingStrategy strategy = MatchingStrategy::last;
    FieldSet fields = FieldSet::all();
    double threshold = 0;
    std::function<bool(std::uint32_t)> accept;

    WorkQuery work_query() const { return {query.text, query.terms, strategy, fields}; }
    std::string written() const {
        return q + " | strategy " + std::to_string(static_cast<int>(strategy)) + ", fields " +
               std::to_string(fields.bits()) + ", threshold " + std::to_string(threshold) +
               (accept ? ", filtered" : "");
    }
};

Question random_question(SmallIndex& index, test::RandomQuery& random, const CompiledFilter& filter,
                         QueryMode mode = QueryMode::simple) {
    Question question;
    question.q = mode == QueryMode::simple ? random.simple() : random.advanced(3);
    question.query = read_search_query(index.reader(), question.q, mode, Typing::unfinished);
    question.strategy = std::array{MatchingStrategy::last, MatchingStrategy::all,
                                   MatchingStrategy::frequency}[random.below(3)];
    if (random.below(3) == 0) question.fields = FieldSet(static_cast<unsigned>(1 + random.below(31)));
    if (random.below(4) == 0) question.threshold = std::array{0.05, 0.31, 0.5, 0.63}[random.below(4)];
    if (random.below(3) == 0)
        question.accept = [&filter](std::uint32_t work) { return filter.matches(work); };
    return question;
}

MatchList ask(SmallIndex& index, const Question& question, std::uint32_t best, bool all) {
    MatchWanted wanted;
    wanted.best = best;
    wanted.all = all;
    wanted.threshold = question.threshold;
    wanted.accept = question.accept;
    return match_works(index.reader(), question.work_query(), wanted);
}

/// What TextScorer says of these works, the best first.
std::vector<ScoredDocument> ranked_by_text(SmallIndex& index, const Question& question,
                                           const Numbers& works) {
    TextScorer scorer(index.generation(), question.query.terms, question.fields);
    std::vector<ScoredDocument> ranked;
    for (const std::uint32_t work : works)
        ranked.push_back({work, scorer.normalised(scorer.score(engine::WorkId{work}))});
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return ranked;
}

/// True when the filter and the threshold leave the work.
std::function<bool(std::uint32_t)> left_by(SmallIndex& index, const Question& question, TextScorer& scorer) {
    return [&](std::uint32_t work) {
        if (work >= index.generation().manifest().works) return false;
        if (question.accept && !question.accept(work)) return false;
        return question.threshold <= 0 ||
               scorer.normalised(scorer.score(engine::WorkId{work})) >= question.threshold;
    };
}

/// Holds an answer to the works that match: the set, the total, the ranking and its windows.
void check(SmallIndex& index, const Question& question, const Numbers& works) {
    MatchList found = ask(index, question, every_work, true);
    std::sort(found.all.begin(), found.all.end());
    REQUIRE(found.all == works);
    REQUIRE(found.total == works.size());
    Numbers in_order;
    for (const ScoredDocument& hit : found.ranked) in_order.push_back(hit.document);
    Numbers sorted = in_order;
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(sorted == works);
    for (std::size_t i = 0; i < found.ranked.size(); ++i) {
        REQUIRE((i == 0 || found.ranked[i].score <= found.ranked[i - 1].score));
        REQUIRE(found.ranked[i].score >= question.threshold);
    }
    if (works.size() <= ranking::candidates) {
        const auto expected = ranked_by_text(index, question, works);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            INFO("rank " << i);
            REQUIRE(found.ranked[i].document == expected[i].document);
            REQUIRE(found.ranked[i].score == expected[i].score);
        }
    }
    for (const std::uint32_t best : {0U, 1U, 7U, 99U, 100U, 101U, 150U}) {
        const MatchList head = ask(index, question, best, false);
        INFO("the best " << best);
        REQUIRE(head.total == works.size());
        REQUIRE(head.all.empty());
        REQUIRE(head.ranked.size() == std::min<std::size_t>(best, works.size()));
        for (std::size_t i = 0; i < head.ranked.size(); ++i) {
            REQUIRE(head.ranked[i].document == in_order[i]);
            REQUIRE(head.ranked[i].score == found.ranked[i].score);
        }
    }
}

Ids found(SmallIndex& index, const std::string& q, const SearchRequest& request = {}) {
    Ids ids = ranked(index, q, request);
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids found_by(SmallIndex& index, const std::string& q, MatchingStrategy strategy) {
    SearchRequest request;
    request.strategy = strategy;
    return found(index, q, request);
}

Ids advanced(SmallIndex& index, const std::string& q, SearchOn search_on = {}) {
    SearchRequest request;
    request.mode = QueryMode::advanced;
    request.search_on = std::move(search_on);
    return found(index, q, request);
}

}  // namespace

TEST_CASE("A search finds what looking at every text finds", "[queries][match_works]") {
    for (const unsigned seed : {1U, 2U}) {
        SmallIndex index(test::sample_works(200 + 150 * seed, seed));
        const NaiveCollection naive(index.generation());
        const CompiledFilter filter = compile_filter("year >= 2015", index.generation().work_columns());
        test::RandomQuery random(naive, seed);
        std::size_t matches = 0;
        std::size_t narrow = 0;
        for (int i = 0; i < 500; ++i) {
            const Question question = random_question(index, random, filter);
            INFO("seed " << seed << ": " << question.written());
            TextScorer scorer(index.generation(), question.query.terms, question.fields);
            const Numbers works = naive.matches(question.work_query(), left_by(index, question, scorer));
            check(index, question, works);
            matches += works.size();
            narrow += works.empty() || works.size() > ranking::candidates ? 0 : 1;
        }
        CHECK(matches > 5000);
        CHECK(narrow > 100);
    }
}

TEST_CASE("A search in topics finds those of the input and those of titles", "[queries][match_works]") {
    SmallIndex index(
        R"({"id":"W1","title":"Coral reefs, one"}
{"id":"W2","title":"Coral reefs, two"}
{"id":"W3","title":"Coral reefs, three","topics":["fish"]}
{"id":"W4","title":"Lagoons","topics":["the coral reef"]}
{"id":"W5","title":"Corals and reefs"}
)");
    CHECK(advanced(index, "topic:coral") == Ids{"W1", "W2", "W4"});
    CHECK(advanced(index, "topic:\"coral reefs\" -topic:fish") == Ids{"W1", "W2"});
    CHECK(advanced(index, "topic:fish") == Ids{"W3"});
    SearchRequest request;
    request.search_on = Ids{"topics"};
    CHECK(found(index, "coral", request) == Ids{"W1", "W2", "W4"});
    request.search_on = Ids{"topics", "venue"};
    CHECK(found(index, "coral", request) == Ids{"W1", "W2", "W4"});
    request.search_on = Ids{"title"};
    CHECK(found(index, "fish", request).empty());
}

TEST_CASE("An advanced search finds the works that satisfy its tree", "[queries][match_works]") {
    SmallIndex index(test::sample_works(300, 6));
    const NaiveCollection naive(index.generation());
    const CompiledFilter filter = compile_filter("year >= 2015", index.generation().work_columns());
    test::RandomQuery random(naive, 8);
    std::size_t some = 0;
    for (int i = 0; i < 600; ++i) {
        const Question question = random_question(index, random, filter, QueryMode::advanced);
        if (!question.query.text.tree) continue;
        INFO(question.written());
        TextScorer scorer(index.generation(), question.query.terms, question.fields);
        const auto left = left_by(index, question, scorer);
        Numbers works;
        for (std::uint32_t work = 0; work < naive.works(); ++work)
            if (left(work) && naive.satisfies(work, *question.query.text.tree, question.fields))
                works.push_back(work);
        check(index, question, works);
        some += works.empty() || works.size() == naive.works() ? 0 : 1;
    }
    CHECK(some > 200);
}

namespace {

constexpr std::string_view reefs =
    R"({"id":"W1","title":"Coral bleaching","abstract":"Reefs of the world."}
{"id":"W2","title":"Carbon in seas","abstract":"The coral carbon and a car."}
{"id":"W3","title":"Tidal flats","abstract":"Coral bleaching again.","authors":["Ada Coral"],"year":2019}
{"id":"W4","title":"The Zea mays genome","abstract":"Some of it may be of use.","year":2020}
{"id":"W5","title":"Volcanoes","abstract":"They may erupt."}
)";

}  // namespace

TEST_CASE("An exclusion alone gives everything without it", "[queries][match_works]") {
    SmallIndex index(reefs);
    CHECK(found(index, "-coral") == Ids{"W4", "W5"});
    CHECK(found(index, "-corals -volcano") == Ids{"W4"});
    CHECK(found(index, "-\"coral bleaching\"") == Ids{"W2", "W4", "W5"});
    CHECK(found(index, "coral -bleaching") == Ids{"W2"});
    CHECK(found(index, "-xyzzy").size() == 5);
    CHECK(found(index, "-\"coral xyzzy\"").size() == 5);
    CHECK(found(index, "xyzzy -coral").empty());
}

TEST_CASE("A phrase is found while its last word is typed, with every strategy", "[queries][match_works]") {
    SmallIndex index(reefs);
    for (const MatchingStrategy strategy :
         {MatchingStrategy::last, MatchingStrategy::all, MatchingStrategy::frequency}) {
        INFO("strategy " << static_cast<int>(strategy));
        CHECK(found_by(index, "\"coral ble", strategy) == Ids{"W1", "W3"});
        CHECK(found_by(index, "\"coral ble\"", strategy).empty());
        // "car" is a word too.
        CHECK(found_by(index, "\"coral car", strategy) == Ids{"W2"});
        CHECK(found_by(index, "bleaching \"tidal fla", strategy) == Ids{"W3"});
    }
}

TEST_CASE("A form that no work has is found by its stem", "[queries][match_works]") {
    SmallIndex index(reefs);
    CHECK(found(index, "volcano ") == Ids{"W5"});
    CHECK(found(index, "bleached ") == Ids{"W1", "W3"});
    CHECK(found(index, "coral -bleached") == Ids{"W2"});
    CHECK(advanced(index, "volcano") == Ids{"W5"});
    CHECK(advanced(index, "coral NOT title:bleached") == Ids{"W2", "W3"});
    SearchRequest request;
    request.q = "bleached corals";
    CHECK(search::search(index.reader(), request).corrections.empty());
}

TEST_CASE("A word whose stem is a stop word is found", "[queries][match_works]") {
    SmallIndex index(reefs);
    for (const MatchingStrategy strategy : {MatchingStrategy::last, MatchingStrategy::all}) {
        CHECK(found_by(index, "mays ", strategy) == Ids{"W4"});
        CHECK(found_by(index, "zea mays ", strategy) == Ids{"W4"});
    }
    CHECK(found(index, "-mays") == Ids{"W1", "W2", "W3", "W5"});
    CHECK(advanced(index, "title:mays") == Ids{"W4"});
}

TEST_CASE("An unknown phrase spoils only its own part of a condition", "[queries][match_works]") {
    SmallIndex index(reefs);
    CHECK(advanced(index, "volcanoes OR \"coral xyzzy\"") == Ids{"W5"});
    CHECK(advanced(index, "volcanoes \"coral xyzzy\"").empty());
}

TEST_CASE("A field of a condition counts before the attributes to search on", "[queries][match_works]") {
    SmallIndex index(reefs);
    const SearchOn title = Ids{"title"};
    CHECK(advanced(index, "author:coral", title) == Ids{"W3"});
    CHECK(advanced(index, "abstract:carbon", title) == Ids{"W2"});
    CHECK(advanced(index, "carbon OR abstract:world", title) == Ids{"W1", "W2"});
    CHECK(advanced(index, "coral", title) == Ids{"W1"});
}

TEST_CASE("Stop words in a condition are passed over", "[queries][match_works]") {
    SmallIndex index(reefs);
    CHECK(advanced(index, "volcanoes AND NOT the") == Ids{"W5"});
    CHECK(advanced(index, "volcanoes OR the") == Ids{"W5"});
    CHECK(advanced(index, "volcanoes the") == Ids{"W5"});
}

TEST_CASE("Words are dropped by strategy, phrases never", "[queries][match_works]") {
    SmallIndex index(reefs);
    CHECK(found_by(index, "carbon bleaching ", MatchingStrategy::all).empty());
    CHECK(found_by(index, "carbon bleaching ", MatchingStrategy::last) == Ids{"W1", "W2", "W3"});
    CHECK(found_by(index, "bleaching carbon ", MatchingStrategy::frequency) == Ids{"W2"});
    CHECK(found_by(index, "\"coral bleaching\" carbon ", MatchingStrategy::last) == Ids{"W1", "W3"});
    CHECK(found_by(index, "\"coral bleaching\" carbon ", MatchingStrategy::all).empty());
    CHECK(found_by(index, "\"coral bleaching\" carbon ", MatchingStrategy::frequency) == Ids{"W1", "W3"});
    CHECK(found_by(index, "coral xyzzy ", MatchingStrategy::all).empty());
    CHECK(found_by(index, "coral xyzzy ", MatchingStrategy::last) == Ids{"W1", "W2", "W3"});
}

TEST_CASE("A title that is the query leads, then one that it names before a colon",
          "[queries][match_works]") {
    SmallIndex index(
        R"({"id":"much","title":"Coral reefs, coral reefs and coral reefs","abstract":"Coral reef, coral reef."})"
        "\n"
        R"({"id":"named","title":"The coral reefs: what twelve years of divers have seen of seven oceans"})"
        "\n"
        R"({"id":"whole","title":"Coral reefs","abstract":"They were counted by divers in twelve years."})"
        "\n"
        R"({"id":"late","title":"What twelve years of divers have seen of all oceans: the coral reefs"})"
        "\n"
        R"({"id":"other","title":"Tides"})"
        "\n");
    CHECK(ranked(index, "coral reefs") == Ids{"whole", "named", "much", "late"});
    CHECK(ranked(index, "the coral reefs") == Ids{"whole", "named", "much", "late"});
    CHECK(ranked(index, "reefs coral").front() != "named");

    const auto landmark = [&](const char* q, const char* id) {
        const QueryText text = read_query(index.reader().analyser(), q, QueryMode::simple);
        const QueryTerms terms = read_terms(index.generation(), text, Typing::finished);
        return TextScorer(index.generation(), terms).score(index.work(id)).landmark;
    };
    // A title that has all words of a short query counts more, whatever else it is.
    const double has_all = 1 + ranking::work_text.all_in_title;
    const auto with_all = [&](double share) { return Approx(has_all * (1 + share) - 1); };
    CHECK(landmark("coral reefs", "whole") == with_all(ranking::work_text.whole_title));
    CHECK(landmark("coral reefs", "named") == with_all(ranking::work_text.name_of_title));
    CHECK(landmark("what twelve years of divers have seen of all oceans", "late") ==
          Approx(ranking::work_text.name_of_title));
    CHECK(landmark("coral reefs", "late") == with_all(0));
    CHECK(landmark("reefs coral", "whole") == with_all(0));
    CHECK(landmark("coral reefs divers", "whole") == 0);
    CHECK(landmark("coral", "named") == with_all(0));
    CHECK(landmark("reefs coral divers twelve", "named") == 0);
}

TEST_CASE("Citations weigh more the shorter the query is", "[queries][match_works]") {
    SmallIndex index(
        R"({"id":"close","title":"Tidal flats of a northern bay","abstract":"Tidal flats.","year":2020,"cited_by_count":1})"
        "\n"
        R"({"id":"cited","title":"A review of the tidal flats of every northern bay and of the open sea","year":2020,"cited_by_count":9000})"
        "\n");
    CHECK(ranked(index, "tidal flats").front() == "cited");
    CHECK(ranked(index, "tidal flats of a northern bay tidal flats").front() == "close");
}
