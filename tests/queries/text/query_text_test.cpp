#include "tests/queries/match/written_query.hpp"

#include <chrono>
#include <string>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::text;
using kindred::test::read;
using kindred::test::written;

namespace {

QueryText simple(std::string_view q) {
    return read(q, QueryMode::simple);
}

std::string wanted(std::string_view q) {
    const QueryText text = simple(q);
    CHECK(written(text.excluded) == "");
    return written(text.wanted);
}

struct Case {
    std::string_view q;
    std::string_view clauses;
};

void check_wanted(const std::vector<Case>& cases) {
    for (const auto& [q, clauses] : cases) {
        INFO(q);
        CHECK(wanted(q) == clauses);
    }
}

}  // namespace

TEST_CASE("words stand between spaces and are folded", "[queries][query_text]") {
    check_wanted({{"Deep Learning ", "deep learning"},
                  {"  Erdős\tnumber\n", "erdos number"},
                  {"deep deep deep ", "deep deep deep"},
                  {"深度学习　数据 ", "深度+度学+学习 数据"},
                  {"a\xc2\xa0ring\xe2\x80\x89theory ", "a ring theory"},
                  {"深度学习，数据。", "深度+度学+学习 数据"},
                  {"\xef\xbb\xbf\xe2\x80\x8btide ", "tide"}});
}

TEST_CASE("what stands between spaces is one clause, whatever the analyser makes of it",
          "[queries][query_text]") {
    check_wanted({{"state-of-the-art nets ", "state+of+the+art nets"},
                  {"GPT-4 h-index ", "gpt+4 h+index"},
                  {"O'Brien's C++ 3.5 1,000 ", "obrien c++ 3.5 1+000"},
                  {"and/or (memory) x, ", "and+or memory x"},
                  {"https://doi.org/10.1/x ", "https+doi+org+10.1+x"}});
}

TEST_CASE("operators, fields and brackets mean nothing in a search box", "[queries][query_text]") {
    check_wanted({{"cats AND dogs ", "cats and dogs"},
                  {"(a OR b) NOT c ", "a or b not c"},
                  {"author:smith year:2020 ", "author+smith year+2020"}});
}

TEST_CASE("a phrase stands between any quotes", "[queries][query_text]") {
    check_wanted(
        {{R"("exact phrase" x )", R"("exact phrase" x)"},
         {"“one two” „three four“ «five six» »seven« ", R"("one two" "three four" "five six" "seven")"},
         {"“mixed up\" ＂wide＂ ", R"("mixed up" "wide")"},
         {R"(neural"deep net"x )", R"(neural "deep net" x)"},
         {R"("a""b" )", R"("a" "b")"},
         {R"("the H-index" )", R"("the h index")"},
         {R"("" "," x )", "x"}});
}

TEST_CASE("an open quote runs to the end of the text", "[queries][query_text]") {
    check_wanted({{R"(x "open quo)", R"(x "open quo"*)"},
                  {R"(x "open quo )", R"(x "open quo")"},
                  {R"(x ")", "x"},
                  {R"(networks")", "networks"}});
}

TEST_CASE("a quote after a digit is an inch sign", "[queries][query_text]") {
    check_wanted(
        {{R"(5" disk 3.5” floppy )", "5 disk 3.5 floppy"}, {R"("windows 3" x )", R"("windows 3" x)"}});
}

TEST_CASE("a minus before a word or a quote excludes it", "[queries][query_text]") {
    struct Excluding {
        std::string_view q, wanted, excluded;
    };
    for (const auto& [q, in, out] : std::vector<Excluding>{
             {"graphs -random ", "graphs", "random"},
             {"-random graphs ", "graphs", "random"},
             {R"(graphs -"random walk" -x)", "graphs", R"("random walk" x*)"},
             {"graphs -“random walk”", "graphs", R"("random walk")"},
             {"graphs\n-small-world -\"open en", "graphs", R"(small+world "open en"*)"},
             {"-a -b ", "", "a b"},
             {"-5 ", "", "5"},
             // A minus alone, two of them, one inside a word or after a quotation, one before a sign.
             {"a - b --verbose c-d ", "a b verbose c+d", ""},
             {R"("state of the art"-based -(x) )", R"("state of the art" based x)", ""},
             {R"(-"" a )", "a", ""},
             {"a –b −c ", "a b c", ""},
         }) {
        INFO(q);
        const QueryText text = simple(q);
        CHECK(written(text.wanted) == in);
        CHECK(written(text.excluded) == out);
    }
}

TEST_CASE("the last word is unfinished while it touches the end", "[queries][query_text]") {
    check_wanted({{"deep lear", "deep lear*"},
                  {"deep lear ", "deep lear"},
                  {"deep lear.", "deep lear"},
                  {R"("deep lear")", R"("deep lear")"},
                  {"gpt-4", "gpt+4*"},
                  {"gpt-", "gpt"},
                  {"model's", "model"},
                  {"深度学", "深度+度学*"}});
}

TEST_CASE("words keep their stems and places, stop words too", "[queries][query_text]") {
    const QueryText text = simple(R"(running "the end of networks")");
    REQUIRE(text.wanted.size() == 2);
    CHECK(text.wanted[0].words == std::vector<QueryWord>{{"running", "run", false, 0}});
    CHECK(text.wanted[1].words == std::vector<QueryWord>{{"the", "the", true, 0},
                                                         {"end", "end", false, 1},
                                                         {"of", "of", true, 2},
                                                         {"networks", "network", false, 3}});
}

TEST_CASE("only white space is blank", "[queries][query_text]") {
    for (const QueryMode mode : {QueryMode::simple, QueryMode::advanced}) {
        for (const std::string_view q : {"", " \t\r\n", "\xc2\xa0\xe3\x80\x80", "\xe2\x80\x8b\xef\xbb\xbf"}) {
            CHECK(read(q, mode).blank);
        }
        for (const std::string_view q : {"a", "-", "\"\"", "()", "，", "\xff"}) {
            INFO(q);
            CHECK_FALSE(read(q, mode).blank);
            CHECK(read(q, mode).wanted.size() == (q == "a" ? 1 : 0));
        }
    }
}

TEST_CASE("a pasted abstract is read to its end", "[queries][query_text]") {
    std::string abstract;
    for (int i = 0; i < 300; ++i) abstract += "word" + std::to_string(i) + " ";
    for (const QueryMode mode : {QueryMode::simple, QueryMode::advanced}) {
        const QueryText text = read(abstract, mode);
        CHECK(text.wanted.size() == 300);
        CHECK(written(text.wanted.back()) == "word299");
    }
}

TEST_CASE("reading takes time in proportion to the text", "[queries][query_text]") {
    // A text of this size that is read in quadratic time takes minutes.
    constexpr std::size_t bytes = 1 << 20;
    for (const std::string_view piece :
         {"a ",  "a",      "-",        "-a",   "\"",           "\"a",   "“",      "(",      ")",
          "(a ", "(a OR ", "NOT ",     "- ",   "author:",      "year:", "year:1", "year: ", "AND ",
          "OR ", ":",      "author:(", "\xff", "\xe2\x80\x8b", "5\""}) {
        INFO(piece);
        std::string text;
        while (text.size() < bytes) text += piece;
        for (const QueryMode mode : {QueryMode::simple, QueryMode::advanced}) {
            const auto start = std::chrono::steady_clock::now();
            CHECK_FALSE(read(text, mode).blank == (piece != "\xe2\x80\x8b"));
            CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
        }
    }
}
