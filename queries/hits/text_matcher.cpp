#include "queries/hits/text_matcher.hpp"

#include "engine/text/characters.hpp"

#include <algorithm>

namespace kindred::queries::hits {

namespace {

using engine::text::CharKind;
using engine::text::Token;

bool start_with(std::span<const Token> tokens, const std::vector<std::string>& words) {
    return words.size() <= tokens.size() &&
           std::ranges::equal(words, tokens.first(words.size()), {}, {}, &Token::word);
}

}  // namespace

TextMatcher::TextMatcher(const MatchedWords& words, engine::text::Analyser& analyser) : analyser_(analyser) {
    for (const std::string& stem : words.stems) {
        stems_.add(stem, parts_++);
        if (!stem.empty()) stem_heads_.set(static_cast<unsigned char>(stem.front()));
    }
    for (const std::string& word : words.words) words_.add(word, parts_++);
    for (const std::string& prefix : words.prefixes) {
        if (!prefix.empty()) prefixes_.push_back({prefix, parts_++});
    }
    std::ranges::stable_sort(prefixes_, std::greater<>(),
                             [](const PrefixPart& prefix) { return prefix.text.size(); });
    for (const auto& phrase : words.phrases) {
        if (!phrase.empty()) phrases_.push_back({phrase, parts_++});
    }
    std::ranges::stable_sort(phrases_, std::greater<>(),
                             [](const PhrasePart& phrase) { return phrase.words.size(); });
}

bool TextMatcher::empty() const noexcept {
    return stems_.empty() && words_.empty() && prefixes_.empty() && phrases_.empty();
}

const TextMatches& TextMatcher::match(std::string_view text) {
    found_.ranges.clear();
    found_.words.clear();
    found_.tokens = analyser_.analyse(text, stem_heads_);
    match_words(text);
    if (!phrases_.empty()) match_phrases();
    join_ranges();
    return found_;
}

void TextMatcher::match_words(std::string_view text) {
    for (std::uint32_t i = 0; i < found_.tokens.size(); ++i) {
        const Token& token = found_.tokens[i];
        std::size_t end = token.end;
        auto part = stems_.find(token.stem);
        if (!part) part = words_.find(token.word);
        if (!part) {
            const PrefixPart* prefix = prefix_of(token.word);
            if (prefix == nullptr) continue;
            part = prefix->part;
            end = token.begin +
                  prefix_end(text.substr(token.begin, token.end - token.begin), prefix->text.size());
        }
        found_.ranges.push_back({token.begin, end});
        found_.words.push_back({i, i, *part});
    }
}

const TextMatcher::PrefixPart* TextMatcher::prefix_of(std::string_view word) const noexcept {
    for (const PrefixPart& prefix : prefixes_) {
        if (word.front() == prefix.text.front() && word.starts_with(prefix.text)) return &prefix;
    }
    return nullptr;
}

const TextMatcher::PhrasePart* TextMatcher::phrase_at(std::span<const Token> tokens) const {
    const auto phrase = std::ranges::find_if(
        phrases_, [&](const PhrasePart& known) { return start_with(tokens, known.words); });
    return phrase == phrases_.end() ? nullptr : &*phrase;
}

void TextMatcher::match_phrases() {
    const std::size_t single = found_.words.size();
    for (std::uint32_t i = 0; i < found_.tokens.size(); ++i) {
        const PhrasePart* phrase = phrase_at(found_.tokens.subspan(i));
        if (phrase == nullptr) continue;
        const auto last = i + static_cast<std::uint32_t>(phrase->words.size()) - 1;
        found_.ranges.push_back({found_.tokens[i].begin, found_.tokens[last].end});
        found_.words.push_back({i, last, phrase->part});
    }
    if (found_.words.size() == single) return;
    std::ranges::stable_sort(found_.ranges, {}, &ByteRange::begin);
    std::ranges::stable_sort(found_.words, [](const WordMatch& a, const WordMatch& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    std::int64_t reached = -1;
    std::erase_if(found_.words, [&](const WordMatch& match) {
        if (match.last <= reached) return true;
        reached = match.last;
        return false;
    });
}

void TextMatcher::join_ranges() {
    auto& ranges = found_.ranges;
    if (ranges.empty()) return;
    auto last = ranges.begin();
    for (auto at = last + 1; at != ranges.end(); ++at) {
        if (at->begin <= last->end) {
            last->end = std::max(last->end, at->end);
        } else {
            *++last = *at;
        }
    }
    ranges.erase(last + 1, ranges.end());
}

std::size_t prefix_end(std::string_view word, std::size_t folded_bytes) {
    std::string folded;
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size();) {
        const engine::Character character = engine::decode(word, at);
        at += character.size;
        const CharKind kind = engine::text::kind_of(character.code);
        if (kind == CharKind::apostrophe || kind == CharKind::ignorable) continue;
        const std::size_t before = folded.size();
        engine::text::append_folded(folded, character.code, 0);
        // What adds nothing (a stripped accent, a jamo that joins its syllable) belongs to the letter before.
        if (before >= folded_bytes && folded.size() > before && kind != CharKind::mark) break;
        end = at;
    }
    return end;
}

void append_marked(std::string& out, std::string_view text, const ByteRange& window,
                   std::span<const ByteRange> ranges, std::string_view pre_tag, std::string_view post_tag) {
    out.reserve(out.size() + window.end - window.begin + ranges.size() * (pre_tag.size() + post_tag.size()));
    std::size_t at = window.begin;
    for (const ByteRange& range : ranges) {
        const std::size_t begin = std::max(range.begin, window.begin);
        const std::size_t end = std::min(range.end, window.end);
        if (begin >= end) continue;
        out += text.substr(at, begin - at);
        out += pre_tag;
        out += text.substr(begin, end - begin);
        out += post_tag;
        at = end;
    }
    out += text.substr(at, window.end - at);
}

}  // namespace kindred::queries::hits
