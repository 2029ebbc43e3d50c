#include "engine/text/stop_words.hpp"

#include <algorithm>
#include <array>

namespace kindred::engine::text {

namespace {

/// Sorted by `sorted_words`. Words that name things in titles stay out ("will" and "may" are in; "can" too,
/// although controller area networks suffer). Contractions stand without their apostrophe.
constexpr auto sorted_words = [] {
    auto words = std::to_array<std::string_view>(
        {"a",        "about",       "above",      "after",    "again",   "against",   "all",    "almost",
         "along",    "already",     "also",       "although", "always",  "am",        "among",  "an",
         "and",      "another",     "any",        "are",      "arent",   "as",        "at",     "be",
         "because",  "been",        "before",     "being",    "below",   "between",   "both",   "but",
         "by",       "can",         "cannot",     "cant",     "could",   "couldnt",   "did",    "didnt",
         "do",       "does",        "doesnt",     "doing",    "done",    "dont",      "during", "each",
         "either",   "etc",         "even",       "ever",     "every",   "few",       "for",    "from",
         "further",  "furthermore", "had",        "has",      "hasnt",   "have",      "havent", "having",
         "he",       "hence",       "her",        "here",     "hers",    "him",       "his",    "how",
         "however",  "i",           "if",         "in",       "into",    "is",        "isnt",   "it",
         "its",      "itself",      "just",       "many",     "may",     "me",        "might",  "more",
         "moreover", "most",        "much",       "must",     "my",      "neither",   "no",     "nor",
         "not",      "of",          "off",        "often",    "on",      "once",      "only",   "onto",
         "or",       "other",       "others",     "our",      "ours",    "out",       "over",   "own",
         "per",      "quite",       "rather",     "same",     "several", "shall",     "she",    "should",
         "since",    "so",          "some",       "such",     "than",    "that",      "the",    "their",
         "theirs",   "them",        "themselves", "then",     "there",   "therefore", "these",  "they",
         "this",     "those",       "though",     "through",  "thus",    "to",        "too",    "toward",
         "towards",  "under",       "until",      "up",       "upon",    "us",        "very",   "via",
         "was",      "wasnt",       "we",         "were",     "werent",  "what",      "when",   "where",
         "whereas",  "whether",     "which",      "while",    "who",     "whom",      "whose",  "why",
         "will",     "with",        "within",     "without",  "would",   "yet",       "you",    "your"});
    std::ranges::sort(words);
    return words;
}();

}  // namespace

bool is_english_stop_word(std::string_view word) noexcept {
    return std::ranges::binary_search(sorted_words, word);
}

}  // namespace kindred::engine::text
