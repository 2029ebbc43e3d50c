#include "indexer/input/decoder.hpp"

#include "engine/base/error.hpp"
#include "tests/support/compressed.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using kindred::indexer::input::Decoder;
using kindred::indexer::input::decoder_for;
using kindred::test::gzip;
using kindred::test::zstd;

namespace {

struct Decoded {
    std::string text;
    bool complete = false;
};

/// Decodes `bytes`, fed `step` at a time.
Decoded decode(std::string_view bytes, std::size_t step) {
    const auto decoder = decoder_for(bytes);
    Decoded decoded;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        std::string_view input = bytes.substr(at, step);
        for (bool more = true; more;) {
            const std::size_t before = decoded.text.size();
            more = decoder->step(input, decoded.text, "a-file");
            if (decoded.text.size() - before > Decoder::max_step_bytes) FAIL("a step gave too much");
        }
        CHECK(input.empty());
    }
    decoded.complete = decoder->complete();
    return decoded;
}

/// Text that compresses, but not to nothing.
std::string prose(std::size_t bytes) {
    std::string text;
    for (std::size_t n = 0; text.size() < bytes; ++n)
        text += "line " + std::to_string(n * 2654435761U) + "\n";
    text.resize(bytes);
    return text;
}

std::string compressed(const std::string& format, std::string_view text) {
    return format == "gzip" ? gzip(text) : format == "zstd" ? zstd(text) : std::string(text);
}

}  // namespace

TEST_CASE("every format gives its text back, however it is cut", "[indexer][decoder]") {
    const std::string format = GENERATE("plain", "gzip", "zstd");
    // 256 KiB is the size of the decoder's block: texts that end on one, or just beside.
    const std::size_t bytes = GENERATE(1, 1000, 262143, 262144, 262145, 524288, 1000000);
    const std::string text = prose(bytes);
    const std::string file = compressed(format, text);
    for (const std::size_t step : {file.size(), std::size_t{1009}}) {
        const Decoded decoded = decode(file, step);
        CAPTURE(format, bytes, step);
        CHECK(decoded.complete);
        CHECK(decoded.text.size() == text.size());
        CHECK((decoded.text == text));
    }
    if (bytes <= 1000) CHECK(decode(file, 1).text == text);
}

TEST_CASE("data that was compressed to nearly nothing comes in bounded steps", "[indexer][decoder]") {
    const std::string format = GENERATE("gzip", "zstd");
    const std::string text(50000000, ' ');
    const std::string file = compressed(format, text);
    CHECK(file.size() < 500000);
    const Decoded decoded = decode(file, file.size());
    CHECK(decoded.complete);
    CHECK((decoded.text == text));
}

TEST_CASE("several members and frames are one text", "[indexer][decoder]") {
    const std::string format = GENERATE("gzip", "zstd");
    const std::string file = compressed(format, "first\n") + compressed(format, "") +
                             compressed(format, prose(300000)) + compressed(format, "last\n");
    const std::string text = "first\n" + prose(300000) + "last\n";
    for (const std::size_t step : {file.size(), std::size_t{7}}) {
        const Decoded decoded = decode(file, step);
        CHECK(decoded.complete);
        CHECK((decoded.text == text));
    }
}

TEST_CASE("what is cut short is not complete", "[indexer][decoder]") {
    const std::string format = GENERATE("gzip", "zstd");
    const std::string file = compressed(format, prose(2000)) + compressed(format, prose(3000));
    for (std::size_t bytes = 5; bytes < file.size(); bytes += 11) {
        const Decoded decoded = decode(std::string_view(file).substr(0, bytes), bytes);
        CAPTURE(format, bytes);
        // The one good place to end is between the two.
        CHECK(decoded.complete == (bytes == compressed(format, prose(2000)).size()));
        CHECK((prose(2000) + prose(3000)).starts_with(decoded.text));
    }
}

TEST_CASE("damaged data is an error that names the file", "[indexer][decoder]") {
    const std::string format = GENERATE("gzip", "zstd");
    std::string file = compressed(format, prose(5000));
    std::for_each(file.begin() + 30, file.begin() + 60, [](char& c) { c = static_cast<char>(~c); });
    try {
        decode(file, file.size());
        FAIL("damage went unnoticed");
    } catch (const kindred::Error& error) {
        CHECK(error.code() == kindred::ErrorCode::io);
        CHECK_THAT(error.what(), Catch::StartsWith("a-file: the " + format + " data is damaged"));
        CHECK_FALSE(error.hint().empty());
    }
}

TEST_CASE("a wrong checksum of gzip is damage", "[indexer][decoder]") {
    std::string file = gzip("some text\n");
    file[file.size() - 8] = static_cast<char>(~file[file.size() - 8]);
    CHECK_THROWS_AS(decode(file, file.size()), kindred::Error);
}

TEST_CASE("a file shorter than any mark of a format is plain text", "[indexer][decoder]") {
    CHECK(decode("", 1).complete);
    CHECK(decode("\x1f", 1).text == "\x1f");
    CHECK(decode("\x28\xb5", 2).text == "\x28\xb5");
}
