#pragma once
#include "engine/generation/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kindred::queries::measure {

/// A query of a test collection.
struct TestQuery {
    std::string id;
    std::string text;
};

/// Reads `query id <tab> text` lines. Throws Error{invalid_argument} that names the line without a tab.
std::vector<TestQuery> read_queries(const std::filesystem::path& path);

/// Relevance judgements: query id -> work id -> grade; grades of 0 and below are left out.
using Qrels = std::map<std::string, std::map<std::string, double>>;

/// Reads `query id <tab> work id <tab> grade` lines. Throws Error{invalid_argument} that names a line it
/// cannot read.
Qrels read_qrels(const std::filesystem::path& path);

/// A ranking of works: ids with scores, best first.
using Run = std::vector<std::pair<std::string, double>>;

/// The best `limit` works for `text`; `semantic_ratio` as in SearchRequest.
Run run_query(engine::Reader& reader, const std::string& text, std::uint32_t limit,
              double semantic_ratio = 0);

/// Means over the judged queries; a judged query without a run counts as 0.
struct Measures {
    std::size_t queries = 0;
    std::size_t answered = 0;
    double ndcg_10 =
        0;  ///< linear gain, log2 discount, as trec_eval (Järvelin and Kekäläinen, TOIS 20(4), 2002)
    double map = 0;  ///< over the first 1000
    double mrr_10 = 0;
    double recall_100 = 0;
};

/// Scores runs against judgements. Equal scores in a run are ordered as they stand.
Measures measure(const std::map<std::string, Run>& runs, const Qrels& qrels);

}  // namespace kindred::queries::measure
