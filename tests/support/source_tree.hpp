#pragma once
#include <filesystem>
#include <string_view>

namespace kindred::test {

/// `path` in the source tree that the tests were built from: "docs/schema.md".
std::filesystem::path source(std::string_view path = {});

}  // namespace kindred::test
