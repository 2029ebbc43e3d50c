#include "queries/text/query_text.hpp"
#include "tests/queries/match/written_query.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred::queries;
using namespace kindred::queries::text;
using kindred::test::read;
using kindred::test::written;

namespace {

struct Case {
    std::string_view q;
    std::string_view tree;
};

std::string tree(std::string_view q) {
    const QueryText text = read(q, QueryMode::advanced);
    CHECK(text.excluded.empty());
    return text.tree ? written(*text.tree) : "nothing";
}

void check_trees(const std::vector<Case>& cases) {
    for (const auto& [q, expected] : cases) {
        INFO(q);
        CHECK(tree(q) == expected);
    }
}

std::string repeated(std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("NOT binds closest, then AND, then OR", "[queries][query_tree]") {
    check_trees({{"cats ", "cats"},
                 {"cats dogs ", "(cats & dogs)"},
                 {"cats AND dogs ", "(cats & dogs)"},
                 {"a OR b c ", "(a | (b & c))"},
                 {"a OR b AND c OR d ", "(a | (b & c) | d)"},
                 {"(a OR b) c ", "((a | b) & c)"},
                 {"NOT a b ", "(!a & b)"},
                 {"NOT (a b) OR c ", "(!(a & b) | c)"},
                 {"NOT a ", "!a"},
                 {"NOT NOT a ", "a"},
                 {"NOT (NOT a) ", "!!a"},
                 {"((a)) ", "a"},
                 {"a(b OR c)d ", "(a & (b | c) & d)"}});
}

TEST_CASE("operators are capitals that stand alone", "[queries][query_tree]") {
    check_trees({{"cats and dogs ", "(cats & and & dogs)"},
                 {"Or not ", "(or & not)"},
                 {"AND-gate x ", "(and+gate & x)"},
                 {R"("a AND b" )", R"("a and b")"}});
}

TEST_CASE("a minus is NOT", "[queries][query_tree]") {
    check_trees({{"a -b ", "(a & !b)"},
                 {R"(a -"b c" )", R"((a & !"b c"))"},
                 {"a -(b OR c) ", "(a & !(b | c))"},
                 {"-author:smith x ", "(!author:smith & x)"},
                 {"author:-smith x ", "(!author:smith & x)"},
                 {"-year:2020 x ", "(!2020..2020 & x)"},
                 {"(-a b) ", "(!a & b)"},
                 {"NOT -a ", "a"},
                 {"a-b - c --d ", "(a+b & c & d)"}});
}

TEST_CASE("a field stands before a word, a phrase or a bracket", "[queries][query_tree]") {
    check_trees({{"author:smith deep ", "(author:smith & deep)"},
                 {R"(title:"deep learning" x )", R"((title:"deep learning" & x))"},
                 {"topic:(ir OR nlp) x ", "((topic:ir | topic:nlp) & x)"},
                 {"author:(a title:b c) ", "(author:a & title:b & author:c)"},
                 {"author:(a (b OR c)) ", "(author:a & (author:b | author:c))"},
                 {"AUTHORS:a Topics:b Venue:c abstract:d ", "(author:a & topic:b & venue:c & abstract:d)"},
                 {"author: smith x ", "(author:smith & x)"},
                 {"author:NOT smith ", "!author:smith"},
                 {"author:O'Brien-Smith ", "author:obrien+smith"},
                 {"author:smi", "author:smi*"},
                 {"author:title:x ", "title:x"},
                 {"editor:smith doi:10.1/x ", "(editor+smith & doi+10.1+x)"},
                 {"xauthor:smith ", "xauthor+smith"}});
}

TEST_CASE("years are single, ranges or open", "[queries][query_tree]") {
    check_trees({{"year:2020", "2020..2020"},
                 {"year:2019..2023 x ", "(2019..2023 & x)"},
                 {"year:2019-2023", "2019..2023"},
                 {"year:2023..2019", "2019..2023"},
                 {"year:2019..", "2019.."},
                 {"year:..2023", "..2023"},
                 {"year:>=2019", "2019.."},
                 {"year:>2019", "2020.."},
                 {"year:<=2019", "..2019"},
                 {"year:<2019", "..2018"},
                 {"YEAR:2020, (year:2021)", "(2020..2020 & 2021..2021)"},
                 {"year: 2020 x ", "(2020..2020 & x)"},
                 {"author:year:2020", "2020..2020"}});
}

TEST_CASE("what is no year is words, or nothing while it is typed", "[queries][query_tree]") {
    check_trees({{"year:abc ", "year+abc"},
                 {"year:12345 ", "year+12345"},
                 {"year:2020..x ", "year+2020+x"},
                 {"year:2019..2020..2021 ", "year+2019+2020+2021"},
                 {"year:>=2019x ", "year+2019x"},
                 {"year:2019- ", "year+2019"},
                 {"year:1.5 ", "year+1.5"},
                 {"x year:", "x"},
                 {"x year: abc ", "(x & abc)"},
                 {"x year:.. ", "x"},
                 {"x year:>= ", "x"},
                 {R"(year:"2020" )", R"("2020")"}});
}

TEST_CASE("operators that join nothing are passed over", "[queries][query_tree]") {
    check_trees({{"AND a ", "a"},
                 {"OR a ", "a"},
                 {"a AND ", "a"},
                 {"a OR ", "a"},
                 {"a NOT ", "a"},
                 {"a AND OR b ", "(a | b)"},
                 {"a OR AND b ", "(a | b)"},
                 {"a AND AND b ", "(a & b)"},
                 {"a OR OR b ", "(a | b)"},
                 {"NOT AND a ", "a"},
                 {"a NOT OR b ", "(a | b)"},
                 {"(a OR) b ", "(a & b)"},
                 {"AND ", "nothing"},
                 {"NOT ", "nothing"},
                 {"NOT () ", "nothing"}});
}

TEST_CASE("brackets without their counterpart do no harm", "[queries][query_tree]") {
    check_trees({{"(a OR b", "(a | b*)"},
                 {"((a OR b) c ", "((a | b) & c)"},
                 {"a) OR b ", "(a | b)"},
                 {")))a((( ", "a"},
                 {"a OR () b ", "(a | b)"},
                 {"() ", "nothing"}});
}

TEST_CASE("a field or a NOT before nothing changes nothing else", "[queries][query_tree]") {
    check_trees({{"a author:", "a"},
                 {"author: AND a ", "a"},
                 {"(author:) a ", "a"},
                 {R"(author:"" a )", "a"},
                 {"author:, a ", "a"},
                 {"NOT & a ", "a"},
                 {R"(-"" a )", "a"},
                 {"a OR & ", "a"}});
}

TEST_CASE("wanted clauses of a tree are those under no NOT", "[queries][query_tree]") {
    const QueryText text =
        read(R"(b OR (a -c) NOT (d NOT e) author:"f g" year:2020 a )", QueryMode::advanced);
    CHECK(written(text.wanted) == R"(b a author:"f g" a)");
    CHECK(read("-a -b", QueryMode::advanced).wanted.empty());
}

TEST_CASE("brackets past the greatest depth are read as if they were not there", "[queries][query_tree]") {
    const auto nested = [](int depth) { return repeated("x (", depth) + "y OR z" + repeated(")", depth); };
    const auto deepest = static_cast<int>(max_query_depth);
    CHECK(tree(nested(deepest)).find("(y | z)") != std::string::npos);
    // One bracket more: its OR stands in the last bracket that counts.
    CHECK(tree(nested(deepest + 1)).find("((x & y) | z)") != std::string::npos);
    CHECK(tree(repeated("(", 100000) + "a OR b" + repeated(")", 100000) + " c ") == "((a | b) & c)");
    CHECK(tree(repeated("(", 100000) + "a") == "a*");
    CHECK(tree(repeated("NOT ", 100001) + "a ") == "!a");
    CHECK(tree(repeated("author:", 10000) + "a ") == "author:a");
}

TEST_CASE("brackets after 200 clauses are read as if they were not there", "[queries][query_tree]") {
    const auto after = [](int clauses) { return tree(repeated("x ", clauses) + "(a OR b) c "); };
    const auto limit = static_cast<int>(max_bracketed_clauses);
    CHECK(after(limit - 1) == fmt::format("({}(a | b) & c)", repeated("x & ", limit - 1)));
    CHECK(after(limit) == fmt::format("(({}a) | (b & c))", repeated("x & ", limit)));
    // A bracket that was open already is closed where it should be.
    CHECK(tree("(a OR b" + repeated(" x", limit) + ") OR c ") ==
          fmt::format("((a | (b{})) | c)", repeated(" & x", limit)));
}
