#include "engine/xapian/term_index.hpp"

#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::xapian;
using Op = TermQuery::Op;

namespace {

using Document = std::map<std::string, std::uint32_t>;  ///< term to wdf
using Numbers = std::vector<std::uint32_t>;

/// A term index of `documents` in a directory of its own.
struct Index {
    explicit Index(const std::vector<Document>& documents) : terms(written(documents)) {}

    std::filesystem::path written(const std::vector<Document>& documents) const {
        SegmentWriter writer(dir / "segment");
        for (const Document& document : documents) {
            std::vector<WeightedTerm> weighted;
            for (const auto& [term, wdf] : document) weighted.push_back({term, wdf});
            writer.add(weighted);
        }
        writer.finish();
        merge_segments({dir / "segment"}, dir / "index.glass");
        return dir / "index.glass";
    }

    /// The documents that match, ascending.
    Numbers matching(const TermQuery& query) const {
        Numbers out;
        for (const Match& match : terms.match(query, 0, 100, {}, 100).matches) out.push_back(match.document);
        std::sort(out.begin(), out.end());
        return out;
    }
    double score(const TermQuery& query, std::uint32_t document) const {
        for (const Match& match : terms.match(query, 0, 100, {}, 100).matches)
            if (match.document == document) return match.score;
        return -1;
    }

    test::TempDir dir;
    TermIndex terms;
};

TermQuery term(const std::string& text, std::uint32_t wqf = 1) {
    return TermQuery::of_term(text, wqf);
}

TermQuery scaled(TermQuery query, double factor) {
    query.scale = factor;
    return query;
}

/// 0: cat dog, 1: cat, 2: dog dog bird, 3: catalogue, 4: nothing.
const std::vector<Document> animals = {
    {{"cat", 1}, {"dog", 1}}, {{"cat", 1}}, {{"dog", 2}, {"bird", 1}}, {{"catalogue", 1}}, {}};

/// BM25 of Robertson and Zaragoza, 2009, equation 3.15, with the idf that Xapian uses. Xapian takes no
/// document for shorter than the shortest with a posting.
std::vector<Match> exhaustive(const std::vector<Document>& documents,
                              const std::map<std::string, std::uint32_t>& query, const Bm25& weights) {
    std::vector<double> lengths;
    for (const Document& document : documents) {
        lengths.push_back(0);
        for (const auto& [text, wdf] : document) lengths.back() += wdf;
    }
    const auto n = static_cast<double>(documents.size());
    double average = 0;
    for (const double length : lengths) average += length / n;
    std::vector<Match> out;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        double score = 0;
        bool found = false;
        for (const auto& [text, wqf] : query) {
            const auto at = documents[d].find(text);
            if (at == documents[d].end()) continue;
            found = true;
            const auto with_term = static_cast<double>(std::count_if(
                documents.begin(), documents.end(), [&, &t = text](auto& doc) { return doc.count(t) != 0; }));
            const double odds = (n - with_term + 0.5) / (with_term + 0.5);
            const double idf = std::log(odds < 2 ? odds * 0.5 + 1 : odds);  // kept above 0 for frequent terms
            const double norm = weights.k1 * (1 - weights.b + weights.b * lengths[d] / average);
            const double repeats = 2.0 * wqf / (1 + wqf);  // k3 is 1
            score += repeats * idf * at->second * (weights.k1 + 1) / (at->second + norm);
        }
        if (found) out.push_back({d, score});
    }
    std::sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
        return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    return out;
}

}  // namespace

TEST_CASE("Scores are those of BM25 computed document by document", "[engine][term_index]") {
    std::mt19937 random(7);
    std::vector<Document> documents(60);
    for (Document& document : documents) {
        for (std::uint32_t i = 0; i < 5 + random() % 20; ++i)
            document["t" + std::to_string(random() % 12)] += 1;
    }
    const Index index(documents);
    for (const Bm25& weights : {Bm25{}, Bm25{0.9, 0.4}, Bm25{2.0, 0.0}, Bm25{1.2, 1.0}}) {
        for (int round = 0; round < 10; ++round) {
            std::map<std::string, std::uint32_t> words;
            for (int i = 0; i < 3; ++i)
                words["t" + std::to_string(random() % 12)] = static_cast<std::uint32_t>(1 + random() % 3);
            std::vector<TermQuery> any;
            for (const auto& [text, wqf] : words) any.push_back(term(text, wqf));
            const auto expected = exhaustive(documents, words, weights);
            const MatchSet found = index.terms.match(TermQuery::of(Op::any, any), 0, 100, weights, 100);
            REQUIRE(found.matches.size() == expected.size());
            CHECK(found.lower_bound == expected.size());
            CHECK(found.upper_bound == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                CHECK(found.matches[i].score == Approx(expected[i].score).epsilon(1e-9));
                const auto& own = found.matches[i];
                const auto same = std::find_if(expected.begin(), expected.end(),
                                               [&](auto& m) { return m.document == own.document; });
                REQUIRE(same != expected.end());
                CHECK(own.score == Approx(same->score).epsilon(1e-9));
            }
        }
    }
}

TEST_CASE("Equal scores come in the order of documents, page after page", "[engine][term_index]") {
    const Index index(std::vector<Document>(25, Document{{"same", 1}}));
    std::uint32_t next = 0;
    for (std::uint32_t first = 0; first < 30; first += 10) {
        for (const Match& match : index.terms.match(term("same"), first, 10, {}).matches)
            CHECK(match.document == next++);
    }
    CHECK(next == 25);
    CHECK(index.terms.match(term("same"), 0, 0, {}, 100).lower_bound == 25);
    CHECK(index.terms.match(term("same"), 1000, 10, {}).matches.empty());
}

TEST_CASE("Operators choose documents", "[engine][term_index]") {
    const Index index(animals);
    const TermQuery cat = term("cat");
    const TermQuery dog = term("dog");
    const TermQuery bird = term("bird");
    CHECK(index.matching(TermQuery{}).empty());
    CHECK(index.matching(TermQuery::of(Op::all_docs, {})) == Numbers{0, 1, 2, 3, 4});
    CHECK(index.matching(cat) == Numbers{0, 1});
    CHECK(index.matching(term("absent")).empty());
    CHECK(index.matching(TermQuery::of(Op::all, {cat, dog})) == Numbers{0});
    CHECK(index.matching(TermQuery::of(Op::all, {cat, dog, bird})).empty());
    CHECK(index.matching(TermQuery::of(Op::any, {cat, bird})) == Numbers{0, 1, 2});
    CHECK(index.matching(TermQuery::of(Op::and_not, {TermQuery::of(Op::all_docs, {}), cat, bird})) ==
          Numbers{3, 4});
    CHECK(index.matching(TermQuery::of(Op::and_maybe, {cat, dog, bird})) == Numbers{0, 1});
}

TEST_CASE("Operators with no or empty children", "[engine][term_index]") {
    const Index index(animals);
    const TermQuery cat = term("cat");
    const TermQuery nothing;
    for (const Op op : {Op::all, Op::any, Op::and_not, Op::and_maybe}) {
        CHECK(index.matching(TermQuery::of(op, {})).empty());
        CHECK(index.matching(TermQuery::of(op, {cat})) == Numbers{0, 1});
        CHECK(index.matching(TermQuery::of(op, {nothing, nothing})).empty());
    }
    CHECK(index.matching(TermQuery::of(Op::all, {cat, nothing})).empty());
    CHECK(index.matching(TermQuery::of(Op::any, {cat, nothing})) == Numbers{0, 1});
    CHECK(index.matching(TermQuery::of(Op::and_not, {cat, nothing})) == Numbers{0, 1});
    CHECK(index.matching(TermQuery::of(Op::and_maybe, {cat, nothing})) == Numbers{0, 1});
    CHECK(index.matching(TermQuery::of(Op::and_maybe, {nothing, cat})).empty());
    CHECK(index.matching(scaled(nothing, 2)).empty());
}

TEST_CASE("Operators weigh documents", "[engine][term_index]") {
    const Index index(animals);
    const TermQuery cat = term("cat");
    const TermQuery dog = term("dog");
    const double cats = index.score(cat, 0);
    const double dogs = index.score(dog, 0);
    REQUIRE(cats > 0);
    CHECK(index.score(TermQuery::of(Op::all, {cat, dog}), 0) == Approx(cats + dogs));
    CHECK(index.score(TermQuery::of(Op::any, {cat, dog}), 0) == Approx(cats + dogs));
    CHECK(index.score(TermQuery::of(Op::and_maybe, {cat, dog}), 0) == Approx(cats + dogs));
    CHECK(index.score(TermQuery::of(Op::and_maybe, {cat, dog}), 1) == Approx(index.score(cat, 1)));
    CHECK(index.score(TermQuery::of(Op::and_not, {cat, term("bird")}), 0) == Approx(cats));
    CHECK(index.score(term("cat", 3), 0) == Approx(1.5 * cats));
    CHECK(index.score(scaled(cat, 0.25), 0) == Approx(cats / 4));
    CHECK(index.score(scaled(cat, 0), 0) == 0);
    CHECK(index.score(TermQuery::of(Op::any, {scaled(cat, 2), dog}), 0) == Approx(2 * cats + dogs));
    CHECK(index.score(TermQuery::of(Op::all_docs, {}), 4) == 0);
}

TEST_CASE("A query nested too deeply is refused", "[engine][term_index]") {
    const Index index(animals);
    TermQuery deep = term("cat");
    for (int i = 0; i < 200; ++i) deep = TermQuery::of(Op::any, {deep});
    CHECK(index.matching(deep) == Numbers{0, 1});
    test::check_error([&] { index.matching(TermQuery::of(Op::any, {deep})); }, ErrorCode::invalid_query,
                      "nested");
}

TEST_CASE("Ids lead to their documents, also long ones", "[engine][term_index]") {
    const std::string head(300, 'a');
    std::vector<Document> documents;
    const std::vector<std::string> ids = {"W1",       "w1",       "W12",
                                          head + "1", head + "2", std::string(max_term_bytes, 'b')};
    for (const std::string& id : ids) documents.push_back({{make_term(id_prefix, id), 0}, {"word", 1}});
    const Index index(documents);
    for (std::uint32_t i = 0; i < ids.size(); ++i) CHECK(index.terms.find_id(ids[i]) == i);
    for (const std::string& absent : {std::string(), std::string("W"), head, head + "3"})
        CHECK_FALSE(index.terms.find_id(absent));
    CHECK(index.terms.document_count() == ids.size());
    CHECK(index.terms.document_frequency("word") == ids.size());
    CHECK(index.terms.document_frequency("absent") == 0);
    CHECK(index.score(term(make_term(id_prefix, "W1")), 0) == 0);  // a boolean term has no weight
}
