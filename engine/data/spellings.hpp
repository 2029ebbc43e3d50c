#pragma once
#include "engine/frame/flat_file.hpp"
#include "engine/text/edit_distance.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kindred::engine::data {

/// Writes the sections of `Spellings` for a sorted list of folded words.
void write_spellings(frame::FlatFileWriter& out, const frame::RowsBuilder<char>& words);

/// The words of a flat file by first letter and number of letters, for finding those that are a typo away.
/// Words that are too short to correct to, or have over `max_letters` letters, are not in it.
///
/// The words of one first letter and three or five lengths are scanned by signature, and the few that pass
/// are compared. An index of deletions would be faster to ask, but holds n entries for a word of n letters
/// and one edit, about n * n / 2 for two; this holds one of 12 bytes. Among 145,000 words: 13 us on average,
/// 70 at p99.
///
/// Safe from many threads; the file must outlive it.
class Spellings {
 public:
    /// A word near to another one.
    struct Near {
        std::uint32_t word;
        unsigned distance;
    };

    /// `words` are the words that were given to `write_spellings`.
    Spellings(const frame::FlatFile& file, const frame::Rows<char>& words);

    /// Adds the words within `distance` (1 or 2) of `word`, itself left out, in no order. A wrong first
    /// letter costs one more.
    void near(const text::Letters& word, unsigned distance, std::vector<Near>& out) const;

 private:
    /// The words of one first letter and one number of letters: members_[begin, the next one's begin).
    struct Shape {
        std::uint32_t first_letter;
        std::uint32_t letters;
        std::uint32_t begin;
        std::uint32_t reserved;
    };
    friend void write_spellings(frame::FlatFileWriter& out, const frame::RowsBuilder<char>& words);

    std::span<const std::uint32_t> members(const Shape& shape) const noexcept;
    const Shape* find(char32_t first_letter, std::size_t letters) const noexcept;
    void scan(const Shape& shape, const text::Letters& word, unsigned distance, std::vector<Near>& out) const;
    void wrong_first_letter(const text::Letters& word, std::vector<Near>& out) const;
    void look_up(const Shape& shape, std::string_view text, std::vector<Near>& out) const;

    frame::Rows<char> words_;
    std::span<const Shape> shapes_;              ///< ascending by first letter, then letters
    std::span<const std::uint32_t> members_;     ///< word numbers, ascending within a shape
    std::span<const std::uint64_t> signatures_;  ///< of members_
};

}  // namespace kindred::engine::data
