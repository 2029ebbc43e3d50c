#include "engine/text/fold.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/terms.hpp"
#include "engine/text/characters.hpp"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace kindred::engine::text {

namespace {

constexpr std::size_t max_slug_bytes = 200;

/// Longest run of combining marks kept. Unicode's stream-safe format says 30; utf8proc sorts a run in
/// quadratic time, so an endless one must not reach it.
constexpr int max_marks = 30;

void fold_character(std::string& out, char32_t code) {
    const CharKind kind = kind_of(code);
    if (kind == CharKind::ignorable) return;
    if (kind == CharKind::apostrophe) {
        out += '\'';
    } else if (kind != CharKind::separator) {
        append_folded(out, code, 0);
    } else if (is_space(code) || is_dash(code)) {
        out += is_space(code) ? ' ' : '-';
    } else {
        append_utf8(out, code);
    }
}

/// Characters that show nothing and join nothing; `previous` is the character before. Joiners stay in the
/// scripts and emoji that need them.
bool is_invisible(char32_t code, char32_t previous) {
    if (code == 0x200C || code == 0x200D) return previous < 0x0590;
    return code == 0x00AD || code == 0x034F || code == 0x061C || code == 0x180E || code == 0xFEFF ||
           code == 0x200B || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFFF9 && code <= 0xFFFB) ||
           (code >= 0xE0000 && code <= 0xE007F);
}

/// The first half of `normalise`: one space for every run of blanks, nothing invisible, valid UTF-8.
/// `composed` is set to false when the text may not be in NFC.
class Cleaner {
 public:
    explicit Cleaner(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    std::string run(bool& composed) {
        for (std::size_t at = 0; at < text_.size();) {
            const char c = text_[at];
            if (is_ascii(c)) {
                add_ascii(c);
                ++at;
                continue;
            }
            const auto character = decode(text_, at);
            at += character.size;
            add(character.valid ? character.code : 0xFFFD);
        }
        composed = composed_;
        return std::move(out_);
    }

 private:
    void add_ascii(char c) {
        marks_ = 0;
        previous_ = static_cast<unsigned char>(c);
        if (c <= ' ' || c == 0x7F) {
            blank_ = true;
            return;
        }
        flush_blank();
        out_ += c;
    }

    void add(char32_t code) {
        if (code < 0xA0 || is_space(code)) {
            blank_ = true;
            marks_ = 0;
            previous_ = U' ';
            return;
        }
        if (is_invisible(code, previous_)) return;
        if (code >= 0x0300) {
            composed_ = false;
            marks_ = kind_of(code) == CharKind::mark ? marks_ + 1 : 0;
            if (marks_ > max_marks) return;
        } else {
            marks_ = 0;
        }
        previous_ = code;
        flush_blank();
        append_utf8(out_, code);
    }

    void flush_blank() {
        if (blank_ && !out_.empty()) out_ += ' ';
        blank_ = false;
    }

    std::string_view text_;
    std::string out_;
    char32_t previous_ = U' ';
    int marks_ = 0;
    bool blank_ = false;
    bool composed_ = true;
};

/// True when something of `text` can be seen: not only blanks, controls, ignorable characters and bad bytes.
bool is_visible(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto character = decode(text, at);
        at += character.size;
        if (!character.valid || character.code <= U' ' || (character.code >= 0x7F && character.code < 0xA0)) {
            continue;
        }
        if (!is_space(character.code) && kind_of(character.code) != CharKind::ignorable) return true;
    }
    return false;
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(text[at])) {
            out += lower(text[at++]);
            continue;
        }
        const auto character = decode(text, at);
        at += character.size;
        if (character.valid) {
            fold_character(out, character.code);
        } else {
            out += ' ';
        }
    }
    return out;
}

std::string normalise(std::string_view text) {
    bool composed = true;
    auto out = Cleaner(text).run(composed);
    if (composed) return out;
    utf8proc_uint8_t* result = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(out.data()),
                                   static_cast<utf8proc_ssize_t>(out.size()), &result,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
    // `out` is valid UTF-8, so only a failed allocation gets here without a result.
    if (size >= 0) out.assign(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
    return out;
}

std::string slug(std::string_view name) {
    const auto folded = fold(name);
    std::string out;
    bool gap = false;
    for (const char c : folded) {
        if (!is_alphanumeric(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += '-';
        gap = false;
        out += c;
    }
    if (out.empty()) return is_visible(name) ? "x" + hash_hex(folded) : "";
    if (out.size() <= max_slug_bytes) return out;
    const auto hash = hash_hex(out);
    out.resize(max_slug_bytes - hash_digits - 1);
    while (out.back() == '-') out.pop_back();
    return out + '-' + hash;
}

}  // namespace kindred::engine::text
