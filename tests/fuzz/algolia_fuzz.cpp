#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"
#include "server/algolia/filters.hpp"
#include "server/base/errors.hpp"
#include "tests/fuzz/three_works.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using kindred::queries::Collection;
using kindred::queries::ParameterError;
using kindred::server::ApiError;
using kindred::server::calls::Parameters;
using nlohmann::json;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

/// An error quotes what was sent only so far.
constexpr std::size_t max_error_bytes = 16384;

/// How the messages of a filter's grammar begin.
constexpr std::array<std::string_view, 4> syntax_errors = {"Was expecting", "Expected", "Found unexpected",
                                                           "Expression"};

/// What was read is a filter of kindred: its attributes may be unknown, its grammar is right.
void check_compiles(const json& filter) {
    try {
        kindred::queries::columns::compile_filter(filter, kindred::test::three_works());
    } catch (const ParameterError& error) {
        check(error.parameter() == "filter");
        const std::string_view message = error.what();
        check(std::ranges::none_of(syntax_errors,
                                   [&](std::string_view begin) { return message.starts_with(begin); }));
    }
}

void try_filters(const json& parameters) {
    for (const Collection collection : {Collection::works, Collection::researchers}) {
        try {
            const auto given = Parameters::from_json(parameters);
            check_compiles(kindred::server::algolia::read_algolia_filters(given, collection));
        } catch (const ApiError& error) {
            check(error.status() == 400 && std::string_view(error.what()).size() <= max_error_bytes);
        }
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const char* const name : {"filters", "facetFilters", "numericFilters"}) try_filters({{name, text}});
    const json parsed = json::parse(text, nullptr, false);
    if (parsed.is_object()) try_filters(parsed);
    return 0;
}
