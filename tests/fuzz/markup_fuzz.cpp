#include "engine/text/fold.hpp"
#include "engine/text/markup/cut_words.hpp"
#include "engine/text/markup/html.hpp"
#include "engine/text/markup/markup.hpp"
#include "engine/text/markup/tex.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace kindred::engine::text;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

/// A byte of input becomes at most three: one that is not UTF-8 the three of U+FFFD. What a command becomes
/// is hardly longer than its name.
constexpr std::size_t max_growth = 4;

void check_size(std::string_view cleaned, std::string_view text) {
    check(cleaned.size() <= max_growth * text.size());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_size(strip_tags(text), text);
    check_size(strip_tex(text), text);
    const std::string plain = plain_text(text);
    check_size(plain, text);
    check(normalise(plain) == plain);
    CutWords words;
    words.find_in(text);
    words.learn(text);
    const std::string mended = words.mended(text);
    check(mended.size() <= text.size());
    return 0;
}
