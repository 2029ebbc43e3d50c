#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/expressions.hpp"
#include "engine/data/forward.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/frame/varint.hpp"

#include <cstdint>
#include <filesystem>

namespace kindred::engine::data {

/// How the words of a work's fields count: BM25F (Robertson and Zaragoza, The Probabilistic Relevance
/// Framework, 2009, section 3.6). Part of the index: impacts are computed with them when it is built.
struct FieldWeights {
    /// A word's score saturates with its weighted frequency v as v / (v + k1).
    double k1 = 1.5;
    /// How much the length of a field counts against the words in it, 0 to 1.
    double b_title = 0.5;
    double b_abstract = 0.85;
    /// A word of the title counts as this many of the abstract.
    double title = 3.0;
    /// A word of a title counts at most as if it stood there this many times.
    double most_in_title = 1.5;
    /// A word among authors, venue or topics, whose lengths do not count.
    double side = 1.0;
    /// The same of authors: to have written something is more than to be mentioned.
    double author = 2.5;
};
inline constexpr FieldWeights field_weights = {};

/// Lengths of one work's fields against those of an average work, as BM25F divides by them.
struct FieldLengths {
    double title = 1;
    double abstract = 1;
    double both = 1;  ///< title and abstract together, the title weighted

    FieldLengths(const PerField<std::uint32_t>& words, const Forward& forward, const FieldWeights& weights);
};

/// Some of the text fields.
class FieldSet {
 public:
    /// Every field that holds words of its own: all but found topics.
    static constexpr FieldSet all() noexcept { return FieldSet(0x1F); }
    /// Topics of both kinds.
    static constexpr FieldSet any_topics() noexcept { return FieldSet(0x30); }
    constexpr FieldSet() noexcept = default;
    constexpr explicit FieldSet(unsigned bits) noexcept : bits_(bits) {}

    constexpr void add(FieldSet fields) noexcept { bits_ |= fields.bits_; }
    constexpr void add(TextField field) noexcept { bits_ |= 1U << static_cast<unsigned>(field); }
    constexpr bool has(TextField field) const noexcept {
        return (bits_ >> static_cast<unsigned>(field) & 1U) != 0;
    }
    constexpr bool meets(FieldSet other) const noexcept { return (bits_ & other.bits_) != 0; }
    constexpr unsigned bits() const noexcept { return bits_; }
    constexpr bool operator==(const FieldSet&) const noexcept = default;

 private:
    unsigned bits_ = 0;
};

/// A work that has a stem.
struct Posting {
    WorkId work{};
    std::uint8_t impact = 0;  ///< v / (v + k1) of FieldWeights, times 255 and rounded up
    FieldSet fields;          ///< where the stem stands
};

/// Where expressions are looked for and count: everywhere but in names.
constexpr bool has_expressions(TextField field) noexcept {
    return field != TextField::authors;
}

/// Writes a `postings` file from finished files: for every stem but stop words, and after the last stem for
/// every expression, the works that have it. Takes about 8 bytes of memory for each of `max_at_once`
/// postings; reads the forward file again for every further `max_at_once`. Throws Error{io},
/// Error{corrupt_index}.
void write_postings(const std::filesystem::path& path, const Forward& forward, const Lexicon& lexicon,
                    const Expressions& expressions, std::size_t max_at_once = std::size_t{1} << 25);

/// Reads `postings` files: by stem, or expression, the works that have it, ascending, with how much it counts
/// there. What Xapian's postings say too, but one after the other in memory, scored already: adding a posting
/// to a sum takes about a nanosecond. Safe from many threads.
class Postings {
 public:
    explicit Postings(const std::filesystem::path& path);
    /// Stems and expressions that have a row.
    std::uint32_t stems() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
    std::uint32_t works() const noexcept { return works_; }

    /// Calls visit(posting) for every work with `stem`, ascending. Throws Error{corrupt_index} on damaged
    /// bytes and for works that do not exist.
    template <typename Visit>
    void visit(StemId stem, Visit&& visit) const {
        const auto row = rows_[number(stem)];
        const std::uint8_t* at = row.data();
        const std::uint8_t* const end = at + row.size();
        std::uint32_t work = 0;
        while (at != end) {
            std::uint32_t step = 0;
            if (!frame::read_varint(at, end, step) || end - at < 2 || step >= works_ - work)
                undecodable(stem);
            work += step;
            visit(Posting{WorkId{work}, at[0], FieldSet(at[1])});
            at += 2;
        }
    }

 private:
    [[noreturn]] void undecodable(StemId stem) const;

    frame::FlatFile file_;
    frame::Rows<std::uint8_t> rows_;
    std::uint32_t works_;
};

}  // namespace kindred::engine::data
