#include "engine/base/terms.hpp"

#include "engine/base/utf8.hpp"

#include <xxhash.h>

namespace kindred::engine {

namespace {

constexpr std::size_t hash_digits = 16;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool needs_colon(std::string_view prefix, std::string_view value) {
    return !prefix.empty() && !value.empty() && (value[0] == ':' || (value[0] >= 'A' && value[0] <= 'Z'));
}

/// Shortens `term` to at most `size` bytes without cutting a UTF-8 character in two.
void cut(std::string& term, std::size_t size) {
    while (size > 0 && (static_cast<unsigned char>(term[size]) & 0xC0) == 0x80) --size;
    term.resize(size);
}

}  // namespace

std::string initialled_name(std::string_view word, std::string_view other) {
    return make_term(initial_prefix, std::string(word) + " " + std::string(first_character(other)));
}

std::string hash_hex(std::string_view value) {
    constexpr char digits[] = "0123456789abcdef";
    auto hash = XXH3_64bits(value.data(), value.size());
    std::string hex(hash_digits, '0');
    for (std::size_t i = hash_digits; i-- > 0; hash >>= 4) hex[i] = digits[hash & 0xF];
    return hex;
}

std::string make_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    if (needs_colon(prefix, value)) term += ':';
    // A little over the limit is enough to know that the hash is needed; the value itself may be megabytes.
    for (const char c : value) {
        if (term.size() > max_term_bytes) break;
        if (c == '\0') {
            term += replacement;
        } else {
            term += c;
        }
    }
    if (term.size() <= max_term_bytes) return term;
    cut(term, max_term_bytes - hash_digits);
    return term + hash_hex(value);
}

}  // namespace kindred::engine
