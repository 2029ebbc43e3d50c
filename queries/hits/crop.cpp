#include "queries/hits/crop.hpp"

#include <algorithm>
#include <vector>

namespace kindred::queries::hits {

namespace {

using engine::text::Token;

/// Words `first` to `last`, both included.
struct WordWindow {
    std::size_t first;
    std::size_t last;
};

/// Slides over the matches and keeps the best window that spans at most `words` words.
class BestCluster {
 public:
    BestCluster(std::span<const WordMatch> matches, std::uint32_t parts, std::size_t words)
        : matches_(matches), words_(words), counts_(parts, 0) {}

    /// There must be a match.
    WordWindow find() {
        for (right_ = 0; right_ < matches_.size(); ++right_) {
            if (counts_[matches_[right_].part]++ == 0) covered_ += size_of(matches_[right_]);
            while (left_ < right_ && (span() > words_ || counts_[matches_[left_].part] > 1)) drop_left();
            keep_if_better();
        }
        return {best_.first, std::min<std::size_t>(best_.last, best_.first + words_ - 1)};
    }

 private:
    std::size_t span() const { return matches_[right_].last + std::size_t{1} - matches_[left_].first; }

    /// Words of the query that a match covers: a phrase is all of its words.
    static std::size_t size_of(const WordMatch& match) { return match.last + std::size_t{1} - match.first; }

    void drop_left() {
        if (--counts_[matches_[left_].part] == 0) covered_ -= size_of(matches_[left_]);
        ++left_;
    }

    void keep_if_better() {
        const std::size_t span_now = span();
        if (covered_ < best_covered_ || (covered_ == best_covered_ && span_now >= best_span_)) return;
        best_covered_ = covered_;
        best_span_ = span_now;
        best_ = {matches_[left_].first, matches_[right_].last};
    }

    std::span<const WordMatch> matches_;
    std::size_t words_;
    std::vector<std::uint32_t> counts_;  // matches of each part in the window
    std::size_t left_ = 0;
    std::size_t right_ = 0;
    std::size_t covered_ = 0;  // words of the query
    std::size_t best_covered_ = 0;
    std::size_t best_span_ = 0;
    WordWindow best_{0, 0};
};

/// True when a sentence ends between two neighbouring words.
bool sentence_ends(std::string_view text, const Token& before, const Token& after) {
    if (after.begin <= before.end) return false;
    const std::string_view gap = text.substr(before.end, after.begin - before.end);
    for (std::size_t i = 0; i < gap.size(); ++i) {
        const char c = gap[i];
        if (c == '\n') return true;
        const bool sign = c == '.' || c == '!' || c == '?' || c == ';';
        if (sign && i + 1 < gap.size() && gap[i + 1] == ' ') return true;
    }
    return gap.find("。") != gap.npos || gap.find("！") != gap.npos || gap.find("？") != gap.npos;
}

/// Grows `window` to `words` words; the text has more.
void grow(std::string_view text, std::span<const Token> tokens, std::size_t words, WordWindow& window) {
    bool left_turn = true;
    for (std::size_t left = words - (window.last - window.first + 1); left > 0; --left) {
        bool to_left = window.first > 0;
        if (to_left && window.last + 1 < tokens.size()) {
            const bool left_ends = sentence_ends(text, tokens[window.first - 1], tokens[window.first]);
            const bool right_ends = sentence_ends(text, tokens[window.last], tokens[window.last + 1]);
            to_left = left_ends == right_ends ? left_turn : right_ends;
            if (left_ends == right_ends) left_turn = !left_turn;
        }
        if (to_left) {
            --window.first;
        } else {
            ++window.last;
        }
    }
}

}  // namespace

ByteRange crop_window(std::string_view text, const TextMatches& matches, std::uint32_t parts,
                      std::size_t words) {
    const auto tokens = matches.tokens;
    const bool analysed_to_end = text.size() <= engine::text::max_text_bytes;
    if (words == 0 || tokens.empty() || (tokens.size() <= words && analysed_to_end)) return {0, text.size()};
    WordWindow window{0, std::min(words, tokens.size()) - 1};
    if (!matches.words.empty() && tokens.size() > words) {
        window = BestCluster(matches.words, parts, words).find();
        grow(text, tokens, words, window);
    }
    const bool to_end = window.last + 1 == tokens.size() && analysed_to_end;
    return {window.first == 0 ? 0 : tokens[window.first].begin,
            to_end ? text.size() : tokens[window.last].end};
}

}  // namespace kindred::queries::hits
