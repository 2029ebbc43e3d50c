#include "engine/generation/index_directory.hpp"

#include "tests/support/child.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::generation;
namespace fs = std::filesystem;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// Publishes a generation that holds a file "content".
std::uint32_t publish(IndexWriteLock& lock, const test::TempDir& dir, const std::string& content) {
    dir.write(fs::relative(lock.building() / "content", dir.path()).string(), content);
    return lock.publish();
}

/// What a process gets that asks for the lock: 0 or 1 plus the code of the error.
int status_of_locking(const fs::path& root) {
    return test::status_in_child([&] {
        try {
            const IndexWriteLock lock(root);
            return 0;
        } catch (const Error& error) {
            return 1 + static_cast<int>(error.code());
        }
    });
}

constexpr int busy = 1 + static_cast<int>(ErrorCode::index_busy);

}  // namespace

TEST_CASE("Publishing numbers generations and points current at the last", "[engine][index_directory]") {
    const test::TempDir dir;
    const fs::path root = dir / "new/index";
    const IndexDirectory index(root);
    CHECK_FALSE(index.current());
    CHECK(index.generations().empty());
    IndexWriteLock lock(root);
    CHECK_FALSE(index.current());
    CHECK(publish(lock, dir, "one") == 1);
    CHECK(index.current() == 1U);
    CHECK(publish(lock, dir, "two") == 2);
    CHECK(index.require_current() == 2);
    CHECK(index.generations() == Numbers{1, 2});
    CHECK(test::read_file(root / "current/content") == "two");
    CHECK(test::read_file(index.path_of(1) / "content") == "one");
    CHECK(fs::read_symlink(root / "current") == "generations/000002");  // relative: the index can be moved
    CHECK_FALSE(fs::exists(lock.building()));
}

TEST_CASE("Rolling back keeps the numbers rising", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    publish(lock, dir, "one");
    publish(lock, dir, "two");
    lock.set_current(1);
    CHECK(lock.directory().current() == 1U);
    CHECK(test::read_file(dir / "i/current/content") == "one");
    CHECK(publish(lock, dir, "three") == 3);
    test::check_error([&] { lock.set_current(9); }, ErrorCode::not_found, "there is no generation 9");
    CHECK(lock.directory().current() == 3U);
}

TEST_CASE("Pruning keeps the newest generations and the current one", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    for (int i = 0; i < 5; ++i) publish(lock, dir, "x");
    CHECK(lock.prune(5) == 0);
    CHECK(lock.prune(100) == 0);
    lock.set_current(2);
    CHECK(lock.prune(2) == 2);
    CHECK(lock.directory().generations() == Numbers{2, 4, 5});
    CHECK(lock.prune(0) == 2);
    CHECK(lock.directory().generations() == Numbers{2});
    CHECK(lock.directory().require_current() == 2);
}

TEST_CASE("One process at a time writes an index", "[engine][index_directory]") {
    const test::TempDir dir;
    const fs::path root = dir / "i";
    {
        const IndexWriteLock lock(root);
        CHECK(status_of_locking(root) == busy);
        test::check_error([&] { const IndexWriteLock second(root); }, ErrorCode::index_busy, root.string());
    }
    CHECK(status_of_locking(root) == 0);
}

TEST_CASE("A process that asks in vain leaves the build alone", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    dir.write("i/building/content", "half");
    CHECK(status_of_locking(dir / "i") == busy);
    CHECK(test::read_file(dir / "i/building/content") == "half");
}

TEST_CASE("What a killed build left goes with the next lock, or with the lock itself",
          "[engine][index_directory]") {
    const test::TempDir dir;
    const int status = test::status_in_child([&]() -> int {
        const IndexWriteLock lock(dir / "i");
        dir.write("i/building/sub/content", "half");
        ::_exit(7);
    });
    REQUIRE(status == 7);
    REQUIRE(fs::exists(dir / "i/building/sub"));
    {
        const IndexWriteLock lock(dir / "i");
        CHECK_FALSE(fs::exists(lock.building()));
        dir.write("i/building/content", "half again");
    }
    CHECK_FALSE(fs::exists(dir / "i/building"));
    CHECK_FALSE(IndexDirectory(dir / "i").current());
}

TEST_CASE("A directory of other people is not taken for an index", "[engine][index_directory]") {
    const test::TempDir dir;
    dir.write("mine/letter.txt", "dear");
    dir.write("locked/lock", "");
    dir.write("locked/building/house.txt", "plan");
    dir.write("file", "x");
    test::check_error([&] { IndexWriteLock(dir / "mine"); }, ErrorCode::invalid_argument,
                      (dir / "mine").string());
    test::check_error([&] { IndexWriteLock(dir / "locked"); }, ErrorCode::invalid_argument, "not an index");
    test::check_error([&] { IndexWriteLock(dir / "file"); }, ErrorCode::invalid_argument, "is a file");
    CHECK_FALSE(test::error_of([&] { IndexWriteLock(dir / "mine"); }).hint().empty());
    CHECK(test::read_file(dir / "locked/building/house.txt") == "plan");
    CHECK_FALSE(fs::exists(dir / "mine/lock"));
    dir.write("begun/lock", "");
    CHECK_NOTHROW(IndexWriteLock(dir / "begun"));
    test::check_error([&] { IndexWriteLock("/proc/kindred"); }, ErrorCode::io, "/proc/kindred");
}

TEST_CASE("Without a published generation there is no index", "[engine][index_directory]") {
    const test::TempDir dir;
    dir.write("file", "x");
    for (const char* const name : {"missing", "file"}) {
        const Error error = test::error_of([&] { IndexDirectory(dir / name).require_current(); });
        CHECK(error.code() == ErrorCode::not_found);
        CHECK_THAT(error.what(), Catch::Contains((dir / name).string()));
        CHECK_THAT(error.hint(), Catch::Contains("kindred-index build"));
    }
}

TEST_CASE("A current that is no link to a generation is damage", "[engine][index_directory]") {
    const test::TempDir dir;
    const fs::path link = dir / "i/current";
    IndexWriteLock lock(dir / "i");
    const auto check = [&] { test::check_damage([&] { lock.directory().current(); }, link.string()); };
    dir.write("i/current", "generations/000001");
    check();
    fs::remove(link);
    fs::create_directory(link);
    check();
    fs::remove(link);
    for (const char* const target :
         {"elsewhere", "generations/000000", "generations/7", "generations/4294967295",
          "generations/99999999999", "generations/-00001", "generations/000001x", "."}) {
        INFO(target);
        fs::create_symlink(target, link);
        check();
        fs::remove(link);
    }
}

TEST_CASE("A broken current does not stop the build that mends it", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    publish(lock, dir, "one");
    fs::remove(dir / "i/current");
    dir.write("i/current", "not a link");
    CHECK(publish(lock, dir, "two") == 2);
    CHECK(lock.directory().current() == 2U);
    fs::remove(dir / "i/current");
    fs::create_symlink("generations/000040", dir / "i/current");
    CHECK(lock.prune(2) == 0);
    CHECK(publish(lock, dir, "forty-one") == 41);
    fs::remove(dir / "i/current");
    dir.write("i/current/file", "in the way");
    const Error error = test::error_of([&] { lock.set_current(1); });
    CHECK(error.code() == ErrorCode::io);
    CHECK(error.hint() == "move that directory away");
}

TEST_CASE("Other names among the generations are left alone", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    publish(lock, dir, "one");
    publish(lock, dir, "two");
    for (const char* const name : {"notes", "3", "0000003", "000000", "4294967295", "99999999999", "-00003"})
        dir.write(std::string("i/generations/") + name + "/f", "x");
    CHECK(lock.directory().generations() == Numbers{1, 2});
    CHECK(lock.prune(1) == 1);
    CHECK(fs::exists(dir / "i/generations/3/f"));
    CHECK(publish(lock, dir, "three") == 3);
}

TEST_CASE("Publishing nothing is an error and leaves current alone", "[engine][index_directory]") {
    const test::TempDir dir;
    IndexWriteLock lock(dir / "i");
    publish(lock, dir, "one");
    test::check_error([&] { lock.publish(); }, ErrorCode::io, "building");
    CHECK(lock.directory().current() == 1U);
}
