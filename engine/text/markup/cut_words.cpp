#include "engine/text/markup/cut_words.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/stop_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kindred::engine::text {

namespace {

constexpr std::string_view cut = "- ";

/// "or" and the like in the larger languages of Europe: what stands before them is a prefix of what follows.
constexpr auto conjunctions = std::to_array<std::string_view>(
    {"a",    "and", "bis", "e",   "ed",   "eller", "en", "et",  "i",      "lub", "oder", "of", "og",
     "oraz", "or",  "ou",  "och", "resp", "to",    "u",  "und", "versus", "vs",  "y",    "и",  "или"});

bool is_plain_word(std::string_view folded) {
    return folded.size() >= 2 && folded.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace

/// Is word `second` of `words_` what follows a cut?
bool CutWords::splits_at(std::string_view text, std::size_t second) const {
    const Word& a = words_.words[second - 1];
    const Word& b = words_.words[second];
    return b.begin == a.end + cut.size() && text.substr(a.end, cut.size()) == cut &&
           is_plain_word(words_.folded_form(a)) && is_plain_word(words_.folded_form(b));
}

void CutWords::find_in(std::string_view text) {
    if (text.find(cut) == std::string_view::npos) return;
    split_words(text, words_);
    for (std::size_t i = 1; i < words_.words.size(); ++i) {
        if (!splits_at(text, i)) continue;
        const std::string first(words_.folded_form(words_.words[i - 1]));
        const std::string second(words_.folded_form(words_.words[i]));
        for (const std::string& form : {first, second, first + second, first + '-' + second})
            counts_.try_emplace(form);
    }
}

void CutWords::learn(std::string_view text) {
    split_words(text, words_);
    const auto& words = words_.words;
    const auto saw = [this](std::string_view form) {
        if (const auto at = counts_.find(form); at != counts_.end()) ++at->second;
    };
    std::string compound;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words_.folded_form(words[i]);
        // The halves of a cut word are no words.
        const bool half = (i > 0 && splits_at(text, i)) || (i + 1 < words.size() && splits_at(text, i + 1));
        if (!half) saw(word);
        if (i == 0 || words[i].begin != words[i - 1].end + 1 || text[words[i - 1].end] != '-') continue;
        compound.assign(words_.folded_form(words[i - 1])).append(1, '-').append(word);
        saw(compound);
    }
}

std::uint32_t CutWords::count(std::string_view form) const {
    const auto at = counts_.find(form);
    return at == counts_.end() ? 0 : at->second;
}

CutWords::Mending CutWords::mending(std::string_view first, std::string_view second, bool capital) const {
    if (std::ranges::find(conjunctions, second) != conjunctions.end()) return Mending::none;
    const std::uint32_t joined = count(std::string(first).append(second));
    const std::uint32_t with_hyphen = count(std::string(first).append(1, '-').append(second));
    if (joined > with_hyphen) return Mending::joined;
    if (with_hyphen > 0) return Mending::hyphen;
    if (is_english_stop_word(second)) return Mending::none;
    return capital || (count(first) > 0 && count(second) > 0) ? Mending::hyphen : Mending::joined;
}

std::string CutWords::mended(std::string_view text) {
    std::string out;
    if (text.find(cut) == std::string_view::npos) return out.assign(text);
    split_words(text, words_);
    std::size_t copied = 0;
    for (std::size_t i = 1; i < words_.words.size(); ++i) {
        if (!splits_at(text, i)) continue;
        const Word& a = words_.words[i - 1];
        const Word& b = words_.words[i];
        const Mending how = mending(words_.folded_form(a), words_.folded_form(b), is_upper(text[b.begin]));
        if (how == Mending::none) continue;
        out += text.substr(copied, a.end - copied);
        if (how == Mending::hyphen) out += '-';
        copied = b.begin;
    }
    return out += text.substr(copied);
}

}  // namespace kindred::engine::text
