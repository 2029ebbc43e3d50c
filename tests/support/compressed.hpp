#pragma once
#include <string>
#include <string_view>

namespace kindred::test {

/// One gzip member that holds `text`.
std::string gzip(std::string_view text);
/// One zstd frame that holds `text`.
std::string zstd(std::string_view text);

}  // namespace kindred::test
