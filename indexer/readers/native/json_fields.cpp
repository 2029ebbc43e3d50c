#include "indexer/readers/native/json_fields.hpp"

#include "engine/base/ids.hpp"
#include "engine/base/numbers.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"
#include "indexer/readers/rejection.hpp"

#include <fmt/format.h>

namespace kindred::indexer::readers {

namespace {

/// True for characters that steer a terminal or turn the direction of what follows, and for other invisible
/// ones.
bool steers(char32_t code) noexcept {
    return code < U' ' || (code >= 0x7F && code < 0xA0) ||
           engine::text::kind_of(code) == engine::text::CharKind::ignorable ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// The head of something hostile, fit for a terminal: at most 60 characters, those that steer it as "\u001b",
/// bytes that are no UTF-8 as U+FFFD.
std::string shown(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    for (int n = 0; n < 60 && at < text.size(); ++n) {
        const auto [code, size, valid] = engine::decode(text, at);
        if (!valid) {
            out += "\uFFFD";
        } else if (steers(code)) {
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
        } else {
            out += text.substr(at, size);
        }
        at += size;
    }
    return at < text.size() ? out + "..." : out;
}

}  // namespace

void JsonFields::reject(const std::string& reason) const {
    throw Rejection(reason, id_);
}

nlohmann::json JsonFields::take(const char* name) {
    const auto at = object_.find(name);
    if (at == object_.end()) return nullptr;
    json value = std::move(*at);
    object_.erase(at);
    return value;
}

std::string JsonFields::text(const char* name) {
    const json value = take(name);
    if (value.is_null()) return {};
    if (!value.is_string()) wrong_type(name, "a string", value);
    return value.get<std::string>();
}

std::optional<std::int64_t> JsonFields::integer(const char* name) {
    const json value = take(name);
    if (value.is_null()) return std::nullopt;
    if (value.is_number_integer() &&
        !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)) {
        return value.get<std::int64_t>();
    }
    if (value.is_string()) {
        const auto& digits = value.get_ref<const std::string&>();
        if (digits.empty()) return std::nullopt;
        if (const auto number = engine::to_number<std::int64_t>(digits)) return number;
    }
    wrong_type(name, "a whole number", value);
}

void JsonFields::check_size(const std::string& name, const json& list) const {
    if (list.size() > max_list)
        reject(fmt::format("{} has {} members, more than {}", name, list.size(), max_list));
}

nlohmann::json JsonFields::list(const char* name) {
    json value = take(name);
    if (value.is_null()) return json::array();
    if (!value.is_array()) wrong_type(name, "a list", value);
    check_size(name, value);
    return value;
}

std::vector<std::string> JsonFields::texts(const char* name) {
    return texts_in(list(name), name, "a list of strings");
}

std::vector<std::string> JsonFields::texts_in(const json& list, const std::string& name,
                                              const char* wanted) const {
    check_size(name, list);
    std::vector<std::string> out;
    for (const json& member : list) {
        if (!member.is_string()) wrong_type(name, wanted, member);
        std::string text = engine::text::normalise(member.get_ref<const std::string&>());
        if (!text.empty()) out.push_back(std::move(text));
    }
    return out;
}

std::vector<std::string> JsonFields::ids(const char* name) {
    json members = list(name);
    for (json& member : members) {
        if (member.is_number_integer()) member = member.dump();
    }
    return texts_in(members, name, "a list of strings");
}

std::string JsonFields::id() {
    const json value = take("id");
    if (value.is_null()) reject("id is missing");
    std::string id;
    if (value.is_string()) {
        id = value.get<std::string>();
    } else if (value.is_number_integer()) {
        id = value.dump();
    } else {
        wrong_type("id", "a string", value);
    }
    id_ = engine::valid_id(id) ? id : shown(id);
    check_id("id", id);
    return id;
}

void JsonFields::check_id(const std::string& name, std::string_view id) const {
    if (engine::valid_id(id)) return;
    if (id.empty()) reject(name + " is empty");
    if (id.size() > engine::max_id_bytes)
        reject(fmt::format("{} is longer than {} bytes", name, engine::max_id_bytes));
    reject(fmt::format("{} \"{}\" has other characters than A-Z a-z 0-9 _ -", name, shown(id)));
}

void JsonFields::wrong_type(const std::string& name, const char* wanted, const json& value) const {
    reject(fmt::format("{} must be {}, but is {}", name, wanted,
                       value.is_object()  ? "an object"
                       : value.is_array() ? "a list"
                                          : shown(value.dump())));
}

}  // namespace kindred::indexer::readers
