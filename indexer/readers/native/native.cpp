#include "indexer/readers/native/native.hpp"

#include "indexer/readers/native/researcher.hpp"
#include "indexer/readers/native/work.hpp"

#include <fmt/format.h>

namespace kindred::indexer::readers {

namespace {

using nlohmann::json;

constexpr int max_depth = 32;

/// Depth of brackets outside strings, so that nothing recursive ever meets an absurd one.
bool nested_too_deeply(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > max_depth) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

}  // namespace

Record read_native(std::string_view line, Format format, std::size_t& authors_without_id) {
    if (nested_too_deeply(line)) throw Rejection(fmt::format("nested deeper than {}", max_depth), "");
    json object;
    try {
        object = json::parse(line);
    } catch (const json::exception& wrong) {
        std::string reason = wrong.what();
        // The library's message quotes the input; only its place is safe to repeat.
        const auto byte = reason.find("column ");
        reason = byte == std::string::npos ? "" : " at " + reason.substr(byte, reason.find(':', byte) - byte);
        throw Rejection("not valid JSON" + reason, "");
    }
    if (!object.is_object()) throw Rejection("not a JSON object: one record a line is expected", "");
    JsonFields fields(std::move(object));
    const bool is_researcher = format == Format::researchers ||
                               (format == Format::automatic && !fields.has("title") && fields.has("name"));
    if (is_researcher) return read_researcher(fields);
    return read_work(fields, authors_without_id);
}

}  // namespace kindred::indexer::readers
