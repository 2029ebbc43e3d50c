#include "engine/likeness/text_weights.hpp"

#include <cmath>
#include <vector>

namespace kindred::engine::likeness {

namespace {

constexpr std::string_view weights_kind = "weights";

}  // namespace

void write_text_weights(const std::filesystem::path& path, const data::Forward& forward,
                        const data::Lexicon& lexicon) {
    std::vector<float> stems(lexicon.size());
    for (std::uint32_t i = 0; i < stems.size(); ++i) {
        if (lexicon.stop(StemId{i})) continue;
        const double idf =
            std::log(1 + static_cast<double>(forward.size()) / (1.0 + lexicon.document_frequency(StemId{i})));
        stems[i] = static_cast<float>(std::pow(idf, likeness::idf_power));
    }
    std::vector<float> norms(forward.size());
    std::vector<double> squares(stems.size());
    for (std::uint32_t work = 0; work < forward.size(); ++work) {
        TextVector text = stem_counts(forward, lexicon, WorkId{work});
        double sum = 0;
        for (WeightedStem& stem : text) {
            stem.weight = likeness::saturated(stem.weight) * stems[number(stem.stem)];
            sum += static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
        }
        norms[work] = static_cast<float>(std::sqrt(sum));
        for (const WeightedStem& stem : text) {
            const double square = static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
            if (sum > 0) squares[number(stem.stem)] += square / sum / forward.size();
        }
    }
    frame::FlatFileWriter out(path, weights_kind);
    out.section("stems", stems);
    out.section("squares", std::vector<float>(squares.begin(), squares.end()));
    out.section("norms", norms);
    out.finish();
}

TextWeights::TextWeights(const std::filesystem::path& path)
    : file_(path, weights_kind),
      stems_(file_.section<float>("stems")),
      squares_(file_.section<float>("squares")),
      norms_(file_.section<float>("norms")) {
    if (stems_.size() != squares_.size()) file_.damaged("the weights of its stems do not fit each other");
}

double TextWeights::spread(std::span<const WeightedStem> text) const noexcept {
    double sum = 0;
    for (const WeightedStem& stem : text) {
        if (number(stem.stem) >= squares_.size()) continue;
        sum += static_cast<double>(stem.weight) * static_cast<double>(stem.weight) *
               static_cast<double>(squares_[number(stem.stem)]);
    }
    return std::sqrt(sum);
}

}  // namespace kindred::engine::likeness
