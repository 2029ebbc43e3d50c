#include "tests/fuzz/three_works.hpp"

#include "engine/data/columns_builder.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include <unistd.h>

namespace kindred::test {

const engine::data::Columns& three_works() {
    static const std::unique_ptr<const engine::data::Columns> made = [] {
        engine::data::ColumnsBuilder builder(engine::work_fields);
        builder.add({{"id", "a"}, {"year", 2019}, {"topics", {"IR", "Databases"}}, {"venue", "SIGIR"}});
        builder.add({{"id", "b"}, {"year", 2021}, {"venue", ""}, {"authors", {"Zoë Müller"}}});
        builder.add({{"id", "c"}, {"cited_by_count", 7}, {"topics", nlohmann::ordered_json::array()}});
        // The file goes at once; its mapping stays.
        const auto path =
            std::filesystem::temp_directory_path() / ("kindred-fuzz-" + std::to_string(::getpid()));
        builder.write(path);
        auto opened = std::make_unique<const engine::data::Columns>(path);
        std::filesystem::remove(path);
        return opened;
    }();
    return *made;
}

}  // namespace kindred::test
