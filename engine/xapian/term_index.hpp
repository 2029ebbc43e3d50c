#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kindred::engine::xapian {

/// What is asked of a term index: a tree of terms, turned into Xapian's in one place.
struct TermQuery {
    enum class Op {
        nothing,   ///< matches no document
        all_docs,  ///< matches every document
        term,      ///< documents with `term`
        all,       ///< AND
        any,       ///< OR
        and_not,   ///< the first child without the others
        and_maybe  ///< the first child; the others only add to the score
    };
    Op op = Op::nothing;
    std::string term;
    std::uint32_t wqf = 1;  ///< how often the query says the term
    double scale = 1.0;     ///< factor on the score of this node, >= 0
    std::vector<TermQuery> children;

    static TermQuery of_term(std::string term, std::uint32_t wqf = 1) {
        return {Op::term, std::move(term), wqf, 1.0, {}};
    }
    static TermQuery of(Op op, std::vector<TermQuery> children) {
        return {op, {}, 1, 1.0, std::move(children)};
    }
};

/// Constants of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.4).
struct Bm25 {
    double k1 = 1.2;
    double b = 0.75;
};

/// One document that matches: `document` is 0-based, the number of the record.
struct Match {
    std::uint32_t document;
    double score;
};

/// The best matches, by descending score, ties by ascending document.
struct MatchSet {
    std::vector<Match> matches;
    std::uint32_t lower_bound = 0;  ///< at least this many documents match
    std::uint32_t estimated = 0;    ///< about this many
    std::uint32_t upper_bound = 0;  ///< at most this many; equal to lower_bound when the count is exact
};

/// What happens to every document that matches, beside being ranked.
struct MatchWatch {
    std::function<bool(std::uint32_t)> accept;  ///< false leaves a document out; empty accepts all
    std::function<void(std::uint32_t)> see;     ///< called once for every accepted document, in no order
};

/// One thread's read-only handle on a Xapian database (works.glass, researchers.glass). Not safe to share
/// between threads; open one per thread by path. Throws Error{corrupt_index} when the database is damaged.
class TermIndex {
 public:
    explicit TermIndex(const std::filesystem::path& path);
    ~TermIndex();
    TermIndex(TermIndex&&) noexcept;
    TermIndex& operator=(TermIndex&&) noexcept;

    std::uint32_t document_count() const;
    /// In how many documents `term` occurs.
    std::uint32_t document_frequency(std::string_view term) const;
    /// The document that has the boolean term for `id`. With ids over 240 bytes the caller compares the
    /// stored id.
    std::optional<std::uint32_t> find_id(std::string_view id) const;
    /// The first `most` documents that have `term`, ascending. Cost: a look-up and the postings read.
    std::vector<std::uint32_t> documents_with(std::string_view term, std::size_t most) const;
    /// The best `count` matches from rank `first` on. The match count is exact when `exact_up_to` is at least
    /// the number of matches, or when `watch` sees them all. Cost: grows with the postings of the terms.
    MatchSet match(const TermQuery& query, std::uint32_t first, std::uint32_t count, const Bm25& weights,
                   std::uint32_t exact_up_to = 0, const MatchWatch& watch = {}) const;
    /// Xapian's own consistency check; throws Error{corrupt_index} with what it found. Reads the whole
    /// database.
    static void check(const std::filesystem::path& path);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A term of a document to be written, with its within-document frequency. wdf 0 is a boolean term.
struct WeightedTerm {
    std::string_view term;
    std::uint32_t wdf;
};

/// Writes one segment: a small database without positions and term lists, flushed once by `finish`. Belongs
/// to one thread; segments are written in parallel. Throws Error{io}.
class SegmentWriter {
 public:
    explicit SegmentWriter(const std::filesystem::path& directory);
    ~SegmentWriter();
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;

    /// Adds the next document. Terms may come in any order, each once.
    void add(const std::vector<WeightedTerm>& terms);
    void finish();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Merges segments, in this order, into one compact read-only file; documents are numbered on through the
/// segments. The segments are deleted. No segments gives an empty database. Throws Error{io}.
void merge_segments(const std::vector<std::filesystem::path>& segments, const std::filesystem::path& file);

}  // namespace kindred::engine::xapian
