#include "queries/base/parameter_error.hpp"
#include "queries/base/ranking.hpp"
#include "queries/search/search.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using namespace kindred::test;
using nlohmann::json;

namespace {

/// The records of an index, to look at one by one: what the columns and Xapian are checked against.
class Exhaustive {
 public:
    explicit Exhaustive(SmallIndex& index) {
        engine::text::Analyser analyser;
        const engine::data::Records& works = index.generation().work_records();
        for (std::uint32_t i = 0; i < works.size(); ++i) {
            records_.push_back(json::parse(works.read(i).to_json().dump()));
            std::set<std::string> stems;
            const auto add = [&](const std::string& text) {
                for (const auto& token : analyser.analyse(text)) {
                    if (!token.stop) stems.emplace(token.stem);
                }
            };
            const json& record = records_.back();
            for (const char* name : {"title", "abstract", "venue"}) add(record.value(name, ""));
            for (const char* name : {"authors", "topics"}) {
                for (const auto& member : record.value(name, json::array())) add(member.get<std::string>());
            }
            stems_.push_back(std::move(stems));
        }
    }

    /// Documents with all stems of `query`, or when they are few with any of them, all when blank, for which
    /// `keep` is true; ascending.
    template <typename Keep>
    std::vector<std::uint32_t> find(const SearchQuery& query, Keep&& keep) const {
        const auto found = [&](std::size_t least) {
            std::vector<std::uint32_t> documents;
            for (std::uint32_t i = 0; i < records_.size(); ++i) {
                const bool matches = query.text.blank || has(i, query) >= std::max<std::size_t>(least, 1);
                if (matches && keep(records_[i])) documents.push_back(i);
            }
            return documents;
        };
        std::size_t known = 0;
        for (const QueryTerm& term : query.terms.terms) known += term.unknown() ? 0 : 1;
        auto documents = found(known);
        return documents.size() < ranking::enough_matches ? found(1) : documents;
    }
    const json& record(std::uint32_t document) const { return records_[document]; }

 private:
    std::size_t has(std::uint32_t document, const SearchQuery& query) const {
        std::size_t words = 0;
        engine::text::Analyser analyser;
        for (const QueryTerm& term : query.terms.terms) {
            const std::string stem(analyser.analyse(term.typed).at(0).stem);
            words += stems_[document].contains(stem) ? 1 : 0;
        }
        return words;
    }

    std::vector<json> records_;
    std::vector<std::set<std::string>> stems_;
};

SearchQuery read(SmallIndex& index, std::string_view q) {
    return read_search_query(index.reader(), q, QueryMode::simple, Typing::finished);
}

std::vector<std::uint32_t> documents(const Found& found) {
    std::vector<std::uint32_t> out;
    for (const ScoredDocument& one : found.documents) out.push_back(one.document);
    return out;
}

/// What a query, a filter, a sort and facets give must be what looking at every record gives.
struct Case {
    std::string q;
    int since;
    std::string type;
};

Case random_case(std::mt19937& random) {
    const std::vector<std::string> words = {"",    "coral bleaching", "speech", "malaria nets",
                                            "the", "glacier",         "xyzzy"};
    const std::vector<std::string> types = {"article", "preprint", "dissertation"};
    return {words[random() % words.size()], 1995 + static_cast<int>(random() % 32),
            types[random() % types.size()]};
}

std::map<std::string, std::uint32_t> counted(const Exhaustive& all,
                                             const std::vector<std::uint32_t>& documents, const char* field) {
    std::map<std::string, std::uint32_t> counts;
    for (const std::uint32_t document : documents) {
        const json value = all.record(document).value(field, json());
        if (value.is_null()) continue;
        for (const auto& member : value.is_array() ? value : json::array({value})) {
            ++counts[member.is_string() ? member.get<std::string>() : member.dump()];
        }
    }
    return counts;
}

}  // namespace

TEST_CASE("filters, facets and sorts agree with looking at every record", "[queries][found]") {
    SmallIndex index(sample_works(400, 3));
    const Exhaustive all(index);
    std::mt19937 random(11);
    for (int n = 0; n < 60; ++n) {
        const Case asked = random_case(random);
        CAPTURE(asked.q, asked.since, asked.type);
        SearchRequest request;
        request.filter = "year >= " + std::to_string(asked.since) + " AND type != " + asked.type;
        request.facets = {"type", "year"};
        request.sort = {"year:desc"};
        const SearchQuery query = read(index, asked.q);
        auto wanted = all.find(query, [&](const json& record) {
            return record.value("year", 0) >= asked.since && record.value("type", "") != asked.type;
        });

        const Found relevant = find_documents(index.reader(), request, query, {0, 1000, true});
        CHECK(relevant.total == wanted.size());
        for (const Facet& facet : relevant.facets) {
            std::map<std::string, std::uint32_t> counts;
            for (const FacetValue& value : facet.values) counts[value.value] = value.count;
            CHECK(counts == counted(all, wanted, facet.name.c_str()));
        }
        std::stable_sort(wanted.begin(), wanted.end(), [&](std::uint32_t a, std::uint32_t b) {
            return all.record(a).value("year", 0) > all.record(b).value("year", 0);
        });
        CHECK(documents(relevant) == wanted);

        request.sort.clear();
        auto by_relevance = documents(find_documents(index.reader(), request, query, {0, 1000, true}));
        std::sort(by_relevance.begin(), by_relevance.end());
        std::sort(wanted.begin(), wanted.end());
        CHECK(by_relevance == wanted);
    }
}

TEST_CASE("windows of one ranking fit together", "[queries][found]") {
    SmallIndex index(sample_works(300, 4));
    for (const char* q : {"", "coral reef", "speech recognition noise"}) {
        for (const bool sorted : {false, true}) {
            for (const bool filtered : {false, true}) {
                CAPTURE(q, sorted, filtered);
                SearchRequest request;
                if (sorted) request.sort = {"title:asc"};
                if (filtered) request.filter = "year > 2005";
                const SearchQuery query = read(index, q);
                const auto whole = documents(find_documents(index.reader(), request, query, {0, 40, true}));
                std::vector<std::uint32_t> pieces;
                for (std::uint32_t offset = 0; offset < 40; offset += 7) {
                    const auto part = documents(find_documents(index.reader(), request, query,
                                                               {offset, std::min(offset + 7U, 40U), true}));
                    pieces.insert(pieces.end(), part.begin(), part.end());
                }
                CHECK(pieces == whole);
            }
        }
    }
}

TEST_CASE("a distinct attribute lets every value come once", "[queries][found]") {
    SmallIndex index(sample_works(300, 5));
    for (const char* q : {"", "coral reef"}) {
        SearchRequest request;
        request.distinct = "venue";
        const auto found = find_documents(index.reader(), request, read(index, q), {0, 1000, true});
        REQUIRE(found.documents.size() > 1);
        CHECK(found.total == found.documents.size());
        std::set<std::string> venues;
        for (const std::uint32_t document : documents(found)) {
            const std::string venue = index.generation().work_records().read(document).text("venue");
            if (!venue.empty()) CHECK(venues.insert(venue).second);
        }
    }
}

TEST_CASE("a facet is searched over what a query matches", "[queries][found]") {
    SmallIndex index(R"({"id":"W1","title":"Coral reefs","topics":["Coral bleaching","Marine ecology"]}
{"id":"W2","title":"Coral heat","topics":["Coral bleaching"]}
{"id":"W3","title":"Cities","topics":["Corporate cities"]}
)");
    SearchRequest request;
    request.q = "coral";
    const auto hits = search_facet(index.reader(), request, "topics", "cor");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].value == "Coral bleaching");
    CHECK(hits[0].count == 2);
    request.q = "";
    CHECK(search_facet(index.reader(), request, "topics", "cor").size() == 2);
    request.filter = "topics = 'corporate cities'";
    CHECK(search_facet(index.reader(), request, "topics", "").size() == 1);
    CHECK_THROWS_AS(search_facet(index.reader(), request, "abstract", ""), ParameterError);
}

TEST_CASE("a search shows highlights, crops and facets as JSON", "[queries][search]") {
    SmallIndex index(R"({"id":"W1","title":"Müller cells of the retina","year":2019}
{"id":"W2","title":"Glial cells","year":2021}
)");
    SearchRequest request;
    request.q = "muller cell";
    request.format.retrieve = {"id"};
    request.format.highlight = {"title"};
    request.facets = {"year"};
    request.limit = 1;
    const auto answer = tree(json_text(search::search(index.reader(), request), 7));
    CHECK(answer["hits"].dump() ==
          R"([{"id":"W1","_formatted":{"id":"W1","title":"<em>Müller</em> <em>cell</em>s of the retina"}}])");
    CHECK(answer["facetDistribution"].dump() == R"({"year":{"2019":1,"2021":1}})");
    CHECK(answer["facetStats"].dump() == R"({"year":{"min":2019,"max":2021}})");
    CHECK(answer["estimatedTotalHits"] == 2);
    request.facets.clear();
    CHECK_FALSE(tree(json_text(search::search(index.reader(), request), 7)).contains("facetDistribution"));
}
