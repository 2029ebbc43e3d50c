#pragma once
#include "indexer/sample/chronicle.hpp"
#include "indexer/sample/draw.hpp"
#include "indexer/sample/names.hpp"
#include "indexer/sample/patterns.hpp"
#include "indexer/sample/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kindred::indexer::sample {

/// The words of a work. `abstract` is empty when it has none.
struct Words {
    std::string title;
    std::string abstract;
    std::string_view language;
};

/// Writes titles and abstracts. Works of one topic share its vocabulary, works of one circle prefer the same
/// part of it and the same places.
class Prose {
 public:
    Prose(const Vocabulary& vocabulary, const Names& names) : vocabulary_(vocabulary), names_(names) {}

    /// Replaces `words` by those of `plan`; the same for the same plan and draw.
    void write(Words& words, const WorkPlan& plan, Draw draw);

 private:
    /// What fills the slots of the sentence patterns of one work.
    struct Cast {
        std::string_view subject, other_subject, factor, other_factor, outcome, other_outcome;
        std::string_view method, other_method, unit, abroad;
        std::string place, system;
        int count = 0, years = 0;
    };

    void choose_cast(const WorkPlan& plan, Draw& draw);
    void write_english(Words& words, const WorkPlan& plan, Draw& draw);
    void write_abstract(std::string& text, const WorkPlan& plan, bool system_named, Draw& draw);
    void write_foreign(Words& words, const WorkPlan& plan, Draw& draw);
    void fill_site(std::string_view site, const WorkPlan& plan, Draw& draw);
    /// Appends `pattern` with its slots filled, its first letter as a capital.
    void append(std::string& text, std::string_view pattern, Draw& draw) const;
    void append_slot(std::string& text, char slot, Draw& draw) const;

    const Vocabulary& vocabulary_;
    const Names& names_;
    Cast cast_;
};

}  // namespace kindred::indexer::sample
