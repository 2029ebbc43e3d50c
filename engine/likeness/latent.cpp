#include "engine/likeness/latent.hpp"

#include <algorithm>
#include <array>
#include <cmath>

// Compiled for newer processors too and chosen when the program starts; the sums are the same, as no
// instruction here rounds otherwise. Sanitizers are not ready yet when it is chosen.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define KINDRED_FAST_SUM __attribute__((target_clones("avx2", "default")))
#else
#define KINDRED_FAST_SUM
#endif

namespace kindred::engine::likeness {

namespace {

constexpr std::string_view kind = "latent";
constexpr float largest = 127;

/// What the file begins with.
struct About {
    std::uint32_t works = 0;
    std::uint32_t dimension = 0;
    std::uint32_t stems = 0;  ///< of the projection
    std::uint32_t own = 0;
};

void check_scales(const frame::FlatFile& file, std::span<const float> scales) {
    const auto good = [](float scale) { return scale >= 0 && scale <= 1; };
    if (!std::ranges::all_of(scales, good)) file.damaged("a vector has a length that cannot be");
}

/// Numbers that are added side by side: the compiler may not change the order of one sum of floats.
constexpr std::size_t lanes = 16;

KINDRED_FAST_SUM double dot(std::span<const float> a, std::span<const std::int8_t> b) noexcept {
    std::array<float, lanes> sums = {};
    const std::size_t whole = a.size() / lanes * lanes;
    for (std::size_t i = 0; i < whole; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += a[i + lane] * static_cast<float>(b[i + lane]);
    }
    for (std::size_t i = whole; i < a.size(); ++i) sums[i - whole] += a[i] * static_cast<float>(b[i]);
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t lane = 0; lane < half; ++lane) sums[lane] += sums[lane + half];
    return static_cast<double>(sums[0]);
}

}  // namespace

KINDRED_FAST_SUM std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) noexcept {
    const std::size_t size = std::min(a.size(), b.size());
    const std::int8_t* const first = a.data();
    const std::int8_t* const second = b.data();
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += static_cast<std::int16_t>(first[i]) * static_cast<std::int16_t>(second[i]);
    return sum;
}

void ByteRows::add(std::span<const float> row) {
    float most = 0;
    for (const float x : row) most = std::max(most, std::abs(x));
    const double factor = most > 0 ? static_cast<double>(largest) / static_cast<double>(most) : 0;
    for (const float x : row)
        values.push_back(static_cast<std::int8_t>(std::lround(static_cast<double>(x) * factor)));
    scales.push_back(factor > 0 ? static_cast<float>(1 / factor) : 0.0F);
}

std::vector<float> Projection::project(std::span<const WeightedStem> text) const {
    std::vector<float> sum(dimension, 0.0F);
    for (const WeightedStem& s : text) {
        if (number(s.stem) >= row_of_stem.size()) continue;
        const std::uint32_t row = row_of_stem[number(s.stem)];
        if (row >= scales.size()) continue;
        const float weight = s.weight * scales[row];
        const std::int8_t* const at = values.data() + std::size_t{row} * dimension;
        for (std::size_t j = 0; j < sum.size(); ++j) sum[j] += weight * static_cast<float>(at[j]);
    }
    double squares = 0;
    for (const float x : sum) squares += static_cast<double>(x) * static_cast<double>(x);
    if (!(squares > 0)) return {};
    const auto factor = static_cast<float>(1 / std::sqrt(squares));
    for (float& x : sum) x *= factor;
    return sum;
}

LatentWriter::LatentWriter(const std::filesystem::path& path, std::uint32_t dimension, bool own)
    : out_(path, kind), own_(own), row_{dimension, {}, {}} {
    out_.begin_section("works");
}

void LatentWriter::add(std::span<const float> vector) {
    row_.values.clear();
    row_.scales.clear();
    row_.add(vector);
    row_.values.resize(row_.dimension, 0);
    out_.append(row_.values.data(), row_.values.size());
    const std::int32_t squares = dot(std::span<const std::int8_t>(row_.values), row_.values);
    scales_.push_back(squares > 0 ? static_cast<float>(1 / std::sqrt(static_cast<double>(squares))) : 0.0F);
}

void LatentWriter::finish(const Projection* projection) {
    out_.section("scales", scales_);
    const std::size_t stems = projection == nullptr ? 0 : projection->row_of_stem.size();
    const About about = {static_cast<std::uint32_t>(scales_.size()), row_.dimension,
                         static_cast<std::uint32_t>(stems), own_ ? 1U : 0U};
    out_.section("about", std::span<const About>(&about, 1));
    if (projection != nullptr) {
        out_.section("stems", projection->values);
        out_.section("stems.scales", projection->scales);
        out_.section("stems.rows", projection->row_of_stem);
    }
    out_.finish();
}

Latent::Latent(const std::filesystem::path& path)
    : file_(path, kind),
      values_(file_.section<std::int8_t>("works")),
      scales_(file_.section<float>("scales")) {
    constexpr std::string_view no_length = "it does not say how long its vectors are";
    const auto about = file_.single<About>("about", no_length);
    if (about.dimension > max_dimension) file_.damaged(no_length);
    dimension_ = about.dimension;
    own_ = about.own != 0;
    if (about.works != scales_.size() || values_.size() != scales_.size() * dimension_)
        file_.damaged("its vectors do not fit the number of works");
    check_scales(file_, scales_);
    has_projection_ = file_.has_section("stems");
    if (!has_projection_) return;
    projection_ = {dimension_, file_.section<std::uint32_t>("stems.rows"),
                   file_.section<std::int8_t>("stems"), file_.section<float>("stems.scales")};
    if (projection_.row_of_stem.size() != about.stems ||
        projection_.values.size() != projection_.scales.size() * dimension_)
        file_.damaged("the vectors of its stems do not fit their number");
    check_scales(file_, projection_.scales);
}

std::span<const std::int8_t> Latent::vector(WorkId work) const noexcept {
    if (number(work) >= works()) return {};
    return values_.subspan(std::size_t{number(work)} * dimension_, dimension_);
}

float Latent::scale(WorkId work) const noexcept {
    return number(work) < works() ? scales_[number(work)] : 0.0F;
}

double Latent::cosine(WorkId a, WorkId b) const noexcept {
    const double unscaled = dot(vector(a), vector(b));
    return std::clamp(unscaled * static_cast<double>(scale(a)) * static_cast<double>(scale(b)), -1.0, 1.0);
}

double Latent::cosine(WorkId work, std::span<const float> vector) const noexcept {
    if (number(work) >= works() || vector.size() != dimension_) return 0;
    return std::clamp(dot(vector, this->vector(work)) * static_cast<double>(scale(work)), -1.0, 1.0);
}

}  // namespace kindred::engine::likeness
