#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/generation.hpp"

namespace kindred::queries {

/// A stem of a text and its weight; the weights of one text have length 1 together.
struct WeightedStem {
    engine::StemId stem;
    float weight;
};
/// A text as a sparse vector, by ascending stem.
using TextVector = std::vector<WeightedStem>;

/// A work and how close it is: the cosine of the two texts, 0 to 1.
struct Neighbour {
    engine::WorkId work;
    float score;
};

/// Likeness of works by their words. Uses the reader of one thread; keep one as long as the reader.
class Neighbours {
 public:
    explicit Neighbours(engine::Reader& reader);

    /// The text of a work: stems of title (weighted up) and abstract by (1 + ln tf) * idf (Manning, Raghavan and
    /// Schütze, Introduction to Information Retrieval, 2008, section 6.4), without stop words.
    TextVector vector_of(engine::WorkId work);
    /// The `count` works closest to the text of `work`, best first, without `work` itself. Candidates come from a
    /// search for the weightiest stems and are then scored exactly. Cost: one search of 25 terms, some milliseconds
    /// on 70,000 works.
    std::vector<Neighbour> nearest(engine::WorkId work, std::size_t count);
    std::vector<Neighbour> nearest(const TextVector& text, std::size_t count);

 private:
    double idf(engine::StemId stem) const;

    engine::Reader& reader_;
    engine::ForwardText text_;  ///< scratch
    std::vector<float> dense_;  ///< scratch, by stem: the text that candidates are compared with
};


}  // namespace kindred::queries
