#include "engine/base/error.hpp"
#include "engine/generation/check.hpp"
#include "engine/generation/generation.hpp"
#include "tests/indexer/build/built.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::generation;
using namespace kindred::engine::likeness;
using namespace kindred::engine::text;
using namespace kindred::engine::xapian;
using kindred::test::work_line;

namespace {

/// An index of these lines; fails the test when one is rejected.
class Built {
 public:
    explicit Built(const std::string& lines, unsigned threads = 2) {
        indexer::stage::BuildOptions options;
        options.index = dir_ / "index";
        options.inputs = {dir_.write("in.jsonl", lines).string()};
        options.threads = threads;
        const auto report = test::build(options);
        CHECK(report.rejects.empty());
        engine::generation::check(options.index, true);
        generation_ = Generation::open(options.index);
    }
    const Generation* operator->() const { return generation_.get(); }
    NeighbourRow of(std::uint32_t work) const { return generation_->neighbours().of(WorkId{work}); }
    std::vector<std::uint32_t> numbers(std::uint32_t work) const {
        std::vector<std::uint32_t> out;
        for (const Neighbour n : of(work)) out.push_back(number(n.work));
        return out;
    }

 private:
    test::TempDir dir_;
    std::shared_ptr<const Generation> generation_;
};

using Numbers = std::vector<std::uint32_t>;

std::string with_abstract(const std::string& id, const std::string& title, const std::string& abstract) {
    return nlohmann::json({{"id", id}, {"title", title}, {"abstract", abstract}}).dump() + "\n";
}

std::string with_vector(const std::string& id, const std::string& title, const std::vector<double>& vector) {
    return nlohmann::json({{"id", id}, {"title", title}, {"vector", vector}}).dump() + "\n";
}

}  // namespace

TEST_CASE("Neighbours are nearly those of an exhaustive comparison", "[indexer][neighbours]") {
    const Built index(test::sample_lines(1500));
    const TextVectors texts = index->texts();
    std::vector<TextVector> vectors;
    for (std::uint32_t i = 0; i < 1500; ++i) vectors.push_back(texts.vector_of(WorkId{i}));
    std::size_t wanted = 0;
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < 1500; i += 5) {
        std::vector<Neighbour> best;
        for (std::uint32_t j = 0; j < 1500; ++j) {
            const double score = index->neighbours().spreads().likeness(
                shared(vectors[i], vectors[j]), index->latent().cosine(WorkId{i}, WorkId{j}));
            if (j != i) best.push_back({WorkId{j}, static_cast<float>(score)});
        }
        keep_best(best);
        wanted += best.size();
        const auto row = index.of(i);
        for (const Neighbour n : row) {
            found +=
                static_cast<std::size_t>(std::count_if(best.begin(), best.end(), [&](const Neighbour& b) {
                    return b.work == n.work && std::abs(b.score - n.score) < 2e-4F;
                }));
        }
    }
    CHECK(wanted == 300 * likeness::neighbours);
    CHECK(static_cast<double>(found) >= 0.95 * static_cast<double>(wanted));
}

TEST_CASE("The vector of a work's text is that of the work", "[indexer][neighbours]") {
    const Built index(test::sample_lines(400));
    const TextVectors texts = index->texts();
    REQUIRE(index->latent().has_projection());
    CHECK(index->latent().dimension() == likeness::dimensions);
    for (std::uint32_t i = 0; i < 400; i += 7) {
        const auto vector = index->latent().project(texts.vector_of(WorkId{i}));
        CHECK(index->latent().cosine(WorkId{i}, vector) == Approx(1).margin(1e-3));
    }
}

TEST_CASE("Words of one subject are close without being in one work", "[indexer][neighbours]") {
    // Of each of 120 subjects two works say one thing and two another, beside what all four say.
    constexpr std::uint32_t subjects = 120;
    std::string lines;
    for (std::uint32_t i = 0; i < subjects; ++i) {
        const std::string n = std::to_string(i);
        for (const std::string work : {"a", "b", "c", "d"}) {
            const std::string own = work < "c" ? "tide" : "wave";
            lines += work_line(work + n, own + n + " sea" + n + " coast" + n);
        }
    }
    const Built index(lines);
    const auto vector_of = [&](const std::string& word) {
        const auto stem = index->lexicon().find(word);
        REQUIRE(stem);
        return index->latent().project(TextVector{{*stem, 1.0F}});
    };
    std::uint32_t close = 0;
    for (std::uint32_t i = 0; i < subjects; ++i) {
        const auto tide = vector_of("tide" + std::to_string(i));
        const WorkId waves{4 * i + 2};
        CHECK(index->latent().cosine(WorkId{4 * ((i + 1) % subjects)}, tide) < 0.1);
        close += index->latent().cosine(waves, tide) > 0.5 ? 1 : 0;
    }
    CHECK(close >= 100);
}

TEST_CASE("One work has no neighbours", "[indexer][neighbours]") {
    const Built index(work_line("A", "Slow tides"));
    CHECK(index.of(0).empty());
    CHECK(index->latent().works() == 1);
    CHECK(index->latent().dimension() == 0);
}

TEST_CASE("Two works with the same text are as close as can be", "[indexer][neighbours]") {
    const Built index(work_line("A", "Slow tides") + work_line("B", "Slow tides"));
    CHECK(index.numbers(0) == Numbers{1});
    CHECK(index.numbers(1) == Numbers{0});
    CHECK(static_cast<double>(Neighbour(index.of(0)[0]).score) == Approx(1).margin(1e-3));
}

TEST_CASE("A work without a word that others have is alone", "[indexer][neighbours]") {
    const Built index(work_line("A", "The of and") + work_line("B", "Tides") + work_line("C", "...") +
                      with_abstract("D", "Tide tables", "Tides of the sea") + work_line("E", "Bees"));
    for (const std::uint32_t work : {0U, 2U, 4U}) {
        CHECK(index.of(work).empty());
        CHECK(index->latent().scale(WorkId{work}) == 0);
    }
    CHECK(index.numbers(1) == Numbers{3});
    CHECK(index.numbers(3) == Numbers{1});
}

TEST_CASE("Without stems in common there is no projection to speak of", "[indexer][neighbours]") {
    const Built index(work_line("A", "Tides") + work_line("B", "Bees"));
    CHECK(index->latent().dimension() == 0);
    CHECK(index->neighbours().spreads().latent == 0);
    CHECK(index.of(0).empty());
    CHECK(index->latent().project(TextVector{{StemId{0}, 1}}).empty());
}

TEST_CASE("In a collection of equal works all are neighbours, the first ones", "[indexer][neighbours]") {
    std::string lines;
    for (int i = 0; i < 600; ++i) lines += work_line("W" + std::to_string(i), "Slow tides of the moon");
    const Built index(lines);
    CHECK(index->latent().dimension() == 1);
    Numbers first;
    for (std::uint32_t i = 0; i < likeness::neighbours; ++i) first.push_back(i);
    CHECK(index.numbers(599) == first);
    CHECK(static_cast<double>(Neighbour(index.of(0)[0]).score) == Approx(1).margin(1e-3));
    CHECK(index.numbers(0).size() == likeness::neighbours);
}

TEST_CASE("Vectors that come with works stand in for latent ones", "[indexer][neighbours]") {
    const std::string lines = with_vector("A", "Tides", {3, 0.1}) + with_vector("B", "Bees", {1, 0}) +
                              with_vector("C", "Comets", {0, -2}) + work_line("D", "Tides");
    const Built index(lines);
    CHECK(index->latent().own());
    CHECK(index->latent().dimension() == 2);
    CHECK_FALSE(index->latent().has_projection());
    CHECK(index->latent().cosine(WorkId{0}, WorkId{1}) == Approx(1).margin(0.01));
    CHECK(index->latent().cosine(WorkId{0}, WorkId{2}) == Approx(0).margin(0.05));
    CHECK(index->latent().scale(WorkId{3}) == 0);
    // A and B share no word, A and D no vector.
    CHECK(index.numbers(1) == Numbers{0});
    CHECK(index.numbers(3) == Numbers{0});
    CHECK(index.numbers(2).empty());
    CHECK_FALSE(index->work_records().read(0).to_json().contains("vector"));
}

TEST_CASE("The first vector that is taken sets the length, whatever the threads", "[indexer][neighbours]") {
    // Over two batches of 2,000; the first vectors are of a work that is turned away for its id.
    std::string lines = work_line("W0", "First") + with_vector("W0", "Again", {1, 2, 3, 4});
    for (int i = 1; i <= 4200; ++i) {
        const std::string id = "W" + std::to_string(i);
        lines += i % 2 == 0 ? with_vector(id, "Tides", {1, static_cast<double>(i)})
                            : with_vector(id, "Moon", {1, 2, static_cast<double>(i)});
    }
    const test::TempDir dir;
    indexer::stage::BuildOptions options;
    options.index = dir / "index";
    options.inputs = {dir.write("in.jsonl", lines).string()};
    std::map<std::string, std::string> files;
    for (const unsigned threads : {1U, 4U}) {
        options.threads = threads;
        const auto report = test::build(options);
        CHECK(report.works == 1 + 2100);
        REQUIRE(report.rejects.size() == 1 + 2100);
        CHECK(report.rejects[0].line == 2);
        CHECK(report.rejects[1].line == 4);
        CHECK(report.rejects[1].reason == "vector has 2 numbers, the vectors before it 3");
        const auto again = test::flat_files(options.index);
        if (!files.empty()) CHECK(files == again);
        files = again;
    }
    CHECK(Generation::open(options.index)->latent().dimension() == 3);
}
