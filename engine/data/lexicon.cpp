#include "engine/data/lexicon.hpp"

#include <algorithm>
#include <numeric>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "lexicon";

}  // namespace

void write_lexicon(const std::filesystem::path& path, const std::vector<std::string>& stems,
                   const std::vector<StemStatistics>& statistics, const std::vector<StemId>& word_stems) {
    std::vector<std::uint32_t> by_text(stems.size());
    std::iota(by_text.begin(), by_text.end(), 0U);
    std::ranges::sort(by_text, {}, [&](std::uint32_t i) -> const std::string& { return stems[i]; });
    std::vector<std::vector<WordId>> words_of(stems.size());
    for (std::size_t i = 0; i < word_stems.size(); ++i)
        words_of[number(word_stems[i])].push_back(WordId{static_cast<std::uint32_t>(i + 1)});

    frame::FlatFileWriter out(path, kind);
    frame::write_rows<char>(out, "stems", stems);
    frame::write_rows<char>(out, "surfaces", statistics, &StemStatistics::surface);
    out.section("document_frequencies", statistics, &StemStatistics::document_frequency);
    out.section("title_frequencies", statistics, &StemStatistics::titles);
    out.section("stops", statistics, [](const StemStatistics& s) -> std::uint8_t { return s.stop ? 1 : 0; });
    out.section("by_text", by_text);
    out.section("word_stems", word_stems);
    frame::write_rows<WordId>(out, "stem_words", words_of);
    out.finish();
}

Lexicon::Lexicon(const std::filesystem::path& path)
    : file_(path, kind),
      stems_(file_, "stems"),
      surfaces_(file_, "surfaces"),
      document_frequencies_(file_.section<std::uint32_t>("document_frequencies")),
      title_frequencies_(file_.has_section("title_frequencies")
                             ? file_.section<std::uint32_t>("title_frequencies")
                             : std::span<const std::uint32_t>()),
      stops_(file_.section<std::uint8_t>("stops")),
      by_text_(file_.section<std::uint32_t>("by_text")),
      word_stems_(file_.section<StemId>("word_stems")),
      stem_words_(file_, "stem_words") {
    const std::size_t n = stems_.size();
    if (surfaces_.size() != n || document_frequencies_.size() != n || title_frequencies_.size() > n ||
        stops_.size() != n || by_text_.size() != n || stem_words_.size() != n) {
        file_.damaged("its sections have different lengths");
    }
}

std::optional<StemId> Lexicon::find(std::string_view stem) const noexcept {
    const auto at = std::ranges::lower_bound(by_text_, stem, {},
                                             [this](std::uint32_t id) { return this->stem(StemId{id}); });
    // A damaged number has the stem "" like every unknown one.
    if (at == by_text_.end() || *at >= size() || this->stem(StemId{*at}) != stem) return std::nullopt;
    return StemId{*at};
}

}  // namespace kindred::engine::data
