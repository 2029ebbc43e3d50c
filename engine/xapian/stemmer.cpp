#include "engine/xapian/stemmer.hpp"

#include <algorithm>
#include <iterator>

#include <xapian.h>

namespace kindred::engine::xapian {

namespace {

struct Language {
    std::string_view code;
    const char* stemmer;
};

/// ISO 639-1 codes and the Snowball stemmers of Xapian 1.4.
constexpr Language languages[] = {
    {"ar", "arabic"},     {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},    {"en", "english"},
    {"es", "spanish"},    {"eu", "basque"},   {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},
    {"hu", "hungarian"},  {"hy", "armenian"}, {"id", "indonesian"}, {"it", "italian"},   {"lt", "lithuanian"},
    {"nb", "norwegian"},  {"ne", "nepali"},   {"nl", "dutch"},      {"nn", "norwegian"}, {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},    {"sv", "swedish"},   {"ta", "tamil"},
    {"tr", "turkish"}};

const char* stemmer_of(std::string_view language) noexcept {
    const auto* found = std::ranges::find(languages, language, &Language::code);
    return found == std::end(languages) ? nullptr : found->stemmer;
}

}  // namespace

Stemmer::Stemmer(std::string_view language) {
    const char* const name = stemmer_of(language);
    stem_ = name == nullptr ? std::make_unique<Xapian::Stem>() : std::make_unique<Xapian::Stem>(name);
}

Stemmer::~Stemmer() = default;

std::string Stemmer::stem(std::string_view word) const {
    return (*stem_)(std::string(word));
}

bool Stemmer::exists(std::string_view language) noexcept {
    return stemmer_of(language) != nullptr;
}

}  // namespace kindred::engine::xapian
