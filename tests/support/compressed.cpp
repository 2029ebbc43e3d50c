#include "tests/support/compressed.hpp"

#include <catch2/catch.hpp>
#include <zlib.h>
#include <zstd.h>

namespace kindred::test {

std::string gzip(std::string_view text) {
    z_stream stream = {};
    constexpr int gzip_header = 16;
    REQUIRE(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + gzip_header, MAX_MEM_LEVEL,
                         Z_DEFAULT_STRATEGY) == Z_OK);
    // deflateBound does not count the header, which takes 18 bytes with the trailer.
    std::string out(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstd(std::string_view text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t bytes = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1);
    REQUIRE(ZSTD_isError(bytes) == 0);
    out.resize(bytes);
    return out;
}

}  // namespace kindred::test
