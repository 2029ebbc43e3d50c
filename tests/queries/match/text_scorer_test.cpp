#include "queries/match/text_scorer.hpp"

#include "queries/match/search_query.hpp"
#include "tests/queries/match/naive_match.hpp"
#include "tests/queries/match/random_query.hpp"
#include "tests/support/small_index.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::text;
using test::NaiveCollection;
using test::SmallIndex;

namespace {

QueryTerms terms_of(SmallIndex& index, std::string_view q, Typing typing = Typing::finished) {
    return read_search_query(index.reader(), q, QueryMode::simple, typing).terms;
}

TextScore score_of(SmallIndex& index, std::string_view q, std::string_view id,
                   FieldSet fields = FieldSet::all(), const WorkRanking& ranking = ranking::work_text) {
    const QueryTerms terms = terms_of(index, q);
    return TextScorer(index.generation(), terms, fields, ranking).score(index.work(id));
}

double normalised_of(SmallIndex& index, std::string_view q, std::string_view id) {
    const QueryTerms terms = terms_of(index, q);
    TextScorer scorer(index.generation(), terms);
    return scorer.normalised(scorer.score(index.work(id)));
}

bool same(double a, double b) {
    return a == Approx(b).epsilon(1e-5).margin(1e-9);
}

/// What differs between two scores, "" when nothing does.
std::string difference(const TextScore& a, const TextScore& b) {
    if (!same(a.words, b.words)) return "words";
    if (!same(a.exact, b.exact)) return "exact";
    if (!same(a.closeness, b.closeness)) return "closeness";
    if (!same(a.coverage, b.coverage)) return "coverage";
    if (!same(a.prior, b.prior)) return "prior";
    if (!same(a.lift, b.lift)) return "lift";
    if (!same(a.landmark, b.landmark)) return "landmark";
    if (!same(a.title, b.title)) return "title";
    if (a.matched_terms != b.matched_terms) return "matched_terms";
    if (a.needed_terms != b.needed_terms) return "needed_terms";
    if (a.exact_terms != b.exact_terms) return "exact_terms";
    return a.typos != b.typos ? "typos" : "";
}

/// Compares every work's score for many queries; returns how many works had any word.
std::size_t compare(SmallIndex& index, unsigned seed, int queries, const WorkRanking& ranking) {
    const NaiveCollection naive(index.generation());
    test::RandomQuery random(naive, seed);
    std::size_t scored = 0;
    for (int i = 0; i < queries; ++i) {
        const std::string q = random.simple();
        const FieldSet fields(i % 3 == 0 ? static_cast<unsigned>(1 + random.below(31)) : 31U);
        const QueryTerms terms = terms_of(index, q, i % 2 == 0 ? Typing::finished : Typing::unfinished);
        TextScorer scorer(index.generation(), terms, fields, ranking);
        for (std::uint32_t work = 0; work < naive.works(); ++work) {
            const TextScore score = scorer.score(engine::WorkId{work});
            INFO(q << " in fields " << fields.bits() << ", work " << work);
            REQUIRE(difference(score, naive.score(work, terms, fields, ranking)) == "");
            const double normalised = scorer.normalised(score);
            REQUIRE(same(normalised, naive.normalised(work, terms, fields, ranking)));
            for (std::size_t term = 0; term < terms.terms.size(); ++term)
                REQUIRE(scorer.has(term) == naive.has_term(work, terms.terms[term], fields));
            scored += score.matched_terms > 0 ? 1 : 0;
        }
    }
    return scored;
}

}  // namespace

TEST_CASE("A score is that of a scorer that looks at every word", "[queries][scorer]") {
    SmallIndex index(test::sample_works(120, 3));
    CHECK(compare(index, 1, 150, ranking::work_text) > 1000);
    WorkRanking other;
    other.fields = {0.9, 0.2, 0.4, 1.7, 1.2, 2.5, 0.6};
    other.idf_power = 0.7;
    other.k3 = 1;
    other.exact_weight = 0.6;
    other.pair_weight = 0.9;
    other.pair_window = 3;
    other.coverage = 0.4;
    other.citation_prior = {0.3, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    other.condition = 0.9;
    other.whole_title = 0.7;
    other.name_of_title = 0.2;
    CHECK(compare(index, 2, 60, other) > 400);
}

TEST_CASE("Works with all words score from a half up, others below", "[queries][scorer]") {
    SmallIndex index(test::sample_works(150, 9));
    const NaiveCollection naive(index.generation());
    test::RandomQuery random(naive, 4);
    std::size_t whole = 0;
    std::size_t partial = 0;
    for (int i = 0; i < 150; ++i) {
        const std::string q = random.simple();
        const QueryTerms terms = terms_of(index, q);
        if (terms.terms.empty()) continue;
        TextScorer scorer(index.generation(), terms);
        for (std::uint32_t work = 0; work < naive.works(); ++work) {
            const TextScore score = scorer.score(engine::WorkId{work});
            const double normalised = scorer.normalised(score);
            bool all = true;
            for (const QueryTerm& term : terms.terms)
                all = all && (term.optional || naive.has_term(work, term, FieldSet::all()));
            INFO(q << ", work " << work);
            REQUIRE((normalised >= 0.5) == (all && score.matched_terms > 0));
            REQUIRE(normalised >= 0);
            REQUIRE(normalised <= 1);
            REQUIRE((normalised > 0) == (score.matched_terms > 0));
            ++(all ? whole : partial);
        }
    }
    CHECK(whole > 50);
    CHECK(partial > 50);
}

namespace {

constexpr std::string_view papers =
    R"({"id":"W1","title":"Coral reefs","abstract":"Bleaching of corals in warm seas and what follows for fish that live there.","year":2020,"cited_by_count":400}
{"id":"W2","title":"Coral reefs","abstract":"Bleaching of corals in warm seas and what follows for fish that live there.","year":2020,"cited_by_count":0}
{"id":"W3","title":"Warm seas","abstract":"Reefs far away from any kind of other things that somebody would call a coral."}
{"id":"W4","title":"Sea level","abstract":"Tides and the level of water.","venue":"Reef and Shore","topics":["Coral"],"year":2020,"cited_by_count":3}
{"id":"W5","title":"Computing","abstract":"Computers compute."}
{"id":"W6","title":"Computed tides","abstract":"Neural networks"}
)";

}  // namespace

TEST_CASE("Citations add a little to a score", "[queries][scorer]") {
    SmallIndex index(papers);
    const TextScore cited = score_of(index, "coral", "W1");
    const TextScore not_cited = score_of(index, "coral", "W2");
    CHECK(not_cited.prior == 0);
    // 400 citations in the latest year: 2 * log10(4001).
    CHECK(cited.prior == Approx(7.204337).epsilon(1e-4));
    CHECK(cited.total() == Approx(not_cited.total() * (1 + cited.prior)));
    CHECK(score_of(index, "coral", "W3").prior == 0);  // no year
}

TEST_CASE("A work of the year 9999 leaves the others the prior that they have without it",
          "[queries][scorer]") {
    const std::string works = R"({"id":"OLD","title":"Coral reefs","year":2001,"cited_by_count":40}
{"id":"NEW","title":"Coral reefs","year":2021,"cited_by_count":40}
)";
    SmallIndex index(works);
    SmallIndex wrong(works + R"({"id":"WRONG","title":"Kelp","year":9999,"cited_by_count":40})" + "\n");
    for (const char* id : {"OLD", "NEW"})
        CHECK(score_of(wrong, "coral", id).prior == score_of(index, "coral", id).prior);
    CHECK(score_of(wrong, "kelp", "WRONG").prior == score_of(index, "coral", "NEW").prior);
}

TEST_CASE("The form typed, closeness and coverage add to a score", "[queries][scorer]") {
    SmallIndex index(papers);
    CHECK(score_of(index, "computers", "W5").exact > 0);
    CHECK(score_of(index, "computers", "W5").exact_terms == 1);
    CHECK(score_of(index, "computers", "W6").words > 0);
    CHECK(score_of(index, "computers", "W6").exact == 0);
    CHECK(score_of(index, "coral reefs", "W1").closeness > 0);
    CHECK(score_of(index, "reefs coral", "W1").closeness == score_of(index, "coral reefs", "W1").closeness);
    CHECK(score_of(index, "reefs coral", "W3").closeness == 0);  // more than eight words apart
    CHECK(score_of(index, "coral level", "W4").closeness == 0);  // in two fields
    CHECK(score_of(index, "coral networks", "W1").coverage < score_of(index, "coral reefs", "W1").coverage);
    CHECK(normalised_of(index, "coral reefs", "W1") > normalised_of(index, "coral reefs", "W3"));
    CHECK(normalised_of(index, "coral reefs xyzzy", "W1") < 0.5);
}

TEST_CASE("Only the fields that are asked for count", "[queries][scorer]") {
    SmallIndex index(papers);
    FieldSet title;
    title.add(engine::data::TextField::title);
    FieldSet side;
    side.add(engine::data::TextField::venue);
    side.add(engine::data::TextField::topics);
    CHECK(score_of(index, "coral", "W3", title).matched_terms == 0);
    CHECK(score_of(index, "coral", "W3", title).total() == 0);
    CHECK(score_of(index, "coral reef", "W4", side).matched_terms == 2);
    CHECK(score_of(index, "coral reef", "W4", side).title == 0);
    CHECK(score_of(index, "coral", "W1", title).title == 1);
    CHECK(score_of(index, "coral", "W1", FieldSet()).matched_terms == 0);
}

TEST_CASE("Topics that were found in a title count when nothing but topics is asked", "[queries][scorer]") {
    SmallIndex index(
        R"({"id":"W1","title":"Coral reefs, one"}
{"id":"W2","title":"Coral reefs, two"}
{"id":"W3","title":"Coral reefs, three","topics":["fish"]}
)");
    FieldSet topics;
    topics.add(FieldSet::any_topics());
    CHECK(score_of(index, "coral", "W1", topics).matched_terms == 1);
    CHECK(score_of(index, "coral", "W1", topics).words > 0);
    CHECK(score_of(index, "coral", "W3", topics).matched_terms == 0);
    topics.add(engine::data::TextField::title);
    FieldSet title;
    title.add(engine::data::TextField::title);
    CHECK(score_of(index, "coral reefs", "W1", topics).words ==
          score_of(index, "coral reefs", "W1", title).words);
    CHECK(score_of(index, "coral reefs", "W1").words == score_of(index, "coral reefs", "W3").words);
}

TEST_CASE("The likeliest correction of a word is worth what the word itself is", "[queries][scorer]") {
    SmallIndex index(papers);
    const TextScore typed = score_of(index, "networks", "W6");
    const TextScore corrected = score_of(index, "netwirks", "W6");
    CHECK(corrected.matched_terms == 1);
    CHECK(corrected.typos == 1);
    CHECK(typed.typos == 0);
    CHECK(corrected.exact == typed.exact);
    CHECK(corrected.total() == typed.total());
    CHECK(normalised_of(index, "netwirks", "W6") >= 0.5);
}
