#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/frame/varint.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kindred::engine::data {

/// The texts of a work by which it is found, in the order of the forward file. A work has `topics` that came
/// with it or `found_topics`, which its title and abstract name: these words are in the work already and
/// count only for a search that is limited to topics.
enum class TextField : std::uint8_t { title, abstract, authors, venue, topics, found_topics };
inline constexpr std::array text_fields = {TextField::title, TextField::abstract, TextField::authors,
                                           TextField::venue, TextField::topics,   TextField::found_topics};
inline constexpr std::size_t text_field_count = text_fields.size();

/// Something for each text field.
template <typename T>
class PerField {
 public:
    T& operator[](TextField field) noexcept { return values_[static_cast<std::size_t>(field)]; }
    const T& operator[](TextField field) const noexcept { return values_[static_cast<std::size_t>(field)]; }
    auto begin() noexcept { return values_.begin(); }
    auto end() noexcept { return values_.end(); }
    auto begin() const noexcept { return values_.begin(); }
    auto end() const noexcept { return values_.end(); }

 private:
    std::array<T, text_field_count> values_ = {};
};

/// The words of one work in order of the text, stop words included; `no_word` between authors and between
/// topics.
struct ForwardText : PerField<std::vector<WordId>> {
    /// Words of the title that name the work, those before its first colon: "BERT: Pre-training of ..."
    /// has 1. 0 when there is no colon.
    std::uint32_t name = 0;
};

/// How many words each field has.
struct TextLengths : PerField<std::uint32_t> {
    std::uint32_t name = 0;  ///< ForwardText::name
};

/// Writes `forward` files, work by work from 0. Belongs to one thread.
class ForwardWriter {
 public:
    explicit ForwardWriter(const std::filesystem::path& path);
    void add(const ForwardText& text);
    void finish();

 private:
    frame::FlatFileWriter out_;
    frame::RowsWriter<std::uint8_t> rows_;
    std::vector<std::uint64_t> totals_;  ///< words by field
    std::string buffer_;
};

/// Reads `forward` files: every work's words in order, as lexicon ids. Safe from many threads.
class Forward {
 public:
    explicit Forward(const std::filesystem::path& path);
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
    /// Words in `field` of an average work, works without it included.
    double mean_length(TextField field) const noexcept { return means_[field]; }

    /// Calls visit(field, position, word) for every word of `work` in order; positions count from 0 in each
    /// field. Returns how many words each field has; all 0 when there is no such work. Throws
    /// Error{corrupt_index} on damaged bytes. Cost: about a nanosecond a word.
    template <typename Visit>
    TextLengths scan(WorkId work, Visit&& visit) const {
        const auto row = rows_[number(work)];
        const std::uint8_t* at = row.data();
        const std::uint8_t* const end = at + row.size();
        const TextLengths lengths = read_lengths(work, at, end);
        std::size_t field = 0;
        for (const std::uint32_t length : lengths) {
            for (std::uint32_t position = 0; position < length; ++position) {
                std::uint32_t word = 0;
                if (!frame::read_long_varint(at, end, word)) undecodable(work);
                visit(static_cast<TextField>(field), position, WordId{word});
            }
            ++field;
        }
        if (at != end) undecodable(work);
        return lengths;
    }

    /// Asks the memory for the text of `work`, which is about to be read.
    void prefetch(WorkId work) const noexcept {
        const auto row = rows_[number(work)];
        for (std::size_t at = 0; at < row.size(); at += 64) __builtin_prefetch(row.data() + at);
    }
    /// Decodes the text of `work` into `out`, empty when there is no such work. Throws as `scan` does.
    void read(WorkId work, ForwardText& out) const;

 private:
    TextLengths read_lengths(WorkId work, const std::uint8_t*& at, const std::uint8_t* end) const;
    [[noreturn]] void undecodable(WorkId work) const;

    frame::FlatFile file_;
    frame::Rows<std::uint8_t> rows_;
    PerField<double> means_;
};

}  // namespace kindred::engine::data
