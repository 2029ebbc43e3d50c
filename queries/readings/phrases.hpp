#pragma once
#include "engine/generation/generation.hpp"
#include "queries/text/clause.hpp"

#include <span>
#include <vector>

namespace kindred::queries::readings {

/// Whether the last word may go on.
enum class Typing { unfinished, finished };

/// Words that must stand side by side: by place, which words may stand there.
struct Phrase {
    std::vector<std::vector<engine::WordId>> places;
    std::vector<engine::StemId> stems;  ///< of its words but stop words: all must be in the work
    /// A word that the collection does not have: nothing can match.
    bool unknown = false;
};

/// A phrase in terms of the collection. Its last word may be completed, by `ranking::completions` words at
/// most.
Phrase read_phrase(const engine::Generation& generation, const text::Clause& clause, Typing typing);

/// Looks for phrases in the texts of works. Belongs to one thread.
class PhraseMatcher {
 public:
    explicit PhraseMatcher(const engine::Generation& generation) : forward_(generation.forward()) {}

    /// Reads the text of `work`; what is asked afterwards is of it.
    void read(engine::WorkId work) { forward_.read(work, text_); }
    /// True when the words stand side by side in one value of one of `fields`.
    bool has(const Phrase& phrase, engine::data::FieldSet fields) const;
    /// True when any of these words stands in one of `fields`.
    bool has_any(std::span<const engine::WordId> words, engine::data::FieldSet fields) const;

 private:
    const engine::data::Forward& forward_;
    engine::data::ForwardText text_;
};

}  // namespace kindred::queries::readings
