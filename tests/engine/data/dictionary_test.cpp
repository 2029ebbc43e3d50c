#include "engine/data/dictionary.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/text/naive_edit_distance.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::text;
using kindred::test::code_points;
using kindred::test::naive_edit_distance;
using kindred::test::TempDir;
using Texts = std::vector<std::string>;

namespace {

/// Dictionary with frequencies; the stem of a word is its first five bytes, in order of text.
class WrittenDictionary {
 public:
    explicit WrittenDictionary(std::map<std::string, std::uint32_t> frequencies,
                               const std::set<std::string>& stops = {},
                               std::vector<AdjacentStems> adjacent = {})
        : frequencies_(std::move(frequencies)) {
        std::map<std::string, std::uint32_t> stems;
        for (const auto& [word, frequency] : frequencies_) stems.emplace(word.substr(0, 5), 0);
        std::uint32_t next = 0;
        for (auto& [stem, number] : stems) number = next++;
        std::vector<WordEntry> entries;
        std::vector<StemId> word_stems;
        for (const auto& [word, frequency] : frequencies_) {
            word_stems.push_back(StemId{stems[word.substr(0, 5)]});
            entries.push_back({word, frequency, frequency,
                               WordId{static_cast<std::uint32_t>(word_stems.size())}, word_stems.back(),
                               stops.count(word) != 0, word == "bengio"});
        }
        write_lexicon(directory_ / "lexicon", std::vector<std::string>(stems.size()),
                      std::vector<StemStatistics>(stems.size()), word_stems);
        write_words(directory_ / "words", entries, adjacent);
        words_ = std::make_unique<Dictionary>(directory_ / "words");
    }
    const Dictionary& operator*() const { return *words_; }
    const Dictionary* operator->() const { return words_.get(); }
    const std::map<std::string, std::uint32_t>& frequencies() const { return frequencies_; }
    std::filesystem::path path() const { return directory_ / "words"; }
    Lexicon lexicon() const { return Lexicon(directory_ / "lexicon"); }

 private:
    TempDir directory_;
    std::map<std::string, std::uint32_t> frequencies_;
    std::unique_ptr<Dictionary> words_;
};

std::map<std::string, std::uint32_t> random_words(std::mt19937& random, std::size_t count,
                                                  std::size_t letters) {
    static const std::string alphabet[] = {"a", "b", "c", "d", "1", "ж"};
    std::map<std::string, std::uint32_t> out;
    while (out.size() < count) {
        std::string word;
        for (std::size_t n = 1 + random() % 12; n > 0; --n) word += alphabet[random() % letters];
        // Many words are equally frequent, so that ties matter.
        out[word] = static_cast<std::uint32_t>(1 + random() % 40);
    }
    return out;
}

Texts texts(const std::vector<WordEntry>& entries) {
    Texts out;
    for (const WordEntry& entry : entries) out.emplace_back(entry.text);
    return out;
}

Texts naive_complete(const WrittenDictionary& words, const std::string& prefix, std::size_t limit) {
    std::vector<std::pair<std::uint32_t, std::string>> found;
    for (const auto& [word, frequency] : words.frequencies()) {
        if (word.starts_with(prefix)) found.emplace_back(UINT32_MAX - frequency, word);
    }
    std::sort(found.begin(), found.end());
    Texts out;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) out.push_back(found[i].second);
    return out;
}

std::string digits_of(const std::string& word) {
    std::string out;
    std::copy_if(word.begin(), word.end(), std::back_inserter(out),
                 [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

Texts naive_correct(const WrittenDictionary& words, const std::string& word, std::size_t limit) {
    const auto letters = code_points(word);
    const bool digits = word.find_first_not_of("0123456789.") == std::string::npos;
    if (letters.size() < 5 || digits) return {};
    const unsigned allowed = letters.size() < 9 ? 1 : 2;
    const auto known = words.frequencies().find(word);
    const std::uint32_t floor =
        known == words.frequencies().end() ? 1 : known->second * Dictionary::clearly_more;
    std::vector<std::tuple<unsigned, std::uint32_t, std::string>> found;
    for (const auto& [other, frequency] : words.frequencies()) {
        if (other == word || frequency < floor || digits_of(other) != digits_of(word)) continue;
        const unsigned distance =
            naive_edit_distance(word, other) + (code_points(other)[0] != letters[0] ? 1 : 0);
        if (distance <= allowed) found.emplace_back(distance, UINT32_MAX - frequency, other);
    }
    std::sort(found.begin(), found.end());
    Texts out;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) out.push_back(std::get<2>(found[i]));
    return out;
}

Texts corrections(const Dictionary& words, const std::string& word, std::size_t limit = 5) {
    Texts out;
    for (const auto& correction : words.correct(word, limit)) out.emplace_back(correction.word.text);
    return out;
}

}  // namespace

TEST_CASE("completion gives the most frequent words of any prefix", "[engine][words]") {
    std::mt19937 random(7);
    const WrittenDictionary words(random_words(random, 3000, 6));
    for (const std::string prefix : {"", "a", "b", "ж", "ab", "aжb", "abc", "abcd", "1", "zz", "\xD0", "~"}) {
        for (const std::size_t limit : {0, 1, 2, 10, 500, 5000}) {
            INFO("'" << prefix << "' " << limit);
            CHECK(texts(words->complete(prefix, limit)) == naive_complete(words, prefix, limit));
        }
    }
}

TEST_CASE("completion of a small list of every size", "[engine][words]") {
    std::mt19937 random(8);
    for (std::size_t size = 0; size < 70; ++size) {
        const WrittenDictionary words(random_words(random, size, 3));
        for (const std::string prefix : {"", "a", "b", "ab"}) {
            REQUIRE(texts(words->complete(prefix, 100)) == naive_complete(words, prefix, 100));
        }
    }
}

TEST_CASE("a prefix stands for distinct stems, the most frequent word first", "[engine][words]") {
    const WrittenDictionary words({{"computer", 50},
                                   {"computing", 80},
                                   {"compute", 70},
                                   {"comparison", 60},
                                   {"company", 90},
                                   {"come", 100},
                                   {"dog", 1000}},
                                  {"come"});
    const auto stem = [&](const char* word) { return words->find(word)->stem; };
    CHECK(words->stems_of_prefix("com", 10) ==
          std::vector{stem("company"), stem("computing")});  // comparison has the stem of company here
    CHECK(words->stems_of_prefix("com", 1) == std::vector{stem("company")});
    CHECK(words->stems_of_prefix("comput", 10) == std::vector{stem("computer")});
    CHECK(words->stems_of_prefix("x", 10).empty());
    // Stop words are known, but nobody completes to one.
    CHECK(words->find("come")->stop);
    CHECK(texts(words->complete("com", 2)) == Texts{"company", "computing"});
}

TEST_CASE("corrections are those of comparing with every word", "[engine][words]") {
    std::mt19937 random(9);
    const WrittenDictionary words(random_words(random, 3000, 6));
    Texts known;
    for (const auto& [word, frequency] : words.frequencies()) known.push_back(word);
    for (int i = 0; i < 1500; ++i) {
        auto typed = known[random() % known.size()];
        for (auto edits = random() % 4; edits > 0 && !typed.empty(); --edits) {
            const std::size_t at = random() % typed.size();
            const auto kind = random() % 3;
            if (kind == 0) typed.erase(at, 1);
            if (kind == 1) typed.insert(at, 1, static_cast<char>('a' + random() % 4));
            if (kind == 2 && at > 0) std::swap(typed[at - 1], typed[at]);
        }
        if (!Letters::of(typed)) continue;
        INFO(typed);
        const std::size_t limit = 1 + random() % 20;
        REQUIRE(corrections(*words, typed, limit) == naive_correct(words, typed, limit));
    }
}

TEST_CASE("how many typos are forgiven grows with the word", "[engine][words]") {
    const WrittenDictionary words({{"tree", 9},
                                   {"graph", 900},
                                   {"grape", 8},
                                   {"graphs", 100},
                                   {"embedding", 500},
                                   {"cifar10", 5000},
                                   {"cifar100", 300},
                                   {"bengio", 40},
                                   {"20190", 50}});
    CHECK(corrections(*words, "tere").empty());
    CHECK(corrections(*words, "grpah") == Texts{"graph"});
    CHECK(corrections(*words, "grahp") == Texts{"graph"});
    CHECK(corrections(*words, "grabe") == Texts{"grape"});
    CHECK(corrections(*words, "grapg") == Texts{"graph", "grape"});
    CHECK(corrections(*words, "grape") == Texts{"graph"});
    CHECK(corrections(*words, "graph").empty());
    CHECK(corrections(*words, "hraph").empty());
    CHECK(corrections(*words, "enbeding") == Texts{});
    CHECK(corrections(*words, "enbeddimg") == Texts{"embedding"});
    CHECK(corrections(*words, "mbeddingg").empty());
    CHECK(corrections(*words, "rmbedding") == Texts{"embedding"});
    CHECK(corrections(*words, "mebedding") == Texts{"embedding"});
    CHECK(corrections(*words, "eembedding") == Texts{"embedding"});
    CHECK(corrections(*words, "wembedding") == Texts{"embedding"});
    CHECK(corrections(*words, "cifar100").empty());
    CHECK(corrections(*words, "20191").empty());
    CHECK(words->correct("bangio", 1).at(0).word.name);
    CHECK(words->correct("bangio", 1).at(0).distance == 1);
}

TEST_CASE("words typed together are split, words typed apart joined", "[engine][words]") {
    // Stems in order of their first five letters: base 0, data 1, datab 2, deep 3, deepl 4, forma 5, in 6,
    // infor 7, learn 8.
    const WrittenDictionary words({{"base", 400},
                                   {"data", 5000},
                                   {"database", 900},
                                   {"deep", 4000},
                                   {"deeplearning", 4},
                                   {"format", 300},
                                   {"in", 90000},
                                   {"inform", 200},
                                   {"learning", 9000}},
                                  {"in"}, {{StemId{1}, StemId{0}, 30}, {StemId{3}, StemId{8}, 2500}});
    REQUIRE(words->adjacent(StemId{3}, StemId{8}) == 2500);
    CHECK(words->adjacent(StemId{8}, StemId{3}) == 0);
    const auto split = [&](const char* word) {
        const auto parts = words->split(word);
        return parts ? Texts{std::string(parts->first.text), std::string(parts->second.text)} : Texts{};
    };
    CHECK(split("deeplearning") == Texts{"deep", "learning"});
    CHECK(split("dataformat") == Texts{"data", "format"});
    CHECK(split("database").empty());
    CHECK(split("informat").empty());
    CHECK(split("deep").empty());
    CHECK(split("").empty());
    CHECK(words->join("data", "base")->text == "database");
    CHECK_FALSE(words->join("deep", "learning"));
    CHECK_FALSE(words->join("data", "xyz"));
    CHECK_FALSE(words->join("", "database"));
}

TEST_CASE("any bytes can be asked for", "[engine][words]") {
    const WrittenDictionary words({{"数据", 5}, {"据库", 4}, {"graph", 3}, {std::string(240, 'a'), 2}});
    const std::string nul("gr\0ph", 5);
    const Texts hostile = {"",
                           "\xFF\xFE",
                           "grap\xC3",
                           "\xF0\x9F",
                           nul,
                           std::string(100000, 'a'),
                           std::string(64, 'a'),
                           std::string(65, 'a'),
                           "数据库数据库数据库",
                           "数据",
                           std::string(240, 'a')};
    for (const auto& text : hostile) {
        (void)words->complete(text, 10);
        (void)words->stems_of_prefix(text, 10);
        if (text != nul) CHECK(words->correct(text, 10).empty());
        CHECK_FALSE(words->join(text, text));
        (void)words->split(text);
    }
    CHECK(texts(words->complete("数", 10)) == Texts{"数据"});
    const WrittenDictionary none({});
    CHECK(none->complete("", 10).empty());
    CHECK(none->correct("graph", 10).empty());
    CHECK_FALSE(none->find(""));
}

TEST_CASE("a damaged file of words is an error", "[engine][words]") {
    std::mt19937 random(10);
    const WrittenDictionary words(random_words(random, 200, 5));
    words->check(words.lexicon());
    CHECK_THROWS_AS(words->check(WrittenDictionary({}).lexicon()), kindred::Error);
    const std::string good = kindred::test::read_file(words.path());
    const TempDir directory;
    const auto opens = [&](const std::string& bytes) {
        const auto path = directory.write("damaged", bytes);
        try {
            const Dictionary opened(path);
            // What cannot be seen when opening must not lead out of the file either.
            for (std::uint32_t i = 0; i < opened.size(); ++i) (void)opened.word(i);
            for (const char* text : {"abcab", "abcabcabca", "", "a"}) {
                (void)opened.complete(text, 10);
                (void)opened.correct(text, 10);
                (void)opened.split(text);
            }
            return true;
        } catch (const kindred::Error& error) {
            CHECK(error.code() == kindred::ErrorCode::corrupt_index);
            return false;
        }
    };
    CHECK(opens(good));
    CHECK_FALSE(opens(good.substr(0, good.size() / 2)));
    CHECK_FALSE(opens(good.substr(0, good.size() - 1)));
    CHECK_FALSE(opens(""));
    std::size_t refused = 0;
    for (int i = 0; i < 2000; ++i) {
        auto bad = good;
        bad[random() % bad.size()] = static_cast<char>(random());
        if (!opens(bad)) ++refused;
    }
    CHECK(refused > 100);
}
