#include "queries/text/tree.hpp"

#include "queries/text/syntax.hpp"

#include <utility>
#include <vector>

namespace kindred::queries::text {

namespace {

using Kind = QueryNode::Kind;
using Token = SyntaxToken::Kind;

/// What `children` joined by `kind` ask for; nothing without any.
std::optional<QueryNode> joined(Kind kind, std::vector<QueryNode> children) {
    if (children.empty()) return std::nullopt;
    if (children.size() == 1) return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

QueryNode negated(QueryNode child) {
    QueryNode node;
    node.kind = Kind::none_of;
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
        QueryNode node;
        if (token.kind == Token::years) {
            node.kind = Kind::years;
            node.years = token.years;
            return node;
        }
        if (token.clause.words.empty()) return std::nullopt;
        node.clause = std::move(token.clause);
        node.clause.field = field;
        return node;
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
    return Parser(read_syntax(analyser, q)).any(QueryField::any);
}

}  // namespace kindred::queries::text
