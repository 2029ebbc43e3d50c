#include "engine/text/markup.hpp"

#include "engine/text/fold.hpp"
#include "engine/text/html.hpp"
#include "engine/text/tex.hpp"

namespace kindred::engine {

std::string plain_text(std::string_view text) {
    std::string held;
    if (text.find_first_of("<&") != std::string_view::npos) {
        held = strip_tags(text);
        text = held;
    }
    if (text.find_first_of("\\${}~`") != std::string_view::npos) {
        auto stripped = strip_tex(text);
        held = std::move(stripped);
        text = held;
    }
    return normalise(text);
}

}  // namespace kindred::engine
