#include "queries/columns/filter_parser.hpp"

#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"
#include "queries/base/parameter_error.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::columns {

namespace {

/// A message repeats at most this much of a filter, in bytes.
constexpr std::size_t max_shown_bytes = 1000;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, false, engine::continues_character));
}

std::string shortened(std::string_view text) {
    if (text.size() <= max_shown_bytes) return std::string(text);
    return std::string(engine::utf8_prefix(text, max_shown_bytes)) + "...";
}

constexpr std::array<std::string_view, 12> keywords = {"AND", "OR",   "IN",    "NOT",      "TO",     "EXISTS",
                                                       "IS",  "NULL", "EMPTY", "CONTAINS", "STARTS", "WITH"};
constexpr std::array<std::string_view, 6> geo_words = {"_geoRadius", "_geoBoundingBox", "_geoPolygon",
                                                       "_geoPoint",  "_geoDistance",    "_geo"};

/// A comparison and its negation. Where one sign starts with another, the longer one comes first.
struct Comparison {
    std::string_view sign;
    FilterOperator op;
    bool negated = false;
};
constexpr std::array<Comparison, 6> comparisons = {{{"!=", FilterOperator::equal, true},
                                                    {">=", FilterOperator::greater_equal},
                                                    {"<=", FilterOperator::less_equal},
                                                    {"=", FilterOperator::equal},
                                                    {">", FilterOperator::greater},
                                                    {"<", FilterOperator::less}}};

bool one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

FilterExpression negation(FilterExpression child) {
    FilterExpression expression{FilterExpression::Kind::negation, {}, {}};
    expression.children.push_back(std::move(child));
    return expression;
}

/// Recursive descent, a function a rule.
class Parser {
 public:
    explicit Parser(std::string_view source) : source_(source) {}

    FilterExpression parse() {
        FilterExpression expression = any(0);
        if (at_ != source_.size()) {
            fail(
                fmt::format("Found unexpected characters at the end of the filter: `{}`. You probably forgot "
                            "an `OR` or an `AND` rule.",
                            escaped(rest())),
                at_);
        }
        return expression;
    }

 private:
    FilterExpression any(int depth) {
        if (depth > max_filter_depth) {
            fail(
                "The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains "
                "fewer nested conditions.",
                at_);
        }
        return joined(FilterExpression::Kind::any, "OR", [&] { return all(depth); });
    }

    FilterExpression all(int depth) {
        return joined(FilterExpression::Kind::all, "AND", [&] { return factor(depth); });
    }

    /// One or more of what `read` reads, with `word` between them.
    template <typename Read>
    FilterExpression joined(FilterExpression::Kind kind, std::string_view word, Read&& read) {
        FilterExpression expression{kind, {}, {}};
        do {
            expression.children.push_back(read());
        } while (take_word(word));
        if (expression.children.size() == 1) return std::move(expression.children.front());
        return expression;
    }

    /// Any number of NOT before a condition or parentheses.
    FilterExpression factor(int depth) {
        bool negated = false;
        while (take_word("NOT")) negated = !negated;
        FilterExpression expression = primary(depth);
        return negated ? negation(std::move(expression)) : expression;
    }

    FilterExpression primary(int depth) {
        skip_space();
        const std::size_t begin = at_;
        if (!take('(')) return condition();
        FilterExpression inside = any(depth + 1);
        if (!take(')')) missing_delimiter(begin, ')');
        return inside;
    }

    FilterExpression condition() {
        const std::size_t begin = at_;
        refuse_geo(true);
        FilterExpression expression;
        expression.condition.attribute = value();
        const bool negated = operation(expression.condition, begin);
        return negated ? negation(std::move(expression)) : expression;
    }

    /// Reads what follows the attribute; true when it is to be negated.
    bool operation(FilterCondition& condition, std::size_t begin) {
        skip_space();
        for (const Comparison& comparison : comparisons) {
            if (!rest().starts_with(comparison.sign)) continue;
            at_ += comparison.sign.size();
            condition.op = comparison.op;
            condition.values.push_back(operand());
            return comparison.negated;
        }
        const bool negated = take_word("NOT");
        if (take_word("IN")) {
            condition.op = FilterOperator::in;
            list(condition.values);
        } else if (take_word("EXISTS")) {
            condition.op = FilterOperator::exists;
        } else if (take_word("CONTAINS")) {
            condition.op = FilterOperator::contains;
            condition.values.push_back(operand());
        } else if (take_word("STARTS")) {
            if (!take_word("WITH")) no_operation(begin);
            condition.op = FilterOperator::starts_with;
            condition.values.push_back(operand());
        } else if (!negated && take_word("IS")) {
            return emptiness(condition, begin);
        } else if (!negated && starts_value()) {
            condition.op = FilterOperator::between;
            condition.values.push_back(value());
            if (!take_word("TO")) no_operation(begin);
            condition.values.push_back(operand());
        } else {
            no_operation(begin);
        }
        return negated;
    }

    bool emptiness(FilterCondition& condition, std::size_t begin) {
        const bool negated = take_word("NOT");
        if (take_word("NULL")) {
            condition.op = FilterOperator::is_null;
        } else if (take_word("EMPTY")) {
            condition.op = FilterOperator::is_empty;
        } else {
            no_operation(begin);
        }
        return negated;
    }

    void list(std::vector<FilterToken>& values) {
        skip_space();
        if (!take('[')) fail("Expected `[` after `IN` keyword.", at_);
        for (skip_space(); !take(']'); skip_space()) {
            if (!starts_value()) unexpected_in_list();
            values.push_back(value());
            skip_space();
            if (!take(',') && !rest().starts_with(']')) unexpected_in_list();
        }
    }

    [[noreturn]] void unexpected_in_list() const {
        if (at_ == source_.size())
            fail("Expected matching `]` after the list of field names given to `IN[`", at_);
        unexpected("Expected only comma-separated field names inside `IN[..]` but instead found", "keyword");
    }

    FilterToken operand() {
        skip_space();
        refuse_geo(false);
        return value();
    }

    /// A word that is no keyword, or a quoted string.
    FilterToken value() {
        if (starts_quoted()) return quoted();
        if (!starts_value()) {
            if (at_ == source_.size()) fail("Was expecting a value but instead got nothing.", at_);
            unexpected("Was expecting a value but instead got", "reserved keyword");
        }
        const std::string_view found = word();
        FilterToken token{std::string(found), at_, at_ + found.size()};
        at_ = token.end;
        return token;
    }

    FilterToken quoted() {
        const std::size_t opening = at_;
        const char quote = source_[at_++];
        FilterToken token{"", at_, at_};
        for (; at_ < source_.size() && source_[at_] != quote; ++at_) {
            const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
            // A backslash before anything else is part of the value: "\alpha".
            if (source_[at_] == '\\' && (next == '"' || next == '\'' || next == '\\')) ++at_;
            token.text += source_[at_];
        }
        token.end = at_;
        if (!take(quote)) missing_delimiter(opening, quote);
        return token;
    }

    /// About the word or sign that stands here; `keyword` is what a keyword is called.
    [[noreturn]] void unexpected(std::string_view message, std::string_view keyword) const {
        const std::string_view found = word();
        const std::string_view offending = found.empty() ? offending_word() : found;
        const std::string shown = escaped(offending);
        const std::string hint =
            one_of(keywords, found)
                ? fmt::format(
                      ", which is a {}. To use `{}` as a field name or a value, surround it by quotes",
                      keyword, shown)
                : "";
        fail(fmt::format("{} `{}`{}.", message, shown, hint), at_, at_ + offending.size());
    }

    [[noreturn]] void no_operation(std::size_t begin) const {
        fail(fmt::format("Was expecting an operation `=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, "
                         "`EXISTS`, `NOT EXISTS`, `IS NULL`, `IS NOT NULL`, `IS EMPTY`, `IS NOT EMPTY`, "
                         "`CONTAINS`, `NOT CONTAINS`, `STARTS WITH` or `NOT STARTS WITH` at `{}`.",
                         escaped(source_.substr(begin))),
             begin);
    }

    [[noreturn]] void missing_delimiter(std::size_t begin, char delimiter) const {
        fail(fmt::format("Expression `{}` is missing the following closing delimiter: `{}`.",
                         escaped(source_.substr(begin)), delimiter),
             begin);
    }

    /// Works and researchers stand nowhere on a map.
    void refuse_geo(bool as_operation) const {
        const std::string_view found = word();
        if (!one_of(geo_words, found)) return;
        fail(as_operation
                 ? fmt::format("`{}` cannot be used here: the documents of this index have no coordinates.",
                               found)
                 : fmt::format("The `{}` filter is an operation and can't be used as a value.", found),
             at_, at_ + found.size());
    }

    /// The word that starts here, empty when none does.
    std::string_view word() const noexcept {
        std::size_t end = at_;
        while (end < source_.size()) {
            const engine::Character c = engine::decode(source_, end);
            if (!c.valid || !in_word(c.code)) break;
            end += c.size;
        }
        return source_.substr(at_, end - at_);
    }

    static bool in_word(char32_t code) noexcept {
        if (code == '_' || code == '-' || code == '.') return true;
        using engine::text::CharKind;
        const CharKind kind = engine::text::kind_of(code);
        return kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::cjk ||
               kind == CharKind::mark;
    }

    /// What stands where a value should, up to the next sign of the grammar; at least one byte.
    std::string_view offending_word() const noexcept {
        const std::size_t end = source_.find_first_of(" \t\r\n()=<>!", at_);
        if (end == at_) return source_.substr(at_, 1);
        return source_.substr(at_, end == std::string_view::npos ? end : end - at_);
    }

    bool starts_value() const noexcept {
        const std::string_view found = word();
        return starts_quoted() || (!found.empty() && !one_of(keywords, found));
    }

    bool starts_quoted() const noexcept { return rest().starts_with('"') || rest().starts_with('\''); }

    void skip_space() noexcept { at_ = std::min(source_.find_first_not_of(" \t\r\n", at_), source_.size()); }

    bool take(char c) noexcept {
        if (!rest().starts_with(c)) return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view wanted) noexcept {
        skip_space();
        if (word() != wanted) return false;
        at_ += wanted.size();
        return true;
    }

    std::string_view rest() const noexcept { return source_.substr(at_); }

    /// About bytes [begin, end) of the source.
    [[noreturn]] void fail(const std::string& message, std::size_t begin,
                           std::size_t end = std::string_view::npos) const {
        filter_error(message, source_, begin, std::min(end, source_.size()));
    }

    std::string_view source_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<FilterExpression> parse_filter(std::string_view source) {
    if (source.find_first_not_of(" \t\r\n") == std::string_view::npos) return std::nullopt;
    return Parser(source).parse();
}

std::string escaped(std::string_view text) {
    constexpr std::string_view special = "\n\r\t\"'\\";
    constexpr std::string_view written = "nrt\"'\\";
    std::string out;
    for (const char c : shortened(text)) {
        const std::size_t place = special.find(c);
        if (place != std::string_view::npos) out += '\\';
        out += place == std::string_view::npos ? c : written[place];
    }
    return out;
}

void filter_error(const std::string& message, std::string_view source, std::size_t begin, std::size_t end) {
    const std::string_view before = source.substr(0, begin);
    const std::size_t newline = before.rfind('\n');
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t column = characters(before.substr(line)) + 1;
    const std::size_t size = characters(source.substr(begin, end - begin));
    throw ParameterError("filter",
                         fmt::format("{}\n{}:{} {}", message, column, column + size, shortened(source)));
}

}  // namespace kindred::queries::columns
