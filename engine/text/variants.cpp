#include "engine/text/variants.hpp"

#include "engine/base/ascii.hpp"

#include <algorithm>
#include <array>

namespace kindred::engine::text {

namespace {

constexpr std::size_t min_letters = 3;
constexpr std::size_t min_letters_of_rules = 4;
constexpr std::size_t max_letters = 40;
constexpr std::size_t max_variants = 12;

/// Two spellings of one sound.
struct Rule {
    std::string_view one;
    std::string_view other;
    std::size_t letters_before;  ///< at least: "hour" is no "hor", "prize" no "prise"
    std::string_view endings;    ///< what may follow, between spaces; "*" is anything, a "-" nothing
};

constexpr std::string_view anything = "*";
constexpr std::array rules = {
    // British and American.
    Rule{"is", "iz", 3, " e ed er ers es ing ings ation ations ational able ably ability "},
    Rule{"ys", "yz", 3, " e ed er ers es ing able "},
    Rule{"our", "or", 3, " - s ed ing ings er ers ful less al ally able ably hood hoods ism ist ists y ies "},
    Rule{"ogue", "og", 3, " - s "},
    Rule{"ogu", "og", 3, " ed ing "},
    Rule{"ence", "ense", 3, " - s less "},
    Rule{"tre", "ter", 3, " - s "},
    Rule{"tr", "ter", 3, " ed ing "},
    Rule{"bre", "ber", 2, " - s "},
    Rule{"mme", "m", 4, " - s "},
    Rule{"ll", "l", 3, " ed ing ings er ers or ors ment ful fully "},
    Rule{"l", "ll", 4, " - s ment ments "},
    Rule{"dgement", "dgment", 1, anything},
    Rule{"grey", "gray", 0, anything},
    Rule{"mould", "mold", 0, anything},
    Rule{"sulph", "sulf", 0, anything},
    Rule{"artefact", "artifact", 0, anything},
    Rule{"aluminium", "aluminum", 0, anything},
    Rule{"ageing", "aging", 0, " - "},
    Rule{"ae", "e", 1, anything},
    Rule{"oe", "e", 0, anything},
    // Umlauts of names.
    Rule{"ue", "u", 1, anything},
    Rule{"oe", "o", 1, anything},
    Rule{"ae", "a", 1, anything},
};

bool may_end(const Rule& rule, std::string_view rest) {
    if (rule.endings == anything) return true;
    return rule.endings.find(" " + std::string(rest.empty() ? "-" : rest) + " ") != std::string_view::npos;
}

/// Writes `to` for each `from` that stands where the rule says.
void apply(const Rule& rule, std::string_view from, std::string_view to, std::string_view word,
           std::vector<std::string>& variants) {
    for (std::size_t at = word.find(from, rule.letters_before); at != std::string_view::npos;
         at = word.find(from, at + 1)) {
        const std::string_view rest = word.substr(at + from.size());
        if (!may_end(rule, rest)) continue;
        std::string variant = std::string(word.substr(0, at)).append(to).append(rest);
        const bool fresh = variant != word && std::ranges::find(variants, variant) == variants.end();
        if (fresh && variants.size() < max_variants) variants.push_back(std::move(variant));
    }
}

/// The stemmer leaves plurals without a vowel as they are: "gcns" and "gcn".
void toggle_plural(std::string_view word, std::vector<std::string>& variants) {
    if (word.find_first_of("aeiouy") != std::string_view::npos) return;
    if (word.back() != 's') {
        variants.push_back(std::string(word) + 's');
    } else if (word.size() > min_letters) {
        variants.emplace_back(word.substr(0, word.size() - 1));
    }
}

}  // namespace

std::vector<std::string> spelling_variants(std::string_view word) {
    std::vector<std::string> variants;
    if (word.size() < min_letters || word.size() > max_letters || !std::ranges::all_of(word, is_lower))
        return variants;
    toggle_plural(word, variants);
    if (word.size() < min_letters_of_rules) return variants;
    for (const Rule& rule : rules) {
        apply(rule, rule.one, rule.other, word, variants);
        apply(rule, rule.other, rule.one, word, variants);
    }
    return variants;
}

}  // namespace kindred::engine::text
