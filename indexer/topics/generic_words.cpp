#include "indexer/topics/generic_words.hpp"

#include <algorithm>

namespace kindred::indexer::topics {

namespace {

constexpr std::string_view generic_words =
    "accuracy advances algorithm algorithms analyses analysis application applications approach "
    "approaches architecture architectures art aspects assessment benchmark benchmarks benefits bounds "
    "case cases challenge challenges change characterization choice class classes comparison comparisons "
    "complexity components concepts conditions constraints construction context contexts contributions "
    "control data dataset datasets demonstrations design development difficulty directions discussion "
    "distance effect effects environment environments error errors estimation evaluation evaluations "
    "evidence examples experiment experiments exploration extension factors feature features framework "
    "frameworks function functions future gap general generation guarantees impact implementation "
    "implications information insights integration introduction investigation issues knowledge learning "
    "lessons level levels limits literature measurement mechanism mechanisms method methodology methods "
    "model modeling modelling models network networks note notes opportunities overview paper papers part "
    "people performance perspective perspectives practice prediction preface preliminary presence "
    "principles problem problems process processes progress properties proposal prospects quality report "
    "requirements research response results review role set sets setting settings shift software solution "
    "solutions space spaces stability strategies strategy structure structures studies study survey "
    "surveys system systems task tasks technique techniques technologies technology test tests theory "
    "tool tools topics training trends understanding usage use validation variables view views work works "
    "workshop world";

constexpr std::string_view kinds_of_work =
    "approach approaches experiments framework frameworks investigation overview perspective perspectives "
    "results study";

/// True when `word` is one of `words`, which have a space between them.
bool listed(std::string_view words, std::string_view word) noexcept {
    while (!words.empty()) {
        const std::string_view first = words.substr(0, words.find(' '));
        if (first == word) return true;
        words.remove_prefix(std::min(words.size(), first.size() + 1));
    }
    return false;
}

}  // namespace

bool generic_word(std::string_view word) noexcept {
    return listed(generic_words, word);
}

bool kind_of_work(std::string_view word) noexcept {
    return listed(kinds_of_work, word);
}

}  // namespace kindred::indexer::topics
