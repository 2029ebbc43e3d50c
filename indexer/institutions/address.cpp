#include "indexer/institutions/address.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace kindred::indexer::institutions {

namespace {

constexpr auto separators =
    std::to_array<std::string_view>({"+", ";", "|", "；", " / ", "‡", "∗", "†", "¶", "§", "\n"});
constexpr auto commas = std::to_array<std::string_view>({",", "，", "、", " - ", " – "});
constexpr std::string_view around = " \t.,:*#'\"`_-^~";

/// A mark that stands beside its letter, and what it is on it.
struct Accent {
    std::string_view sign;
    char32_t mark;
};
constexpr auto accents = std::to_array<Accent>(
    {{"¨", 0x308}, {"´", 0x301}, {"ˆ", 0x302}, {"˜", 0x303}, {"ˇ", 0x30C}, {"¸", 0x327}, {"`", 0x300}});

std::string with_accents(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto accent = std::ranges::find_if(
            accents, [&](const Accent& each) { return text.substr(at).starts_with(each.sign); });
        if (accent == accents.end()) {
            out += text[at++];
            continue;
        }
        std::size_t letter = at + accent->sign.size();
        if (letter < text.size() && text[letter] == ' ') ++letter;
        const auto made = letter < text.size() && engine::is_letter(text[letter])
                              ? engine::text::compose(static_cast<char32_t>(text[letter]), accent->mark)
                              : std::nullopt;
        if (!made) {
            out += text[at++];
            continue;
        }
        // "Universit ¨at": no word begins inside of one.
        const bool inside = out.size() > 1 && out.back() == ' ' && engine::is_letter(out[out.size() - 2]) &&
                            engine::is_lower(text[letter]);
        if (inside) out.pop_back();
        engine::append_utf8(out, *made);
        at = letter + 1;
    }
    return out;
}

/// Calls take(piece) for what stands between any of `signs`, outside brackets.
template <typename Take>
void split(std::string_view text, std::span<const std::string_view> signs, Take&& take) {
    std::size_t begin = 0;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && depth > 0) --depth;
        const auto sign = depth > 0 ? signs.end() : std::ranges::find_if(signs, [&](std::string_view each) {
            return text.substr(at).starts_with(each);
        });
        if (sign == signs.end()) {
            ++at;
            continue;
        }
        take(text.substr(begin, at - begin));
        begin = at += sign->size();
    }
    take(text.substr(begin));
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// Without what brackets hold, unless that is all.
std::string without_brackets(std::string_view text) {
    std::string out;
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return trimmed(out).empty() ? std::string(text) : engine::text::normalise(out);
}

/// Without the number of a footnote: "1Stanford University", "Dalian University of Technology2".
std::string_view without_footnotes(std::string_view text) {
    const std::size_t first = text.find_first_not_of("0123456789");
    if (first != 0 && first != std::string_view::npos && engine::is_upper(text[first]))
        text.remove_prefix(first);
    const std::size_t last = text.find_last_not_of("0123456789");
    constexpr std::size_t least_letters = 5;  // "Data61" has four
    if (last == std::string_view::npos || last + 2 != text.size() || last < least_letters) return text;
    const std::string_view word = text.substr(last + 1 - least_letters, least_letters);
    return std::ranges::all_of(word, engine::is_lower) ? text.substr(0, last + 1) : text;
}

/// Without codes at the end: "Beijing 100190", "Seattle WA".
std::string_view without_code(std::string_view text) {
    for (std::size_t space = text.rfind(' '); space != std::string_view::npos; space = text.rfind(' ')) {
        const std::string_view last = text.substr(space + 1);
        if (last.size() < 4 ||
            !std::ranges::all_of(last, [](char c) { return engine::is_digit(c) || c == '-'; }))
            break;
        text = trimmed(text.substr(0, space));
    }
    return text;
}

Part part_of(std::string_view text) {
    const std::string plain = without_brackets(text);
    Part part;
    part.text = trimmed(without_code(without_footnotes(trimmed(plain))));
    part.kind = kind_of(part.text);
    return part;
}

/// "Departments of Biology, Statistics, and Physics": what a list goes on with is a part like its first.
void mark_lists(std::vector<Part>& parts) {
    for (std::size_t at = 1; at < parts.size(); ++at) {
        const bool ends = parts[at].text.starts_with("and ") || parts[at].text.starts_with("& ");
        if (!ends || parts[at].kind != PartKind::other) continue;
        std::size_t first = at;
        while (first > 0 && parts[first].kind == PartKind::other) --first;
        if (parts[first].kind != PartKind::unit) continue;
        for (std::size_t i = first; i <= at; ++i) parts[i].kind = PartKind::unit;
    }
}

constexpr auto company_forms =
    std::to_array<std::string_view>({"ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc",
                                     "incorporated", "kk", "limited", "llc", "llp", "ltd", "plc"});

bool is_company_form(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    return !words.empty() && std::ranges::all_of(words, [](const std::string& word) {
        return std::ranges::find(company_forms, word) != company_forms.end();
    });
}

std::vector<Part> parts_of(std::string_view address) {
    std::vector<Part> parts;
    split(address, commas, [&](std::string_view piece) {
        if (piece.find('@') != std::string_view::npos) return;
        Part part = part_of(piece);
        if (part.text.empty()) return;
        // "Google, Inc." is one name.
        const bool form = is_company_form(part.text);
        if (form && !parts.empty()) {
            parts.back().kind = PartKind::organisation;
        } else if (!form) {
            parts.push_back(std::move(part));
        }
    });
    mark_lists(parts);
    return parts;
}

/// Other forms of the same word.
struct Form {
    std::string_view form;
    std::string_view word;
};
constexpr auto forms = std::to_array<Form>({{"univ", "university"},
                                            {"inst", "institute"},
                                            {"centre", "center"},
                                            {"natl", "national"},
                                            {"intl", "international"},
                                            {"tech", "technology"},
                                            {"acad", "academy"},
                                            {"labs", "laboratories"},
                                            {"lab", "laboratory"}});
constexpr auto small_words = std::to_array<std::string_view>({"at", "the"});

}  // namespace

std::vector<std::vector<Part>> read_addresses(std::string_view text) {
    const std::string clean = with_accents(engine::utf8_prefix(text, max_address_bytes));
    std::vector<std::vector<Part>> out;
    const auto add = [&](std::string_view address) {
        auto parts = parts_of(address);
        if (!parts.empty() && out.size() < max_addresses) out.push_back(std::move(parts));
    };
    split(clean, separators, [&](std::string_view address) {
        const std::size_t slash = address.find('/');
        const bool two = slash != std::string_view::npos &&
                         address.find('/', slash + 1) == std::string_view::npos &&
                         (kind_of(address.substr(0, slash)) == PartKind::university ||
                          kind_of(address.substr(slash + 1)) == PartKind::university);
        if (two) {
            add(address.substr(0, slash));
            add(address.substr(slash + 1));
        } else {
            add(address);
        }
    });
    return out;
}

std::string name_key(std::string_view name) {
    std::string written;
    for (const char c : name) c == '&' ? written += " and " : written += c;
    std::vector<std::string> words = words_of(written);
    while (words.size() > 1 && std::ranges::find(company_forms, words.back()) != company_forms.end())
        words.pop_back();
    std::string key;
    for (const std::string& word : words) {
        if (std::ranges::find(small_words, word) != small_words.end()) continue;
        const auto form = std::ranges::find(forms, word, &Form::form);
        key += form == forms.end() ? std::string_view(word) : form->word;
    }
    return key;
}

}  // namespace kindred::indexer::institutions
