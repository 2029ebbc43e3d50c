#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"
#include "tests/fuzz/three_works.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using kindred::queries::ParameterError;
using kindred::queries::columns::compile_filter;
using kindred::test::three_works;
using nlohmann::json;

namespace {

/// Compiles and tries a filter; it and its negation must share the documents between them.
void try_filter(const json& filter) {
    try {
        const auto compiled = compile_filter(filter, three_works());
        if (!filter.is_string() || compiled.matches_all()) return;
        const auto negated =
            compile_filter("NOT (" + filter.get_ref<const std::string&>() + ")", three_works());
        for (std::uint32_t document = 0; document < three_works().documents(); ++document) {
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
