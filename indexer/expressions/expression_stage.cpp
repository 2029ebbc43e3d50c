#include "indexer/expressions/expression_stage.hpp"

#include "engine/data/postings.hpp"
#include "engine/generation/manifest.hpp"
#include "indexer/expressions/compounds.hpp"

#include <algorithm>
#include <unordered_map>

namespace kindred::indexer::expressions {

namespace {

namespace files = engine::generation::files;
using engine::StemId;
using engine::data::Expression;
using engine::data::Lexicon;

/// What an acronym stands for must have been said so often, and be this share of all that it stands for.
constexpr std::uint32_t min_said = 2;
constexpr double min_share = 0.3;

/// Acronyms with what they stand for, as the works say.
std::vector<Expression> acronyms(const gathered::ExpressionCounts& counts, const Lexicon& lexicon) {
    const std::vector<gathered::ExpressionCounts::Acronym> said = counts.acronyms();
    std::unordered_map<std::uint32_t, std::uint32_t> totals;
    for (const auto& one : said) totals[engine::number(one.acronym)] += one.count;
    std::vector<Expression> found;
    for (const auto& one : said) {
        if (one.count < min_said || one.count < min_share * totals[engine::number(one.acronym)]) continue;
        if (lexicon.stop(one.acronym)) continue;
        found.push_back({.target = one.acronym, .kind = Expression::Kind::acronym, .words = one.words});
    }
    return found;
}

/// Sets in how many works each expression stands.
void count_works(std::vector<Expression>& expressions, const engine::data::Forward& forward,
                 const Lexicon& lexicon) {
    engine::data::ExpressionFinder finder;
    for (const Expression& expression : expressions) finder.add(expression.words);
    constexpr std::uint32_t never = 0xFFFFFFFF;
    std::vector<std::uint32_t> last_work(expressions.size(), never);
    for (std::uint32_t work = 0; work < forward.size(); ++work) {
        forward.scan(engine::WorkId{work},
                     [&](engine::data::TextField field, std::uint32_t position, engine::WordId word) {
                         if (!engine::data::has_expressions(field)) return;
                         if (position == 0) finder.start();
                         finder.see(lexicon.stem_of(word), [&](std::uint32_t n) {
                             if (std::exchange(last_work[n], work) != work) ++expressions[n].works;
                         });
                     });
    }
}

/// "on line" is "online" only where a hyphen joins the two as a rule.
bool is_one(const Expression& expression, const gathered::ExpressionCounts& counts, const Lexicon& lexicon) {
    if (expression.works == 0) return false;
    if (expression.kind == Expression::Kind::acronym) return true;
    const StemId first = expression.words[0];
    const StemId second = expression.words[1];
    return (!lexicon.stop(first) && !lexicon.stop(second)) ||
           2 * counts.hyphenated(first, second) >= expression.works;
}

}  // namespace

std::uint64_t write_expressions(const stage::Context& context, const gathered::Corpus& corpus) {
    const Lexicon lexicon(context.file(files::lexicon));
    const engine::data::Dictionary dictionary(context.file(files::dictionary));
    const gathered::ExpressionCounts& counts = corpus.expressions();
    std::vector<Expression> expressions = compounds(dictionary, counts);
    std::ranges::move(acronyms(counts, lexicon), std::back_inserter(expressions));
    count_works(expressions, engine::data::Forward(context.file(files::forward)), lexicon);
    std::erase_if(expressions, [&](const Expression& one) { return !is_one(one, counts, lexicon); });
    const std::uint64_t found = expressions.size();
    engine::data::write_expressions(context.file(files::expressions), std::move(expressions));
    return found;
}

}  // namespace kindred::indexer::expressions
