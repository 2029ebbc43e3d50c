#pragma once
#include "indexer/sample/calendar.hpp"
#include "indexer/sample/community.hpp"
#include "indexer/sample/draw.hpp"
#include "indexer/sample/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kindred::indexer::sample {

enum class WorkKind { article, preprint, conference_paper, book_chapter, review, dissertation };

/// All of a work but its words.
struct WorkPlan {
    std::uint32_t index = 0;
    Date date;
    WorkKind kind = WorkKind::article;
    TopicNumber topic = 0;
    std::optional<TopicNumber> second_topic;
    std::uint32_t circle = 0;
    std::uint8_t theme = 0;
    std::vector<std::uint32_t> authors;     ///< numbers of researchers, no two the same, at least one
    std::vector<std::uint32_t> references;  ///< indexes of earlier works, no two the same
};

/// Who wrote what with whom, and citing which works, from the first work to the last. Two chronicles of the
/// same community, size and seed tell the same, so a caller that must look ahead can read it twice. Keeps
/// about 4 bytes a work and 16 bytes a circle.
class Chronicle {
 public:
    Chronicle(const Vocabulary& vocabulary, const Community& community, std::uint32_t works,
              std::uint64_t seed);

    /// The next work; valid until the next call. At most `works` calls.
    const WorkPlan& next();

 private:
    /// The latest few works of a circle, and the last few works that were cited on a topic.
    static constexpr std::size_t own_works = 4;
    static constexpr std::size_t cited_works = 2048;
    struct Latest {
        std::uint32_t works[own_works];
        std::uint32_t count = 0;
    };
    struct Cited {
        std::vector<std::uint32_t> works;
        std::size_t count = 0;
    };

    void choose_authors(const Researcher& lead, Draw& draw);
    void choose_references(Draw& draw);
    std::optional<std::uint32_t> choose_reference(Draw& draw);
    void remember();

    const Vocabulary& vocabulary_;
    const Community& community_;
    std::uint32_t works_;
    std::uint64_t seed_;
    std::uint32_t next_ = 0;
    WorkPlan plan_;
    std::vector<Latest> by_circle_;
    std::vector<std::vector<std::uint32_t>> by_topic_;
    std::vector<Cited> cited_;  ///< by topic; a work cited often is found in it often
};

}  // namespace kindred::indexer::sample
