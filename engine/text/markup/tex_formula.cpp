#include "engine/text/markup/tex_formula.hpp"

#include "engine/base/ascii.hpp"

namespace kindred::engine::text {

namespace {

constexpr std::size_t max_formula_bytes = 3000;

/// The longest run of letters, and how many runs have three or more; names of commands do not count.
struct Prose {
    std::size_t longest = 0;
    std::size_t words = 0;
};

Prose prose_of(std::string_view content) {
    Prose prose;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= content.size(); ++i) {
        if (i < content.size() && is_letter(content[i])) {
            ++run;
            continue;
        }
        const bool command = run > 0 && i > run && content[i - run - 1] == '\\';
        if (!command && run > prose.longest) prose.longest = run;
        if (!command && run >= 3) ++prose.words;
        run = 0;
    }
    return prose;
}

/// Whether what stands between two dollar signs, with `after` behind the second, is a formula. A formula
/// shows by its signs; without them, two amounts show by a digit or a blank next to a dollar.
bool is_formula(std::string_view content, char after) {
    if (content.empty()) return false;
    const bool amount = is_digit(content.front());
    const bool tight = !is_blank(content.back()) && !is_digit(after);
    const auto prose = prose_of(content);
    if (content.find_first_of("\\^_{=") != std::string_view::npos) {
        return !amount || tight || prose.words == 0;
    }
    // "$ n $"
    if (is_blank(content.front()) && is_blank(content.back())) {
        const auto first = content.find_first_not_of(" \t\r\n");
        return first != std::string_view::npos && is_letter(content[first]) && prose.longest < 2;
    }
    return tight && !is_blank(content.front()) && prose.words < 2 && (!amount || prose.longest < 2);
}

}  // namespace

std::optional<TexFormula> TexFormulas::opens_at(std::size_t at) {
    if (text_[at] == '\\') {
        const bool round = text_[at + 1] == '(';
        const auto end = (round ? round_ : square_).from(at + 2, [&](std::size_t from) {
            return text_.find(round ? "\\)" : "\\]", from);
        });
        if (end == std::string_view::npos || end - at > max_formula_bytes) return std::nullopt;
        return TexFormula{at + 2, end, end + 2};
    }
    const bool display = text_.substr(at, 2) == "$$";
    const auto begin = at + (display ? 2 : 1);
    const auto end = dollars_.from(begin, [&](std::size_t from) {
        auto found = text_.find('$', from);
        while (found != std::string_view::npos && text_[found - 1] == '\\')
            found = text_.find('$', found + 1);
        return found;
    });
    if (end == std::string_view::npos || end - begin > max_formula_bytes) return std::nullopt;
    const auto content = text_.substr(begin, end - begin);
    const bool closed = display && text_.substr(end, 2) == "$$";
    const auto next = end + (closed ? 2 : 1);
    if (!is_formula(content, next < text_.size() ? text_[next] : ' ')) return std::nullopt;
    return TexFormula{begin, end, next};
}

}  // namespace kindred::engine::text
