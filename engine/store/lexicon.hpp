#pragma once
#include "engine/ids.hpp"
#include "engine/store/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine {

/// What the collection knows of one stem.
struct StemStatistics {
    std::uint32_t document_frequency = 0;  ///< works with the stem in title or abstract
    bool stop = false;                     ///< a stop word: kept in the forward file, not posted
    std::string surface;  ///< the word most often seen for the stem, folded: "comput" -> "computing"
};

/// Writes the `lexicon` file: `stems[i]` is the text of StemId i.
void write_lexicon(const std::filesystem::path& path, const std::vector<std::string>& stems,
                   const std::vector<StemStatistics>& statistics);

/// The stems of the collection, by number and by text. Safe from many threads.
class Lexicon {
 public:
    explicit Lexicon(const std::filesystem::path& path);

    std::uint32_t size() const noexcept;
    /// "" when there is no such stem.
    std::string_view stem(StemId id) const noexcept;
    /// The word a reader would recognise for the stem.
    std::string_view surface(StemId id) const noexcept;
    std::uint32_t document_frequency(StemId id) const noexcept;
    bool stop(StemId id) const noexcept;
    /// Cost: one binary search.
    std::optional<StemId> find(std::string_view stem) const noexcept;

 private:
    FlatFile file_;
    Rows<char> stems_;
    Rows<char> surfaces_;
    std::span<const std::uint32_t> document_frequencies_;
    std::span<const std::uint8_t> stops_;
    std::span<const std::uint32_t> by_text_;
};

}  // namespace kindred::engine
