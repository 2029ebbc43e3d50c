#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// The function words of one language ("und", "della", "qu'il"), which no text is about: for what is shown of
/// a text. What is searched knows those of English only (engine/text/stop_words.hpp).
class StopList {
 public:
    /// Of a language by its ISO 639-1 code; "no", "nb" and "nn" are one. An empty list for a language that is
    /// not among ours: Czech, Danish, Dutch, English, Finnish, French, German, Hungarian, Italian, Norwegian,
    /// Polish, Portuguese, Romanian, Russian, Spanish, Swedish, Turkish, Ukrainian. Lives for ever. Safe from
    /// many threads.
    static const StopList& of(std::string_view language);

    /// `word` is folded, as a Token's.
    bool has(std::string_view word) const noexcept;

 private:
    explicit StopList(std::string_view words);

    std::vector<std::string> words_;  ///< folded, in order
    bool english_ = false;
};

}  // namespace kindred::engine::text
