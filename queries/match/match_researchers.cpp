#include "queries/match/match_researchers.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/characters.hpp"
#include "queries/base/ranking.hpp"
#include "queries/match/text_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_set>

namespace kindred::queries::match {

namespace {

using engine::ResearcherId;
using engine::WorkId;
using engine::xapian::TermQuery;

/// More words than these are no name.
constexpr std::size_t max_name_words = 6;

/// The best `count` works of `researcher`.
std::vector<ScoredDocument> score_works(const engine::Generation& generation, TextScorer& scorer,
                                        ResearcherId researcher, std::size_t count) {
    const auto works = generation.graph().works_of(researcher);
    std::vector<ScoredDocument> scored;
    for (const WorkId work : works.last(std::min(works.size(), ranking::expert_works))) {
        const double score = scorer.normalised(scorer.score(work));
        if (score > 0) scored.push_back({engine::number(work), score});
    }
    keep_best(scored, count);
    return scored;
}

class ResearcherMatcher {
 public:
    ResearcherMatcher(engine::Reader& reader, const SearchQuery& query, MatchingStrategy strategy,
                      ResearcherFields fields, const MatchWanted& wanted)
        : reader_(reader),
          generation_(reader.generation()),
          query_(query),
          strategy_(strategy),
          fields_(fields),
          wanted_(wanted),
          words_(query.text.words()),
          queries_(generation_, reader.researcher_index(), query.terms),
          scorer_(generation_, query.terms) {}

    MatchList match() {
        std::optional<TermQuery> names;
        if (fields_.names) names = names_query();
        if (!fields_.subjects || query_.terms.empty() || queries_.known().empty()) {
            return names ? match_with(names, {}) : MatchList{};
        }
        if (strategy_ == MatchingStrategy::all && !queries_.all_known() && !names) return {};
        return queries_.relax(strategy_, [&](const TermList& required) {
            return match_with(names, queries_.matching(required));
        });
    }

 private:
    /// All words as words of a name; nothing when they cannot be one.
    std::optional<TermQuery> names_query() const {
        if (words_.empty() || words_.size() > max_name_words || !query_.terms.phrases.empty() ||
            query_.text.tree)
            return std::nullopt;
        std::vector<TermQuery> all;
        std::vector<TermQuery> whole;
        for (const std::string& word : words_) {
            const bool last = &word == &words_.back() && query_.text.unfinished();
            std::vector<TermQuery> ways = whole_ways_of(word, last);
            whole.insert(whole.end(), ways.begin(), ways.end());
            add_initials(word, ways);
            if (ways.empty()) return std::nullopt;
            all.push_back(TermQuery::of(TermQuery::Op::any, std::move(ways)));
        }
        // "D. Dai" is no match for "D. D.": initials alone are no name.
        if (whole.empty()) return std::nullopt;
        all.push_back(TermQuery::of(TermQuery::Op::any, std::move(whole)));
        all.back().scale = 0;
        return TermQuery::of(TermQuery::Op::all, std::move(all));
    }

    void add_way(std::string term, double scale, std::vector<TermQuery>& ways) const {
        TermQuery way = TermQuery::of_term(std::move(term));
        way.scale = scale;
        if (reader_.researcher_index().document_frequency(way.term) > 0) ways.push_back(std::move(way));
    }

    /// The words of names that a word may be: itself, its completions, what it is a typo of.
    std::vector<TermQuery> whole_ways_of(const std::string& word, bool unfinished) const {
        std::vector<TermQuery> ways;
        if (engine::first_character(word) != word)
            add_way(engine::make_term(engine::name_prefix, word), 1, ways);
        const bool known = !ways.empty();
        if (unfinished) {
            for (const auto& entry : generation_.dictionary().complete(word, ranking::completions))
                if (entry.name && entry.text != word)
                    add_way(engine::make_term(engine::name_prefix, entry.text), 0.8, ways);
        }
        if (!known) {
            for (const auto& near : generation_.dictionary().correct(word, ranking::corrections))
                if (near.word.name)
                    add_way(engine::make_term(engine::name_prefix, near.word.text), 0.6, ways);
        }
        return ways;
    }

    /// "D." for Damai, and Damai for "D.".
    void add_initials(const std::string& word, std::vector<TermQuery>& ways) const {
        const std::string_view initial = engine::first_character(word);
        if (initial == word) {
            add_way(engine::make_term(engine::name_prefix, word), 1, ways);
            for (const std::string& other : words_) {
                if (other != word) add_way(engine::initialled_name(other, word), 0.5, ways);
            }
        } else {
            add_way(engine::make_term(engine::name_prefix, initial), 0.3, ways);
        }
    }

    MatchList match_with(const std::optional<TermQuery>& names, const TermQuery& subjects) {
        MatchList out;
        const bool ranks = wanted_.best > 0 || wanted_.threshold > 0;
        const std::uint32_t head = ranks ? std::max(wanted_.best, ranking::expert_candidates) : 0;
        engine::xapian::MatchWatch watch;
        watch.accept = wanted_.accept;
        std::unordered_set<std::uint32_t> named;
        if (names) {
            // The same for every page, as their order comes from all of them.
            const std::uint32_t most = ranks ? ranking::named_researchers : 0;
            const auto found = reader_.researcher_index().match(queries_.without_excluded(*names), 0, most,
                                                                ranking::researchers, 0, watch);
            rank_names(found.matches, out.ranked);
            for (const ScoredDocument& hit : out.ranked) named.insert(hit.document);
        }
        TermQuery any = subjects;
        if (names) {
            any = *names;
            any.scale = ranking::name_boost;
            if (subjects.op != TermQuery::Op::nothing)
                any = TermQuery::of(TermQuery::Op::any, {std::move(any), subjects});
        }
        if (wanted_.all) watch.see = [&](std::uint32_t document) { out.all.push_back(document); };
        const auto found = reader_.researcher_index().match(
            queries_.without_excluded(any), 0,
            head == 0 ? 0 : head + static_cast<std::uint32_t>(named.size()), ranking::researchers,
            wanted_.counts_all() ? generation_.manifest().researchers : ranking::enough_matches, watch);
        out.total = found.estimated;
        rank_experts(found.matches, named, out.ranked);
        out.reduce_to(wanted_);
        return out;
    }

    /// How much of a name the words are, 0 to 1; of several names the best. 0 when some word is not in it.
    double share_of_name(std::uint32_t researcher) const {
        const engine::data::StoredRecord record = generation_.researcher_records().read(researcher);
        double best = share_of(record.text("name"));
        const auto aliases = record.value("aliases");
        if (!aliases.is_array()) return best;
        for (const auto& alias : aliases)
            if (alias.is_string()) best = std::max(best, share_of(alias.get<std::string>()));
        return best;
    }

    /// Gives every word of the query a word of the name: first the same, then one it may be meant for. An
    /// initial alone is no name.
    double share_of(std::string_view name) const {
        std::vector<std::string> left;
        for (const engine::text::Token& token : reader_.analyser().analyse(name))
            left.emplace_back(token.word);
        const auto length = static_cast<double>(std::max(left.size(), words_.size()));
        std::vector<std::string> open;
        for (const std::string& word : words_) {
            const auto same = std::ranges::find(left, word);
            if (same == left.end()) {
                open.push_back(word);
            } else {
                left.erase(same);
            }
        }
        bool any_whole = open.size() < words_.size();
        double share = static_cast<double>(words_.size() - open.size());
        for (const std::string& word : open) {
            const auto meant =
                std::ranges::find_if(left, [&](const std::string& other) { return may_mean(word, other); });
            if (meant == left.end()) return 0;
            any_whole = any_whole || engine::first_character(*meant) != *meant;
            share += 0.8;
            left.erase(meant);
        }
        return any_whole ? share / length : 0;
    }

    bool may_mean(const std::string& typed, const std::string& in_name) const {
        if (in_name.starts_with(typed) && (typed == engine::first_character(typed) ||
                                           (typed == words_.back() && query_.text.unfinished()))) {
            return true;
        }
        if (engine::first_character(typed) == in_name) return true;
        const auto near = generation_.dictionary().correct(typed, ranking::corrections);
        return std::ranges::any_of(near,
                                   [&](const auto& correction) { return correction.word.text == in_name; });
    }

    void rank_names(const std::vector<engine::xapian::Match>& matches,
                    std::vector<ScoredDocument>& ranked) const {
        const engine::data::Column* works = generation_.researcher_columns().find("works_count");
        for (const engine::xapian::Match& match : matches) {
            const double share = share_of_name(match.document);
            if (share > 0)
                ranked.push_back({match.document, name_match_score + (1 - name_match_score) * share});
        }
        std::stable_sort(ranked.begin(), ranked.end(), [&](const ScoredDocument& a, const ScoredDocument& b) {
            if (a.score != b.score) return a.score > b.score;
            return works != nullptr && works->number(a.document) > works->number(b.document);
        });
    }

    /// Who is not named so, by their works; those without any of the words in titles or abstracts come last.
    void rank_experts(const std::vector<engine::xapian::Match>& matches,
                      const std::unordered_set<std::uint32_t>& named, std::vector<ScoredDocument>& ranked) {
        const auto first = static_cast<std::ptrdiff_t>(ranked.size());
        std::uint32_t looked_at = 0;
        for (const engine::xapian::Match& match : matches) {
            if (named.contains(match.document)) continue;
            const bool scores = looked_at++ < ranking::expert_candidates;
            ranked.push_back({match.document, scores ? expertise(ResearcherId{match.document}) : 0});
        }
        std::ranges::stable_sort(ranked.begin() + first, ranked.end(), std::greater<>(),
                                 &ScoredDocument::score);
    }

    /// Under `name_match_score`: the scores of their works, each counting a little less than the one before.
    double expertise(ResearcherId researcher) {
        double sum = 0;
        double weight = 1 - ranking::expert_decay;
        for (const ScoredDocument& work :
             score_works(generation_, scorer_, researcher, ranking::expert_works)) {
            sum += weight * work.score;
            weight *= ranking::expert_decay;
        }
        return std::min(name_match_score * sum, std::nextafter(name_match_score, 0.0));
    }

    engine::Reader& reader_;
    const engine::Generation& generation_;
    const SearchQuery& query_;
    MatchingStrategy strategy_;
    ResearcherFields fields_;
    const MatchWanted& wanted_;
    std::vector<std::string> words_;
    TermQueries queries_;
    TextScorer scorer_;
};

}  // namespace

MatchList match_researchers(engine::Reader& reader, const SearchQuery& query, MatchingStrategy strategy,
                            ResearcherFields fields, const MatchWanted& wanted) {
    return ResearcherMatcher(reader, query, strategy, fields, wanted).match();
}

std::vector<ScoredDocument> matched_works(const engine::Generation& generation, const QueryTerms& terms,
                                          ResearcherId researcher, std::size_t count) {
    TextScorer scorer(generation, terms);
    return score_works(generation, scorer, researcher, count);
}

}  // namespace kindred::queries::match
