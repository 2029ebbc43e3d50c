#include "engine/text/markup/tex_commands.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace kindred::engine::text {

namespace {

using enum TexAction;

constexpr std::string_view wraps_text[] = {"emph",
                                           "enquote",
                                           "textit",
                                           "textbf",
                                           "texttt",
                                           "textsc",
                                           "textsf",
                                           "textsl",
                                           "textrm",
                                           "textup",
                                           "textmd",
                                           "textnormal",
                                           "textsuperscript",
                                           "textsubscript",
                                           "text",
                                           "underline",
                                           "uline",
                                           "overline",
                                           "mbox",
                                           "hbox",
                                           "fbox",
                                           "url",
                                           "path",
                                           "nolinkurl",
                                           "ensuremath",
                                           "uppercase",
                                           "lowercase",
                                           "title",
                                           "section",
                                           "paragraph",
                                           "keywords"};

constexpr std::string_view wraps_formula[] = {
    "mathcal", "mathbf",   "mathbb", "mathrm",  "mathsf",     "mathit",    "mathtt",
    "mathscr", "mathfrak", "mathds", "bm",      "boldsymbol", "pmb",       "operatorname",
    "mathop",  "mathord",  "hat",    "widehat", "tilde",      "widetilde", "Tilde",
    "bar",     "vec",      "dot",    "ddot",    "check",      "smash"};

constexpr std::string_view spaces[] = {"footnote",     "thanks",     "quad",           "qquad",       "item",
                                       "par",          "newline",    "linebreak",      "newpage",     "space",
                                       "hfill",        "smallskip",  "medskip",        "bigskip",     "hline",
                                       "beginitemize", "enditemize", "beginenumerate", "endenumerate"};

constexpr std::string_view ignored[] = {
    "em",           "it",         "bf",          "rm",       "sf",         "sc",
    "sl",           "tt",         "cal",         "bfseries", "itshape",    "small",
    "large",        "normalsize", "left",        "right",    "big",        "Big",
    "bigg",         "Bigg",       "bigl",        "bigr",     "Bigl",       "Bigr",
    "displaystyle", "textstyle",  "scriptstyle", "limits",   "nolimits",   "xspace",
    "noindent",     "protect",    "centering",   "boldmath", "unboldmath", "romannumeral"};

constexpr std::string_view skipped[] = {
    "cite",   "citep", "citet",        "citealp", "citealt", "citeauthor", "citeyear",
    "ref",    "eqref", "cref",         "Cref",    "autoref", "label",      "vspace",
    "hspace", "color", "footnotemark", "input",   "phantom", "vphantom",   "hphantom"};

constexpr std::string_view skipped_one[] = {"href",     "hyperlink", "textcolor",
                                            "colorbox", "raisebox",  "resizebox"};

constexpr std::string_view words[] = {
    "arccos", "arcsin", "arctan",  "arg",  "argmax", "argmin", "cos",    "cosh", "deg",   "det", "dim",
    "exp",    "gcd",    "inf",     "ker",  "lim",    "liminf", "limsup", "ln",   "log",   "max", "min",
    "mod",    "poly",   "polylog", "rank", "sin",    "sinh",   "tan",    "tanh", "LaTeX", "TeX", "BibTeX"};

constexpr auto others = std::to_array<TexCommand>({{"Pr", word, "Pr"},
                                                   {"bmod", word, "mod"},
                                                   {"pmod", word, "mod"},
                                                   {"choose", word, "choose"},
                                                   {"not", word, "not"},
                                                   {"ie", word, "i.e."},
                                                   {"eg", word, "e.g."},
                                                   {"etal", word, "et al."},
                                                   {"wrt", word, "w.r.t."},
                                                   {"sqrt", root},
                                                   {"frac", fraction, "/"},
                                                   {"tfrac", fraction, "/"},
                                                   {"dfrac", fraction, "/"},
                                                   {"nicefrac", fraction, "/"},
                                                   {"sfrac", fraction, "/"},
                                                   {"binom", fraction, " choose "},
                                                   {"begin", begin},
                                                   {"end", begin}});

/// All of the above, by name.
constexpr auto commands = [] {
    constexpr auto size = std::size(wraps_text) + std::size(wraps_formula) + std::size(spaces) +
                          std::size(ignored) + std::size(skipped) + std::size(skipped_one) + std::size(words);
    std::array<TexCommand, size + others.size()> all{};
    auto* end = std::ranges::copy(others, all.begin()).out;
    const auto add = [&end](TexAction action, const auto& names) {
        for (const auto name : names) *end++ = {name, action};
    };
    add(wrap, wraps_text);
    add(wrap, wraps_formula);
    add(space, spaces);
    add(ignore, ignored);
    add(skip, skipped);
    add(skip_one, skipped_one);
    add(word, words);
    std::ranges::sort(all, {}, &TexCommand::name);
    return all;
}();

/// Long enough, or common enough with lost braces, not to be the start of an author's own command by chance.
constexpr std::string_view glued[] = {"operatorname", "boldsymbol", "widetilde", "underline", "enquote",
                                      "widehat",      "mathcal",    "mathbb",    "mathbf",    "mathrm",
                                      "mathsf",       "mathit",     "mathtt",    "mathscr",   "textbf",
                                      "textit",       "textsc",     "textsf",    "textrm",    "texttt",
                                      "tilde",        "emph",       "sqrt",      "text",      "log"};

}  // namespace

const TexCommand* tex_command(std::string_view name) noexcept {
    const auto found = std::ranges::lower_bound(commands, name, {}, &TexCommand::name);
    return found != commands.end() && found->name == name ? &*found : nullptr;
}

const TexCommand* glued_tex_command(std::string_view name) noexcept {
    const auto* found =
        std::ranges::find_if(glued, [name](std::string_view start) { return name.starts_with(start); });
    return found == std::end(glued) ? nullptr : tex_command(*found);
}

}  // namespace kindred::engine::text
