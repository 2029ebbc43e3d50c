#include "queries/measure/evaluate.hpp"

#include "engine/base/error.hpp"
#include "queries/search/search.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>

#include <fmt/format.h>

namespace kindred::queries::measure {

namespace {

constexpr std::size_t ndcg_depth = 10;
constexpr std::size_t map_depth = 1000;
constexpr std::size_t recall_depth = 100;

/// Calls `take(line, fields)` for every line that is not empty, with its tab-separated fields.
template <typename Take>
void for_each_row(const std::filesystem::path& path, std::size_t fields_wanted, Take&& take) {
    std::ifstream in(path);
    if (!in) throw Error(ErrorCode::invalid_argument, "cannot read " + path.string());
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        std::vector<std::string> fields;
        std::size_t from = 0;
        while (fields.size() + 1 < fields_wanted) {
            const auto tab = line.find('\t', from);
            if (tab == std::string::npos) break;
            fields.push_back(line.substr(from, tab - from));
            from = tab + 1;
        }
        fields.push_back(line.substr(from));
        if (fields.size() < fields_wanted) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{}:{} has {} fields, {} were expected", path.string(), number,
                                    fields.size(), fields_wanted),
                        "separate the fields by tabs");
        }
        take(number, fields);
    }
    // A directory opens like a file and fails at the first read.
    if (in.bad()) throw Error(ErrorCode::invalid_argument, "cannot read " + path.string());
}

double discount(std::size_t rank) {
    return 1 / std::log2(static_cast<double>(rank) + 2);
}

double ideal_gain(const std::map<std::string, double>& relevant) {
    std::vector<double> grades;
    for (const auto& [work, grade] : relevant) grades.push_back(grade);
    std::ranges::sort(grades, std::ranges::greater());
    double gain = 0;
    for (std::size_t i = 0; i < std::min(grades.size(), ndcg_depth); ++i) gain += grades[i] * discount(i);
    return gain;
}

/// Adds the measures of one query to the sums.
void add_query(const Run& run, const std::map<std::string, double>& relevant, Measures& sums) {
    double gain = 0;
    double precisions = 0;
    double reciprocal = 0;
    std::size_t found = 0;
    std::size_t found_100 = 0;
    for (std::size_t i = 0; i < std::min(run.size(), map_depth); ++i) {
        const auto at = relevant.find(run[i].first);
        if (at == relevant.end()) continue;
        ++found;
        precisions += static_cast<double>(found) / static_cast<double>(i + 1);
        if (i < ndcg_depth) {
            gain += at->second * discount(i);
            if (reciprocal == 0) reciprocal = 1 / static_cast<double>(i + 1);
        }
        if (i < recall_depth) ++found_100;
    }
    const auto total = static_cast<double>(relevant.size());
    sums.ndcg_10 += gain / ideal_gain(relevant);
    sums.map += precisions / total;
    sums.mrr_10 += reciprocal;
    sums.recall_100 += static_cast<double>(found_100) / total;
}

}  // namespace

std::vector<TestQuery> read_queries(const std::filesystem::path& path) {
    std::vector<TestQuery> queries;
    for_each_row(path, 2, [&](std::size_t, const std::vector<std::string>& f) {
        queries.push_back({f[0], f[1]});
    });
    return queries;
}

Qrels read_qrels(const std::filesystem::path& path) {
    Qrels qrels;
    for_each_row(path, 3, [&](std::size_t number, const std::vector<std::string>& f) {
        char* end = nullptr;
        const double grade = std::strtod(f[2].c_str(), &end);
        if (end == f[2].c_str() || *end != '\0' || !std::isfinite(grade)) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{}:{}: the grade is not a number", path.string(), number));
        }
        if (grade > 0) qrels[f[0]][f[1]] = grade;
    });
    return qrels;
}

Run run_query(engine::Reader& reader, const std::string& text, std::uint32_t limit, double semantic_ratio) {
    Run run;
    for (const ScoredDocument& found :
         search::rank(reader, Collection::works, text, 0, limit, semantic_ratio)) {
        run.emplace_back(reader.generation().work_records().read(found.document).text("id"), found.score);
    }
    return run;
}

Measures measure(const std::map<std::string, Run>& runs, const Qrels& qrels) {
    Measures means;
    for (const auto& [query, relevant] : qrels) {
        ++means.queries;
        const auto run = runs.find(query);
        if (run == runs.end()) continue;
        if (!run->second.empty()) ++means.answered;
        add_query(run->second, relevant, means);
    }
    if (means.queries == 0) return means;
    const auto n = static_cast<double>(means.queries);
    for (double* mean : {&means.ndcg_10, &means.map, &means.mrr_10, &means.recall_100}) *mean /= n;
    return means;
}

}  // namespace kindred::queries::measure
