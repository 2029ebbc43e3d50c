#include "engine/frame/varint.hpp"

#include <limits>
#include <optional>

#include <catch2/catch.hpp>

using namespace kindred::engine;
using namespace kindred::engine::frame;

namespace {

/// The number that `bytes` start with, if they hold one; `used` becomes how many bytes it took. Both ways of
/// reading must say the same.
std::optional<std::uint32_t> decoded(const std::string& bytes, std::size_t* used = nullptr) {
    const auto* const begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto* const end = begin + bytes.size();
    const auto* at = begin;
    const auto* long_at = begin;
    std::uint32_t value = 0;
    std::uint32_t long_value = 0;
    const bool whole = read_varint(at, end, value);
    REQUIRE(read_long_varint(long_at, end, long_value) == whole);
    if (!whole) return std::nullopt;
    CHECK(long_value == value);
    CHECK(long_at == at);
    if (used != nullptr) *used = static_cast<std::size_t>(at - begin);
    return value;
}

}  // namespace

TEST_CASE("A varint reads back as written, in as few bytes as its bits need", "[engine][varint]") {
    const auto most = std::numeric_limits<std::uint32_t>::max();
    const std::pair<std::uint32_t, std::size_t> cases[] = {
        {0, 1},       {1, 1},       {127, 1},       {128, 2},       {16383, 2}, {16384, 3},
        {2097151, 3}, {2097152, 4}, {268435455, 4}, {268435456, 5}, {most, 5}};
    for (const auto& [value, size] : cases) {
        std::string bytes;
        append_varint(bytes, value);
        CHECK(bytes.size() == size);
        std::size_t used = 0;
        for (const char* rest : {"", "x", "xyz", "\xff\xff\xff\xff"}) {
            CHECK(decoded(bytes + rest, &used) == value);
            CHECK(used == size);
        }
    }
}

TEST_CASE("A varint that ends early is refused", "[engine][varint]") {
    CHECK_FALSE(decoded(""));
    CHECK_FALSE(decoded("\x80"));
    CHECK_FALSE(decoded("\xff\xff\xff\xff"));
}

TEST_CASE("A varint over 32 bits is refused", "[engine][varint]") {
    CHECK(decoded("\xff\xff\xff\xff\x0f") == std::numeric_limits<std::uint32_t>::max());
    CHECK_FALSE(decoded("\xff\xff\xff\xff\x1f"));
    CHECK_FALSE(decoded("\x80\x80\x80\x80\x10"));
    CHECK_FALSE(decoded("\x80\x80\x80\x80\x80\x01"));
}
