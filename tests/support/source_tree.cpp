#include "tests/support/source_tree.hpp"

namespace kindred::test {

std::filesystem::path source(std::string_view path) {
    return std::filesystem::path(KINDRED_SOURCE_DIR) / path;
}

}  // namespace kindred::test
