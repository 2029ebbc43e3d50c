#include "engine/data/postings.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace std::string_literals;

namespace {

/// Work, impact and bits of the fields.
using Row = std::vector<std::tuple<std::uint32_t, int, unsigned>>;

constexpr TextField every_field[] = {TextField::title, TextField::abstract, TextField::authors,
                                     TextField::venue, TextField::topics};

/// A small collection as it is on disk. Every fifth stem is a stop word; a stem has one to three words.
class Collection {
 public:
    Collection(const test::TempDir& dir, const std::vector<ForwardText>& texts, std::uint32_t words,
               std::vector<Expression> expressions = {})
        : texts_(texts), path_(dir / "postings") {
        ForwardWriter writer(dir / "forward");
        for (const ForwardText& text : texts) writer.add(text);
        writer.finish();
        std::vector<StemId> stem_of;
        for (std::uint32_t word = 0; word < words; ++word) stem_of.push_back(StemId{word / 2});
        const std::uint32_t stems = (words + 1) / 2;
        std::vector<StemStatistics> statistics(stems);
        std::vector<std::string> names;
        for (std::uint32_t stem = 0; stem < stems; ++stem) {
            names.push_back("s" + std::to_string(stem));
            statistics[stem] = {works_with(stem), stem % 5 == 4, names.back()};
        }
        write_lexicon(dir / "lexicon", names, statistics, stem_of);
        forward_.emplace(dir / "forward");
        lexicon_.emplace(dir / "lexicon");
        write_expressions(dir / "expressions", std::move(expressions));
        expressions_.emplace(dir / "expressions");
    }

    std::string write(std::size_t max_at_once) const {
        write_postings(path_, *forward_, *lexicon_, *expressions_, max_at_once);
        return test::read_file(path_);
    }
    const Lexicon& lexicon() const { return *lexicon_; }
    const std::filesystem::path& path() const { return path_; }

    /// The row of `stem` by going through all texts, as FieldWeights and Posting describe it.
    Row inverted(std::uint32_t stem) const {
        Row row;
        if (stem % 5 == 4) return row;
        for (std::uint32_t work = 0; work < texts_.size(); ++work) {
            const ForwardText& text = texts_[work];
            double v = 0;
            unsigned fields = 0;
            for (const TextField field : every_field) {
                const double times = count(text, field, stem);
                if (times > 0) fields |= 1U << static_cast<unsigned>(field);
                v += weighted(field, times, static_cast<double>(text[field].size()));
            }
            if (fields == 0) continue;
            row.emplace_back(work, std::ceil(255 * v / (v + field_weights.k1)), fields);
        }
        return row;
    }

 private:
    static double count(const ForwardText& text, TextField field, std::uint32_t stem) {
        const auto of_stem = [&](WordId word) { return word != no_word && (number(word) - 1) / 2 == stem; };
        return static_cast<double>(std::count_if(text[field].begin(), text[field].end(), of_stem));
    }

    std::uint32_t works_with(std::uint32_t stem) const {
        std::uint32_t works = 0;
        for (const ForwardText& text : texts_) {
            double times = 0;
            for (const TextField field : every_field) times += count(text, field, stem);
            works += times > 0 ? 1 : 0;
        }
        return works;
    }

    double mean(TextField field) const {
        std::size_t words = 0;
        for (const ForwardText& text : texts_) words += text[field].size();
        return std::max(1.0, static_cast<double>(words) / static_cast<double>(texts_.size()));
    }

    double weighted(TextField field, double times, double length) const {
        const FieldWeights weights;
        const auto share = [&](double b) { return 1 - b + b * length / mean(field); };
        if (field == TextField::title)
            return weights.title * std::min(times, weights.most_in_title) / share(weights.b_title);
        if (field == TextField::abstract) return times / share(weights.b_abstract);
        return (field == TextField::authors ? weights.author : weights.side) * times;
    }

    std::vector<ForwardText> texts_;
    std::filesystem::path path_;
    std::optional<Forward> forward_;
    std::optional<Lexicon> lexicon_;
    std::optional<Expressions> expressions_;
};

std::vector<ForwardText> random_texts(std::uint32_t works, std::uint32_t words, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<ForwardText> texts(works);
    for (ForwardText& text : texts) {
        if (random() % 10 == 0) continue;  // a work without any text
        for (const TextField field : every_field) {
            const std::size_t length = random() % (field == TextField::abstract ? 60 : 9);
            for (std::size_t i = 0; i < length; ++i) {
                // Low numbers are frequent; 0 stands between the values of a list.
                const double skewed = std::pow(static_cast<double>(random() % 10000) / 10000, 3);
                const auto word = static_cast<std::uint32_t>(skewed * words) + 1;
                const bool list = field == TextField::authors || field == TextField::topics;
                text[field].push_back(list && random() % 4 == 0 ? no_word : WordId{word});
            }
        }
    }
    return texts;
}

Row row_of(const Postings& postings, std::uint32_t stem) {
    Row row;
    postings.visit(StemId{stem}, [&](const Posting& posting) {
        row.emplace_back(number(posting.work), posting.impact, posting.fields.bits());
    });
    return row;
}

/// A postings file of `works` works with one row of these bytes.
void write_row(const std::filesystem::path& path, const std::string& bytes, std::uint32_t works) {
    FlatFileWriter out(path, "postings");
    out.section("works.values", std::span<const char>(bytes));
    out.section("works.offsets", std::vector<std::uint64_t>{0, bytes.size()});
    out.section("count", std::vector<std::uint32_t>{works});
    out.finish();
}

}  // namespace

TEST_CASE("Postings are the texts inverted, scored by BM25F", "[engine][postings]") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const test::TempDir dir;
        const std::uint32_t words = 40 * seed * seed;
        const Collection collection(dir, random_texts(150, words, seed), words);
        collection.write(std::size_t{1} << 25);
        const Postings postings(collection.path());
        REQUIRE(postings.stems() == collection.lexicon().size());
        CHECK(postings.works() == 150);
        for (std::uint32_t stem = 0; stem < postings.stems(); ++stem) {
            INFO("seed " << seed << ", stem " << stem);
            CHECK(row_of(postings, stem) == collection.inverted(stem));
        }
    }
}

TEST_CASE("An impact is worked out by hand", "[engine][postings]") {
    const test::TempDir dir;
    ForwardText first;
    first[TextField::title] = {WordId{1}, WordId{3}};
    first[TextField::abstract] = {WordId{1}, WordId{2}, WordId{3}, WordId{3}};
    ForwardText second;
    second[TextField::title] = {WordId{3}, WordId{3}, WordId{3}, WordId{3}};
    second[TextField::venue] = {WordId{5}};
    const Collection collection(dir, {first, second}, 6);
    collection.write(100);
    const Postings postings(collection.path());
    // Titles have 3 words on average, abstracts 2: 3 / (0.5 + 0.5 * 2/3) + 2 / (0.15 + 0.85 * 4/2) = 4.681,
    // and 255 * 4.681 / 6.181 = 193.1. A word of the venue: 255 / 2.5 = 102.
    CHECK(row_of(postings, 0) == Row{{0, 194, 3U}});
    CHECK(row_of(postings, 2) == Row{{1, 102, 8U}});
}

TEST_CASE("Postings are the same bytes however many are written at once", "[engine][postings]") {
    const test::TempDir dir;
    const Collection collection(dir, random_texts(120, 90, 7), 90);
    const std::string whole = collection.write(std::size_t{1} << 25);
    for (const std::size_t at_once : {0U, 1U, 2U, 17U, 100U, 1000U, 100000U}) {
        INFO(at_once << " at once");
        CHECK(collection.write(at_once) == whole);
    }
}

TEST_CASE("Stop words and stems that do not exist have no postings", "[engine][postings]") {
    const test::TempDir dir;
    const Collection collection(dir, random_texts(60, 40, 5), 40);
    collection.write(1000);
    const Postings postings(collection.path());
    std::size_t stops = 0;
    for (std::uint32_t stem = 0; stem < postings.stems(); ++stem) {
        if (!collection.lexicon().stop(StemId{stem})) continue;
        CHECK(collection.lexicon().document_frequency(StemId{stem}) > 0);
        CHECK(row_of(postings, stem).empty());
        ++stops;
    }
    CHECK(stops > 2);
    CHECK(row_of(postings, postings.stems()).empty());
    CHECK(row_of(postings, 0xFFFFFFFF).empty());
}

TEST_CASE("Postings of nothing are a file", "[engine][postings]") {
    const test::TempDir dir;
    const Collection none(dir, {}, 0);
    none.write(100);
    CHECK(Postings(none.path()).stems() == 0);
    CHECK(Postings(none.path()).works() == 0);
    const Collection unwritten(dir, {{}, {}}, 4);
    unwritten.write(100);
    CHECK(Postings(unwritten.path()).works() == 2);
    CHECK(row_of(Postings(unwritten.path()), 0).empty());
}

TEST_CASE("Postings that do not decode are damage", "[engine][postings]") {
    const test::TempDir dir;
    const std::string bad[] = {
        "\x80"s,                                      // a number that ends early
        "\x01"s,                                      // no impact
        "\x01\xff"s,                                  // no fields
        "\x01\xff\x01\x02\xff"s,                      // the same, of the second posting
        "\x0a\xff\x01"s,                              // a work that does not exist
        "\x05\xff\x01\x05\xff\x01"s,                  // the same, of the second posting
        "\xff\xff\xff\xff\x0f\xff\x01"s,              // four billion
        "\x05\xff\x01\xff\xff\xff\xff\x0f\xff\x01"s,  // one less, round the corner of 32 bits
        "\xff\xff\xff\xff\x7f\xff\x01"s,              // over 32 bits
    };
    for (const std::string& bytes : bad) {
        write_row(dir / "f", bytes, 10);
        const Postings postings(dir / "f");
        test::check_damage([&] { row_of(postings, 0); },
                           (dir / "f").string() + " is damaged: the postings of stem 0");
    }
    write_row(dir / "f", "\x05\xff\x01\x04\x02\x10"s, 10);
    CHECK(row_of(Postings(dir / "f"), 0) == Row{{5, 255, 1U}, {9, 2, 16U}});
    write_row(dir / "f", "\x00\xff\x01"s, 0);
    CHECK_THROWS_AS(row_of(Postings(dir / "f"), 0), Error);
}

TEST_CASE("Random bytes of postings are read inside their file", "[engine][postings]") {
    const test::TempDir dir;
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random() % 20, ' ');
        for (char& byte : bytes) byte = static_cast<char>(random() % (round % 2 == 0 ? 256 : 8));
        write_row(dir / "f", bytes, 50);
        const Postings postings(dir / "f");
        std::uint32_t works = 0;
        try {
            postings.visit(StemId{0},
                           [&](const Posting& posting) { works += number(posting.work) < 50 ? 0U : 1U; });
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::corrupt_index);
        }
        CHECK(works == 0);
    }
}

TEST_CASE("A postings file without its sections is damage", "[engine][postings]") {
    const test::TempDir dir;
    {
        FlatFileWriter out(dir / "f", "postings");
        out.section("works.values", std::vector<char>());
        out.section("works.offsets", std::vector<std::uint64_t>{0});
        out.section("count", std::vector<std::uint32_t>{1, 2});
        out.finish();
    }
    test::check_damage([&] { Postings{dir / "f"}; }, "how many works");
    test::TempDir other;
    const Collection collection(other, random_texts(20, 30, 9), 30);
    const std::string whole = collection.write(100);
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        const auto cut = other.write("cut", whole.substr(0, size));
        CHECK_THROWS_AS(Postings(cut), Error);
    }
}

TEST_CASE("A set of fields has what was added", "[engine][postings]") {
    FieldSet fields;
    CHECK_FALSE(fields.meets(FieldSet::all()));
    fields.add(TextField::abstract);
    fields.add(TextField::topics);
    CHECK(fields.has(TextField::abstract));
    CHECK(fields.has(TextField::topics));
    CHECK_FALSE(fields.has(TextField::title));
    CHECK(fields.meets(FieldSet::all()));
    CHECK_FALSE(fields.meets(FieldSet(1U << static_cast<unsigned>(TextField::title))));
    for (const TextField field : text_fields)
        CHECK(FieldSet::all().has(field) == (field != TextField::found_topics));
    FieldSet topics;
    topics.add(FieldSet::any_topics());
    CHECK(topics.has(TextField::topics));
    CHECK(topics.has(TextField::found_topics));
    CHECK_FALSE(topics.has(TextField::venue));
}
