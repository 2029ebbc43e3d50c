#include "engine/xapian/term_index.hpp"

#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "engine/frame/descriptor.hpp"

#include <span>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <xapian.h>

namespace kindred::engine::xapian {

namespace {

/// Throws `error` as a kindred::Error. `where` names the database or the step.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& where) {
    const std::string message = where + ": " + error.get_description();
    const std::string type = error.get_type();
    if (type == "DatabaseLockError")
        throw Error(ErrorCode::index_busy, message, "wait for the other build to end");
    // A generation never changes, so a block of another revision is damage. A plain DatabaseError or
    // RangeError is damage too, a file that ends too early for example, unless the system gave a reason.
    if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseVersionError" ||
        type == "DatabaseNotFoundError" || type == "DatabaseModifiedError" || type == "SerialisationError" ||
        type == "DocNotFoundError" ||
        ((type == "DatabaseError" || type == "RangeError") && error.get_error_string() == nullptr)) {
        throw Error(ErrorCode::corrupt_index, message, rebuild_hint);
    }
    throw Error(ErrorCode::io, message);
}

/// Runs `call` and turns what Xapian throws into kindred::Error: the one place where its exceptions are
/// translated. A length that no string can have comes from a damaged block.
template <typename Call>
auto translated(const std::string& where, Call&& call) {
    try {
        return std::forward<Call>(call)();
    } catch (const Xapian::Error& error) {
        rethrow(error, where);
    } catch (const std::length_error& error) {
        throw Error(ErrorCode::corrupt_index, where + " is damaged: " + error.what(), rebuild_hint);
    }
}

/// How deep a tree of queries may be: deeper ones are a mistake of the caller, not of a user.
constexpr int max_query_depth = 200;

Xapian::Query to_xapian(const TermQuery& query, int depth = 0);

Xapian::Query unscaled(const TermQuery& query, int depth) {
    using Op = TermQuery::Op;
    using X = Xapian::Query;
    std::vector<X> parts;
    for (const TermQuery& child : query.children) parts.push_back(to_xapian(child, depth + 1));
    /// The first part against all the others.
    const auto first_and_rest = [&](X::op op) {
        if (parts.size() < 2) return parts.empty() ? X() : parts[0];
        return X(op, parts[0], X(X::OP_OR, parts.begin() + 1, parts.end()));
    };
    switch (query.op) {
        case Op::nothing:
            return {};
        case Op::all_docs:
            return X(std::string());
        case Op::term:
            return X(query.term, query.wqf);
        case Op::all:
            return X(X::OP_AND, parts.begin(), parts.end());
        case Op::any:
            return X(X::OP_OR, parts.begin(), parts.end());
        case Op::and_not:
            return first_and_rest(X::OP_AND_NOT);
        case Op::and_maybe:
            return first_and_rest(X::OP_AND_MAYBE);
    }
    return {};
}

Xapian::Query to_xapian(const TermQuery& query, int depth) {
    if (depth > max_query_depth) throw Error(ErrorCode::invalid_query, "the query is nested too deeply");
    const Xapian::Query plain = unscaled(query, depth);
    return query.scale == 1.0 ? plain : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, plain, query.scale);
}

/// A descriptor for Xapian, which closes it. Given a path, Xapian takes a file that is not its own for a list
/// of other databases to open, or of programs to run.
int opened(const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path))
        throw Error(ErrorCode::corrupt_index, path.string() + " is missing or not a regular file",
                    rebuild_hint);
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) throw Error(ErrorCode::io, frame::failure("open", path));
    return fd;
}

/// Segments that are opened at a time while merging: each takes some four file descriptors.
constexpr std::size_t merge_width = 100;

void compact(std::span<const std::filesystem::path> segments, const std::filesystem::path& to,
             unsigned flags) {
    Xapian::Database all;
    for (const auto& segment : segments) all.add_database(Xapian::Database(segment.string()));
    all.compact(to.string(), flags);
    all.close();
    for (const auto& segment : segments) std::filesystem::remove_all(segment);
}

}  // namespace

struct TermIndex::State {
    explicit State(const std::filesystem::path& file)
        : path(file.string()), database(opened(file), Xapian::DB_BACKEND_GLASS) {}

    /// The document of `docid`, checked: the caller looks it up in other files.
    std::uint32_t document(Xapian::docid docid) const {
        if (docid == 0 || docid > last) {
            throw Error(ErrorCode::corrupt_index,
                        path + " is damaged: it names a document that it does not hold", rebuild_hint);
        }
        return docid - 1;
    }

    /// A MatchWatch in Xapian's terms.
    class Watching : public Xapian::MatchDecider, public Xapian::MatchSpy {
     public:
        Watching(const State& state, const MatchWatch& watch) : state_(state), watch_(watch) {}
        bool operator()(const Xapian::Document& found) const override {
            return watch_.accept(state_.document(found.get_docid()));
        }
        void operator()(const Xapian::Document& found, double) override {
            watch_.see(state_.document(found.get_docid()));
        }

     private:
        const State& state_;
        const MatchWatch& watch_;
    };

    std::string path;
    Xapian::Database database;
    Xapian::docid last = database.get_lastdocid();
};

TermIndex::TermIndex(const std::filesystem::path& path)
    : state_(translated(path.string(), [&] { return std::make_unique<State>(path); })) {}
TermIndex::~TermIndex() = default;
TermIndex::TermIndex(TermIndex&&) noexcept = default;
TermIndex& TermIndex::operator=(TermIndex&&) noexcept = default;

std::uint32_t TermIndex::document_count() const {
    return translated(state_->path, [&] { return state_->database.get_doccount(); });
}

std::uint32_t TermIndex::document_frequency(std::string_view term) const {
    return translated(state_->path, [&] { return state_->database.get_termfreq(std::string(term)); });
}

std::optional<std::uint32_t> TermIndex::find_id(std::string_view id) const {
    return translated(state_->path, [&]() -> std::optional<std::uint32_t> {
        const std::string term = make_term(id_prefix, id);
        const auto at = state_->database.postlist_begin(term);
        if (at == state_->database.postlist_end(term)) return std::nullopt;
        return state_->document(*at);
    });
}

std::vector<std::uint32_t> TermIndex::documents_with(std::string_view term, std::size_t most) const {
    return translated(state_->path, [&] {
        std::vector<std::uint32_t> documents;
        const std::string name(term);
        const auto end = state_->database.postlist_end(name);
        for (auto at = state_->database.postlist_begin(name); at != end && documents.size() < most; ++at)
            documents.push_back(state_->document(*at));
        return documents;
    });
}

MatchSet TermIndex::match(const TermQuery& query, std::uint32_t first, std::uint32_t count,
                          const Bm25& weights, std::uint32_t exact_up_to, const MatchWatch& watch) const {
    return translated(state_->path, [&] {
        MatchSet out;
        const Xapian::Query xapian = to_xapian(query);
        if (xapian.empty()) return out;
        Xapian::Enquire enquire(state_->database);
        enquire.set_weighting_scheme(Xapian::BM25Weight(weights.k1, 0, 1, weights.b, 0));
        enquire.set_query(xapian);
        State::Watching watching(*state_, watch);
        if (watch.see) {
            enquire.add_matchspy(&watching);
            exact_up_to = state_->database.get_doccount();
        }
        const Xapian::MSet found =
            enquire.get_mset(first, count, exact_up_to, nullptr, watch.accept ? &watching : nullptr);
        out.matches.reserve(found.size());
        for (auto at = found.begin(); at != found.end(); ++at)
            out.matches.push_back({state_->document(*at), at.get_weight()});
        out.lower_bound = found.get_matches_lower_bound();
        out.estimated = found.get_matches_estimated();
        out.upper_bound = found.get_matches_upper_bound();
        return out;
    });
}

void TermIndex::check(const std::filesystem::path& path) {
    std::ostringstream findings;
    const auto errors =
        translated(path.string(), [&] { return Xapian::Database::check(path.string(), 0, &findings); });
    if (errors != 0) {
        throw Error(ErrorCode::corrupt_index, path.string() + " is damaged: " + findings.str(), rebuild_hint);
    }
}

struct SegmentWriter::State {
    explicit State(const std::filesystem::path& directory)
        : path(directory.string()),
          database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST |
                             Xapian::DB_NO_SYNC) {}
    std::string path;
    Xapian::WritableDatabase database;
    std::string term;  ///< scratch: Xapian takes std::string
};

SegmentWriter::SegmentWriter(const std::filesystem::path& directory)
    : state_(translated(directory.string(), [&] { return std::make_unique<State>(directory); })) {}
SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add(const std::vector<WeightedTerm>& terms) {
    translated(state_->path, [&] {
        Xapian::Document document;
        for (const WeightedTerm& weighted : terms) {
            state_->term = weighted.term;
            document.add_term(state_->term, weighted.wdf);
        }
        state_->database.add_document(document);
    });
}

void SegmentWriter::finish() {
    translated(state_->path, [&] {
        state_->database.commit();
        state_->database.close();
    });
}

void merge_segments(const std::vector<std::filesystem::path>& segments, const std::filesystem::path& file) {
    std::vector<std::filesystem::path> left = segments;
    if (left.empty()) {
        left.push_back(file.string() + ".empty");
        SegmentWriter(left[0]).finish();
    }
    translated(file.string(), [&] {
        for (int round = 0; left.size() > merge_width; ++round) {
            std::vector<std::filesystem::path> merged;
            for (std::size_t i = 0; i < left.size(); i += merge_width) {
                const auto some = std::span(left).subspan(i, std::min(merge_width, left.size() - i));
                merged.push_back(file.string() + ".merged-" + std::to_string(round) + "-" +
                                 std::to_string(merged.size()));
                compact(some, merged.back(), 0);
            }
            left = merged;
        }
        compact(left, file, Xapian::DBCOMPACT_SINGLE_FILE);
    });
}

}  // namespace kindred::engine::xapian
