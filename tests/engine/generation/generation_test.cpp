#include "engine/generation/generation.hpp"

#include "engine/data/columns_builder.hpp"
#include "engine/generation/index_directory.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/small_generation.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::generation;
using namespace kindred::engine::likeness;
using namespace kindred::engine::text;
using namespace kindred::engine::xapian;
namespace fs = std::filesystem;
namespace files = kindred::engine::generation::files;

namespace {

/// Writes the manifest of `directory` anew, as if its files belonged together.
void accept_files(const fs::path& directory) {
    Manifest manifest = read_manifest(directory);
    write_manifest(directory, manifest);
}

}  // namespace

TEST_CASE("The published generation opens with what was built", "[engine][generation]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    test::write_small_generation(lock.building());
    lock.publish();
    const auto generation = Generation::open(dir / "i");
    CHECK(generation->number() == 1);
    CHECK(generation->directory() == dir / "i/generations/000001");
    CHECK(generation->manifest().works == test::small_works);
    CHECK(generation->work_records().size() == test::small_works);
    CHECK(generation->researcher_records().size() == test::small_researchers);
    CHECK(generation->forward().size() == test::small_works);
    CHECK(generation->graph().researchers() == test::small_researchers);
    CHECK(generation->lexicon().find("neural"));
}

TEST_CASE("A reader finds works and researchers by id", "[engine][generation]") {
    const test::TempDir dir;
    test::write_small_generation(dir / "g");
    Reader reader(Generation::open_at(dir / "g", 1, Verify::checksums));
    for (std::uint32_t w = 0; w < test::small_works; ++w)
        CHECK(reader.find_work(test::small_work_id(w)) == WorkId{w});
    for (std::uint32_t r = 0; r < test::small_researchers; ++r)
        CHECK(reader.find_researcher(test::small_researcher_id(r)) == ResearcherId{r});
    for (const std::string& absent :
         {std::string(), std::string("W1"), std::string("w100"), std::string("W100\0", 5),
          std::string("../W100"), std::string(max_id_bytes, 'W'), std::string(max_id_bytes + 1, 'W')}) {
        CHECK_FALSE(reader.find_work(absent));
        CHECK_FALSE(reader.find_researcher(absent));
    }
    CHECK_FALSE(reader.find_work(test::small_researcher_id(0)));
}

TEST_CASE("A reader of the old generation finishes on it", "[engine][generation]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    test::write_small_generation(lock.building());
    lock.publish();
    const auto old = Generation::open(dir / "i");
    Reader reader(old);
    test::write_small_generation(lock.building());
    lock.publish();
    lock.prune(1);
    CHECK_FALSE(fs::exists(old->directory()));
    CHECK(reader.find_work(test::small_work_id(3)) == WorkId{3});
    CHECK(old->work_records().read(3).text("id") == test::small_work_id(3));
    CHECK(Generation::open(dir / "i")->number() == 2);
}

TEST_CASE("No index and a missing generation are told apart", "[engine][generation]") {
    const test::TempDir dir;
    test::check_error([&] { Generation::open(dir / "i"); }, ErrorCode::not_found, (dir / "i").string());
    IndexWriteLock lock(dir / "i");
    test::write_small_generation(lock.building());
    lock.publish();
    fs::remove_all(dir / "i/generations/000001");
    test::check_damage([&] { Generation::open(dir / "i"); }, (dir / "i/generations/000001").string());
}

TEST_CASE("Files of different generations do not open together", "[engine][generation]") {
    const test::TempDir dir;
    const auto open = [&] { Reader(Generation::open_at(dir / "g", 1, Verify::checksums)); };
    const auto swap = [&](std::string_view a, std::string_view b) {
        fs::rename(dir / "g" / a, dir / "aside");
        fs::rename(dir / "g" / b, dir / "g" / a);
        fs::rename(dir / "aside", dir / "g" / b);
        accept_files(dir / "g");
    };
    test::write_small_generation(dir / "g");
    accept_files(dir / "g");
    REQUIRE_NOTHROW(open());
    for (const auto& [a, b] : {std::pair(files::work_records, files::researcher_records),
                               std::pair(files::works_index, files::researchers_index)}) {
        swap(a, b);
        test::check_damage(open, "files disagree about");
        swap(a, b);
    }
    swap(files::graph, files::lexicon);
    test::check_damage(open, "is damaged: it is not a file of");
}

TEST_CASE("A manifest that forgets a file is damage", "[engine][generation]") {
    const test::TempDir dir;
    test::write_small_generation(dir / "g");
    for (const std::string& name : test::generation_file_names()) {
        fs::rename(dir / "g" / name, dir / "aside");
        accept_files(dir / "g");
        fs::rename(dir / "aside", dir / "g" / name);
        test::check_damage([&] { Generation::open_at(dir / "g", 1, Verify::sizes); },
                           "does not list " + name);
    }
}

TEST_CASE("A generation may hold nothing", "[engine][generation]") {
    const test::TempDir dir;
    fs::create_directory(dir / "g");
    merge_segments({}, dir / "g" / files::works_index);
    merge_segments({}, dir / "g" / files::researchers_index);
    merge_segments({}, dir / "g" / files::suggestions_index);
    RecordsWriter(dir / "g" / files::suggestion_records).finish();
    SuggestionWordsBuilder().write(dir / "g" / files::suggestion_words);
    for (const std::string_view name :
         {files::work_columns, files::researcher_columns, files::suggestion_columns}) {
        ColumnsBuilder(work_fields).write(dir / "g" / name);
    }
    write_words(dir / "g" / files::dictionary, {}, {});
    RecordsWriter(dir / "g" / files::work_records).finish();
    RecordsWriter(dir / "g" / files::researcher_records).finish();
    ForwardWriter(dir / "g" / files::forward).finish();
    write_graph(dir / "g" / files::graph, {}, {}, 0);
    write_lexicon(dir / "g" / files::lexicon, {}, {}, {});
    write_expressions(dir / "g" / files::expressions, {});
    write_postings(dir / "g" / files::postings, Forward(dir / "g" / files::forward),
                   Lexicon(dir / "g" / files::lexicon), Expressions(dir / "g" / files::expressions));
    write_text_weights(dir / "g" / files::text_weights, Forward(dir / "g" / files::forward),
                       Lexicon(dir / "g" / files::lexicon));
    LatentWriter(dir / "g" / files::latent, 0, false).finish(nullptr);
    NeighboursWriter(dir / "g" / files::neighbours, {}).finish();
    Manifest manifest;
    write_manifest(dir / "g", manifest);
    Reader reader(Generation::open_at(dir / "g", 1, Verify::checksums));
    CHECK_FALSE(reader.find_work("W1"));
    CHECK(reader.work_index().match(TermQuery::of(TermQuery::Op::all_docs, {}), 0, 10, {}).matches.empty());
}
