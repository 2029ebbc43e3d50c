#include "indexer/readers/native/native.hpp"

#include "engine/base/json_depth.hpp"
#include "indexer/readers/native/json_fields.hpp"

#include <fmt/format.h>

namespace kindred::indexer::readers {

namespace {

using nlohmann::json;

constexpr int max_depth = 32;

}  // namespace

Record read_native(std::string_view line, RecordKind kind) {
    if (engine::nested_deeper_than(line, max_depth))
        throw Rejection(fmt::format("nested deeper than {}", max_depth), "");
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
    const bool is_researcher = kind == RecordKind::researchers ||
                               (kind == RecordKind::automatic && !fields.has("title") && fields.has("name"));
    if (is_researcher) return read_researcher(fields);
    return read_work(fields);
}

}  // namespace kindred::indexer::readers
