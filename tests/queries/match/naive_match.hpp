#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_works.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kindred::test {

/// The texts of a collection word by word, and what is said of them in docs/query-language.md and
/// queries/ranking.hpp, decided by looking at everything: what the fast ways are tested against.
class NaiveCollection {
 public:
    struct Word {
        std::string text;  ///< "" between the values of a list
        std::string stem;
    };
    using Text = engine::data::PerField<std::vector<Word>>;

    explicit NaiveCollection(const engine::Generation& generation);

    std::uint32_t works() const { return static_cast<std::uint32_t>(texts_.size()); }
    const Text& text(std::uint32_t work) const { return texts_[work]; }

    /// The parts of a work's score.
    queries::match::TextScore score(std::uint32_t work, const queries::match::QueryTerms& query,
                                    engine::data::FieldSet fields,
                                    const queries::WorkRanking& ranking = queries::ranking::work_text) const;
    /// 0 to 1.
    double normalised(std::uint32_t work, const queries::match::QueryTerms& query,
                      engine::data::FieldSet fields,
                      const queries::WorkRanking& ranking = queries::ranking::work_text) const;

    /// The works that match a query without a tree, ascending. `accept` says what a filter and a threshold
    /// leave.
    std::vector<std::uint32_t> matches(const queries::match::WorkQuery& query,
                                       const std::function<bool(std::uint32_t)>& accept) const;
    /// True when the work satisfies the tree.
    bool satisfies(std::uint32_t work, const queries::text::QueryNode& node,
                   engine::data::FieldSet fields) const;

    bool has_term(std::uint32_t work, const queries::match::QueryTerm& term,
                  engine::data::FieldSet fields) const;
    bool has_phrase(std::uint32_t work, const queries::match::Phrase& phrase,
                    engine::data::FieldSet fields) const;

 private:
    double rarity(double documents, const queries::WorkRanking& ranking) const;
    double length(std::uint32_t work, engine::data::TextField field) const;
    double closeness(std::uint32_t work, const queries::match::QueryTerms& query,
                     engine::data::FieldSet fields, const queries::WorkRanking& ranking) const;
    static double prior_weight(const queries::match::QueryTerms& query, const queries::WorkRanking& ranking);
    double prior(std::uint32_t work, double weight) const;
    double landmark(std::uint32_t work, const queries::match::QueryTerms& query,
                    const queries::WorkRanking& ranking) const;
    double lift(std::uint32_t work, const queries::match::QueryTerms& query,
                const queries::WorkRanking& ranking) const;
    /// How often the word at `at` of `words`, and the expressions that end there, are what `term` asks for.
    std::size_t times(const std::vector<Word>& words, engine::data::TextField field, std::size_t at,
                      const queries::match::QueryTerm& term) const;
    bool is(const Word& word, const queries::match::QueryTerm& term) const;
    /// Whether the expression that `found` is ends at word `at`; never when it is a stem.
    bool expression_ends(const std::vector<Word>& words, engine::data::TextField field, std::size_t at,
                         const queries::match::Alternative& found) const;
    /// Words of the longest expression from `at` that `term` asks for; 0 when none stands there.
    std::size_t expression_from(const std::vector<Word>& title, std::size_t at,
                                const queries::match::QueryTerm& term) const;
    bool is_stop(const Word& word) const;
    double best(const queries::match::QueryTerms& query, const queries::WorkRanking& ranking) const;
    bool satisfies_clause(std::uint32_t work, const queries::text::Clause& clause,
                          engine::data::FieldSet fields) const;
    bool is_left(std::uint32_t work, const queries::match::WorkQuery& query) const;

    const engine::Generation& generation_;
    std::vector<std::string> words_;  ///< by id
    std::vector<Text> texts_;
    std::vector<std::uint32_t> names_;      ///< words of each title before its colon
    engine::data::PerField<double> means_;  ///< words of an average work, at least 1
    std::vector<double> citations_;         ///< by work; NaN without
    std::vector<double> years_;
    double latest_year_;
};

}  // namespace kindred::test
