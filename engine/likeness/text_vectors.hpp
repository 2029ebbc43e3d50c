#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/forward.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/likeness/likeness.hpp"
#include "engine/text/analyser.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// Writes a `weights` file from a finished forward file and lexicon. Cost: reads every work once. Throws
/// Error{io}, Error{corrupt_index}.
void write_text_weights(const std::filesystem::path& path, const data::Forward& forward,
                        const data::Lexicon& lexicon);

/// Reads `weights` files: by stem what it weighs, and the mean over all works of the square of its weight in
/// their vectors; by work the length of its vector before it was made 1. What makes the comparison of a text
/// with many works cheap. Safe from many threads.
class TextWeights {
 public:
    /// Throws Error{corrupt_index}.
    explicit TextWeights(const std::filesystem::path& path);

    std::uint32_t stems() const noexcept { return static_cast<std::uint32_t>(stems_.size()); }
    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(norms_.size()); }
    /// idf^p of likeness.hpp; 0 for stop words and unknown stems.
    float weight(StemId stem) const noexcept {
        return number(stem) < stems_.size() ? stems_[number(stem)] : 0;
    }
    /// What the weights of the stems of `work` are divided by; 0 for a work without any.
    float norm(WorkId work) const noexcept { return number(work) < norms_.size() ? norms_[number(work)] : 0; }
    /// How much the cosines of a text with the works of the collection spread, as if its stems came
    /// independently of each other: the root of the sum of its squared weights times the mean squares of the
    /// collection. A text of common words is a little alike to everything; divided by this it is comparable
    /// with others.
    double spread(std::span<const WeightedStem> text) const noexcept;

 private:
    frame::FlatFile file_;
    std::span<const float> stems_;
    std::span<const float> squares_;
    std::span<const float> norms_;
};

/// Texts as vectors of the stems of one collection, stop words left out. Safe from many threads. What it is
/// made of must outlive it; it is cheap to make.
class TextVectors {
 public:
    TextVectors(const data::Forward& forward, const data::Lexicon& lexicon, const TextWeights& weights)
        : forward_(forward), lexicon_(lexicon), weights_(weights) {}

    /// Title, weighted up, and abstract of `work`; empty when there is no such work. Throws
    /// Error{corrupt_index} on damaged bytes. Cost: some microseconds.
    TextVector vector_of(WorkId work) const;
    /// The words of any text (what `Analyser::analyse` gives); those the collection lacks are left out.
    TextVector vector_of(std::span<const text::Token> words) const;

 private:
    TextVector weighted(TextVector counts) const;

    const data::Forward& forward_;
    const data::Lexicon& lexicon_;
    const TextWeights& weights_;
};

/// Compares one text with many works. Belongs to one thread; what it is made of must outlive it.
class TextComparison {
 public:
    /// `text` as TextVectors makes it, or a sum of such. Takes two bytes a word of the collection.
    TextComparison(const data::Forward& forward, const data::Lexicon& lexicon, const TextWeights& weights,
                   std::span<const WeightedStem> text);

    /// The cosine with the vector of `work`. Cost: one pass over its words, about two nanoseconds each.
    double cosine(WorkId work) const;

 private:
    const data::Forward& forward_;
    const TextWeights& weights_;
    std::vector<std::uint16_t> slots_;   ///< by word: its place in `products_`, 0 when the text lacks it
    std::vector<float> products_;        ///< weight in the text times weight of the stem
    mutable std::vector<float> counts_;  ///< by slot, of the work that is compared; all 0 between calls
    mutable std::vector<std::uint16_t> seen_;
};

}  // namespace kindred::engine::likeness
