#pragma once
#include "engine/generation.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kindred::test {

/// An index built from JSON lines in a directory of its own, and a reader on it. Fails the test when a record
/// is rejected.
class SmallIndex {
 public:
    /// Works, and what a researchers file says beside them.
    explicit SmallIndex(std::string_view works, std::string_view researchers = {});

    std::filesystem::path path() const { return dir_ / "index"; }
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
