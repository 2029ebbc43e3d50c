#include "indexer/likeness/candidates.hpp"

#include <algorithm>
#include <iterator>

// Its hints to the processor read one number behind the links of a point.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

namespace kindred::indexer::likeness {

namespace {

/// Links of a work in the graph, and works looked at for them.
constexpr std::size_t links = 8;
constexpr std::size_t construction_works = 100;
constexpr std::size_t seed = 100;

/// A work is compared by at most this many of its weightiest stems ...
constexpr std::size_t heaviest_stems = 25;
/// ... that have at most this many postings together; a stem that would go over is skipped.
constexpr std::uint32_t max_postings = 20'000;

using Distance = float;

Distance distance(const void* a, const void* b, const void* latent) {
    const auto work = [](const void* p) { return *static_cast<const engine::WorkId*>(p); };
    return static_cast<Distance>(
        1 - static_cast<const engine::likeness::Latent*>(latent)->cosine(work(a), work(b)));
}

/// The points are numbers of works; their vectors stay where they are.
class WorkSpace : public hnswlib::SpaceInterface<Distance> {
 public:
    explicit WorkSpace(const engine::likeness::Latent& latent) : latent_(latent) {}
    std::size_t get_data_size() override { return sizeof(engine::WorkId); }
    hnswlib::DISTFUNC<Distance> get_dist_func() override { return distance; }
    void* get_dist_func_param() override { return const_cast<engine::likeness::Latent*>(&latent_); }

 private:
    const engine::likeness::Latent& latent_;
};

}  // namespace

struct LatentCandidates::Index {
    explicit Index(const engine::likeness::Latent& latent)
        : space(latent), graph(&space, std::max(1U, latent.works()), links, construction_works, seed) {}
    WorkSpace space;
    hnswlib::HierarchicalNSW<Distance> graph;
};

LatentCandidates::LatentCandidates(const engine::likeness::Latent& latent, const std::function<void()>& each)
    : latent_(latent), index_(std::make_unique<Index>(latent)) {
    for (std::uint32_t i = 0; i < latent.works(); ++i) {
        const engine::WorkId work{i};
        if (latent.scale(work) > 0) index_->graph.addPoint(&work, i);
        each();
    }
}

LatentCandidates::~LatentCandidates() = default;

void LatentCandidates::find(engine::WorkId work, std::size_t count,
                            std::vector<engine::WorkId>& found) const {
    if (!(latent_.scale(work) > 0)) return;
    auto nearest = index_->graph.searchKnn(&work, count);
    for (; !nearest.empty(); nearest.pop())
        found.push_back(engine::WorkId{static_cast<std::uint32_t>(nearest.top().second)});
}

WordCandidates::WordCandidates(const engine::data::Postings& postings, const engine::data::Lexicon& lexicon,
                               const engine::likeness::TextWeights& weights)
    : postings_(postings), lexicon_(lexicon), weights_(weights), sums_(postings.works(), 0.0F) {}

void WordCandidates::add_up(const engine::likeness::WeightedStem& stem) {
    // The other work's weight is about its impact times that of the stem, as this one's is.
    const float weight = stem.weight * weights_.weight(stem.stem);
    postings_.visit(stem.stem, [&](const engine::data::Posting& posting) {
        if (!posting.fields.has(engine::data::TextField::title) &&
            !posting.fields.has(engine::data::TextField::abstract))
            return;
        float& sum = sums_[engine::number(posting.work)];
        if (sum == 0.0F) touched_.push_back(posting.work);
        sum += weight * static_cast<float>(posting.impact);
    });
}

void WordCandidates::find(std::span<const engine::likeness::WeightedStem> text, std::size_t count,
                          std::vector<engine::WorkId>& found) {
    heaviest_.assign(text.begin(), text.end());
    std::ranges::sort(heaviest_, [](const auto& a, const auto& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    std::uint32_t postings = 0;
    std::size_t stems = 0;
    for (const engine::likeness::WeightedStem& stem : heaviest_) {
        const std::uint32_t more = lexicon_.document_frequency(stem.stem);
        if (more > max_postings - postings) continue;
        postings += more;
        add_up(stem);
        if (++stems == heaviest_stems) break;
    }
    ranked_.clear();
    for (const engine::WorkId work : touched_) {
        ranked_.push_back({work, sums_[engine::number(work)]});
        sums_[engine::number(work)] = 0;
    }
    touched_.clear();
    const auto better = [](const Sum& a, const Sum& b) {
        return a.sum != b.sum ? a.sum > b.sum : a.work < b.work;
    };
    const auto kept = ranked_.begin() + static_cast<std::ptrdiff_t>(std::min(count, ranked_.size()));
    std::ranges::nth_element(ranked_, kept, better);
    std::ranges::transform(ranked_.begin(), kept, std::back_inserter(found), &Sum::work);
}

}  // namespace kindred::indexer::likeness
