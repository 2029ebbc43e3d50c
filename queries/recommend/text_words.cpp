#include "queries/recommend/text_words.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/language/detect.hpp"
#include "engine/text/language/stop_lists.hpp"

#include <algorithm>
#include <functional>

namespace kindred::queries::recommend {

namespace {

using engine::text::Token;

bool is_number(std::string_view word) noexcept {
    return word.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// One character of a script with spaces.
bool is_letter(std::string_view word) noexcept {
    const engine::Character first = engine::decode(word, 0);
    return first.size == word.size() && engine::text::kind_of(first.code) != engine::text::CharKind::cjk;
}

Join join_of(std::string_view between) noexcept {
    for (const std::string_view hyphen : {"-", "/", "\u2010", "\u2011", "\u2013"})
        if (between == hyphen) return Join::hyphen;
    const bool space = between == " " || between == "'s " || between == "\u2019s ";
    return space ? Join::space : Join::cut;
}

/// Where the next URL of `text` from `at` on begins and ends; both past the text when there is none.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};
Stretch next_url(std::string_view text, std::size_t at) noexcept {
    const std::size_t sign = std::min(text.find("://", at), text.find("www.", at));
    if (sign == std::string_view::npos) return {text.size(), text.size()};
    const std::size_t space = text.find_last_of(" \n(", sign);
    const std::size_t end = std::min(text.find_first_of(" \n", sign), text.size());
    return {space == std::string_view::npos ? 0 : space + 1, end};
}

/// Of several words, and no small letter in them.
bool in_capitals(std::string_view title) noexcept {
    return title.find(' ') != std::string_view::npos && std::ranges::none_of(title, engine::is_lower);
}

bool ends_sentence(std::string_view between) noexcept {
    return between.find_first_of(".:?!\n\u2014") != std::string_view::npos;
}

}  // namespace

std::uint64_t stem_key(std::string_view stem) noexcept {
    return std::hash<std::string_view>{}(stem);
}

TextWords read_words(const WorkText& work, engine::text::Analyser& analyser,
                     std::string_view index_language) {
    TextWords out;
    out.text = in_capitals(work.title) ? engine::lower_case(std::string(work.title)) : work.title;
    out.text.append(1, '\n').append(engine::utf8_prefix(work.abstract, max_read_bytes));
    const std::string_view text = out.text;
    const std::vector<Token>& tokens = analyser.analyse(text);
    const auto stops = static_cast<std::size_t>(std::ranges::count(tokens, true, &Token::stop));
    const engine::text::StopList& list = engine::text::StopList::of(
        engine::text::language_of({text, work.language, tokens.size(), stops, index_language}));
    Stretch url = next_url(text, 0);
    std::uint32_t end = 0;
    std::string_view last;
    for (const Token& token : tokens) {
        const bool overlaps = token.begin < end;
        const std::string_view between = overlaps ? "" : text.substr(end, token.begin - end);
        const bool halves = between == "- " && !out.words.empty();
        if (halves) out.words.back().term = false;
        while (url.end <= token.begin && url.begin < text.size()) url = next_url(text, url.end);
        const bool in_url = url.begin <= token.begin && token.begin < url.end;
        const bool opens = out.words.empty() || token.begin < work.title.size() || ends_sentence(between);
        out.words.push_back({stem_key(token.stem), token.begin, token.end,
                             overlaps ? Join::overlap : join_of(between), token.stop || list.has(token.word),
                             !halves && !in_url && !is_number(token.word) && !is_letter(token.word), opens});
        if (in_url) out.words.back().before = Join::cut;
        if (token.word == "al" && last == "et") {
            for (auto word = out.words.end() - 2; word != out.words.end(); ++word) word->stop = true;
        }
        last = token.word;
        end = std::max(end, token.end);
    }
    return out;
}

}  // namespace kindred::queries::recommend
