#include "engine/text/acronyms.hpp"

#include "engine/base/ascii.hpp"

#include <algorithm>
#include <string>

namespace kindred::engine::text {

namespace {

constexpr std::size_t min_letters = 2;
constexpr std::size_t max_letters = 10;
/// Bytes of a long form, at most: what is looked at before a bracket.
constexpr std::size_t max_long_bytes = 200;

/// The letters of an acronym in lower case; "" for what is none. "GCNs" is gcn.
std::string letters_of(std::string_view word) {
    if (word.size() > min_letters && word.back() == 's' && is_upper(word[word.size() - 2]))
        word.remove_suffix(1);
    if (word.size() < min_letters || word.size() > max_letters) return {};
    if (std::ranges::count_if(word, is_upper) < 2) return {};
    std::string letters;
    for (const char c : word) {
        if (!is_alphanumeric(c)) return {};
        letters.push_back(lower(c));
    }
    return letters;
}

/// Whether only what joins words of an expression stands between [begin, end), and it is no more than that.
bool joined(std::string_view text, std::size_t begin, std::size_t end) {
    return begin <= end && end - begin <= 3 &&
           text.substr(begin, end - begin).find_first_not_of(" -/\n\t") == std::string_view::npos;
}

/// Where in `text`, before `end`, the letters begin that `acronym` takes from it, going from its last letter
/// to its first, which must begin a word; npos when they are not all there.
std::size_t begin_of(std::string_view acronym, std::string_view text, std::size_t end) {
    std::size_t at = end;
    for (std::size_t left = acronym.size(); left > 0; --left) {
        const bool first = left == 1;
        do {
            if (at == 0) return std::string_view::npos;
            --at;
        } while (lower(text[at]) != acronym[left - 1] || (first && at > 0 && is_alphanumeric(text[at - 1])));
    }
    return at;
}

}  // namespace

std::vector<AcronymMention> find_acronyms(std::string_view text, const std::vector<Token>& tokens) {
    std::vector<AcronymMention> found;
    for (std::uint32_t i = 2; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const bool in_brackets = token.begin > 0 && text[token.begin - 1] == '(' && token.end < text.size() &&
                                 text[token.end] == ')';
        if (!in_brackets) continue;
        const std::string acronym = letters_of(text.substr(token.begin, token.end - token.begin));
        if (acronym.empty()) continue;
        if (!joined(text, tokens[i - 1].end, token.begin - 1)) continue;
        // As many words as could be meant: min(letters + 5, twice the letters).
        const std::size_t most = std::min({max_long_form, acronym.size() + 5, acronym.size() * 2});
        std::uint32_t first = i - 1;
        const std::size_t end = tokens[i - 1].end;
        while (first > 0 && i - first < most && end - tokens[first - 1].begin <= max_long_bytes &&
               joined(text, tokens[first - 1].end, tokens[first].begin))
            --first;
        const std::string_view before = text.substr(tokens[first].begin, end - tokens[first].begin);
        const std::size_t begin = begin_of(acronym, before, before.size());
        if (begin == std::string_view::npos) continue;
        const std::size_t place = tokens[first].begin + begin;
        while (first < i && tokens[first].begin < place) ++first;
        if (first + 2 > i || tokens[first].begin != place) continue;
        found.push_back({first, i, i});
    }
    return found;
}

}  // namespace kindred::engine::text
