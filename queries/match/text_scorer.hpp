#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/ranking.hpp"
#include "queries/match/query_terms.hpp"
#include "queries/match/title_match.hpp"
#include "queries/match/word_roles.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kindred::queries::match {

using engine::data::FieldSet;

/// The score of a work, by parts (docs/ranking.md).
struct TextScore {
    double words = 0;      ///< BM25F of the terms
    double exact = 0;      ///< for forms as they were typed
    double closeness = 0;  ///< for neighbours in the query that are close in the text
    double coverage = 0;   ///< for how much of the query is covered
    double prior = 0;      ///< share that is added for citations
    double lift = 0;       ///< share that is added for a year and a venue that the query names
    double landmark = 0;  ///< share that is added when the title, or its name, is the query, or has all of it
    double title = 0;     ///< share of the weighted words that stands in the title, 0 to 1
    std::uint32_t matched_terms = 0;
    std::uint32_t needed_terms = 0;  ///< of these, those that are not optional
    std::uint32_t exact_terms = 0;
    std::uint32_t typos = 0;  ///< in the terms that matched

    double total() const noexcept {
        return (words + exact + closeness + coverage) * (1 + prior) * (1 + landmark) * (1 + lift);
    }
};

/// Scores works against one query from the forward file: every word of every field counts, so this is what
/// the fast ways of finding works are compared with. Belongs to one thread; what it is made from must outlive
/// it.
class TextScorer {
 public:
    TextScorer(const engine::Generation& generation, const QueryTerms& query,
               FieldSet fields = FieldSet::all(), const WorkRanking& ranking = ranking::work_text);

    /// All parts 0 when the work has no word of the query. Cost: reads the text once, about 0.5 us.
    TextScore score(engine::WorkId work);
    /// 0 to 1, in the order of the total: half of it against the highest score there can be, and 0.5 more for
    /// works that have all words of the query.
    double normalised(const TextScore& score) const noexcept;

    /// Whether the work that was scored last has term `term` in the fields.
    bool has(std::size_t term) const noexcept { return found_[term].any(); }
    /// What a term weighs: its rarity and how often it was typed.
    double weight(std::size_t term) const noexcept { return weights_[term]; }
    /// What is known of a work without its text multiplies its score by this: citations and conditions.
    double factor(engine::WorkId work) const noexcept {
        return (1 + prior(work)) * (1 + conditions_.of(engine::number(work)));
    }

 private:
    struct Counts {
        float title = 0;
        float abstract = 0;
        float side = 0;  ///< weighted
        float exact_title = 0;
        float exact_abstract = 0;
        bool any() const noexcept { return title + abstract + side > 0; }
    };
    struct Occurrence {
        engine::data::TextField field;
        std::uint32_t position;
        std::uint32_t term;
    };
    static WordRoles roles_of(const engine::Generation& generation, const QueryTerms& query);
    void add_expressions();
    double rarity(double documents) const noexcept;
    double saturated(double frequency) const noexcept;
    /// Counts a word for each of its roles.
    void count(engine::data::TextField field, std::uint32_t position, std::span<const WordRole> roles);
    /// Counts the expressions that end with a word.
    void count_expressions(engine::data::TextField field, std::uint32_t position, engine::WordId word);
    /// Compares the title again, its expressions taken for one word each.
    void compare_title();
    bool is_stop(engine::WordId word) const noexcept {
        return generation_.lexicon().stop(generation_.lexicon().stem_of(word));
    }
    double closeness(double length);
    double landmark(std::uint32_t name, bool all_in_title) const noexcept;
    double prior(engine::WorkId work) const noexcept {
        return prior_weight_ * static_cast<double>(generation_.citation_prior(work));
    }

    const engine::Generation& generation_;
    const QueryTerms& query_;
    FieldSet fields_;
    WorkRanking ranking_;
    WordRoles roles_;
    std::vector<double> weights_;
    std::vector<double> exact_weights_;
    std::vector<std::vector<std::uint32_t>> pairs_of_;  ///< by its first term
    std::vector<double> pair_weights_;
    std::uint32_t needed_terms_ = 0;
    double whole_ = 0;  ///< sum of the weights
    double best_ = 0;   ///< the highest score there can be
    float author_;      ///< what a word among the authors counts as
    float side_;        ///< and one in venue or topics
    double prior_weight_;
    readings::ConditionLift conditions_;

    /// An expression of the query; word is not used.
    struct ExpressionRole {
        WordRole role;
        std::uint32_t words;
    };
    std::vector<ExpressionRole> expressions_;
    engine::data::ExpressionFinder finder_;  ///< of expressions_
    /// The title that is read, when the query has expressions, and those found in it by where they begin.
    std::vector<engine::WordId> title_words_;
    std::vector<std::pair<std::uint32_t, const ExpressionRole*>> title_expressions_;

    TitleMatch title_;
    std::vector<Counts> found_;
    std::vector<std::uint32_t> touched_;
    std::vector<Occurrence> occurrences_;
    std::vector<double> pair_counts_;
};

}  // namespace kindred::queries::match
