#include "queries/match/query_terms.hpp"

#include "engine/base/distinct.hpp"
#include "engine/text/variants.hpp"
#include "queries/base/ranking.hpp"
#include "queries/readings/expressions.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace kindred::queries::match {

namespace {

using engine::data::Dictionary;
using Kind = engine::data::Expression::Kind;

/// Builds the terms of one query, clause by clause.
class TermReader {
 public:
    TermReader(const engine::Generation& generation, Typing typing)
        : generation_(generation),
          words_(generation.dictionary()),
          expressions_(generation.expressions()),
          typing_(typing) {}

    QueryTerms read(const text::QueryText& text) {
        literal_ = text.tree.has_value();
        // In a text of many words, or of many quotes, quotes are quotations.
        const bool phrases = count_words(text) <= ranking::short_query &&
                             std::ranges::count(text.wanted, true, &text::Clause::phrase) <=
                                 static_cast<std::ptrdiff_t>(ranking::short_query);
        std::vector<readings::WordPlace> conditions;
        if (!literal_) out_.conditions = readings::read_conditions(generation_, text, conditions);
        for (std::size_t at = 0; at < text.wanted.size(); ++at) {
            text::Clause clause = text.wanted[at];
            clause.phrase = clause.phrase && phrases;
            if (clause.phrase) {
                out_.phrases.push_back(read_phrase(generation_, clause, typing_));
                auto& marked = out_.matched.phrases.emplace_back();
                for (const text::QueryWord& word : clause.words) marked.push_back(word.word);
            }
            for (std::size_t i = 0; i < clause.words.size(); ++i) {
                const text::QueryWord& word = clause.words[i];
                const auto names_condition = [&](std::size_t place) {
                    return std::ranges::binary_search(conditions, readings::WordPlace{at, place});
                };
                const bool last = i + 1 == clause.words.size();
                if (names_condition(i)) {
                    add_condition(word);
                } else if (!last && !clause.phrase && !literal_ && !names_condition(i + 1) &&
                           add_compound(word, clause.words[i + 1])) {
                    ++i;
                } else {
                    const std::size_t placed = sequence_.size();
                    add(word, clause,
                        last && clause.unfinished && typing_ == Typing::unfinished && !literal_);
                    note(word, placed);
                }
            }
        }
        if (!literal_) relate_acronyms();
        for (const text::Clause& clause : text.excluded) exclude(clause);
        for (const Placed& one : sequence_) out_.sequence.push_back(one.term);
        pair_up();
        mark();
        return std::move(out_);
    }

 private:
    static std::size_t count_words(const text::QueryText& text) {
        std::size_t words = 0;
        for (const text::Clause& clause : text.wanted)
            words +=
                static_cast<std::size_t>(std::ranges::count(clause.words, false, &text::QueryWord::stop));
        return words;
    }

    /// A word that names a year or a venue: texts that have it score for it too.
    void add_condition(const text::QueryWord& word) {
        before_.clear();
        QueryTerm& term = term_of(word, stem_of(word), words_.find(word.word), place_++);
        term.optional = true;
        term.condition = true;
    }

    /// "non-convex" is "nonconvex" in a collection that has both. False when the two are not one word.
    bool add_compound(const text::QueryWord& first, const text::QueryWord& second) {
        const auto stem = readings::compound_of(generation_, first, second);
        if (!stem) return false;
        before_.clear();
        const text::QueryWord word = {first.word + second.word,
                                      std::string(generation_.lexicon().stem(*stem))};
        const auto known = words_.find(word.word);
        QueryTerm& term = term_of(word, stem, known && known->stem == *stem ? known : std::nullopt, place_);
        place_ += 2;
        add_spellings(*stem, term);
        out_.matched.phrases.push_back({first.word, second.word});
        note(first, sequence_.size() - 1);
        note(second, sequence_.size() - 1);
        return true;
    }

    void add(const text::QueryWord& word, const text::Clause& clause, bool unfinished) {
        const std::uint32_t place = place_++;
        const bool only = out_.terms.empty() && clause.words.size() == 1;
        // "the" may become "theory", but in "attention is a" the last word asks for nothing yet.
        if (word.stop && !(unfinished && only)) {
            before_.clear();
            return;
        }
        const auto known = word.stop ? std::nullopt : words_.find(word.word);
        const auto stem = stem_of(word);
        const std::string before = std::exchange(before_, clause.phrase ? std::string() : word.word);
        const bool exact = clause.phrase || literal_;
        // What no word goes on from is as finished as it will be.
        if (!exact && unfinished && !known && words_.complete(word.word, 1).empty()) unfinished = false;
        const bool compound = stem && !expressions_.of(*stem, Kind::spelling).empty();
        const bool parted =
            !unfinished && !exact && !compound && (known || !stem) && add_split(word.word, place);
        if (parted && !known) return;
        // An unfinished word that is none may become many; its stem alone would be a guess.
        QueryTerm& term = term_of(word, unfinished && !known ? std::nullopt : stem, known, place);
        if (parted) {
            term.optional = true;
            return;
        }
        if (clause.phrase) {
            // What an unfinished word of a phrase may become, the phrase knows.
            if (!unfinished) term.required = true;
            if (unfinished && term.count == 1) term.optional = true;
            return;
        }
        if (literal_) return;
        if (stem) add_spellings(*stem, term);
        add_variants(word.word, term);
        if (!before.empty()) join(before, word.word, term);
        if (unfinished) complete(word.word, term, known.has_value());
        if (unfinished && !known && !term.unknown()) return;
        if (stem && term.unknown()) add_alternative(term, *stem, 1);
        if (term.count > 1) return;
        if (!known || known->documents <= ranking::rare_word_works) correct(word, stem, known, term);
    }

    /// The stem of a word when the collection has any form of it.
    std::optional<engine::StemId> stem_of(const text::QueryWord& word) const {
        const auto stem = word.stop ? std::nullopt : generation_.lexicon().find(word.stem);
        return stem && !generation_.lexicon().stop(*stem) ? stem : std::nullopt;
    }

    /// The term of a word: the one of its stem when the query has it already. `known` is the word itself, if
    /// the collection has it and not only others of its stem.
    QueryTerm& term_of(const text::QueryWord& word, std::optional<engine::StemId> stem,
                       const std::optional<engine::data::WordEntry>& known, std::uint32_t place) {
        const auto next = static_cast<std::uint32_t>(out_.terms.size());
        const std::uint32_t number = stem ? by_stem_.try_emplace(engine::number(*stem), next).first->second
                                          : by_word_.try_emplace(word.word, next).first->second;
        if (number == next) {
            out_.terms.push_back({.typed = word.word, .stem = word.stem, .place = place});
            if (stem) add_alternative(out_.terms.back(), *stem, 1);
        } else {
            ++out_.terms[number].count;
        }
        QueryTerm& term = out_.terms[number];
        if (known) add_exact(*known, term);
        sequence_.push_back({place, number});
        return term;
    }

    void add_alternative(QueryTerm& term, engine::StemId stem, float quality, bool completed = false) {
        add_alternative(term, stem, quality, completed, generation_.lexicon().document_frequency(stem));
    }
    void add_alternative(QueryTerm& term, engine::StemId stem, float quality, bool completed,
                         std::uint32_t documents) {
        if (std::ranges::find(term.alternatives, stem, &Alternative::stem) != term.alternatives.end()) return;
        term.alternatives.push_back({stem, quality, completed});
        term.documents = std::min(term.documents + documents, generation_.manifest().works);
    }

    /// The other spellings of a word: "non convex" beside nonconvex.
    void add_spellings(engine::StemId stem, QueryTerm& term) {
        for (const std::uint32_t n : expressions_.of(stem, Kind::spelling)) add_expression(n, 1, term);
    }

    void add_expression(std::uint32_t n, float quality, QueryTerm& term) {
        add_alternative(term, expressions_.stem_of(n, generation_.lexicon()), quality, false,
                        expressions_.works(n));
        term.exact_documents += expressions_.works(n);
    }

    /// Remembers what was typed, for expressions; `placed` terms had been placed before.
    void note(const text::QueryWord& word, std::size_t placed) {
        const bool asks = sequence_.size() > placed;
        typed_.stems.push_back(
            generation_.lexicon().find(word.stem).value_or(engine::data::Lexicon::no_stem));
        typed_.terms.push_back(asks ? std::optional(sequence_.back().term) : std::nullopt);
    }

    /// "gcn" is found in "graph convolutional networks", each of these words in "gcn". Who types both means
    /// each as it is.
    void relate_acronyms() {
        if (sequence_.size() > ranking::short_query) return;
        const std::vector<readings::LongForm> forms = readings::long_forms(generation_, typed_.stems);
        for (std::size_t i = 0; i < typed_.stems.size(); ++i) {
            if (typed_.terms[i]) spell_out(typed_.stems[i], forms, out_.terms[*typed_.terms[i]]);
        }
        for (const readings::LongForm& form : forms) {
            const engine::StemId acronym = expressions_.target(form.number);
            if (std::ranges::find(typed_.stems, acronym) != typed_.stems.end()) continue;
            for (std::size_t i = form.first; i < form.last; ++i)
                if (typed_.terms[i])
                    add_alternative(out_.terms[*typed_.terms[i]], acronym, ranking::abbreviated);
            out_.also.emplace_back(readings::written(generation_, expressions_.words(form.number)),
                                   readings::written(generation_, {&acronym, 1}));
        }
    }

    void spell_out(engine::StemId acronym, const std::vector<readings::LongForm>& typed, QueryTerm& term) {
        for (const std::uint32_t n : expressions_.of(acronym, Kind::acronym)) {
            if (std::ranges::find(typed, n, &readings::LongForm::number) != typed.end()) continue;
            add_expression(n, ranking::spelled_out, term);
            out_.also.emplace_back(term.typed, readings::written(generation_, expressions_.words(n)));
        }
    }

    /// "colour" and "color" are one word.
    void add_variants(const std::string& word, QueryTerm& term) {
        for (const std::string& variant : engine::text::spelling_variants(word)) {
            const auto known = words_.find(variant);
            if (!known || known->stop) continue;
            add_alternative(term, known->stem, 1);
            add_exact(*known, term);
        }
    }

    static void add_exact(const engine::data::WordEntry& known, QueryTerm& term) {
        if (std::ranges::find(term.exact, known.id) != term.exact.end()) return;
        term.exact.push_back(known.id);
        term.exact_documents += known.documents;
    }

    /// "deeplearning": both parts are searched for instead.
    bool add_split(const std::string& word, std::uint32_t place) {
        if (corrected_ == ranking::corrected_words) return false;
        ++corrected_;
        const auto parts = words_.split(word);
        if (!parts) return false;
        for (const engine::data::WordEntry& part : {parts->first, parts->second}) {
            if (part.stop) continue;
            term_of({std::string(part.text), std::string(generation_.lexicon().stem(part.stem))}, part.stem,
                    part, place);
        }
        out_.corrections.emplace_back(word,
                                      std::string(parts->first.text) + " " + std::string(parts->second.text));
        return true;
    }

    /// "data base": the word before and this one are found as "database" too.
    void join(const std::string& before, const std::string& word, QueryTerm& term) {
        const auto whole = words_.join(before, word);
        if (!whole) return;
        add_alternative(term, whole->stem, ranking::joined);
        if (sequence_.size() < 2) return;
        add_alternative(out_.terms[sequence_[sequence_.size() - 2].term], whole->stem, ranking::joined);
    }

    void complete(const std::string& prefix, QueryTerm& term, bool known) {
        std::uint32_t postings = 0;
        for (const engine::StemId stem : words_.stems_of_prefix(prefix, ranking::completions)) {
            postings += generation_.lexicon().document_frequency(stem);
            if (postings > ranking::completion_postings && !term.unknown()) break;
            add_alternative(term, stem, known ? ranking::completed_word : ranking::completed, true);
        }
        if (!term.unknown()) out_.matched.prefixes.push_back(prefix);
    }

    /// What the word may be a typo of. A form that no work has is judged as it was typed, not by its stem:
    /// "recurent" is "recurrent" rather than another form of "recur". The likeliest correction takes its
    /// place; beside a rare word that the collection has it counts less.
    void correct(const text::QueryWord& word, std::optional<engine::StemId> stem,
                 const std::optional<engine::data::WordEntry>& known, QueryTerm& term) {
        if (corrected_ == ranking::corrected_words) return;
        ++corrected_;
        const auto near = words_.correct(word.word, ranking::corrections);
        if (near.empty() || (!known && stem && !clearly_likelier(near[0].word, *stem))) return;
        const auto& [best, distance] = near[0];
        if (known) {
            if (best.stop || best.stem == known->stem) return;
            add_alternative(term, best.stem, distance == 1 ? ranking::one_typo : ranking::two_typos);
            out_.also.emplace_back(word.word, std::string(best.text));
            return;
        }
        term.typos = distance;
        out_.corrections.emplace_back(word.word, std::string(best.text));
        for (Alternative& other : term.alternatives) other.quality = ranking::less_likely;
        if (best.stop) {
            term.optional = true;
            return;
        }
        add_alternative(term, best.stem, 1);
        add_exact(best, term);
        for (const Dictionary::Correction& other : near) {
            if (!other.word.stop && other.distance == distance)
                add_alternative(term, other.word.stem, ranking::less_likely);
        }
    }

    bool clearly_likelier(const engine::data::WordEntry& word, engine::StemId stem) const {
        return word.stem != stem &&
               word.frequency / Dictionary::clearly_more >= generation_.lexicon().document_frequency(stem);
    }

    void exclude(const text::Clause& clause) {
        if (clause.phrase || clause.words.size() > 1) {
            if (out_.excluded_phrases.size() == ranking::excluded_phrases) return;
            Phrase phrase = read_phrase(generation_, clause, Typing::finished);
            const bool known = std::ranges::find(out_.excluded_phrases, phrase.places, &Phrase::places) !=
                               out_.excluded_phrases.end();
            if (!phrase.unknown && !known) out_.excluded_phrases.push_back(std::move(phrase));
            return;
        }
        if (clause.words[0].stop) return;
        const auto stem = generation_.lexicon().find(clause.words[0].stem);
        if (stem && excluded_.insert(engine::number(*stem)).second) out_.excluded.push_back(*stem);
    }

    void pair_up() {
        for (std::size_t i = 1; i < sequence_.size(); ++i) {
            const auto [place, term] = sequence_[i];
            const auto [place_before, before] = sequence_[i - 1];
            if (term == before || place - place_before > 2) continue;
            out_.pairs.emplace_back(std::minmax(before, term));
        }
        engine::sort_distinct(out_.pairs);
    }

    void mark() {
        for (const QueryTerm& term : out_.terms) {
            if (term.required) continue;
            for (const Alternative& found : term.alternatives) {
                // Completions are marked as far as they were typed.
                if (found.completed) continue;
                if (const auto n = expressions_.number_of(found.stem, generation_.lexicon())) {
                    auto& phrase = out_.matched.phrases.emplace_back();
                    for (const engine::StemId word : expressions_.words(*n))
                        phrase.emplace_back(generation_.lexicon().surface(word));
                } else {
                    out_.matched.stems.emplace(generation_.lexicon().stem(found.stem));
                }
            }
        }
    }

    struct Placed {
        std::uint32_t place;
        std::uint32_t term;
    };

    const engine::Generation& generation_;
    const Dictionary& words_;
    const engine::data::Expressions& expressions_;
    Typing typing_;
    bool literal_ = false;  ///< words are taken as they were typed
    QueryTerms out_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_stem_;  ///< terms by the stem typed
    std::unordered_map<std::string, std::uint32_t> by_word_;    ///< terms whose stem is unknown
    std::unordered_set<std::uint32_t> excluded_;                ///< stems
    std::vector<Placed> sequence_;                              ///< the terms in the order typed, doubles too
    /// Every word typed, stop words too: its stem, and the term that it became.
    struct {
        std::vector<engine::StemId> stems;
        std::vector<std::optional<std::uint32_t>> terms;
    } typed_;
    std::string before_;  ///< the word before, when this one could be joined to it
    std::uint32_t place_ = 0;
    std::size_t corrected_ = 0;
};

}  // namespace

QueryTerms read_terms(const engine::Generation& generation, const text::QueryText& text, Typing typing) {
    return TermReader(generation, typing).read(text);
}

}  // namespace kindred::queries::match
