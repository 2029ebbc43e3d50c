#include "engine/base/terms.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace kindred::engine {

std::string initialled_name(std::string_view word, std::string_view other) {
    return make_term(initial_prefix, std::string(word) + " " + std::string(first_character(other)));
}

std::string hash_hex(std::string_view value) {
    return fmt::format("{:0{}x}", XXH3_64bits(value.data(), value.size()), hash_digits);
}

std::string make_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    if (!prefix.empty() && !value.empty() && (value[0] == ':' || is_upper(value[0]))) term += ':';
    // A little over the limit is enough to know that the hash is needed; the value itself may be megabytes.
    for (const char c : value) {
        if (term.size() > max_term_bytes) break;
        term += c == '\0' ? "\xEF\xBF\xBD" : std::string_view(&c, 1);
    }
    if (term.size() <= max_term_bytes) return term;
    return std::string(utf8_prefix(term, max_term_bytes - hash_digits)) + hash_hex(value);
}

}  // namespace kindred::engine
