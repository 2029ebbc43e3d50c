#include "indexer/likeness/neighbour_stage.hpp"

#include "engine/base/distinct.hpp"
#include "engine/generation/generation.hpp"
#include "engine/likeness/neighbours.hpp"
#include "indexer/likeness/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kindred::indexer::likeness {

namespace {

namespace files = engine::generation::files;

/// Candidates of each kind for a work; more of them find more of its neighbours.
constexpr std::size_t candidates = 400;
/// Spreads are taken from the candidates of this many works.
constexpr std::uint32_t sampled_works = 1000;
/// What spreads are when there are few pairs of works to tell: those of a collection of 70,000, worth this
/// many pairs.
constexpr engine::likeness::Spreads usual_spreads = {0.07, 0.14};
constexpr double usual_pairs = 1000;

/// A work and how close it is, by both kinds of vectors.
struct Compared {
    engine::WorkId work;
    double sparse;
    double latent;
};

/// What all threads read.
struct Sources {
    const TextRows& texts;
    engine::data::Lexicon lexicon;
    engine::data::Postings postings;
    engine::likeness::Latent latent;
    engine::likeness::TextWeights weights;
};

/// Compares works with their candidates. Belongs to one thread.
class Comparison {
 public:
    Comparison(const Sources& sources, const LatentCandidates& by_latent)
        : sources_(sources),
          by_latent_(by_latent),
          by_words_(sources.postings, sources.lexicon, sources.weights),
          weights_(sources.lexicon.size(), 0.0F) {}

    /// The candidates of `work`, ascending. The result lives until the next call.
    const std::vector<Compared>& compare(engine::WorkId work) {
        const auto text = sources_.texts[engine::number(work)];
        found_.clear();
        by_latent_.find(work, candidates + 1, found_);
        by_words_.find(text, candidates + 1, found_);
        engine::sort_distinct(found_);
        std::erase(found_, work);
        compared_.clear();
        for (const engine::likeness::WeightedStem& s : text) weights_[engine::number(s.stem)] = s.weight;
        for (const engine::WorkId other : found_)
            compared_.push_back({other, shared(other), sources_.latent.cosine(work, other)});
        for (const engine::likeness::WeightedStem& s : text) weights_[engine::number(s.stem)] = 0;
        return compared_;
    }

 private:
    double shared(engine::WorkId other) const {
        float sum = 0;
        for (const engine::likeness::WeightedStem& s : sources_.texts[engine::number(other)])
            sum += s.weight * weights_[engine::number(s.stem)];
        return static_cast<double>(sum);
    }

    const Sources& sources_;
    const LatentCandidates& by_latent_;
    WordCandidates by_words_;
    std::vector<float> weights_;  ///< by stem: the work that is compared; all 0 between calls
    std::vector<engine::WorkId> found_;
    std::vector<Compared> compared_;
};

/// Gathers cosines for their standard deviation.
class Deviation {
 public:
    void add(double cosine) {
        sum_ += cosine;
        squares_ += cosine * cosine;
        count_ += 1;
        any_ = any_ || cosine != 0;
    }
    /// 0 when all cosines were; drawn to `usual` when they were few.
    double spread(double usual) const {
        if (!any_) return 0;
        const double deviations = std::max(0.0, squares_ - sum_ * sum_ / count_);
        return std::sqrt((deviations + usual_pairs * usual * usual) / (count_ + usual_pairs));
    }

 private:
    double sum_ = 0;
    double squares_ = 0;
    double count_ = 0;
    bool any_ = false;
};

engine::likeness::Spreads measured(const Sources& sources, const LatentCandidates& by_latent,
                                   const stage::Workers& workers) {
    Comparison comparison(sources, by_latent);
    Deviation sparse;
    Deviation latent;
    const std::uint32_t step = std::max(1U, sources.texts.size() / sampled_works);
    for (std::uint32_t i = 0; i < sources.texts.size(); i += step) {
        workers.check_stop();
        for (const Compared& pair : comparison.compare(engine::WorkId{i})) {
            sparse.add(pair.sparse);
            latent.add(pair.latent);
        }
    }
    return {sparse.spread(usual_spreads.sparse), latent.spread(usual_spreads.latent)};
}

}  // namespace

void write_neighbours(const stage::Context& context, const TextRows& texts) {
    const Sources sources{texts, engine::data::Lexicon(context.file(files::lexicon)),
                          engine::data::Postings(context.file(files::postings)),
                          engine::likeness::Latent(context.file(files::latent)),
                          engine::likeness::TextWeights(context.file(files::text_weights))};
    const std::uint32_t works = texts.size();
    const LatentCandidates by_latent(sources.latent, [&] { context.workers.check_stop(); });
    const engine::likeness::Spreads spreads = measured(sources, by_latent, context.workers);
    engine::likeness::NeighboursWriter writer(context.file(files::neighbours), spreads);
    using Row = std::vector<engine::likeness::Neighbour>;
    const auto prepare = [&] {
        return [&, comparison = Comparison(sources, by_latent)](std::uint32_t work) mutable {
            Row row;
            for (const Compared& pair : comparison.compare(engine::WorkId{work})) {
                const double score = spreads.likeness(pair.sparse, pair.latent);
                row.push_back({pair.work, static_cast<float>(score)});
            }
            engine::likeness::keep_best(row);
            return row;
        };
    };
    context.workers.in_order(works, prepare, [&](std::uint32_t work, const Row& row) {
        writer.add(row);
        context.progress.advance(work + 1, static_cast<double>(work + 1) / works);
    });
    writer.finish();
}

}  // namespace kindred::indexer::likeness
