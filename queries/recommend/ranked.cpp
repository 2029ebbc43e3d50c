#include "queries/recommend/ranked.hpp"

#include "queries/base/ranking.hpp"

namespace kindred::queries::recommend {

namespace {

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return std::max(0.0, sum);
}

}  // namespace

RecommendAnswer no_hits(const RecommendRequest& request) {
    RecommendAnswer answer;
    answer.offset = request.offset;
    answer.limit = request.limit;
    answer.explained = request.explain;
    return answer;
}

Recommendation shown(const engine::data::Records& records, const Candidate& candidate,
                     const std::vector<std::string>& attributes) {
    const engine::data::StoredRecord record = records.read(candidate.document);
    Recommendation hit;
    hit.document = candidate.document;
    hit.id = record.text("id");
    hit.score = bounded(candidate.score);
    hit.record = record.to_json(attributes);
    return hit;
}

std::pair<std::size_t, std::size_t> page_bounds(const RecommendRequest& request, std::size_t total) {
    const std::size_t end = std::min<std::size_t>(total, max_total_hits);
    const std::size_t first = std::min<std::size_t>(request.offset, end);
    return {first, std::min<std::size_t>(end, first + std::min(request.limit, max_total_hits))};
}

std::size_t ranks_needed(const RecommendRequest& request, std::size_t total) {
    const std::size_t last = page_bounds(request, total).second;
    return request.diversify > 0 ? std::min(total, std::max(last, ranking::diverse_pool)) : last;
}

void diversify(std::vector<Candidate>& pool, const std::vector<std::vector<float>>& directions,
               double share) {
    const std::size_t count = std::min(pool.size(), directions.size());
    if (count == 0 || !(pool.front().score > 0)) return;
    const double top = pool.front().score;
    std::vector<double> likeness(count, 0);
    std::vector<bool> taken(count, false);
    std::vector<Candidate> order;
    for (std::size_t rank = 0; rank < count; ++rank) {
        std::size_t best = count;
        double best_value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (taken[i]) continue;
            const double value = (1 - share) * pool[i].score / top - share * likeness[i];
            if (best == count || value > best_value) {
                best = i;
                best_value = value;
            }
        }
        taken[best] = true;
        order.push_back(pool[best]);
        for (std::size_t i = 0; i < count; ++i) {
            if (!taken[i]) likeness[i] = std::max(likeness[i], cosine(directions[i], directions[best]));
        }
    }
    std::copy(order.begin(), order.end(), pool.begin());
}

}  // namespace kindred::queries::recommend
