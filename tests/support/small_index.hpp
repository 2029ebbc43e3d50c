#pragma once
#include "engine/generation/generation.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
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

/// An index built from JSON lines in a directory of its own, and a reader on its first generation. Fails the
/// test when a record is rejected.
class SmallIndex {
 public:
    /// Works, and what a researchers file says beside them.
    explicit SmallIndex(std::string_view works = small_works, std::string_view researchers = {});

    /// Publishes another generation; the reader stays on the first.
    void publish_again(std::string_view works, std::string_view researchers = {});

    std::filesystem::path root() const { return dir_ / "index"; }
    engine::Reader& reader() { return *reader_; }
    const engine::Generation& generation() const { return reader_->generation(); }

    /// The number of a record, which must be there.
    engine::WorkId work(std::string_view id);
    engine::ResearcherId researcher(std::string_view id);
    std::string id_of(engine::WorkId work) const;
    std::string id_of(engine::ResearcherId researcher) const;

 private:
    TempDir dir_;
    std::unique_ptr<engine::Reader> reader_;
};

/// The JSON lines of a made-up corpus (indexer/sample.hpp).
std::string sample_works(std::uint32_t works, std::uint64_t seed);

}  // namespace kindred::test
