#include "tests/queries/match/written_query.hpp"
#include "tests/support/query_invariants.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred::queries;
using namespace kindred::queries::text;
using namespace std::string_view_literals;
using kindred::engine::text::Analyser;
using kindred::test::written;
using Kind = QueryNode::Kind;

namespace {

constexpr std::array<std::string_view, 60> tricky = {" ",
                                                     " ",
                                                     " ",
                                                     "\"",
                                                     "“",
                                                     "”",
                                                     "„",
                                                     "«",
                                                     "»",
                                                     "-",
                                                     " -",
                                                     "--",
                                                     "(",
                                                     ")",
                                                     "AND",
                                                     " OR ",
                                                     "NOT ",
                                                     " AND ",
                                                     "or",
                                                     ":",
                                                     "author:",
                                                     "Topics:",
                                                     "year:",
                                                     "title: ",
                                                     "year:2020",
                                                     "..",
                                                     ">=2019",
                                                     "<",
                                                     "2019..2021",
                                                     "5\"",
                                                     "a",
                                                     "the",
                                                     "deep",
                                                     "learning",
                                                     "C++",
                                                     "C#",
                                                     "3.5",
                                                     "model's",
                                                     "'",
                                                     "’",
                                                     "h-index",
                                                     "深度",
                                                     "学习",
                                                     "、",
                                                     "ガ",
                                                     "한글",
                                                     "й",
                                                     "e\xcc\x81",
                                                     "\xcc\x81",
                                                     "\xc2\xad",
                                                     "\xe2\x80\x8b",
                                                     "\xff",
                                                     "\xe2\x80",
                                                     "\xc0\xaf",
                                                     "\xed\xa0\x80",
                                                     "\0"sv,
                                                     "\x7f",
                                                     "\xc2\xa0",
                                                     "　",
                                                     "_"};

class RandomText {
 public:
    std::string next() {
        std::string text;
        for (std::size_t size = below(12); size > 0; --size) text += tricky[below(tricky.size())];
        return text;
    }

 private:
    std::size_t below(std::size_t end) { return random_() % end; }

    std::mt19937 random_{7};
};

constexpr std::array<std::string_view, 6> field_names = {
    "", "title:", "abstract:", "author:", "venue:", "topic:"};
constexpr std::array<std::string_view, 6> words = {"coral", "Müller", "h-index", "GPT-4", "深度学习", "and"};
constexpr std::array<std::string_view, 3> phrases = {"\"deep learning\"", "“the tide”", "«x»"};

/// Makes trees as the reader gives them: all and any with two children or more, none_of with one.
class RandomTree {
 public:
    explicit RandomTree(unsigned seed) : random_(seed) {}

    QueryNode next(int depth) {
        QueryNode node;
        const std::size_t kind = below(depth == 0 ? 4 : 10);
        if (kind == 0) {
            node.kind = Kind::years;
            if (below(3) != 0) node.years.from = 1900 + static_cast<int>(below(100));
            if (!node.years.from || below(2) == 0) node.years.to = 2000 + static_cast<int>(below(100));
        } else if (kind < 4) {
            node.clause = clause();
        } else {
            node.kind = kind < 7 ? Kind::all : kind < 9 ? Kind::any : Kind::none_of;
            const std::size_t children = node.kind == Kind::none_of ? 1 : 2 + below(3);
            for (std::size_t i = 0; i < children; ++i) node.children.push_back(next(depth - 1));
        }
        return node;
    }

    /// `node` as a person could type it. Clauses under a bracket with a field say their own only where it
    /// differs.
    std::string typed(const QueryNode& node, QueryField around = QueryField::any) {
        if (node.kind == Kind::clause) return typed(node.clause, around);
        if (node.kind == Kind::years) return typed(node.years);
        if (node.kind == Kind::none_of) return pick({"NOT ", "-"}) + factor(node.children[0], around);
        std::string out;
        for (const QueryNode& child : node.children) {
            if (!out.empty()) out += node.kind == Kind::any ? " OR " : pick({" ", " AND ", " AND AND "});
            out += factor(child, around);
        }
        return out;
    }

 private:
    std::size_t below(std::size_t end) { return random_() % end; }
    std::string pick(std::initializer_list<std::string_view> of) {
        return std::string(*(of.begin() + below(of.size())));
    }

    Clause clause() {
        Clause made;
        made.phrase = below(3) == 0;
        source_ = made.phrase ? phrases[below(phrases.size())] : words[below(words.size())];
        for (const auto& token : analyser_.analyse(source_)) {
            made.words.push_back(
                {std::string(token.word), std::string(token.stem), token.stop, token.position});
        }
        made.field = static_cast<QueryField>(below(field_names.size()));
        return made;
    }

    std::string typed(const Clause& made, QueryField around) {
        const std::string text = written(Clause{QueryField::any, made.words, made.phrase, false});
        std::string plain = text;
        std::replace(plain.begin(), plain.end(), '+', '-');
        if (plain == "深度-度学-学习") plain = "深度学习";
        const bool inherited = made.field == around && below(2) == 0;
        return (inherited ? "" : std::string(field_names[static_cast<std::size_t>(made.field)])) + plain;
    }

    std::string typed(const YearRange& years) {
        if (years.from == years.to) return fmt::format("year:{}", *years.from);
        if (!years.to)
            return fmt::format("year:{}",
                               pick({fmt::format("{}..", *years.from), fmt::format(">={}", *years.from)}));
        if (!years.from) return fmt::format("year:{}{}", pick({"..", "<="}), *years.to);
        return fmt::format("year:{}{}{}", *years.from, pick({"..", "-"}), *years.to);
    }

    std::string factor(const QueryNode& node, QueryField around) {
        if (node.kind == Kind::clause || node.kind == Kind::years) {
            return below(8) == 0 ? "(" + typed(node, around) + ")" : typed(node, around);
        }
        const QueryField field = says_any(node) ? around : static_cast<QueryField>(below(field_names.size()));
        const std::string name(field == around ? "" : field_names[static_cast<std::size_t>(field)]);
        // Inside a bracket with a field "any" cannot be said, so it keeps the field around.
        return name.empty() ? "(" + typed(node, around) + ")" : name + "(" + typed(node, field) + ")";
    }

    static bool says_any(const QueryNode& node) {
        if (node.kind == Kind::clause) return node.clause.field == QueryField::any;
        return std::any_of(node.children.begin(), node.children.end(), says_any);
    }

    std::mt19937 random_;
    Analyser analyser_;
    std::string_view source_;
};

}  // namespace

TEST_CASE("whatever is typed is read without loss", "[queries][query_text]") {
    RandomText random;
    Analyser analyser;
    for (int i = 0; i < 20'000; ++i) {
        const std::string q = random.next();
        const std::string broken = kindred::test::broken_invariant(analyser, q);
        if (broken.empty()) continue;
        INFO(q);
        CHECK(broken == "");
    }
}

TEST_CASE("a tree that is typed is read as the same tree", "[queries][query_tree]") {
    Analyser analyser;
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        RandomTree random(seed);
        const QueryNode tree = random.next(4);
        const std::string q = random.typed(tree) + " ";
        const auto read = read_query(analyser, q, QueryMode::advanced).tree;
        if (read == tree) continue;
        INFO(q);
        REQUIRE(read);
        CHECK(written(*read) == written(tree));
        CHECK(*read == tree);
    }
}
