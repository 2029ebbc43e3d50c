#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// How much of a text is looked at, in bytes: more makes nothing surer.
inline constexpr std::size_t max_detected_bytes = 4096;

/// ISO 639-1 of the language that most of `text` is in ("de", "pt", "zh"); "" when that is not sure, as for a
/// few words or names. Norwegian is "no" in either form. By the Compact Language Detector 2, from its
/// sequences of letters. Safe from many threads. Cost: some ten microseconds for an abstract.
std::string detect_language(std::string_view text);

/// A text and what is known of it before it is looked at.
struct WrittenText {
    std::string_view text;
    std::string_view said;  ///< what its record says is its language; "" when nothing
    std::size_t words = 0;
    std::size_t stops = 0;      ///< how many of the words are stop words of `analysed`
    std::string_view analysed;  ///< the language of the analyser
};

/// The language of a text: what is said, without a region ("pt-BR" is "pt"); that of the analyser when many
/// of the words are its stop words, which costs nothing; else what is detected, and when nothing is, that of
/// the analyser.
std::string language_of(const WrittenText& written);

}  // namespace kindred::engine::text
