#include "engine/text/markup/markup.hpp"

#include "engine/text/fold.hpp"
#include "engine/text/markup/glyphs.hpp"
#include "engine/text/markup/html.hpp"
#include "engine/text/markup/tex.hpp"

#include <array>

namespace kindred::engine::text {

namespace {

constexpr unsigned char html_sign = 1;
constexpr unsigned char tex_sign = 2;

constexpr auto signs = [] {
    std::array<unsigned char, 256> kinds{};
    for (const unsigned char c : {'<', '&'}) kinds[c] = html_sign;
    for (const unsigned char c : {'\\', '$', '{', '}', '~', '`'}) kinds[c] = tex_sign;
    return kinds;
}();

/// Which signs of markup `text` holds; most texts hold none, and one pass settles it.
unsigned char signs_of(std::string_view text) noexcept {
    unsigned char found = 0;
    for (const char c : text) found |= signs[static_cast<unsigned char>(c)];
    return found;
}

}  // namespace

std::string plain_text(std::string_view text) {
    std::string held;
    if (has_lost_glyphs(text)) {
        held = mend_glyphs(text);
        text = held;
    }
    auto found = signs_of(text);
    if ((found & html_sign) != 0) {
        held = strip_tags(text);
        text = held;
        found = signs_of(text);
    }
    if ((found & tex_sign) != 0) {
        held = strip_tex(text);
        text = held;
    }
    return normalise(text);
}

}  // namespace kindred::engine::text
