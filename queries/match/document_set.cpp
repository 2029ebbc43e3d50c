#include "queries/match/document_set.hpp"

#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "queries/readings/phrases.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::match {

namespace {

using engine::xapian::TermQuery;

/// The text fields that `field` stands for, of which `any` are those.
FieldSet fields_of(text::QueryField field, FieldSet any) noexcept {
    using engine::data::TextField;
    using text::QueryField;
    constexpr std::array<std::pair<QueryField, TextField>, 4> known = {
        {{QueryField::title, TextField::title},
         {QueryField::abstract, TextField::abstract},
         {QueryField::author, TextField::authors},
         {QueryField::venue, TextField::venue}}};
    if (field == QueryField::any) return any;
    FieldSet fields = field == QueryField::topic ? FieldSet::any_topics() : FieldSet();
    for (const auto& [name, text] : known)
        if (name == field) fields.add(text);
    return fields;
}

/// True when a word of `clause` is more than a stop word.
bool has_content(const text::Clause& clause) {
    return !std::ranges::all_of(clause.words, &text::QueryWord::stop);
}

/// True when something is asked for: stop words alone are not, but in names and phrases.
bool asks(const text::QueryNode& node) {
    if (node.kind == text::QueryNode::Kind::years) return true;
    if (node.kind != text::QueryNode::Kind::clause) return std::ranges::any_of(node.children, asks);
    const text::Clause& clause = node.clause;
    return clause.phrase || clause.field == text::QueryField::author || has_content(clause);
}

/// Evaluates one tree. What asks for nothing is ignored.
class TreeMatcher {
 public:
    TreeMatcher(engine::Reader& reader, FieldSet fields)
        : reader_(reader),
          generation_(reader.generation()),
          works_(generation_.manifest().works),
          fields_(fields),
          phrases_(generation_) {}

    DocumentSet documents(const text::QueryNode& node) {
        using Kind = text::QueryNode::Kind;
        if (!asks(node)) return DocumentSet(works_, true);
        if (node.kind == Kind::clause) return with_clause(node.clause);
        if (node.kind == Kind::years) return with_year(node.years);
        DocumentSet set(works_, node.kind == Kind::all);
        for (const text::QueryNode& child : node.children) {
            if (node.kind == Kind::all) {
                set.keep(documents(child));
            } else if (asks(child)) {
                set.add_all(documents(child));
            }
        }
        if (node.kind == Kind::none_of) set.invert();
        return set;
    }

 private:
    DocumentSet with_year(const text::YearRange& years) const {
        DocumentSet set(works_);
        const engine::data::Column* column = generation_.work_columns().find("year");
        if (column == nullptr) return set;
        for (std::uint32_t document = 0; document < works_; ++document) {
            const double year = column->number(document);
            if (year >= years.from.value_or(-1e9) && year <= years.to.value_or(1e9)) set.add(document);
        }
        return set;
    }

    /// Each word of the clause, or all of them side by side.
    DocumentSet with_clause(const text::Clause& clause) {
        const FieldSet fields = fields_of(clause.field, fields_);
        const Phrase phrase = clause.phrase ? read_phrase(generation_, clause, Typing::finished) : Phrase{};
        DocumentSet set(works_);
        if (phrase.unknown) return set;
        std::vector<TermQuery> wanted;
        std::vector<std::span<const engine::WordId>> words;
        for (const text::QueryWord& word : clause.words) {
            if (word.stop && clause.field != text::QueryField::author) continue;
            if (clause.field == text::QueryField::author) {
                wanted.push_back(TermQuery::of_term(engine::make_term(engine::name_prefix, word.word)));
                continue;
            }
            const auto stem = generation_.lexicon().find(word.stem);
            if (!stem) return set;
            wanted.push_back(TermQuery::of_term(word.stem));
            words.push_back(generation_.lexicon().words_of(*stem));
        }
        if (wanted.empty()) wanted.push_back(TermQuery::of(TermQuery::Op::all_docs, {}));
        const bool in_text = !(fields == FieldSet::all()) && clause.field != text::QueryField::author;
        engine::xapian::MatchWatch watch;
        watch.see = [&](std::uint32_t document) {
            if (clause.phrase || in_text) {
                phrases_.read(engine::WorkId{document});
                if (clause.phrase && !phrases_.has(phrase, fields)) return;
                for (const auto& forms : words)
                    if (!clause.phrase && !phrases_.has_any(forms, fields)) return;
            }
            set.add(document);
        };
        reader_.work_index().match(TermQuery::of(TermQuery::Op::all, std::move(wanted)), 0, 0, {}, 0, watch);
        return set;
    }

    engine::Reader& reader_;
    const engine::Generation& generation_;
    std::uint32_t works_;
    FieldSet fields_;
    readings::PhraseMatcher phrases_;
};

std::size_t count_clauses(const text::QueryNode& node) {
    std::size_t count = node.children.empty() ? 1 : 0;
    for (const text::QueryNode& child : node.children) count += count_clauses(child);
    return count;
}

}  // namespace

DocumentSet works_with(engine::Reader& reader, const text::QueryNode& node, FieldSet fields) {
    if (const std::size_t clauses = count_clauses(node); clauses > max_tree_clauses) {
        throw Error(
            ErrorCode::invalid_query,
            fmt::format("the advanced query has {} conditions, more than {}", clauses, max_tree_clauses),
            "ask for less at once, or search by words");
    }
    return TreeMatcher(reader, fields).documents(node);
}

bool needs_word(const text::QueryNode& node) {
    using Kind = text::QueryNode::Kind;
    if (node.kind == Kind::clause) return has_content(node.clause);
    if (node.kind == Kind::all) return std::ranges::any_of(node.children, needs_word);
    return node.kind == Kind::any && std::ranges::all_of(node.children, needs_word);
}

}  // namespace kindred::queries::match
