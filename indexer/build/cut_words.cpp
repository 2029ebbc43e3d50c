#include "indexer/build/cut_words.hpp"

#include "engine/text/markup/cut_words.hpp"

namespace kindred::indexer::build {

void mend_cut_words(std::vector<engine::Work>& works) {
    engine::text::CutWords words;
    const auto each_text = [&](auto&& take) {
        for (engine::Work& work : works) {
            take(work.title);
            take(work.abstract);
        }
    };
    each_text([&](const std::string& text) { words.find_in(text); });
    if (words.empty()) return;
    each_text([&](const std::string& text) { words.learn(text); });
    each_text([&](std::string& text) {
        if (text.find("- ") != std::string::npos) text = words.mended(text);
    });
}

}  // namespace kindred::indexer::build
