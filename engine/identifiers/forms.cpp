#include "engine/identifiers/forms.hpp"

#include "engine/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace kindred::engine::identifiers {

namespace {

constexpr std::size_t orcid_digits = 16;
constexpr std::size_t max_pmid_digits = 9;

std::size_t digits_at_front(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// True for "10.1000/x": what begins like a DOI and has no spaces or control characters.
bool looks_like_doi(std::string_view text) {
    constexpr std::string_view front = "10.";
    const std::size_t slash = text.find('/');
    if (!text.starts_with(front) || slash == std::string_view::npos || slash + 1 == text.size()) return false;
    const std::string_view registrant = text.substr(front.size(), slash - front.size());
    const std::size_t digits = digits_at_front(registrant);
    const std::string_view parts = registrant.substr(digits);
    const bool divided = parts.empty() || (parts.size() > 1 && parts.front() == '.');
    return digits >= 1 && digits <= 9 && divided &&
           std::ranges::all_of(parts, [](char c) { return is_digit(c) || c == '.'; }) &&
           std::ranges::none_of(text,
                                [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

std::string without_entities(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}};
    for (const auto& [written, meant] : entities) {
        for (std::size_t at = 0; (at = text.find(written, at)) != std::string::npos; at += meant.size())
            text.replace(at, written.size(), meant);
    }
    return text;
}

/// True when `text` ends with a bracket that nothing in it opens.
bool closes_nothing(std::string_view text) {
    constexpr std::array<std::pair<char, char>, 4> brackets = {
        {{'(', ')'}, {'[', ']'}, {'{', '}'}, {'<', '>'}}};
    return std::ranges::any_of(brackets, [&](const auto& pair) {
        return text.back() == pair.second &&
               std::ranges::count(text, pair.second) > std::ranges::count(text, pair.first);
    });
}

/// What stands before a version: "2311.12022v2" -> "2311.12022".
std::string_view without_version(std::string_view text) {
    const std::size_t v = text.rfind('v');
    const bool version = v != std::string_view::npos && v > 0 && v + 1 < text.size() &&
                         digits_at_front(text.substr(v + 1)) == text.size() - v - 1;
    return version ? text.substr(0, v) : text;
}

/// True for digits that begin with a year and a month of two digits each.
bool dated(std::string_view digits) {
    const int month = (digits[2] - '0') * 10 + (digits[3] - '0');
    return month >= 1 && month <= 12;
}

}  // namespace

std::string_view without_end(std::string_view text) {
    constexpr std::string_view punctuation = ".,;:!?'\"/";
    while (!text.empty() && (punctuation.find(text.back()) != std::string_view::npos || closes_nothing(text)))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string> dois(std::string_view text) {
    const std::string whole = without_entities(lower_case(std::string(text)));
    std::vector<std::string> found;
    for (const std::string_view one : {without_end(whole), std::string_view(whole)})
        if (looks_like_doi(one) && (found.empty() || found.front() != one)) found.emplace_back(one);
    return found;
}

bool registered(std::string_view doi) {
    return doi.starts_with("10.") && digits_at_front(doi.substr(3)) >= 4;
}

std::optional<std::string> arxiv_id(std::string_view text) {
    constexpr std::size_t dot = 4;     // of "2311.12022"
    constexpr std::size_t number = 7;  // digits of "math/0207249"
    const std::string lowered = lower_case(std::string(text));
    const std::string_view id = without_version(lowered);
    const std::size_t slash = id.find('/');
    if (slash == std::string_view::npos) {
        const bool whole = id.size() > dot && digits_at_front(id) == dot && id[dot] == '.';
        const std::string_view rest = whole ? id.substr(dot + 1) : std::string_view();
        const bool good = (rest.size() == 4 || rest.size() == 5) && digits_at_front(rest) == rest.size();
        return good && dated(id) ? std::optional(std::string(id)) : std::nullopt;
    }
    const std::string_view archive = id.substr(0, std::min(id.find('.'), slash));
    const std::string_view subject = id.substr(archive.size(), slash - archive.size());
    const std::string_view digits = id.substr(slash + 1);
    const auto letter_or_dash = [](char c) { return is_lower(c) || c == '-'; };
    const bool good = !archive.empty() && is_lower(archive.front()) &&
                      std::ranges::all_of(archive, letter_or_dash) &&
                      (subject.empty() || std::ranges::all_of(subject.substr(1), letter_or_dash)) &&
                      digits.size() == number && digits_at_front(digits) == number && dated(digits);
    return good ? std::optional(std::string(archive) + "/" + std::string(digits)) : std::nullopt;
}

std::optional<std::string> orcid_id(std::string_view text) {
    std::string compact;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool hyphen_place = at == 4 || at == 9 || at == 14;
        if (text[at] != '-' || !hyphen_place) compact += text[at] == 'x' ? 'X' : text[at];
    }
    const bool hyphens = text.size() == orcid_digits + 3;
    if (compact.size() != orcid_digits || (!hyphens && text.size() != orcid_digits)) return std::nullopt;
    const std::size_t digits = digits_at_front(compact);
    if (digits != orcid_digits && (digits != orcid_digits - 1 || compact.back() != 'X')) return std::nullopt;
    for (const std::size_t place : {12, 8, 4}) compact.insert(place, 1, '-');
    return compact;
}

bool right_check_digit(std::string_view orcid) {
    if (orcid.empty()) return false;
    int sum = 0;
    for (const char c : orcid.substr(0, orcid.size() - 1))
        if (is_digit(c)) sum = (sum + (c - '0')) * 2 % 11;
    const int check = (12 - sum) % 11;
    return orcid.back() == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

std::optional<std::string> pmid(std::string_view text) {
    const bool good = !text.empty() && text.size() <= max_pmid_digits && text.front() != '0' &&
                      digits_at_front(text) == text.size();
    return good ? std::optional(std::string(text)) : std::nullopt;
}

}  // namespace kindred::engine::identifiers
