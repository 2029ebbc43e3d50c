#include "queries/hits/json_cursor.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/error.hpp"

#include <nlohmann/json.hpp>

namespace kindred::queries::hits {

namespace {

/// Where the string that `text` has open at `at` is closed; npos when it is not.
std::size_t closing_quote(std::string_view text, std::size_t at) noexcept {
    for (auto quote = text.find('"', at); quote != text.npos; quote = text.find('"', quote + 1)) {
        std::size_t backslashes = 0;
        while (quote - backslashes > at && text[quote - backslashes - 1] == '\\') ++backslashes;
        if (backslashes % 2 == 0) return quote;
    }
    return text.npos;
}

/// Where the number, true, false or null at `at` ends.
std::size_t end_of_scalar(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && text[at] != ',' && text[at] != ']' && text[at] != '}') ++at;
    return at;
}

}  // namespace

char JsonCursor::next() const {
    if (at_ >= text_.size()) damaged();
    return text_[at_];
}

std::string_view JsonCursor::value() {
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
        switch (next()) {
            case '"':
                string();
                break;
            case '{':
            case '[':
                ++depth;
                ++at_;
                break;
            case '}':
            case ']':
                if (depth == 0) damaged();
                --depth;
                ++at_;
                break;
            default:
                ++at_;
                if (depth == 0) at_ = end_of_scalar(text_, at_);
        }
    } while (depth > 0);
    return text_.substr(begin, at_ - begin);
}

std::string_view JsonCursor::string() {
    expect('"');
    const std::size_t end = closing_quote(text_, at_);
    if (end == text_.npos) damaged();
    const std::string_view inside = text_.substr(at_, end - at_);
    at_ = end + 1;
    return inside;
}

std::string_view JsonCursor::scalar() {
    const std::size_t begin = at_;
    at_ = end_of_scalar(text_, at_);
    if (at_ == begin) damaged();
    return text_.substr(begin, at_ - begin);
}

bool JsonCursor::take(char c) noexcept {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
}

void JsonCursor::expect(char c) {
    if (!take(c)) damaged();
}

void JsonCursor::damaged() {
    throw Error(ErrorCode::corrupt_index, "a stored value does not decode", rebuild_hint);
}

std::string_view unescaped(std::string_view escaped, std::string& buffer) {
    if (escaped.find('\\') == escaped.npos) return escaped;
    const auto parsed = nlohmann::json::parse('"' + std::string(escaped) + '"', nullptr, false);
    if (!parsed.is_string())
        throw Error(ErrorCode::corrupt_index, "a stored text does not decode", rebuild_hint);
    buffer = parsed.get<std::string>();
    return buffer;
}

void append_numbers_as_strings(std::string& out, std::string_view json) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            const std::size_t end = closing_quote(json, at + 1);
            at = end == json.npos ? json.size() : end + 1;
        } else if (json[at] == '-' || engine::is_digit(json[at])) {
            const std::size_t end = end_of_scalar(json, at);
            out.append(json.substr(from, at - from)).append("\"").append(json.substr(at, end - at));
            out += '"';
            from = at = end;
        } else {
            ++at;
        }
    }
    out += json.substr(from);
}

}  // namespace kindred::queries::hits
