#include "queries/hits/json_text.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::queries::hits {

namespace {

/// Whether a byte cannot stand in a JSON string as it is.
constexpr auto needs_escape = [] {
    std::array<bool, 256> needs{};
    for (std::size_t c = 0; c < 0x20; ++c) needs[c] = true;
    needs['"'] = needs['\\'] = true;
    return needs;
}();

void append_escaped(std::string& out, char c) {
    out += '\\';
    if (c == '"' || c == '\\') {
        out += c;
    } else if (c >= 8 && c <= 13 && c != 11) {
        out += "btn?fr"[c - 8];
    } else {
        out += fmt::format("u{:04x}", static_cast<int>(c));
    }
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& value) {
    return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_escape[static_cast<unsigned char>(text[at])]) continue;
        out += text.substr(from, at - from);
        append_escaped(out, text[at]);
        from = at + 1;
    }
    out += text.substr(from);
    out += '"';
}

void append_member_name(std::string& out, std::string_view name) {
    if (!out.ends_with('{')) out += ',';
    append_json_string(out, name);
    out += ':';
}

std::string object_of_list(std::string_view name, const std::vector<std::string>& values) {
    std::size_t bytes = name.size() + 8;
    for (const std::string& value : values) bytes += value.size() + 1;
    std::string out;
    out.reserve(bytes);
    out += '{';
    append_member_name(out, name);
    out += '[';
    for (const std::string& value : values) {
        if (!out.ends_with('[')) out += ',';
        out += value;
    }
    out += "]}";
    return out;
}

std::string joined_objects(std::string first, std::string_view second) {
    if (second == "{}") return first;
    if (first == "{}") return std::string(second);
    first.back() = ',';
    first += second.substr(1);
    return first;
}

}  // namespace kindred::queries::hits
