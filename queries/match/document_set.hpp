#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/text_scorer.hpp"
#include "queries/text/query_text.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred::queries::match {

/// Some of the documents of a collection.
class DocumentSet {
 public:
    /// None or all of `documents`.
    explicit DocumentSet(std::uint32_t documents, bool all = false) : has_(documents, all) {}

    bool has(std::uint32_t document) const noexcept { return document < has_.size() && has_[document]; }
    void add(std::uint32_t document) {
        if (document < has_.size()) has_[document] = true;
    }
    void keep(const DocumentSet& other) {
        for (std::size_t i = 0; i < has_.size(); ++i) has_[i] = has_[i] && other.has_[i];
    }
    void add_all(const DocumentSet& other) {
        for (std::size_t i = 0; i < has_.size(); ++i) has_[i] = has_[i] || other.has_[i];
    }
    void invert() { has_.flip(); }

 private:
    std::vector<bool> has_;
};

/// Words, phrases and years of an advanced query: each is a search of its own.
inline constexpr std::size_t max_tree_clauses = 100;

/// The works that satisfy `node`, looked for in `fields` where the query names no field. Words match by their
/// stems, phrases and names as they stand; nothing is completed or corrected. Throws
/// Error{invalid_query} over `max_tree_clauses`. Cost: the postings of every clause, 0.5 us a work where only
/// the text can tell, and a bit a work a node.
DocumentSet works_with(engine::Reader& reader, const text::QueryNode& node, FieldSet fields);

/// True when every work that satisfies `node` has a word of one of its clauses.
bool needs_word(const text::QueryNode& node);

}  // namespace kindred::queries::match
