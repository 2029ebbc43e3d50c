#include "indexer/readers/native/identifiers.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/fold.hpp"

#include <array>

namespace kindred::indexer::readers {

std::string doi(std::string_view given) {
    std::string text = engine::lower_case(engine::text::normalise(given));
    constexpr std::array<std::string_view, 5> fronts = {"https://doi.org/", "http://doi.org/",
                                                        "https://dx.doi.org/", "http://dx.doi.org/", "doi:"};
    for (const std::string_view front : fronts) {
        if (text.starts_with(front)) return engine::text::normalise(text.substr(front.size()));
    }
    return text;
}

std::string orcid(std::string_view given) {
    std::string text = engine::text::normalise(given);
    while (text.ends_with('/')) text.pop_back();
    const auto slash = text.rfind('/');
    return engine::text::normalise(slash == std::string::npos ? text : text.substr(slash + 1));
}

}  // namespace kindred::indexer::readers
