#include "engine/text/characters.hpp"
#include "queries/hits/crop.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;

namespace {

class RandomTexts {
 public:
    explicit RandomTexts(unsigned seed) : random_(seed) {}

    std::string text() {
        constexpr std::array pieces = {"neural",
                                       "networks",
                                       "Müller",
                                       "Mu\xCC\x88ller",
                                       "ﬁne",
                                       "Straße",
                                       "O’Brien's",
                                       "東京大学",
                                       "한국어",
                                       "\u1100\u1161\u11A8",
                                       "\u0915\u0940",
                                       "C++",
                                       "3.5",
                                       "the",
                                       "of",
                                       " ",
                                       " ",
                                       ". ",
                                       "-",
                                       "'",
                                       "🐈",
                                       "\xFF",
                                       "\xC3",
                                       "\xE2\x82",
                                       "a",
                                       "b",
                                       "\xC2\xAD",
                                       "\u0301",
                                       "½",
                                       "ǅ",
                                       "か\u3099"};
        std::string made;
        for (std::size_t left = below(40); left > 0; --left) {
            made += pieces[below(pieces.size())];
            if (below(3) == 0) made += ' ';
        }
        return made;
    }

    /// A query of words, stems, beginnings and runs of words of `text`.
    MatchedWords query(engine::text::Analyser& analyser, const std::string& text) {
        MatchedWords made;
        const auto& tokens = analyser.analyse(text);
        for (std::size_t left = tokens.empty() ? 0 : below(5); left > 0; --left) {
            const std::size_t at = below(tokens.size());
            switch (below(4)) {
                case 0:
                    made.stems.emplace(tokens[at].stem);
                    break;
                case 1:
                    made.words.emplace(tokens[at].word);
                    break;
                case 2:
                    made.prefixes.emplace_back(tokens[at].word.substr(0, 1 + below(tokens[at].word.size())));
                    break;
                default:
                    made.phrases.emplace_back();
                    for (std::size_t i = at; i < std::min(tokens.size(), at + 3); ++i) {
                        made.phrases.back().emplace_back(tokens[i].word);
                    }
            }
        }
        return made;
    }

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }

 private:
    std::mt19937 random_;
};

/// True when a character, or a byte that is none, starts at `at`, or the text ends there.
bool is_boundary(std::string_view text, std::size_t at) {
    std::size_t start = 0;
    while (start < at) start += engine::decode(text, start).size;
    return start == at;
}

std::string without(std::string text, std::string_view tag) {
    for (auto at = text.find(tag); at != text.npos; at = text.find(tag, at)) text.erase(at, tag.size());
    return text;
}

}  // namespace

TEST_CASE("ranges are in order, apart and on boundaries, and marks come off again", "[queries][highlight]") {
    RandomTexts random(20240607);
    engine::text::Analyser analyser;
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random.text();
        TextMatcher matcher(random.query(analyser, random.below(4) == 0 ? random.text() : text), analyser);
        const TextMatches& found = matcher.match(text);
        std::size_t after = 0;
        bool first = true;
        for (const ByteRange& range : found.ranges) {
            REQUIRE((first || range.begin > after));
            REQUIRE(range.begin < range.end);
            REQUIRE(range.end <= text.size());
            REQUIRE(is_boundary(text, range.begin));
            REQUIRE(is_boundary(text, range.end));
            after = range.end;
            first = false;
        }
        REQUIRE(found.ranges.empty() == found.words.empty());
        for (std::size_t i = 1; i < found.words.size(); ++i) {
            REQUIRE(found.words[i - 1].first < found.words[i].first);
            REQUIRE(found.words[i - 1].last < found.words[i].last);
        }
        std::string marked;
        append_marked(marked, text, {0, text.size()}, found.ranges, "<em>", "</em>");
        REQUIRE(without(without(marked, "<em>"), "</em>") == text);
    }
}

TEST_CASE("a crop has as many words as asked for and a match when there is one", "[queries][crop]") {
    RandomTexts random(7);
    engine::text::Analyser analyser;
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random.text();
        TextMatcher matcher(random.query(analyser, text), analyser);
        const TextMatches& found = matcher.match(text);
        const std::size_t size = random.below(12);
        const ByteRange window = crop_window(text, found, matcher.parts(), size);
        REQUIRE(window.begin <= window.end);
        REQUIRE(window.end <= text.size());
        REQUIRE(is_boundary(text, window.begin));
        REQUIRE(is_boundary(text, window.end));
        const auto words =
            static_cast<std::size_t>(std::ranges::count_if(found.tokens, [&](const auto& token) {
                return token.begin >= window.begin && token.end <= window.end;
            }));
        REQUIRE(words == (size == 0 ? found.tokens.size() : std::min(size, found.tokens.size())));
        const bool shows = std::ranges::any_of(found.ranges, [&](const ByteRange& range) {
            return range.begin < window.end && range.end > window.begin;
        });
        REQUIRE(shows != found.ranges.empty());
    }
}

TEST_CASE("the beginning that a prefix marks folds to the prefix", "[queries][highlight]") {
    RandomTexts random(3);
    engine::text::Analyser analyser;
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random.text();
        const auto tokens = analyser.analyse(text);
        if (tokens.empty()) continue;
        const auto& token = tokens[random.below(tokens.size())];
        const std::string folded(token.word.substr(0, 1 + random.below(token.word.size())));
        const std::string original = text.substr(token.begin, token.end - token.begin);
        const std::size_t end = prefix_end(original, folded.size());
        REQUIRE(end > 0);
        REQUIRE(end <= original.size());
        REQUIRE(is_boundary(original, end));
        const auto again = analyser.analyse(original.substr(0, end));
        REQUIRE(again.size() == 1);
        REQUIRE(again[0].word.substr(0, folded.size()).substr(0, again[0].word.size()) ==
                folded.substr(0, again[0].word.size()));
    }
}
