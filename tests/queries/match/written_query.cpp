#include "tests/queries/match/written_query.hpp"

namespace kindred::test {

namespace {

using queries::text::QueryField;
using queries::text::QueryNode;

std::string_view prefix(QueryField field) {
    switch (field) {
        case QueryField::any:
            return "";
        case QueryField::title:
            return "title:";
        case QueryField::abstract:
            return "abstract:";
        case QueryField::author:
            return "author:";
        case QueryField::venue:
            return "venue:";
        case QueryField::topic:
            return "topic:";
    }
    return "?";
}

std::string written(const queries::text::YearRange& years) {
    const auto end = [](const auto& year) { return year ? std::to_string(*year) : ""; };
    return end(years.from) + ".." + end(years.to);
}

}  // namespace

std::string written(const queries::text::Clause& clause) {
    std::string words;
    for (const queries::text::QueryWord& word : clause.words) {
        if (!words.empty()) words += clause.phrase ? " " : "+";
        words += word.word;
    }
    if (clause.phrase) words = "\"" + words + "\"";
    return std::string(prefix(clause.field)) + words + (clause.unfinished ? "*" : "");
}

std::string written(const std::vector<queries::text::Clause>& clauses) {
    std::string out;
    for (const queries::text::Clause& clause : clauses) out += (out.empty() ? "" : " ") + written(clause);
    return out;
}

std::string written(const QueryNode& node) {
    using Kind = QueryNode::Kind;
    if (node.kind == Kind::clause) return written(node.clause);
    if (node.kind == Kind::years) return written(node.years);
    if (node.kind == Kind::none_of && node.children.size() == 1) return "!" + written(node.children[0]);
    std::string out;
    for (const QueryNode& child : node.children) {
        if (!out.empty()) out += node.kind == Kind::all ? " & " : " | ";
        out += written(child);
    }
    return (node.kind == Kind::none_of ? "!(" : "(") + out + ")";
}

queries::text::QueryText read(std::string_view q, queries::text::QueryMode mode) {
    engine::text::Analyser analyser;
    return queries::text::read_query(analyser, q, mode);
}

}  // namespace kindred::test
