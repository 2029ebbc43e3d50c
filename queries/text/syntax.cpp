#include "queries/text/syntax.hpp"

#include "engine/text/ascii.hpp"
#include "queries/text/scanner.hpp"
#include "queries/text/year_range.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kindred::queries::text {

namespace {

using Kind = SyntaxToken::Kind;

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

bool same_in_lower_case(std::string_view text, std::string_view lower) noexcept {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return engine::text::lower(a) == b; });
}

std::optional<QueryField> field_named(std::string_view text) noexcept {
    for (const auto& [name, field] : field_names) {
        if (same_in_lower_case(text, name)) return field;
    }
    return std::nullopt;
}

std::optional<Kind> operator_named(std::string_view text) noexcept {
    if (text == "AND") return Kind::both;
    if (text == "OR") return Kind::either;
    if (text == "NOT") return Kind::negation;
    return std::nullopt;
}

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
        if (scanner_.take_minus()) return add(Kind::negation);
        // Looking no further keeps "author:author:author:..." linear.
        const std::string_view head = scanner_.rest().substr(0, max_name_bytes + 1);
        const std::size_t colon = std::min(head.find(':'), head.size());
        const std::string_view name = head.substr(0, colon);
        const auto field = colon < head.size() ? field_named(name) : std::nullopt;
        if (field) {
            scanner_.move_to(scanner_.at() + colon + 1);
            add(Kind::field);
            tokens_.back().field = *field;
            return;
        }
        const std::string_view piece = scanner_.piece();
        if (const auto found = operator_named(piece)) {
            scanner_.move_to(scanner_.at() + piece.size());
            add(*found);
        } else if (colon < head.size() && same_in_lower_case(name, "year")) {
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
        if (!years) return add(Kind::clause);
        scanner_.move_to(scanner_.at() + text.size());
        add(Kind::years);
        tokens_.back().years = *years;
    }

    void open() {
        if (depth_ == max_query_depth || clauses_ >= max_bracketed_clauses) {
            ++left_out_;
        } else {
            ++depth_;
            add(Kind::open);
        }
    }

    void close() {
        if (left_out_ > 0) {
            --left_out_;
        } else if (depth_ > 0) {
            --depth_;
            add(Kind::close);
        }
    }

    void add_clause() {
        ++clauses_;
        add(Kind::clause);
        tokens_.back().clause = scanner_.take_clause();
    }

    void add(Kind kind) { tokens_.emplace_back().kind = kind; }

    Scanner scanner_;
    std::vector<SyntaxToken> tokens_;
    std::size_t depth_ = 0;  // of brackets that are open
    std::size_t left_out_ =
        0;  // of these, inside the others: brackets that are read as if they were not there
    std::size_t clauses_ = 0;
};

}  // namespace

std::vector<SyntaxToken> read_syntax(engine::text::Analyser& analyser, std::string_view q) {
    return Lexer(analyser, q).run();
}

}  // namespace kindred::queries::text
