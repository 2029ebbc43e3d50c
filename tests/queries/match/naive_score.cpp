#include "tests/queries/match/naive_match.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kindred::test {

namespace {

using engine::data::FieldSet;
using engine::data::TextField;
using queries::WorkRanking;
using queries::match::QueryTerm;
using queries::match::QueryTerms;
using queries::match::TextScore;

/// How often a term is met in one field: as often as it is worth, and in the forms typed.
struct Met {
    double worth = 0;
    double exact = 0;
};

double saturated(double v, const WorkRanking& ranking) {
    return v * (ranking.fields.k1 + 1) / (v + ranking.fields.k1);
}

double repeated(const QueryTerm& term, const WorkRanking& ranking) {
    return term.count * (ranking.k3 + 1) / (term.count + ranking.k3);
}

}  // namespace

NaiveCollection::NaiveCollection(const engine::Generation& generation)
    : generation_(generation),
      words_(generation.dictionary().size() + 1),
      latest_year_(generation.latest_year()) {
    std::vector<Word> words(words_.size());
    for (std::uint32_t i = 0; i < generation.dictionary().size(); ++i) {
        const engine::data::WordEntry entry = generation.dictionary().word(i);
        words_[number(entry.id)] = entry.text;
        words[number(entry.id)] = {std::string(entry.text),
                                   std::string(generation.lexicon().stem(entry.stem))};
    }
    for (std::uint32_t work = 0; work < generation.manifest().works; ++work) {
        engine::data::ForwardText numbers;
        generation.forward().read(engine::WorkId{work}, numbers);
        names_.push_back(numbers.name);
        Text& text = texts_.emplace_back();
        for (const TextField field : engine::data::text_fields)
            for (const engine::WordId word : numbers[field]) text[field].push_back(words[number(word)]);
        const engine::data::StoredRecord record = generation.work_records().read(work);
        const auto value = [&](std::string_view field) {
            const auto found = record.value(field);
            return found.is_number() ? found.get<double>() : std::numeric_limits<double>::quiet_NaN();
        };
        citations_.push_back(value("cited_by_count"));
        years_.push_back(value("year"));
    }
    for (const TextField field : engine::data::text_fields) {
        double sum = 0;
        for (std::uint32_t work = 0; work < works(); ++work) sum += length(work, field);
        means_[field] = std::max(1.0, sum / works());
    }
}

double NaiveCollection::rarity(double documents, const WorkRanking& ranking) const {
    const double n = std::min<double>(documents, works());
    return std::pow(std::log(1 + (works() - n + 0.5) / (n + 0.5)), ranking.idf_power);
}

double NaiveCollection::length(std::uint32_t work, TextField field) const {
    return static_cast<double>(texts_[work][field].size());
}

bool NaiveCollection::is(const Word& word, const QueryTerm& term) const {
    return std::any_of(term.alternatives.begin(), term.alternatives.end(), [&](const auto& found) {
        return !word.text.empty() && generation_.lexicon().stem(found.stem) == word.stem;
    });
}

bool NaiveCollection::expression_ends(const std::vector<Word>& words, TextField field, std::size_t at,
                                      const queries::match::Alternative& found) const {
    const auto n = generation_.expressions().number_of(found.stem, generation_.lexicon());
    if (!n || field == TextField::authors) return false;
    const auto wanted = generation_.expressions().words(*n);
    if (at + 1 < wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Word& word = words[at + 1 - wanted.size() + i];
        if (word.text.empty() || word.stem != generation_.lexicon().stem(wanted[i])) return false;
    }
    return true;
}

std::size_t NaiveCollection::times(const std::vector<Word>& words, TextField field, std::size_t at,
                                   const QueryTerm& term) const {
    const auto ending =
        std::count_if(term.alternatives.begin(), term.alternatives.end(),
                      [&](const auto& found) { return expression_ends(words, field, at, found); });
    return (is(words[at], term) ? 1U : 0U) + static_cast<std::size_t>(ending);
}

std::size_t NaiveCollection::expression_from(const std::vector<Word>& title, std::size_t at,
                                             const QueryTerm& term) const {
    std::size_t longest = 0;
    for (std::size_t last = at; last < title.size(); ++last) {
        for (const queries::match::Alternative& found : term.alternatives) {
            const auto n = generation_.expressions().number_of(found.stem, generation_.lexicon());
            if (n && generation_.expressions().words(*n).size() == last + 1 - at &&
                expression_ends(title, TextField::title, last, found))
                longest = last + 1 - at;
        }
    }
    return longest;
}

bool NaiveCollection::is_stop(const Word& word) const {
    const auto stem = generation_.lexicon().find(word.stem);
    return stem && generation_.lexicon().stop(*stem);
}

double NaiveCollection::closeness(std::uint32_t work, const QueryTerms& query, FieldSet fields,
                                  const WorkRanking& ranking) const {
    const auto& weights = ranking.fields;
    const double both = weights.title * length(work, TextField::title) + length(work, TextField::abstract);
    const double mean = weights.title * means_[TextField::title] + means_[TextField::abstract];
    const double share = 1 - weights.b_abstract + weights.b_abstract * both / mean;
    double sum = 0;
    for (const auto& [first, second] : query.pairs) {
        const QueryTerm& a = query.terms[first];
        const QueryTerm& b = query.terms[second];
        double met = 0;
        for (const TextField field : engine::data::text_fields) {
            if (!fields.has(field)) continue;
            const auto& words = texts_[work][field];
            for (std::size_t i = 0; i < words.size(); ++i) {
                const std::size_t last = std::min(words.size(), i + ranking.pair_window + 1);
                for (std::size_t j = i; j < last; ++j) {
                    const double weight = field == TextField::title ? weights.title : 1;
                    const auto product = [&](const QueryTerm& one, const QueryTerm& other) {
                        return static_cast<double>(times(words, field, i, one) *
                                                   times(words, field, j, other));
                    };
                    met += weight * (product(a, b) + (i != j ? product(b, a) : 0));
                }
            }
        }
        if (met > 0)
            sum += ranking.pair_weight *
                   std::min(rarity(a.documents, ranking), rarity(b.documents, ranking)) *
                   saturated(met / share, ranking);
    }
    return sum;
}

double NaiveCollection::prior_weight(const QueryTerms& query, const WorkRanking& ranking) {
    std::size_t words = query.sequence.size();
    words = std::max<std::size_t>(words, 1);
    return ranking.citation_prior[std::min(words, ranking.citation_prior.size()) - 1];
}

double NaiveCollection::landmark(std::uint32_t work, const QueryTerms& query,
                                 const WorkRanking& ranking) const {
    const std::vector<Word>& title = texts_[work][TextField::title];
    const auto is_query = [&](std::size_t words) {
        std::size_t met = 0;
        for (std::size_t at = 0; at < words;) {
            const QueryTerm* const next =
                met < query.sequence.size() ? &query.terms[query.sequence[met]] : nullptr;
            const std::size_t taken = next != nullptr ? expression_from(title, at, *next) : 0;
            if (taken > 0 || (next != nullptr && is(title[at], *next))) {
                at += std::max<std::size_t>(taken, 1);
                ++met;
            } else if (is_stop(title[at])) {
                ++at;
            } else {
                return false;
            }
            if (at > words) return false;
        }
        return met == query.sequence.size();
    };
    if (query.sequence.empty()) return 0;
    if (is_query(title.size())) return ranking.whole_title;
    return is_query(names_[work]) ? ranking.name_of_title : 0;
}

double NaiveCollection::lift(std::uint32_t work, const QueryTerms& query, const WorkRanking& ranking) const {
    const auto met = [&](const char* column, const std::vector<std::uint32_t>& values, const auto& value) {
        return std::ranges::any_of(values, [&](std::uint32_t id) {
            return generation_.work_columns().find(column)->label_of(id) == value;
        });
    };
    const engine::data::StoredRecord record = generation_.work_records().read(work);
    double lift = 0;
    if (met("year", query.conditions.years, record.value("year").dump())) lift += ranking.condition;
    if (met("venue", query.conditions.venues, record.text("venue"))) lift += ranking.condition;
    const auto topics = generation_.work_columns().find("topics")->values(work);
    if (std::ranges::any_of(topics, [&](std::uint32_t topic) {
            return std::ranges::find(query.conditions.topics, topic) != query.conditions.topics.end();
        }))
        lift += ranking.topic;
    const auto names = std::ranges::count(query.conditions.named, work);
    lift += ranking.condition * static_cast<double>(std::min<std::ptrdiff_t>(names, 2));
    return lift;
}

double NaiveCollection::prior(std::uint32_t work, double weight) const {
    if (!(citations_[work] > 0) || std::isnan(years_[work])) return 0;
    const double a_year = citations_[work] / (std::max(0.0, latest_year_ - years_[work]) + 1);
    return weight * std::log10(1 + 10 * a_year);
}

TextScore NaiveCollection::score(std::uint32_t work, const QueryTerms& query, FieldSet fields,
                                 const WorkRanking& ranking) const {
    TextScore out;
    double whole = 0;
    double covered = 0;
    double in_title = 0;
    for (const QueryTerm& term : query.terms) {
        const double weight = repeated(term, ranking) * rarity(term.documents, ranking);
        whole += weight;
        engine::data::PerField<Met> met;
        for (const TextField field : engine::data::text_fields) {
            if (!fields.has(field)) continue;
            const std::vector<Word>& words = texts_[work][field];
            for (std::size_t at = 0; at < words.size(); ++at) {
                const Word& word = words[at];
                if (word.text.empty()) continue;
                double worth = 0;
                for (const queries::match::Alternative& found : term.alternatives) {
                    if (worth == 0 && generation_.lexicon().stem(found.stem) == word.stem)
                        worth = static_cast<double>(found.quality);
                    if (!expression_ends(words, field, at, found)) continue;
                    met[field].worth += static_cast<double>(found.quality);
                    met[field].exact += 1;
                }
                for (const engine::WordId form : term.exact) {
                    if (words_[number(form)] != word.text) continue;
                    met[field].exact += 1;
                    worth = 1;
                }
                met[field].worth += worth;
            }
        }
        const auto share = [&](TextField field, double b) {
            return 1 - b + b * length(work, field) / means_[field];
        };
        const double title = ranking.fields.title / share(TextField::title, ranking.fields.b_title);
        const double abstract = 1 / share(TextField::abstract, ranking.fields.b_abstract);
        const double most = ranking.fields.most_in_title;
        double v =
            title * std::min(most, met[TextField::title].worth) + abstract * met[TextField::abstract].worth;
        if (v <= 0) v += ranking.fields.side * met[TextField::found_topics].worth;
        for (const TextField field : {TextField::venue, TextField::topics})
            v += ranking.fields.side * met[field].worth;
        const bool short_query = query.sequence.size() <= queries::ranking::short_query;
        v += (short_query ? ranking.fields.author : ranking.fields.side) * met[TextField::authors].worth;
        if (v <= 0) continue;
        const double exact =
            title * std::min(most, met[TextField::title].exact) + abstract * met[TextField::abstract].exact;
        out.words += weight * saturated(v, ranking);
        out.exact += ranking.exact_weight * repeated(term, ranking) * rarity(term.exact_documents, ranking) *
                     saturated(exact, ranking);
        covered += weight;
        if (met[TextField::title].worth > 0) in_title += weight;
        ++out.matched_terms;
        out.needed_terms += term.optional ? 0 : 1;
        out.exact_terms += exact > 0 ? 1 : 0;
        out.typos += term.typos;
    }
    if (out.matched_terms == 0) return {};
    out.closeness = closeness(work, query, fields, ranking);
    out.coverage = ranking.coverage * (covered / whole) * (covered / whole) * whole;
    out.prior = prior(work, prior_weight(query, ranking));
    out.lift = lift(work, query, ranking);
    out.title = in_title / covered;
    std::size_t needed = 0;
    for (const QueryTerm& term : query.terms) needed += term.optional ? 0 : 1;
    if (fields.has(TextField::title)) {
        out.landmark = landmark(work, query, ranking);
        if (out.needed_terms == needed && in_title >= covered && query.sequence.size() <= ranking.title_words)
            out.landmark = (1 + out.landmark) * (1 + ranking.all_in_title) - 1;
    }
    return out;
}

/// A work with everything: every word in title and abstract once at average lengths, side by side.
double NaiveCollection::best(const QueryTerms& query, const WorkRanking& ranking) const {
    const double full = ranking.fields.k1 + 1;
    double best = 0;
    for (const QueryTerm& term : query.terms) {
        const double weight = repeated(term, ranking) * rarity(term.documents, ranking);
        const double exact = repeated(term, ranking) * rarity(term.exact_documents, ranking);
        best += full * (weight + ranking.exact_weight * exact) + ranking.coverage * weight;
    }
    for (const auto& [first, second] : query.pairs)
        best += full * ranking.pair_weight *
                std::min(rarity(query.terms[first].documents, ranking),
                         rarity(query.terms[second].documents, ranking));
    return best * (1 + 7 * prior_weight(query, ranking)) * (1 + ranking.whole_title) *
           (1 + ranking.all_in_title) *
           (1 + (query.conditions.years.empty() ? 0 : ranking.condition) +
            (query.conditions.venues.empty() ? 0 : ranking.condition) +
            (query.conditions.named.empty() ? 0 : ranking.condition) +
            (query.conditions.topics.empty() ? 0 : ranking.topic));
}

double NaiveCollection::normalised(std::uint32_t work, const QueryTerms& query, FieldSet fields,
                                   const WorkRanking& ranking) const {
    const TextScore parts = score(work, query, fields, ranking);
    if (parts.matched_terms == 0) return 0;
    const bool all = std::all_of(query.terms.begin(), query.terms.end(), [&](const QueryTerm& term) {
        return term.optional || has_term(work, term, fields);
    });
    const double share = std::min(1.0, parts.total() / best(query, ranking)) / 2;
    return all ? 0.5 + share : std::min(share, std::nextafter(0.5, 0.0));
}

}  // namespace kindred::test
