#pragma once
#include "indexer/gathered/bounded_counts.hpp"
#include "indexer/stage/workers.hpp"
#include "indexer/topics/title_phrases.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::indexer::topics {

/// Longest text of a topic.
inline constexpr std::size_t max_topic_bytes = 100;

/// A phrase of titles.
struct Phrase {
    std::string text;  ///< as most titles write it
    std::uint32_t count = 0;
    std::uint64_t key = 0;   ///< that of its uses in titles
    std::uint64_t form = 0;  ///< that of the uses that are written so
    bool topic = true;       ///< says by itself what a work is about; some single words do not
};

/// Finds the phrases that titles are made of, in two readings of all titles: the first counts every run of
/// words in bounded memory, the second looks at the frequent ones only. What is found depends on the order of
/// the titles alone. Used by one thread at a time.
///
/// A run is a phrase when it is frequent; when its words stand together much more often than chance would
/// have it, at every place where it can be parted (normalised pointwise mutual information: Bouma, GSCL
/// 2009); when it often stands by itself, so that it is no head or tail of others ("Graph Neural"); and when
/// it is not mostly a part of one longer phrase (the idea of C-value: Frantzi, Ananiadou and Mima, Int. J. on
/// Digital Libraries 3, 2000.)
class PhraseMiner {
 public:
    /// Runs of words that are counted at a time, and that are looked at: 64 MiB and about as much.
    static constexpr std::size_t max_counted = std::size_t{1} << 21;
    static constexpr std::size_t max_candidates = 200'000;

    /// First reading: counts the runs of the next title.
    void count(const std::vector<PhraseUse>& uses);
    /// Between the readings: how many `titles` were counted decides what is frequent.
    void choose_candidates(std::uint32_t titles);
    /// From here on may be asked from many threads: is the second reading to look at this run?
    bool candidate(std::uint64_t key) const { return candidates_.contains(key); }
    /// Second reading: those runs of the next title that are candidates. The spelling of a title
    /// `in_capitals` does not count; what only such titles have is no name for its capitals.
    void add_uses(std::string_view title, const std::vector<PhraseUse>& uses, bool in_capitals);
    /// The phrases, most frequent first, ties by text. Throws Error{unavailable} when the build is stopped.
    std::vector<Phrase> phrases(engine::text::Analyser& analyser, const stage::Workers& workers);

 private:
    struct Spelling {
        std::uint32_t count = 0;  ///< titles that are not in capitals
        std::uint64_t form = 0;
    };
    struct Candidate {
        std::uint32_t count = 0;
        std::uint32_t opens = 0;
        std::uint32_t closes = 0;
        std::uint32_t alone = 0;
        std::uint32_t longest_whole = 0;    ///< count of the most frequent candidate it is a part of
        std::uint32_t ends_of_phrases = 0;  ///< for a word: phrases that it is the last word of
        std::map<std::string, Spelling> spellings;
        std::string text;               ///< of the words most often seen, the spelling most often seen
        std::uint64_t form = 0;         ///< that of `text`
        bool only_in_capitals = false;  ///< all of its titles are
    };
    static void choose_spelling(Candidate& candidate);
    double cohesion(const std::vector<PhraseUse>& parts, std::uint32_t size, std::uint32_t count) const;
    void find_wholes(TitlePhrases& reader);
    bool stands_by_itself(const Candidate& candidate, std::uint32_t factor) const;
    /// Has a capital or a digit after its first letter: "GANs", "LiDAR", "word2vec".
    static bool is_name(const Candidate& word);
    bool is_word(const Candidate& candidate, const PhraseUse& whole) const;
    bool is_phrase(const Candidate& candidate, const std::vector<PhraseUse>& parts,
                   const PhraseUse& whole) const;
    static bool is_topic(const Candidate& candidate, const PhraseUse& whole);

    gathered::BoundedCounts counts_{max_counted};
    std::uint64_t words_ = 0;  ///< counted runs of one unit: what probabilities are out of
    std::uint32_t frequent_ = 0;
    std::unordered_map<std::uint64_t, Candidate> candidates_;
};

}  // namespace kindred::indexer::topics
