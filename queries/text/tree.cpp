#include "queries/text/tree.hpp"

#include "engine/base/ascii.hpp"
#include "queries/text/scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kindred::queries::text {

namespace {

/// A piece of the advanced language.
struct SyntaxToken {
    enum class Kind : std::uint8_t { clause, years, field, both, either, negation, open, close };
    Kind kind = Kind::clause;
    Clause clause;  ///< of Kind::clause; without words where nothing but signs was typed
    YearRange years;
    QueryField field = QueryField::any;
};

using Kind = QueryNode::Kind;
using Token = SyntaxToken::Kind;

struct FieldName {
    std::string_view name;
    QueryField field;
};

constexpr std::array<FieldName, 7> field_names = {{{"author", QueryField::author},
                                                   {"authors", QueryField::author},
                                                   {"title", QueryField::title},
                                                   {"abstract", QueryField::abstract},
                                                   {"venue", QueryField::venue},
                                                   {"topic", QueryField::topic},
                                                   {"topics", QueryField::topic}}};

/// Of the longest name of a field.
constexpr std::size_t max_name_bytes = 8;

std::optional<QueryField> field_named(std::string_view text) noexcept {
    for (const auto& [name, field] : field_names) {
        if (engine::equal_ignoring_case(text, name)) return field;
    }
    return std::nullopt;
}

std::optional<Token> operator_named(std::string_view text) noexcept {
    if (text == "AND") return Token::both;
    if (text == "OR") return Token::either;
    if (text == "NOT") return Token::negation;
    return std::nullopt;
}

constexpr std::size_t max_year_digits = 4;

/// Cuts a year off the front of `text`.
std::optional<std::int32_t> take_year(std::string_view& text) noexcept {
    std::int32_t year = 0;
    std::size_t digits = 0;
    while (digits < text.size() && engine::is_digit(text[digits])) {
        if (digits == max_year_digits) return std::nullopt;
        year = year * 10 + (text[digits++] - '0');
    }
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
    return year;
}

bool take(std::string_view& text, std::string_view prefix) noexcept {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<YearRange> compared(std::string_view text) noexcept {
    const bool above = text.front() == '>';
    text.remove_prefix(1);
    const std::int32_t beyond = take(text, "=") ? 0 : 1;
    const auto year = take_year(text);
    if (!year || !text.empty()) return std::nullopt;
    return above ? YearRange{*year + beyond, std::nullopt} : YearRange{std::nullopt, *year - beyond};
}

/// The years that stand after "year:": "2020", "2019..2023" or "2019-2023" in either order, "2019..",
/// "..2023", ">2019", ">=2019", "<2019", "<=2019". A year has one to four digits; a comma or semicolon at the
/// end is ignored. Nothing for anything else.
std::optional<YearRange> parse_years(std::string_view text) noexcept {
    while (text.ends_with(',') || text.ends_with(';')) text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    if (text.front() == '>' || text.front() == '<') return compared(text);
    YearRange range;
    range.from = take_year(text);
    if (text.empty()) return YearRange{range.from, range.from};
    const bool dots = take(text, "..");
    if (!dots && !(range.from && take(text, "-") && !text.empty())) return std::nullopt;
    range.to = take_year(text);
    if (!text.empty() || (!range.from && !range.to)) return std::nullopt;
    if (range.from && range.to && *range.from > *range.to) std::swap(range.from, range.to);
    return range;
}

/// Cuts a query into pieces of the advanced language. Brackets are balanced but for those still open at the
/// end, and nest at most max_query_depth deep: others are left out.
class Lexer {
 public:
    Lexer(engine::text::Analyser& analyser, std::string_view q) : scanner_(analyser, q, Signs::brackets) {}

    std::vector<SyntaxToken> run() {
        while (scanner_.skip_space()) read_next();
        return std::move(tokens_);
    }

 private:
    void read_next() {
        if (scanner_.take('(')) return open();
        if (scanner_.take(')')) return close();
        if (scanner_.take_minus()) return add(Token::negation);
        // Looking no further keeps "author:author:author:..." linear.
        const std::string_view head = scanner_.rest().substr(0, max_name_bytes + 1);
        const std::size_t colon = std::min(head.find(':'), head.size());
        const std::string_view name = head.substr(0, colon);
        const auto field = colon < head.size() ? field_named(name) : std::nullopt;
        if (field) {
            scanner_.move_to(scanner_.at() + colon + 1);
            add(Token::field);
            tokens_.back().field = *field;
            return;
        }
        const std::string_view piece = scanner_.piece();
        if (const auto found = operator_named(piece)) {
            scanner_.move_to(scanner_.at() + piece.size());
            add(*found);
        } else if (colon < head.size() && engine::equal_ignoring_case(name, "year")) {
            read_years(piece, colon + 1);
        } else {
            add_clause();
        }
    }

    /// `piece` starts with "year:", of `prefix` bytes.
    void read_years(std::string_view piece, std::size_t prefix) {
        std::string_view text = piece.substr(prefix);
        if (!text.empty() && !parse_years(text)) {
            add_clause();
            // "year:>" is on its way to something, and no search for "year".
            std::vector<QueryWord>& words = tokens_.back().clause.words;
            if (words.size() == 1) words.clear();
            return;
        }
        scanner_.move_to(scanner_.at() + prefix);
        if (text.empty() && scanner_.skip_space()) text = scanner_.piece();
        const auto years = parse_years(text);
        if (!years) return add(Token::clause);
        scanner_.move_to(scanner_.at() + text.size());
        add(Token::years);
        tokens_.back().years = *years;
    }

    void open() {
        if (depth_ == max_query_depth || clauses_ >= max_bracketed_clauses) {
            ++left_out_;
        } else {
            ++depth_;
            add(Token::open);
        }
    }

    void close() {
        if (left_out_ > 0) {
            --left_out_;
        } else if (depth_ > 0) {
            --depth_;
            add(Token::close);
        }
    }

    void add_clause() {
        ++clauses_;
        add(Token::clause);
        tokens_.back().clause = scanner_.take_clause();
    }

    void add(Token kind) { tokens_.emplace_back().kind = kind; }

    Scanner scanner_;
    std::vector<SyntaxToken> tokens_;
    std::size_t depth_ = 0;  // of brackets that are open
    std::size_t left_out_ =
        0;  // of these, inside the others: brackets that are read as if they were not there
    std::size_t clauses_ = 0;
};

/// What `children` joined by `kind` ask for; nothing without any.
std::optional<QueryNode> joined(Kind kind, std::vector<QueryNode> children) {
    if (children.empty()) return std::nullopt;
    if (children.size() == 1) return std::move(children.front());
    return QueryNode{kind, {}, {}, std::move(children)};
}

QueryNode negated(QueryNode child) {
    QueryNode node{Kind::none_of, {}, {}, {}};
    node.children.push_back(std::move(child));
    return node;
}

/// Recursive descent, a function a rule. Only brackets recurse, and these nest no deeper than
/// max_query_depth. What asks for nothing gives nothing.
class Parser {
 public:
    explicit Parser(std::vector<SyntaxToken> tokens) : tokens_(std::move(tokens)) {}

    std::optional<QueryNode> any(QueryField field) {
        std::vector<QueryNode> children;
        do {
            if (auto child = all(field)) children.push_back(std::move(*child));
        } while (take(Token::either));
        return joined(Kind::any, std::move(children));
    }

 private:
    std::optional<QueryNode> all(QueryField field) {
        std::vector<QueryNode> children;
        for (take_all(Token::both); starts_factor(); take_all(Token::both)) {
            if (auto child = factor(field)) children.push_back(std::move(*child));
        }
        return joined(Kind::all, std::move(children));
    }

    /// Any number of NOT and fields, and what they stand before.
    std::optional<QueryNode> factor(QueryField field) {
        bool negate = false;
        for (; standing(Token::negation) || standing(Token::field); ++at_) {
            if (standing(Token::negation)) {
                negate = !negate;
            } else {
                field = tokens_[at_].field;
            }
        }
        auto node = primary(field);
        return node && negate ? negated(std::move(*node)) : std::move(node);
    }

    std::optional<QueryNode> primary(QueryField field) {
        if (take(Token::open)) {
            auto inside = any(field);
            take(Token::close);
            return inside;
        }
        if (!standing(Token::clause) && !standing(Token::years)) return std::nullopt;
        SyntaxToken& token = tokens_[at_++];
        if (token.kind == Token::years) return QueryNode{Kind::years, {}, token.years, {}};
        if (token.clause.words.empty()) return std::nullopt;
        token.clause.field = field;
        return QueryNode{Kind::clause, std::move(token.clause), {}, {}};
    }

    bool starts_factor() const noexcept {
        return at_ < tokens_.size() && !standing(Token::either) && !standing(Token::close);
    }

    bool standing(Token kind) const noexcept { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

    bool take(Token kind) noexcept {
        if (!standing(kind)) return false;
        ++at_;
        return true;
    }

    void take_all(Token kind) noexcept {
        while (standing(kind)) ++at_;
    }

    std::vector<SyntaxToken> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<QueryNode> read_tree(engine::text::Analyser& analyser, std::string_view q) {
    return Parser(Lexer(analyser, q).run()).any(QueryField::any);
}

}  // namespace kindred::queries::text
