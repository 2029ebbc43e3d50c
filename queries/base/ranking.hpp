#pragma once
#include "engine/data/postings.hpp"
#include "engine/xapian/term_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace kindred::queries {

/// How works are ranked by the words of a query: BM25F over the fields, and what is added to it. A struct, so
/// that a sweep can try others.
struct WorkRanking {
    engine::data::FieldWeights fields = engine::data::field_weights;
    /// Rarity ln(1 + (N - n + 0.5) / (n + 0.5)) to this power: rare words lead a little more.
    double idf_power = 1.15;
    /// A word that the query has q times counts q (k3 + 1) / (q + k3).
    double k3 = 3.0;
    /// The word as it was typed, beside its stem, once more with this weight.
    double exact_weight = 0.15;
    /// Two words that are neighbours in the query, within `pair_window` words in any order.
    double pair_weight = 0.05;
    std::uint32_t pair_window = 8;
    /// For covering the query: this, times the square of the covered share, times its whole rarity.
    double coverage = 0.05;
    /// Ten times the citations a year are worth this share of the score: by the words of the query, from one;
    /// longer queries have the last. Who types one word or two asks for what is known.
    std::array<double, 9> citation_prior = {2.00, 0.16, 0.10, 0.03, 0.02, 0.02, 0.02, 0.02, 0.01};
    /// A year, and a venue, that the query names and the work is of.
    double condition = 1.5;
    /// The topic that the query is the name of.
    double topic = 0.1;
    /// A title that is the query word by word, and a title whose name before the colon is.
    double whole_title = 0.5;
    double name_of_title = 0.4;
    /// A title that has all words of a query of at most so many.
    double all_in_title = 0.3;
    std::size_t title_words = 3;
};

/// The constants that searches and recommendations were tuned by; docs/ranking.md says how each was chosen.
/// What names and suggestions score beside these stands where they are matched.
namespace ranking {

inline constexpr WorkRanking work_text = {};
/// The best works by BM25F over stems that are scored again by WorkRanking.
inline constexpr std::uint32_t candidates = 64;
/// Queries of at most this many words want them all; longer ones want any.
inline constexpr std::size_t short_query = 8;
/// A short query wants fewer of its words when fewer documents than this have all of them.
inline constexpr std::uint32_t enough_matches = 20;
/// Researchers are found by this many of the weightiest words of a long query; all words rank them.
inline constexpr std::size_t candidate_terms = 32;

/// What a word that was not typed so is worth, against one that was: completions of an unfinished word that
/// is no word itself, and of one that is; a joined or split word; what a rare word may be a typo of, by one
/// edit and by two; what an unknown word may mean beside the likeliest correction, which counts 1.
inline constexpr float completed = 0.9F;
inline constexpr float completed_word = 0.4F;
inline constexpr float joined = 0.9F;
inline constexpr float one_typo = 0.7F;
inline constexpr float two_typos = 0.5F;
inline constexpr float less_likely = 0.3F;
/// What an acronym stands for, where the acronym was typed: they are one. An acronym, for each word of what
/// it stands for: it may stand for other things, too.
inline constexpr float spelled_out = 1;
inline constexpr float abbreviated = 0.3F;
/// An unfinished word stands for at most this many stems ...
inline constexpr std::size_t completions = 50;
/// ... that have this many postings together: bounds the time of a search for one letter.
inline constexpr std::uint32_t completion_postings = 200000;
/// Corrections of a word with typos that are tried, at most.
inline constexpr std::size_t corrections = 3;
/// A word of the collection may be a typo when at most this many works have it.
inline constexpr std::uint32_t rare_word_works = 5;
/// Works by words, and as many by meaning, that are put in order when a search mixes both.
inline constexpr std::uint32_t hybrid_candidates = 300;
/// Words of a query that are corrected, at most.
inline constexpr std::size_t corrected_words = 10;
/// Different phrases that can be excluded: each is searched in the text of every match.
inline constexpr std::size_t excluded_phrases = 20;

/// BM25 over what researchers are found by.
inline constexpr engine::xapian::Bm25 researchers = {1.2, 0.5};
/// A word of a researcher's name weighs this much more than the same word among their subjects.
inline constexpr double name_boost = 2.0;
/// Researchers that are compared with a name, at most.
inline constexpr std::uint32_t named_researchers = 200;
/// Researchers that are ranked by their works, at most; the rest follow by BM25.
inline constexpr std::uint32_t expert_candidates = 100;
/// Works of a researcher, the latest in the index, that count for them, at most.
inline constexpr std::size_t expert_works = 200;
/// The next best work of a researcher counts this much of the one before.
inline constexpr double expert_decay = 0.8;

/// Recommendations. A neighbour of a seed's work votes with what it is closer than this share of the farthest
/// neighbour's closeness: close works count, distant ones hardly.
inline constexpr double vote_floor = 0.8;
/// Votes for a researcher are divided by sqrt(works + this): who writes much is not close to everybody, and
/// who wrote one work is not closer than those who wrote five.
inline constexpr double works_damping = 8;
/// Publishing where the seeds do raises the content signal by this share for each unit of `Overlap`.
inline constexpr double venue_bonus = 2;
/// What a negative seed takes away beside what a seed gives.
inline constexpr double negative_share = 0.5;
/// The graph and institution signals on the scale of the content signal.
inline constexpr double graph_scale = 3;
inline constexpr double institution_scale = 36;
/// The same for works: their authors are known, so people say less.
inline constexpr double work_graph_scale = 0.3;
inline constexpr double work_institution_scale = 3;
/// Whoever has many collaborators shares some with everybody: divided by (collaborators + 1) to this power.
inline constexpr double collaborators_damping = 0.25;
/// Collaborators of a seed that count, and of each of them: those with most shared works.
inline constexpr std::size_t close_collaborators = 200;
inline constexpr std::size_t their_collaborators = 500;
/// Works of one seed researcher, the latest in the index first, and of all of them together.
inline constexpr std::size_t max_seed_works = 500;
inline constexpr std::size_t max_all_seed_works = 4000;
/// With fewer votes of neighbours than this the works closest to the middle of the seeds vote as well.
inline constexpr std::size_t few_votes = 10;
/// Nearest works of a text that vote.
inline constexpr std::size_t text_neighbours = 64;
/// Stems of a text, the weightiest, that are looked up, and works that are scored exactly.
inline constexpr std::size_t text_terms = 40;
inline constexpr std::size_t text_candidates = 300;
/// Works closest to a text by words whose neighbours are candidates too.
inline constexpr std::size_t asked_for_neighbours = 10;
/// Works whose middle is the latent place of a text when there is no projection.
inline constexpr std::size_t middle_works = 10;
/// The next best work of a researcher says this much of the one before about what they know of a text.
inline constexpr double affinity_decay = 0.8;
/// Likeness of a text and a work, in spreads, that makes an affinity of 1.
inline constexpr double affinity_scale = 10;
/// Researchers that neighbours of a text name and that are then scored by their works: all that an answer
/// has, whatever the page.
inline constexpr std::size_t expert_pool = 500;
/// The best recommendations that are put in an order that avoids likeness.
inline constexpr std::size_t diverse_pool = 200;

}  // namespace ranking

}  // namespace kindred::queries
