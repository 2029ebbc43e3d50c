#include "indexer/sample/sample.hpp"

#include "engine/base/error.hpp"
#include "engine/base/ids.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using kindred::indexer::sample::write_sample;
using nlohmann::json;

std::string sample_text(std::uint32_t works, std::uint64_t seed = 1) {
    std::ostringstream out;
    write_sample(out, {works, seed});
    return out.str();
}

std::vector<json> parse(const std::string& text) {
    std::istringstream lines(text);
    std::vector<json> works;
    for (std::string line; std::getline(lines, line);) works.push_back(json::parse(line));
    return works;
}

const std::vector<json>& corpus() {
    static const std::vector<json> works = parse(sample_text(2000));
    return works;
}

std::vector<std::vector<std::string>> author_lists() {
    std::vector<std::vector<std::string>> lists;
    for (const auto& work : corpus()) {
        auto& list = lists.emplace_back();
        for (const auto& author : work["authors"]) list.push_back(author["id"]);
    }
    return lists;
}

/// How many works two people write together, over all pairs who write together at all.
double works_per_pair(const std::vector<std::vector<std::string>>& lists) {
    std::set<std::pair<std::string, std::string>> pairs;
    double together = 0;
    for (const auto& list : lists) {
        for (std::size_t a = 0; a < list.size(); ++a) {
            for (std::size_t b = a + 1; b < list.size(); ++b) {
                pairs.insert(std::minmax(list[a], list[b]));
                ++together;
            }
        }
    }
    return together / static_cast<double>(pairs.size());
}

std::set<std::string> content_words(const json& work) {
    std::istringstream text(work["title"].get<std::string>() + ' ' + work.value("abstract", std::string()));
    std::set<std::string> words;
    for (std::string word; text >> word;)
        if (word.size() > 4) words.insert(word);
    return words;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&b](const std::string& word) { return b.count(word) > 0; }));
}

/// The check of ISO 7064, 11-2 over all sixteen characters.
bool valid_orcid(const std::string& orcid) {
    int total = 0;
    for (const char c : orcid)
        if (c != '-') total = total * 2 + (c == 'X' ? 10 : c - '0');
    return orcid.size() == 19 && total % 11 == 1;
}

}  // namespace

TEST_CASE("the sample has as many works as asked for", "[indexer][sample]") {
    CHECK(sample_text(0).empty());
    for (const std::uint32_t works : {1U, 2U, 7U, 100U}) CHECK(parse(sample_text(works)).size() == works);
    CHECK(corpus().size() == 2000);
}

TEST_CASE("the sample depends on the seed alone", "[indexer][sample]") {
    CHECK(sample_text(300, 7) == sample_text(300, 7));
    CHECK(sample_text(300, 7) != sample_text(300, 8));
}

TEST_CASE("a sample that cannot be written is an error", "[indexer][sample]") {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    CHECK_THROWS_AS(write_sample(out, {10, 1}), kindred::Error);
}

TEST_CASE("every work of the sample has its fields and a valid, new id", "[indexer][sample]") {
    std::set<std::string> ids;
    for (const auto& work : corpus()) {
        const std::string id = work.at("id");
        CHECK(kindred::engine::valid_id(id));
        CHECK(ids.insert(id).second);
        for (const auto* field : {"title", "type", "venue", "language", "url"})
            CHECK_FALSE(work.at(field).get<std::string>().empty());
        const std::string title = work["title"];
        CHECK(title.find_first_of("{}|*#") == title.npos);
        CHECK_FALSE(work.at("topics").empty());
        std::set<std::string> authors;
        for (const auto& author : work.at("authors")) {
            CHECK(kindred::engine::valid_id(author.at("id").get<std::string>()));
            CHECK(authors.insert(author["id"]).second);
            CHECK_FALSE(author.at("name").get<std::string>().empty());
            CHECK_FALSE(author.at("institution").get<std::string>().empty());
            if (author.contains("orcid")) CHECK(valid_orcid(author["orcid"]));
        }
        CHECK_FALSE(authors.empty());
    }
}

TEST_CASE("references of the sample go back in time and are counted as citations", "[indexer][sample]") {
    std::set<std::string> earlier;
    std::map<std::string, std::int64_t> inside;
    for (const auto& work : corpus()) {
        std::set<std::string> references;
        for (const auto& reference : work.at("references")) {
            CHECK(earlier.count(reference) == 1);
            CHECK(references.insert(reference).second);
            ++inside[reference];
        }
        earlier.insert(work["id"].get<std::string>());
    }
    std::vector<std::int64_t> citations;
    for (const auto& work : corpus()) {
        citations.push_back(work.at("cited_by_count"));
        CHECK(citations.back() >= inside[work["id"]]);
        CHECK(citations.back() < 100'000);
    }
    std::sort(citations.begin(), citations.end());
    CHECK(citations.back() > 10 * citations[citations.size() / 2]);
}

TEST_CASE("years of the sample grow from 1995 to 2026 and agree with the dates", "[indexer][sample]") {
    std::map<int, int> by_year;
    std::string last;
    for (const auto& work : corpus()) {
        const std::string date = work.at("date");
        REQUIRE(date.size() == 10);
        CHECK(std::stoi(date.substr(0, 4)) == work.at("year").get<int>());
        CHECK(date >= last);
        last = date;
        ++by_year[work["year"]];
    }
    CHECK(by_year.begin()->first == 1995);
    CHECK(by_year.rbegin()->first == 2026);
    CHECK(by_year[2025] > 3 * by_year[1995]);
}

TEST_CASE("some works of the sample lack an abstract and some are in other scripts", "[indexer][sample]") {
    const auto share = [](auto&& holds) {
        const auto count = std::count_if(corpus().begin(), corpus().end(), holds);
        return static_cast<double>(count) / static_cast<double>(corpus().size());
    };
    const double without = share([](const json& work) { return !work.contains("abstract"); });
    CHECK(without > 0.05);
    CHECK(without < 0.09);
    const double foreign = share([](const json& work) { return work["language"] != "en"; });
    CHECK(foreign > 0.01);
    CHECK(foreign < 0.05);
    CHECK(share([](const json& work) {
              return work.value("abstract", std::string()).find('$') != std::string::npos;
          }) > 0.01);
}

TEST_CASE("researchers of the sample write with the same people again", "[indexer][sample]") {
    const auto lists = author_lists();
    std::vector<std::string> everyone;
    for (const auto& list : lists) everyone.insert(everyone.end(), list.begin(), list.end());
    std::mt19937_64 engine(1);
    for (std::size_t at = everyone.size(); at > 1; --at) std::swap(everyone[at - 1], everyone[engine() % at]);
    auto random_lists = lists;
    std::size_t next = 0;
    for (auto& list : random_lists)
        for (auto& author : list) author = everyone[next++];
    CHECK(works_per_pair(lists) > 1.3 * works_per_pair(random_lists));
}

TEST_CASE("some researchers of the sample write much and most write little", "[indexer][sample]") {
    std::map<std::string, int> works;
    for (const auto& list : author_lists())
        for (const auto& author : list) ++works[author];
    CHECK(works.size() > 2000 / 4);
    CHECK(works.size() < 2000);
    std::vector<int> counts;
    for (const auto& [author, count] : works) counts.push_back(count);
    std::sort(counts.begin(), counts.end());
    CHECK(counts[counts.size() / 2] <= 3);
    CHECK(counts.back() >= 15);
}

TEST_CASE("topics of the sample have words of their own", "[indexer][sample]") {
    double same = 0, same_pairs = 0, other = 0, other_pairs = 0;
    std::vector<std::set<std::string>> words;
    for (std::size_t w = 0; w < 600; ++w) words.push_back(content_words(corpus()[w * 3]));
    for (std::size_t a = 0; a < words.size(); ++a) {
        for (std::size_t b = a + 1; b < words.size(); ++b) {
            const bool alike = corpus()[a * 3]["topics"][0] == corpus()[b * 3]["topics"][0];
            (alike ? same : other) += static_cast<double>(shared(words[a], words[b]));
            (alike ? same_pairs : other_pairs) += 1;
        }
    }
    REQUIRE(same_pairs > 0);
    CHECK(same / same_pairs > 2 * other / other_pairs);
}
