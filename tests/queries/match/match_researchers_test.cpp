#include "queries/match/match_researchers.hpp"

#include "queries/base/ranking.hpp"
#include "queries/search/search.hpp"
#include "tests/queries/match/naive_match.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

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

constexpr std::string_view works =
    R"({"id":"W1","title":"Mixture of experts","authors":[{"id":"damai","name":"Damai Dai"},{"id":"dong","name":"Dong Dai"}],"year":2020}
{"id":"W2","title":"Experts and mixtures of experts","authors":[{"id":"damai","name":"Damai Dai"}],"year":2021}
{"id":"W3","title":"Corals","authors":[{"id":"wei","name":"Wei Dai"},{"id":"ddai","name":"D. Dai"}]}
{"id":"W4","title":"Corals and their fish","abstract":"Fish of coral reefs.","authors":[{"id":"someone","name":"D. D. Someone"},{"id":"muller","name":"Jürgen Müller"}],"year":2015}
{"id":"W5","title":"Fish","authors":[{"id":"adele","name":"Adele Muller-Berg"},{"id":"the","name":"Bo The"}],"year":2016}
{"id":"W6","title":"Müller glia of the retina","authors":[{"id":"glia","name":"Ada Lovelace"}]}
{"id":"W7","title":"Glaciers","authors":[{"id":"poe","name":"Edgar Allan Poe"},{"id":"alain","name":"Alain Edgar"}]}
)";

constexpr std::string_view researchers =
    R"({"id":"poe","name":"Edgar Allan Poe","aliases":["Quarles Perry"],"topics":["Ravens"]}
{"id":"silent","name":"Zbigniew Silent","topics":["Corals"],"institutions":["Reef Station"]}
)";

SearchRequest request_for(const std::string& q) {
    SearchRequest request;
    request.collection = Collection::researchers;
    request.q = q;
    request.limit = 100;
    request.page = 1;
    request.hits_per_page = 100;
    return request;
}

SearchAnswer ask(SmallIndex& index, const std::string& q) {
    return search::search(index.reader(), request_for(q));
}

Ids ids(const SearchAnswer& answer) {
    Ids out;
    for (const auto& hit : answer.hits) out.push_back(tree(hit).at("id"));
    return out;
}

/// Those who are called so, the best first; checks that they lead and that scores say so.
Ids named(SmallIndex& index, const std::string& q) {
    const SearchAnswer answer = ask(index, q);
    Ids out;
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
        INFO(q << ", rank " << i);
        const auto hit = tree(answer.hits[i]);
        const auto& why = hit.at("_why");
        REQUIRE(why.contains("name") == (answer.scores[i] >= name_match_score));
        REQUIRE(why.contains("works") != why.contains("name"));
        REQUIRE(answer.scores[i] <= 1);
        REQUIRE((i == 0 || answer.scores[i] <= answer.scores[i - 1]));
        if (why.contains("name")) out.push_back(hit.at("id"));
    }
    return out;
}

Ids sorted(Ids list) {
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

TEST_CASE("Names are found in any order, case and accents", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    for (const char* q : {"Damai Dai", "dai damai", "DAI, DAMAI", "damai  dai "}) {
        INFO(q);
        CHECK(named(index, q).at(0) == "damai");
    }
    for (const char* q : {"Jürgen Müller", "jurgen muller", "Muller Ju\u0308rgen", "MÜLLER, Jurgen"}) {
        INFO(q);
        CHECK(named(index, q) == Ids{"muller"});
    }
    CHECK(named(index, "adele muller-berg") == Ids{"adele"});
    CHECK(named(index, "edgar allan poe") == Ids{"poe"});
    CHECK(named(index, "bo the") == Ids{"the"});  // a stop word
    CHECK(named(index, "perry quarles") == Ids{"poe"});
    CHECK(named(index, "zbigniew silent") == Ids{"silent"});
}

TEST_CASE("A part of a name is a name, the whole name comes first", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    CHECK(sorted(named(index, "dai ")) == Ids{"damai", "ddai", "dong", "wei"});
    CHECK(sorted(named(index, "muller ")) == Ids{"adele", "muller"});
    CHECK(named(index, "muller ").at(0) == "muller");  // one of two words, not of three
    CHECK(named(index, "edgar ") == Ids{"alain", "poe"});
    CHECK(named(index, "edgar poe") == Ids{"poe"});
    CHECK(named(index, "edgar xyzzy").empty());
}

TEST_CASE("Initials stand for names and names for initials", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    for (const char* q : {"D. Dai", "dai d", "Dai, D."}) {
        INFO(q);
        CHECK(sorted(named(index, q)) == Ids{"damai", "ddai", "dong"});
        CHECK(named(index, q).at(0) == "ddai");
    }
    CHECK(sorted(named(index, "damai dai")) == Ids{"damai", "ddai"});
    CHECK(named(index, "damai dai").at(0) == "damai");
    CHECK(named(index, "E. A. Poe") == Ids{"poe"});
    CHECK(named(index, "J. Müller") == Ids{"muller"});
    CHECK(named(index, "W. Dai") == Ids{"wei"});
    CHECK(named(index, "d. d. someone") == Ids{"someone"});
    CHECK(named(index, "d. d.").empty());
    CHECK(named(index, "x. dai").empty());
}

TEST_CASE("Names are found with a typo and while they are typed", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    CHECK(named(index, "jurgen muler ") == Ids{"muller"});
    CHECK(named(index, "jugren muller") == Ids{"muller"});
    CHECK(named(index, "damia dai ").at(0) == "damai");
    CHECK(named(index, "jurgen mul") == Ids{"muller"});
    CHECK(named(index, "dai dam").at(0) == "damai");
    CHECK(named(index, "lovel") == Ids{"glia"});
    CHECK(named(index, "lovel ").empty());
    CHECK(named(index, "jurgen mul ").empty());
}

TEST_CASE("Who is called so comes before who writes about it", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    const Ids all = ids(ask(index, "müller "));
    CHECK(all.size() == 3);
    CHECK(all.back() == "glia");
    CHECK(named(index, "müller ").size() == 2);
    CHECK(named(index, "müller glia").empty());
    CHECK(ids(ask(index, "müller glia")).at(0) == "glia");
}

TEST_CASE("Who works on it is found with the works that say so", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    const SearchAnswer answer = ask(index, "mixture of experts");
    CHECK(ids(answer) == Ids{"damai", "dong"});
    const auto why = tree(answer.hits[0]).at("_why").at("works");
    REQUIRE(why.size() == 2);
    CHECK(why[0].at("score") >= why[1].at("score"));
    CHECK(why[0].at("score") > 0.5);
    CHECK(std::set<std::string>{why[0].at("id"), why[1].at("id")} == std::set<std::string>{"W1", "W2"});
    CHECK(why[0].at("title").get<std::string>().size() > 5);
    // No work, but the topic.
    const SearchAnswer topic = ask(index, "corals ");
    CHECK(ids(topic).back() == "silent");
    CHECK(tree(topic.hits.back()).at("_why").at("works").empty());
    CHECK(topic.scores.back() == 0);
}

TEST_CASE("Names or subjects alone can be searched", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    SearchRequest request = request_for("müller ");
    request.search_on = Ids{"name"};
    CHECK(sorted(ids(search::search(index.reader(), request))) == Ids{"adele", "muller"});
    request.search_on = Ids{"topics"};
    const SearchAnswer subjects = search::search(index.reader(), request);
    CHECK(ids(subjects).at(0) == "glia");
    for (const double score : subjects.scores) CHECK(score < name_match_score);
    request.q = "xyzzy";
    CHECK(search::search(index.reader(), request).hits.empty());
}

TEST_CASE("Filter, threshold and exclusion hold for names and subjects", "[queries][researchers]") {
    SmallIndex index(works, researchers);
    SearchRequest request = request_for("fish coral ");
    const SearchAnswer all = search::search(index.reader(), request);
    REQUIRE(all.hits.size() > 3);
    CHECK(all.total_hits == all.hits.size());
    request.filter = "first_year >= 2016";
    CHECK(sorted(ids(search::search(index.reader(), request))) == Ids{"adele", "the"});
    CHECK(search::search(index.reader(), request).total_hits == 2);
    request.filter = nullptr;
    request.ranking_score_threshold = all.scores[2];
    const SearchAnswer over = search::search(index.reader(), request);
    CHECK(over.hits.size() >= 3);
    CHECK(over.total_hits == over.hits.size());
    for (const double score : over.scores) CHECK(score >= all.scores[2]);
    request.keep_matches = true;
    CHECK(search::search(index.reader(), request).matches.size() == over.hits.size());
    request.sort = {"name:asc"};
    CHECK(sorted(ids(search::search(index.reader(), request))) == sorted(ids(over)));
    request.limit = 0;
    CHECK(search::search(index.reader(), request).matches.size() == over.hits.size());
    SearchRequest names = request_for("dai ");
    names.filter = "first_year = 2020";
    CHECK(sorted(ids(search::search(index.reader(), names))) == Ids{"damai", "dong"});
    names.filter = nullptr;
    names.ranking_score_threshold = name_match_score;
    CHECK(search::search(index.reader(), names).hits.size() == 4);
    CHECK(sorted(ids(ask(index, "dai -experts"))) == Ids{"ddai", "wei"});
}

TEST_CASE("Experts are ordered by the scores of their works", "[queries][researchers]") {
    SmallIndex index(test::sample_works(400, 5));
    const test::NaiveCollection naive(index.generation());
    std::size_t compared = 0;
    for (const char* q : {"velocity model ", "coastal erosion of cliffs ", "antibiotic resistance ",
                          "neural networks for images ", "medieval trade ", "galaxy "}) {
        const SearchAnswer answer = ask(index, q);
        const QueryTerms terms =
            read_search_query(index.reader(), q, QueryMode::simple, Typing::finished).terms;
        double before = name_match_score;
        for (std::size_t i = 0; i < std::min<std::size_t>(answer.hits.size(), 50); ++i) {
            INFO(q << ", rank " << i);
            if (answer.scores[i] >= name_match_score) continue;
            const engine::ResearcherId researcher{answer.documents[i]};
            std::vector<double> scores;
            for (const engine::WorkId work : index.generation().graph().works_of(researcher))
                scores.push_back(naive.normalised(number(work), terms, FieldSet::all()));
            std::sort(scores.rbegin(), scores.rend());
            double sum = 0;
            double weight = 1 - ranking::expert_decay;
            for (const double score : scores) {
                sum += weight * score;
                weight *= ranking::expert_decay;
            }
            CHECK(answer.scores[i] == Approx(name_match_score * sum).epsilon(1e-5).margin(1e-9));
            CHECK(answer.scores[i] <= before);
            before = answer.scores[i];
            if (!scores.empty() && scores[0] > 0)
                CHECK(tree(answer.hits[i]).at("_why").at("works").at(0).at("score").get<double>() ==
                      Approx(scores[0]).epsilon(1e-5));
            ++compared;
        }
    }
    CHECK(compared > 50);
}

namespace {

/// Checks that pages of 7 are the first 140 hits.
void check_pages(SmallIndex& index, const std::string& q) {
    SearchRequest request;
    request.collection = Collection::researchers;
    request.q = q;
    request.limit = 140;
    const SearchAnswer whole = search::search(index.reader(), request);
    INFO(q);
    REQUIRE(whole.documents.size() > 5);
    CHECK(std::set(whole.documents.begin(), whole.documents.end()).size() == whole.documents.size());
    std::vector<std::uint32_t> pages;
    request.limit = 7;
    for (request.offset = 0; request.offset < 140; request.offset += 7) {
        const SearchAnswer page = search::search(index.reader(), request);
        pages.insert(pages.end(), page.documents.begin(), page.documents.end());
    }
    CHECK(pages == whole.documents);
}

}  // namespace

TEST_CASE("Pages of researchers fit together", "[queries][researchers]") {
    SmallIndex index(test::sample_works(400, 5));
    for (const char* q : {"model", "m", "velocity of models "}) check_pages(index, q);
    std::string lines;
    for (int i = 0; i < 130; ++i) {
        for (int work = 0; work <= i % 7; ++work)
            lines += fmt::format(
                R"({{"id":"W{0}-{1}","title":"Tides","authors":[{{"id":"A{0}","name":"Wei{0} Wang{2}"}}]}})"
                "\n",
                i, work, i % 3 == 0 ? "" : " Li");
    }
    SmallIndex namesakes(lines);
    check_pages(namesakes, "wang ");
    check_pages(namesakes, "tides wang ");
}
