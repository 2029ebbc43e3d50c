#include "tests/indexer/build/built.hpp"

#include "engine/generation/generation.hpp"
#include "engine/generation/index_directory.hpp"
#include "indexer/sample/sample.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <sstream>

namespace kindred::test {

namespace fs = std::filesystem;

indexer::stage::BuildReport build(const indexer::stage::BuildOptions& options) {
    indexer::stage::Progress progress(indexer::stage::Progress::Style::quiet);
    const std::atomic<bool> stop = false;
    return indexer::build::build(options, progress, stop);
}

std::string work_line(const std::string& id, const std::string& title, const std::string& author) {
    nlohmann::ordered_json work = {{"id", id}, {"title", title}};
    if (!author.empty()) work["authors"] = {{{"id", author}, {"name", "Name of " + author}}};
    return work.dump() + "\n";
}

std::string sample_lines(std::uint32_t works) {
    std::ostringstream out;
    indexer::sample::write_sample(out, {works, 1});
    return out.str();
}

std::map<std::string, std::string> flat_files(const fs::path& index) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(fs::canonical(index / "current"))) {
        const fs::path& path = entry.path();
        if (path.extension() != ".glass" && path.filename() != "manifest.json")
            files[path.filename()] = read_file(path);
    }
    return files;
}

std::vector<std::string> entries(const fs::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

nlohmann::ordered_json stored_work(const fs::path& index, const std::string& id) {
    engine::Reader reader(engine::Generation::open(index));
    const auto work = reader.find_work(id);
    if (!work) return nullptr;
    return reader.generation().work_records().read(engine::number(*work)).to_json();
}

nlohmann::ordered_json stored_researcher(const fs::path& index, const std::string& id) {
    engine::Reader reader(engine::Generation::open(index));
    const auto researcher = reader.find_researcher(id);
    if (!researcher) return nullptr;
    return reader.generation().researcher_records().read(engine::number(*researcher)).to_json();
}

std::uint32_t published(const fs::path& index) {
    return engine::generation::IndexDirectory(index).current().value_or(0);
}

}  // namespace kindred::test
