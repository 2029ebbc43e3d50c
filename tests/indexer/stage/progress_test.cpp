#include "indexer/stage/progress.hpp"

#include "tests/support/temp_dir.hpp"

#include <cstdio>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using kindred::indexer::stage::Progress;

namespace {

/// What `print` writes to stderr, which is a file meanwhile.
template <typename Print>
std::string stderr_of(Print&& print) {
    const kindred::test::TempDir dir;
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO);
    const int file = ::open((dir / "err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ::dup2(file, STDERR_FILENO);
    print();
    std::fflush(stderr);
    ::dup2(before, STDERR_FILENO);
    ::close(file);
    ::close(before);
    return kindred::test::read_file(dir / "err");
}

void two_stages(Progress& progress) {
    progress.stage("works", "works");
    for (std::uint64_t n = 0; n <= 100; ++n) progress.advance(n, static_cast<double>(n) / 100);
    progress.done();
    progress.stage("merge", "works");
    progress.done();
}

}  // namespace

TEST_CASE("a log gets one plain line for a short stage", "[indexer][progress]") {
    const std::string text = stderr_of([] {
        Progress progress;
        two_stages(progress);
    });
    // A slow machine may see the stage last long enough for a rate.
    CHECK_THAT(text, Catch::Matches("works: [0-9.]+ s, 100 works(, [0-9]+/s)?\nmerge: [0-9.]+ s\n"));
}

TEST_CASE("quiet is silent", "[indexer][progress]") {
    CHECK(stderr_of([] {
              Progress progress(Progress::Style::quiet);
              two_stages(progress);
              progress.stage("interrupted", "works");
          }).empty());
}

TEST_CASE("a log says nothing of a stage that did not end", "[indexer][progress]") {
    CHECK(stderr_of([] {
              Progress progress;
              progress.stage("interrupted", "works");
              progress.advance(1, -1);
          }).empty());
}
