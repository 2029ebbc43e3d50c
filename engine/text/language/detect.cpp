#include "engine/text/language/detect.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace kindred::engine::text {

namespace {

/// Of what is sure, the least part of the text that must be in one language, in percent.
constexpr int least_share = 60;
/// Chinese in either script, "zh" and "zh-Hant", is Chinese.
constexpr std::size_t code_letters = 2;

/// A text has this share of stop words of its own language at least, and as many of them: English prose has
/// 0.35 to 0.45. Texts in other languages have some that look the same ("on", "not", "an").
constexpr double own_stops = 0.2;
constexpr std::size_t fewest_stops = 5;

}  // namespace

std::string detect_language(std::string_view text) {
    text = utf8_prefix(text, max_detected_bytes);
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages = {};
    std::array<int, 3> percents = {};
    std::array<double, 3> scores = {};
    int bytes = 0;
    int valid_bytes = 0;
    bool reliable = false;
    const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(), percents.data(),
        scores.data(), nullptr, &bytes, &reliable, &valid_bytes);
    if (!reliable || best == CLD2::UNKNOWN_LANGUAGE || best != languages[0] || percents[0] < least_share)
        return {};
    const std::string_view code = CLD2::LanguageCode(best);
    const std::string_view language = code.substr(0, code.find('-'));
    if (language.size() != code_letters) return {};
    return language == "nb" || language == "nn" ? "no" : std::string(language);
}

std::string language_of(const WrittenText& written) {
    const std::string_view said = written.said.substr(0, written.said.find_first_of("-_"));
    if (said.size() == code_letters) return lower_case(std::string(said));
    const double least = own_stops * static_cast<double>(written.words);
    if (written.stops >= fewest_stops && static_cast<double>(written.stops) >= least)
        return std::string(written.analysed);
    std::string detected = detect_language(written.text);
    return detected.empty() ? std::string(written.analysed) : detected;
}

}  // namespace kindred::engine::text
