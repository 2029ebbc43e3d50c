#include "queries/recommend/diversity.hpp"

#include <algorithm>

namespace kindred::queries::recommend {

namespace {

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return std::max(0.0, sum);
}

}  // namespace

void diversify(std::vector<ScoredDocument>& pool, const std::vector<std::vector<float>>& directions,
               double share) {
    const std::size_t count = std::min(pool.size(), directions.size());
    if (count == 0 || !(pool.front().score > 0)) return;
    const double top = pool.front().score;
    std::vector<double> likeness(count, 0);
    std::vector<bool> taken(count, false);
    std::vector<ScoredDocument> order;
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
    std::ranges::copy(order, pool.begin());
}

}  // namespace kindred::queries::recommend
