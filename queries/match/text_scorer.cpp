#include "queries/match/text_scorer.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries::match {

using engine::data::TextField;

namespace {

/// What ten times the citations a year are worth for `query`.
double prior_weight(const QueryTerms& query, const WorkRanking& ranking) {
    const std::size_t words = query.sequence.size();
    return ranking.citation_prior[std::clamp<std::size_t>(words, 1, ranking.citation_prior.size()) - 1];
}

}  // namespace

TextScorer::TextScorer(const engine::Generation& generation, const QueryTerms& query, FieldSet fields,
                       const WorkRanking& ranking)
    : generation_(generation),
      query_(query),
      fields_(fields),
      ranking_(ranking),
      roles_(roles_of(generation, query)),
      pairs_of_(query.terms.size()),
      // In a text of many words names are hardly those of authors.
      author_(static_cast<float>(query.sequence.size() <= ranking::short_query ? ranking.fields.author
                                                                               : ranking.fields.side)),
      side_(static_cast<float>(ranking.fields.side)),
      prior_weight_(prior_weight(query, ranking)),
      conditions_(generation, query.conditions, ranking.condition, ranking.topic),
      title_(query.sequence),
      found_(query.terms.size()),
      pair_counts_(query.pairs.size()) {
    add_expressions();
    const double full = ranking_.fields.k1 + 1;  // the limit of saturated()
    for (const QueryTerm& term : query.terms) {
        needed_terms_ += term.optional ? 0 : 1;
        const double typed = term.count * (ranking_.k3 + 1) / (term.count + ranking_.k3);
        weights_.push_back(typed * rarity(term.documents));
        exact_weights_.push_back(typed * rarity(term.exact_documents) * ranking_.exact_weight);
        whole_ += weights_.back();
        best_ += full * (weights_.back() + exact_weights_.back());
    }
    for (const auto& [first, second] : query.pairs) {
        pairs_of_[first].push_back(static_cast<std::uint32_t>(pair_weights_.size()));
        pair_weights_.push_back(ranking_.pair_weight * std::min(rarity(query.terms[first].documents),
                                                                rarity(query.terms[second].documents)));
        best_ += full * pair_weights_.back();
    }
    const double highest_prior = 7 * prior_weight_;  // that of a million citations a year
    best_ = (best_ + ranking_.coverage * whole_) * (1 + highest_prior) * (1 + ranking_.whole_title) *
            (1 + ranking_.all_in_title) * (1 + conditions_.highest());
}

WordRoles TextScorer::roles_of(const engine::Generation& generation, const QueryTerms& query) {
    std::vector<WordRole> roles;
    for (std::uint32_t i = 0; i < query.terms.size(); ++i) {
        const QueryTerm& term = query.terms[i];
        for (const engine::WordId word : term.exact) roles.push_back({word, i, 1, true});
        for (const Alternative& found : term.alternatives) {
            for (const engine::WordId word : generation.lexicon().words_of(found.stem))
                roles.push_back({word, i, found.quality, false});
        }
    }
    return WordRoles(std::move(roles));
}

void TextScorer::add_expressions() {
    const engine::data::Expressions& all = generation_.expressions();
    for (std::uint32_t i = 0; i < query_.terms.size(); ++i) {
        for (const Alternative& found : query_.terms[i].alternatives) {
            const auto n = all.number_of(found.stem, generation_.lexicon());
            if (!n) continue;
            const auto words = static_cast<std::uint32_t>(all.words(*n).size());
            expressions_.push_back({{engine::no_word, i, found.quality, true}, words});
            finder_.add(all.words(*n));
        }
    }
}

double TextScorer::rarity(double documents) const noexcept {
    const double works = generation_.manifest().works;
    const double with = std::min(documents, works);
    return std::pow(std::log(1 + (works - with + 0.5) / (with + 0.5)), ranking_.idf_power);
}

double TextScorer::saturated(double frequency) const noexcept {
    return frequency * (ranking_.fields.k1 + 1) / (frequency + ranking_.fields.k1);
}

void TextScorer::count(TextField field, std::uint32_t position, std::span<const WordRole> roles) {
    for (const WordRole& role : roles) {
        Counts& counts = found_[role.term];
        // What names a topic stands in the title or abstract, which may not be among the fields.
        if (field == TextField::found_topics && (counts.title > 0 || counts.abstract > 0)) continue;
        if (!counts.any()) touched_.push_back(role.term);
        if (field == TextField::title) {
            counts.title += role.quality;
            if (role.exact) counts.exact_title += 1;
        } else if (field == TextField::abstract) {
            counts.abstract += role.quality;
            if (role.exact) counts.exact_abstract += 1;
        } else {
            counts.side += role.quality * (field == TextField::authors ? author_ : side_);
        }
        occurrences_.push_back({field, position, role.term});
    }
}

void TextScorer::count_expressions(TextField field, std::uint32_t position, engine::WordId word) {
    if (!engine::data::has_expressions(field)) return;
    if (position == 0) finder_.start();
    if (field == TextField::title) title_words_.push_back(word);
    finder_.see(generation_.lexicon().stem_of(word), [&](std::uint32_t n) {
        const ExpressionRole& found = expressions_[n];
        if (field == TextField::title) title_expressions_.emplace_back(position + 1 - found.words, &found);
        if (fields_.has(field)) count(field, position, {&found.role, 1});
    });
}

void TextScorer::compare_title() {
    std::ranges::stable_sort(title_expressions_, {}, [](const auto& found) {
        return std::make_pair(found.first, -static_cast<std::int64_t>(found.second->words));
    });
    title_.start();
    auto next = title_expressions_.begin();
    for (std::uint32_t at = 0; at < title_words_.size() && title_.open();) {
        while (next != title_expressions_.end() && next->first < at) ++next;
        // Only the expression that is asked for next: its words may be others, too.
        const auto meant = std::find_if(next, title_expressions_.end(), [&](const auto& found) {
            return found.first != at || title_.expects(found.second->role.term);
        });
        if (meant != title_expressions_.end() && meant->first == at) {
            title_.see(at + meant->second->words - 1, {&meant->second->role, 1}, [] { return false; });
            at += meant->second->words;
        } else {
            const engine::WordId word = title_words_[at];
            title_.see(at, roles_.find(word), [&] { return is_stop(word); });
            ++at;
        }
    }
}

TextScore TextScorer::score(engine::WorkId work) {
    for (const std::uint32_t term : touched_) found_[term] = {};
    touched_.clear();
    occurrences_.clear();
    title_.start();
    title_words_.clear();
    title_expressions_.clear();
    const auto words =
        generation_.forward().scan(work, [&](TextField field, std::uint32_t position, engine::WordId word) {
            const auto roles = roles_.find(word);
            if (field == TextField::title && title_.open())
                title_.see(position, roles, [&] { return is_stop(word); });
            if (!roles.empty() && fields_.has(field)) count(field, position, roles);
            if (!expressions_.empty()) count_expressions(field, position, word);
        });
    if (!title_expressions_.empty()) compare_title();
    TextScore score;
    if (touched_.empty()) return score;
    const engine::data::FieldLengths lengths(words, generation_.forward(), ranking_.fields);
    double covered = 0;
    double in_title = 0;
    for (const std::uint32_t at : touched_) {
        const Counts& counts = found_[at];
        const auto frequency = [&](float title, float abstract, float side) {
            const double titles = std::min<double>(static_cast<double>(title), ranking_.fields.most_in_title);
            return ranking_.fields.title * titles / lengths.title +
                   static_cast<double>(abstract) / lengths.abstract + static_cast<double>(side);
        };
        const double part = weights_[at] * saturated(frequency(counts.title, counts.abstract, counts.side));
        score.words += part;
        const double exact = frequency(counts.exact_title, counts.exact_abstract, 0);
        score.exact += exact_weights_[at] * saturated(exact);
        covered += weights_[at];
        if (counts.title > 0) in_title += weights_[at];
        ++score.matched_terms;
        score.needed_terms += query_.terms[at].optional ? 0 : 1;
        score.exact_terms += exact > 0 ? 1 : 0;
        score.typos += query_.terms[at].typos;
    }
    score.closeness = closeness(lengths.both);
    score.coverage = whole_ > 0 ? ranking_.coverage * covered * covered / whole_ : 0;
    score.title = covered > 0 ? in_title / covered : 0;
    score.prior = prior(work);
    score.lift = conditions_.of(engine::number(work));
    const bool all_in_title = score.needed_terms >= needed_terms_ && in_title >= covered;
    if (fields_.has(TextField::title)) score.landmark = landmark(words.name, all_in_title);
    return score;
}

double TextScorer::closeness(double length) {
    if (pair_weights_.empty() || touched_.size() < 2) return 0;
    std::fill(pair_counts_.begin(), pair_counts_.end(), 0.0);
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
        const Occurrence& here = occurrences_[i];
        const double weight = here.field == TextField::title ? ranking_.fields.title : 1;
        for (std::size_t j = i + 1; j < occurrences_.size(); ++j) {
            const Occurrence& there = occurrences_[j];
            if (there.field != here.field || there.position - here.position > ranking_.pair_window) break;
            const auto [first, second] = std::minmax(here.term, there.term);
            for (const std::uint32_t pair : pairs_of_[first])
                if (query_.pairs[pair].second == second) pair_counts_[pair] += weight;
        }
    }
    double sum = 0;
    for (std::size_t pair = 0; pair < pair_counts_.size(); ++pair) {
        if (pair_counts_[pair] > 0) sum += pair_weights_[pair] * saturated(pair_counts_[pair] / length);
    }
    return sum;
}

double TextScorer::landmark(std::uint32_t name, bool all_in_title) const noexcept {
    const bool short_query = query_.sequence.size() <= ranking_.title_words;
    const double has_all = 1 + (all_in_title && short_query ? ranking_.all_in_title : 0);
    const double is_it = title_.whole()      ? ranking_.whole_title
                         : title_.name(name) ? ranking_.name_of_title
                                             : 0;
    return has_all * (1 + is_it) - 1;
}

double TextScorer::normalised(const TextScore& score) const noexcept {
    if (score.matched_terms == 0 || best_ <= 0) return 0;
    const double share = 0.5 * std::min(score.total() / best_, 1.0);
    const bool whole = score.needed_terms >= needed_terms_;
    return whole ? 0.5 + share : std::min(share, std::nextafter(0.5, 0.0));
}

}  // namespace kindred::queries::match
