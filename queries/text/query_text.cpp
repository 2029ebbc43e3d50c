#include "queries/text/query_text.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "queries/text/scanner.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace kindred::queries::text {

namespace {

using Kind = QueryNode::Kind;

/// A piece of the advanced language.
struct SyntaxToken {
    enum class Kind : std::uint8_t { clause, years, field, both, either, negation, open, close, end };
    Kind kind = Kind::clause;
    Clause clause = {};  ///< of Kind::clause; without words where nothing but signs was typed
    YearRange years = {};
    QueryField field = QueryField::any;
};
using Token = SyntaxToken::Kind;

constexpr std::array<std::pair<std::string_view, QueryField>, 7> field_names = {
    {{"author", QueryField::author},
     {"authors", QueryField::author},
     {"title", QueryField::title},
     {"abstract", QueryField::abstract},
     {"venue", QueryField::venue},
     {"topic", QueryField::topic},
     {"topics", QueryField::topic}}};

/// Of the longest name of a field.
constexpr std::size_t max_name_bytes = 8;

constexpr std::array<std::pair<std::string_view, Token>, 3> operators = {
    {{"AND", Token::both}, {"OR", Token::either}, {"NOT", Token::negation}}};

constexpr std::size_t max_year_digits = 4;

/// Cuts a year off the front of `text`.
std::optional<std::int32_t> take_year(std::string_view& text) noexcept {
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    if (digits.size() > max_year_digits) return std::nullopt;
    const auto year = engine::to_number<std::int32_t>(digits);
    text.remove_prefix(digits.size());
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

    SyntaxToken next() {
        while (scanner_.skip_space()) {
            if (scanner_.take('(')) {
                if (opens()) return {Token::open};
            } else if (scanner_.take(')')) {
                if (closes()) return {Token::close};
            } else {
                return scanner_.take_minus() ? SyntaxToken{Token::negation} : word();
            }
        }
        return {Token::end};
    }

 private:
    SyntaxToken word() {
        // Looking no further keeps "author:author:author:..." linear.
        const std::string_view head = scanner_.rest().substr(0, max_name_bytes + 1);
        const std::size_t colon = head.find(':');
        const auto is_name = [&](std::string_view name) {
            return colon != head.npos && engine::equal_ignoring_case(head.substr(0, colon), name);
        };
        for (const auto& [name, field] : field_names) {
            if (!is_name(name)) continue;
            scanner_.move_to(scanner_.at() + colon + 1);
            return {.kind = Token::field, .field = field};
        }
        const std::string_view piece = scanner_.piece();
        for (const auto& [name, kind] : operators) {
            if (piece != name) continue;
            scanner_.move_to(scanner_.at() + piece.size());
            return {kind};
        }
        return is_name("year") ? years(piece, colon + 1) : clause();
    }

    /// `piece` starts with "year:", of `prefix` bytes.
    SyntaxToken years(std::string_view piece, std::size_t prefix) {
        std::string_view text = piece.substr(prefix);
        if (!text.empty() && !parse_years(text)) {
            SyntaxToken token = clause();
            // "year:>" is on its way to something, and no search for "year".
            if (token.clause.words.size() == 1) token.clause.words.clear();
            return token;
        }
        scanner_.move_to(scanner_.at() + prefix);
        if (text.empty() && scanner_.skip_space()) text = scanner_.piece();
        const auto years = parse_years(text);
        if (!years) return {};
        scanner_.move_to(scanner_.at() + text.size());
        return {.kind = Token::years, .years = *years};
    }

    SyntaxToken clause() {
        ++clauses_;
        return {.clause = scanner_.take_clause()};
    }

    bool opens() noexcept {
        const bool opens = depth_ < max_query_depth && clauses_ < max_bracketed_clauses;
        ++(opens ? depth_ : left_out_);
        return opens;
    }

    bool closes() noexcept {
        if (left_out_ == 0 && depth_ == 0) return false;
        const bool closes = left_out_ == 0;
        --(closes ? depth_ : left_out_);
        return closes;
    }

    Scanner scanner_;
    std::size_t depth_ = 0;     // of brackets that are open
    std::size_t left_out_ = 0;  // of these, inside the others: brackets that are read as if not there
    std::size_t clauses_ = 0;
};

/// Recursive descent, a function a rule. Only brackets recurse, and these nest no deeper than
/// max_query_depth. What asks for nothing gives nothing.
class Parser {
 public:
    Parser(engine::text::Analyser& analyser, std::string_view q) : lexer_(analyser, q) {}

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
        while (!standing(Token::either) && !standing(Token::close) && !standing(Token::end)) {
            if (take(Token::both)) continue;
            if (auto child = factor(field)) children.push_back(std::move(*child));
        }
        return joined(Kind::all, std::move(children));
    }

    /// What `children` joined by `kind` ask for; nothing without any.
    static std::optional<QueryNode> joined(Kind kind, std::vector<QueryNode> children) {
        if (children.empty()) return std::nullopt;
        if (children.size() == 1) return std::move(children.front());
        return QueryNode{.kind = kind, .children = std::move(children)};
    }

    /// Any number of NOT and fields, and what they stand before.
    std::optional<QueryNode> factor(QueryField field) {
        bool negate = false;
        for (; standing(Token::negation) || standing(Token::field); next_ = lexer_.next()) {
            if (standing(Token::negation)) {
                negate = !negate;
            } else {
                field = next_.field;
            }
        }
        auto node = primary(field);
        if (!node || !negate) return node;
        QueryNode negated{.kind = Kind::none_of};
        negated.children.push_back(std::move(*node));
        return negated;
    }

    std::optional<QueryNode> primary(QueryField field) {
        if (take(Token::open)) {
            auto inside = any(field);
            take(Token::close);
            return inside;
        }
        if (!standing(Token::clause) && !standing(Token::years)) return std::nullopt;
        SyntaxToken token = std::exchange(next_, lexer_.next());
        if (token.kind == Token::years) return QueryNode{.kind = Kind::years, .years = token.years};
        if (token.clause.words.empty()) return std::nullopt;
        token.clause.field = field;
        return QueryNode{.clause = std::move(token.clause)};
    }

    bool standing(Token kind) const noexcept { return next_.kind == kind; }

    bool take(Token kind) {
        const bool taken = standing(kind);
        if (taken) next_ = lexer_.next();
        return taken;
    }

    Lexer lexer_;
    SyntaxToken next_ = lexer_.next();
};

/// Clauses that stand under no NOT.
void collect_wanted(const QueryNode& node, std::vector<Clause>& wanted) {
    if (node.kind == Kind::none_of) return;
    if (node.kind == Kind::clause) wanted.push_back(node.clause);
    for (const QueryNode& child : node.children) collect_wanted(child, wanted);
}

}  // namespace

std::vector<std::string> QueryText::words() const {
    std::vector<std::string> words;
    std::unordered_set<std::string_view> seen;
    for (const Clause& clause : wanted) {
        for (const QueryWord& word : clause.words)
            if (seen.insert(word.word).second) words.push_back(word.word);
    }
    return words;
}

QueryText read_query(engine::text::Analyser& analyser, std::string_view q, QueryMode mode) {
    QueryText read;
    read.blank = is_blank(q);
    if (mode == QueryMode::advanced) {
        read.tree = Parser(analyser, q).any(QueryField::any);
        if (read.tree) collect_wanted(*read.tree, read.wanted);
        return read;
    }
    Scanner scanner(analyser, q, Signs::none);
    while (scanner.skip_space()) {
        const bool exclude = scanner.take_minus();
        Clause clause = scanner.take_clause();
        if (!clause.words.empty()) (exclude ? read.excluded : read.wanted).push_back(std::move(clause));
    }
    return read;
}

}  // namespace kindred::queries::text
