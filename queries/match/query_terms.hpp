#pragma once
#include "engine/generation/generation.hpp"
#include "queries/hits/text_matcher.hpp"
#include "queries/readings/phrases.hpp"
#include "queries/readings/soft_conditions.hpp"
#include "queries/text/query_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kindred::queries::match {

using readings::Phrase;
using readings::read_phrase;
using readings::Typing;

/// A stem that a term of a query is found by.
struct Alternative {
    engine::StemId stem{};  ///< or an expression (engine/data/expressions.hpp)
    float quality = 1;      ///< 1 as it was typed, less when completed, joined or corrected
    bool completed = false;
};

/// A word of a query and what it stands for in the collection.
struct QueryTerm {
    std::string typed;  ///< the folded word
    std::string stem;   ///< its stem, whether the works have it or not
    /// Each stem once; none when the collection has nothing like it.
    std::vector<Alternative> alternatives = {};
    std::vector<engine::WordId> exact = {};  ///< the forms typed, as far as the collection has them
    std::uint32_t count = 1;                 ///< how often it was typed
    std::uint32_t place = 0;                 ///< where it was typed first, counted in words
    std::uint32_t documents = 0;             ///< works with it, at most; sums over the alternatives
    std::uint32_t exact_documents = 0;       ///< works with the form typed
    unsigned typos = 0;                      ///< edits that were forgiven
    bool required = false;                   ///< stands in a phrase
    bool optional = false;                   ///< adds to scores, but no document must have it
    bool condition = false;                  ///< names a year or a venue: optional

    bool unknown() const noexcept { return alternatives.empty(); }
};

/// A query in terms of the collection.
struct QueryTerms {
    std::vector<QueryTerm> terms;         ///< distinct, in the order typed, without stop words
    std::vector<std::uint32_t> sequence;  ///< the terms in the order typed, doubles too
    /// Terms that were typed side by side, or with one stop word between.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    readings::SoftConditions conditions;
    std::vector<Phrase> phrases;
    std::vector<Phrase> excluded_phrases;
    std::vector<engine::StemId> excluded;
    /// Typed words and what was searched for instead, in the order typed.
    std::vector<std::pair<std::string, std::string>> corrections;
    /// Typed words and what was searched for beside them, in the order typed.
    std::vector<std::pair<std::string, std::string>> also;
    hits::MatchedWords matched;  ///< what of a record to mark

    /// True when nothing is asked for: every word was a stop word or excluded.
    bool empty() const noexcept { return terms.empty() && phrases.empty(); }
};

/// What `text` asks of the collection: a word that is unknown is what it is likeliest a typo of, one that is
/// rare and much like a frequent one is that, too; other spellings count as the one typed; two words that are
/// one, or one that are two, are found both ways; an unfinished last word gets its completions. The words of
/// an advanced query are taken as they were typed. Bounded by `ranking::corrected_words`, `completions` and
/// `completion_postings`.
QueryTerms read_terms(const engine::Generation& generation, const text::QueryText& text, Typing typing);

}  // namespace kindred::queries::match
