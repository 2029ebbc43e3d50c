#pragma once
#include "indexer/build.hpp"
#include "tests/support/temp_dir.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>

namespace kindred::test {

/// Two people called Wei Wang, one with an umlaut, five works on two subjects.
inline constexpr std::string_view small_works =
    R"({"id":"W1","title":"Query expansion with word embeddings","abstract":"We expand queries of a search engine with related words.","year":2019,"venue":"SIGIR","authors":[{"id":"A1","name":"Jürgen Müller"},{"id":"A2","name":"Wei Wang"}]})"
    "\n"
    R"({"id":"W2","title":"Query expansion from relevance feedback","abstract":"Relevance feedback expands queries of a search engine.","year":2020,"venue":"SIGIR","authors":[{"id":"A3","name":"Ada Lopez"}],"references":["W1"]})"
    "\n"
    R"({"id":"W3","title":"Search engine evaluation by relevance judgments","abstract":"Judgments of relevance for queries and search engines.","year":2021,"authors":[{"id":"A4","name":"Wei Wang"},{"id":"A3","name":"Ada Lopez"}]})"
    "\n"
    R"({"id":"W4","title":"Photosynthesis in alpine plants","abstract":"Light and leaves of alpine plants.","year":2018,"authors":[{"id":"A5","name":"Bo Berg"}]})"
    "\n"
    R"({"id":"W5","title":"Alpine plants under drought","abstract":"Leaves of alpine plants without water.","year":2022,"authors":[{"id":"A6","name":"Cy Chen"}]})"
    "\n";

/// Builds and publishes a generation of `index` from `works`, one JSON object a line.
inline void publish(const std::filesystem::path& index, const TempDir& scratch, std::string_view works) {
    indexer::BuildOptions options;
    options.index = index;
    options.inputs = {scratch.write("works.jsonl", works).string()};
    options.threads = 1;
    indexer::Progress progress(indexer::Progress::Style::quiet);
    const std::atomic<bool> stop = false;
    indexer::build(options, progress, stop);
}

/// An index of `small_works`, gone with its owner.
class SmallIndex {
 public:
    SmallIndex() { publish(root(), scratch_, small_works); }
    std::filesystem::path root() const { return scratch_ / "index"; }
    /// Publishes another generation.
    void publish_again(std::string_view works) { publish(root(), scratch_, works); }

 private:
    TempDir scratch_;
};

}  // namespace kindred::test
