#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/query_terms.hpp"
#include "queries/match/text_scorer.hpp"

#include <span>

namespace kindred::queries::match {

/// Looks for phrases in the texts of works. Belongs to one thread.
class PhraseMatcher {
 public:
    explicit PhraseMatcher(const engine::Generation& generation) : forward_(generation.forward()) {}

    /// Reads the text of `work`; what is asked afterwards is of it.
    void read(engine::WorkId work) { forward_.read(work, text_); }
    /// True when the words stand side by side in one value of one of `fields`.
    bool has(const Phrase& phrase, FieldSet fields) const;
    /// True when any of these words stands in one of `fields`.
    bool has_any(std::span<const engine::WordId> words, FieldSet fields) const;

 private:
    const engine::data::Forward& forward_;
    engine::data::ForwardText text_;
};

}  // namespace kindred::queries::match
