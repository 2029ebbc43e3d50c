#include "tests/support/small_index.hpp"

#include "indexer/build/build.hpp"
#include "indexer/sample/sample.hpp"

#include <sstream>

#include <catch2/catch.hpp>

namespace kindred::test {

SmallIndex::SmallIndex(std::string_view works, std::string_view researchers) {
    publish_again(works, researchers);
    reader_ = std::make_unique<engine::Reader>(engine::Generation::open(root()));
}

void SmallIndex::publish_again(std::string_view works, std::string_view researchers) {
    indexer::stage::BuildOptions options;
    options.index = root();
    options.threads = 1;
    options.inputs = {dir_.write("works.jsonl", works).string()};
    if (!researchers.empty()) options.inputs.push_back(dir_.write("researchers.jsonl", researchers).string());
    indexer::stage::Progress quiet(indexer::stage::Progress::Style::quiet);
    const std::atomic<bool> stop = false;
    const indexer::stage::BuildReport report = indexer::build::build(options, quiet, stop);
    for (const indexer::stage::Reject& reject : report.rejects) FAIL(reject.id << ": " << reject.reason);
}

engine::WorkId SmallIndex::work(std::string_view id) {
    const auto found = reader_->find_work(id);
    INFO("work " << id);
    REQUIRE(found);
    return *found;
}

engine::ResearcherId SmallIndex::researcher(std::string_view id) {
    const auto found = reader_->find_researcher(id);
    INFO("researcher " << id);
    REQUIRE(found);
    return *found;
}

std::string SmallIndex::id_of(engine::WorkId work) const {
    return generation().work_records().read(engine::number(work)).text("id");
}

std::string SmallIndex::id_of(engine::ResearcherId researcher) const {
    return generation().researcher_records().read(engine::number(researcher)).text("id");
}

std::string sample_works(std::uint32_t works, std::uint64_t seed) {
    std::ostringstream out;
    indexer::sample::write_sample(out, {works, seed});
    return out.str();
}

}  // namespace kindred::test
