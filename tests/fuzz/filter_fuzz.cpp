#include "engine/data/columns_builder.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <unistd.h>

using kindred::engine::data::Columns;
using kindred::queries::ParameterError;
using kindred::queries::columns::compile_filter;
using nlohmann::json;

namespace {

/// Columns of three works. The file goes at once; its mapping stays.
const Columns& columns() {
    static const std::unique_ptr<const Columns> made = [] {
        kindred::engine::data::ColumnsBuilder builder(kindred::engine::work_fields);
        builder.add({{"id", "a"}, {"year", 2019}, {"topics", {"IR", "Databases"}}, {"venue", "SIGIR"}});
        builder.add({{"id", "b"}, {"year", 2021}, {"venue", ""}, {"authors", {"Zoë Müller"}}});
        builder.add({{"id", "c"}, {"cited_by_count", 7}, {"topics", nlohmann::ordered_json::array()}});
        const auto path =
            std::filesystem::temp_directory_path() / ("kindred-filter-fuzz-" + std::to_string(::getpid()));
        builder.write(path);
        auto opened = std::make_unique<const Columns>(path);
        std::filesystem::remove(path);
        return opened;
    }();
    return *made;
}

/// Compiles and tries a filter; it and its negation must share the documents between them.
void try_filter(const json& filter) {
    try {
        const auto compiled = compile_filter(filter, columns());
        if (!filter.is_string() || compiled.matches_all()) return;
        const auto negated = compile_filter("NOT (" + filter.get_ref<const std::string&>() + ")", columns());
        for (std::uint32_t document = 0; document < columns().documents(); ++document) {
            if (compiled.matches(document) == negated.matches(document)) std::abort();
        }
    } catch (const ParameterError& error) {
        if (error.parameter() != "filter") std::abort();
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try_filter(text);
    const json parsed = json::parse(text, nullptr, false);
    if (!parsed.is_discarded()) try_filter(parsed);
    return 0;
}
