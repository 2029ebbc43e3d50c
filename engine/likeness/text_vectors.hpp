#pragma once
#include "engine/likeness/text_weights.hpp"
#include "engine/text/analyser.hpp"

#include <span>

namespace kindred::engine::likeness {

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

}  // namespace kindred::engine::likeness
