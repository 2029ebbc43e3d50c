#include "engine/text/greek.hpp"

#include <array>

namespace kindred::engine::text {

std::string_view greek_name(char32_t letter) noexcept {
    constexpr char32_t first = U'α';
    constexpr std::array<std::string_view, 25> names = {
        "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
        "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
        "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};
    return letter >= first && letter - first < names.size() ? names[letter - first] : std::string_view();
}

}  // namespace kindred::engine::text
