#include "queries/highlight/hit_formatter.hpp"

#include "queries/highlight/crop.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kindred::queries {

namespace {

using Json = nlohmann::ordered_json;

/// The members of `object` as the vector that they are: room can be made for them, and adding one does not
/// look for its name first.
std::vector<Json::object_t::value_type>& members_of(Json& object) {
    return object.get_ref<Json::object_t&>();
}

/// An object with room for `members`. The names are const, so a vector that grows copies all values in full.
Json object_for(std::size_t members) {
    Json object = Json::object();
    members_of(object).reserve(members);
    return object;
}

/// Adds a member whose name is not in `object` yet.
void append_member(Json& object, std::string_view name, Json value) {
    members_of(object).emplace_back(name, std::move(value));
}

std::string text_of_number(const Json& number) {
    return number.is_number_unsigned() ? std::to_string(number.get<std::uint64_t>()) : number.dump();
}

/// Parses a stored value. Most are texts without an escape, which a parser would read letter by letter.
Json parse_stored(std::string_view json) {
    const bool plain = json.size() >= 2 && json.front() == '"' && json.find('\\') == json.npos;
    return plain ? Json(json.substr(1, json.size() - 2)) : Json::parse(json);
}

/// The part of `value` that `patterns` name, in `out`; `path` is where it stands. False when there is none.
bool select(const Json& value, const std::vector<std::string>& patterns, std::string& path, Json& out) {
    if (value.is_array()) {
        out = Json::array();
        for (const Json& member : value) {
            Json part;
            if (select(member, patterns, path, part)) out.push_back(std::move(part));
        }
        return !out.empty();
    }
    if (!value.is_object()) return false;
    out = object_for(value.size());
    for (const auto& [name, member] : value.items()) {
        const std::size_t before = path.size();
        path.append(".").append(name);
        const Cover cover = cover_of(patterns, path);
        Json part;
        if (cover == Cover::whole) {
            append_member(out, name, member);
        } else if (cover == Cover::inside && select(member, patterns, path, part)) {
            append_member(out, name, std::move(part));
        }
        path.resize(before);
    }
    return !out.empty();
}

/// What of `ranges` lies in `window`, counted from the window's start.
std::vector<ByteRange> clipped(const std::vector<ByteRange>& ranges, const ByteRange& window) {
    std::vector<ByteRange> inside;
    for (const ByteRange& range : ranges) {
        const std::size_t begin = std::max(range.begin, window.begin);
        const std::size_t end = std::min(range.end, window.end);
        if (begin < end) inside.push_back({begin - window.begin, end - window.begin});
    }
    return inside;
}

}  // namespace

CropAttribute parse_crop_attribute(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos) return {std::string(text), std::nullopt};
    const std::string_view digits = text.substr(colon + 1);
    std::size_t words = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), words);
    const bool number = error == std::errc() && stop == digits.data() + digits.size();
    return {std::string(text.substr(0, colon)), number ? std::optional(words) : std::nullopt};
}

struct HitFormatter::Hit {
    /// `_formatted` and `_matchesPosition` come after the fields.
    explicit Hit(std::size_t fields) : retrieved(object_for(fields + 2)), formatted(object_for(fields)) {}

    Json retrieved;
    Json formatted;
};

HitFormatter::HitFormatter(const MatchedWords& words, FormatOptions options, engine::Analyser& analyser)
    : options_(std::move(options)),
      matcher_(words, analyser),
      formats_(!options_.highlight.empty() || !options_.crop.empty()),
      highlights_(!matcher_.empty() && !(options_.pre_tag.empty() && options_.post_tag.empty())) {
    if (!formats_) return;
    shown_ = options_.retrieve;
    shown_.insert(shown_.end(), options_.highlight.begin(), options_.highlight.end());
    for (const CropAttribute& crop : options_.crop) shown_.push_back(crop.pattern);
}

bool HitFormatter::skips(std::string_view name) const {
    return name.starts_with('_') ||
           (!options_.show_matches_position && cover_of(options_.retrieve, name) == Cover::none &&
            cover_of(shown_, name) == Cover::none);
}

nlohmann::ordered_json HitFormatter::hit(const engine::StoredRecord& record) {
    Hit made(record.fields().size());
    for (const auto& field : record.fields()) {
        if (!skips(field.name)) add_field(made, field.name, parse_stored(field.json));
    }
    return finish(std::move(made));
}

nlohmann::ordered_json HitFormatter::hit(const Json& record) {
    Hit made(record.size());
    for (const auto& [name, value] : record.items()) {
        if (!skips(name)) add_field(made, name, value);
    }
    return finish(std::move(made));
}

nlohmann::ordered_json HitFormatter::finish(Hit hit) {
    if (formats_) append_member(hit.retrieved, "_formatted", std::move(hit.formatted));
    if (options_.show_matches_position) {
        append_member(hit.retrieved, "_matchesPosition", std::exchange(positions_, Json::object()));
    }
    return std::move(hit.retrieved);
}

void HitFormatter::add_field(Hit& hit, std::string_view name, Json value) {
    path_ = name;
    indices_.clear();
    const Cover shown = formats_ ? cover_of(shown_, name) : Cover::none;
    if (shown != Cover::none || options_.show_matches_position) {
        Json formatted;
        if (format_value(value, shown, shown == Cover::none ? nullptr : &formatted)) {
            append_member(hit.formatted, name, std::move(formatted));
        }
    }
    const Cover retrieved = cover_of(options_.retrieve, name);
    Json part;
    if (retrieved == Cover::whole) {
        append_member(hit.retrieved, name, std::move(value));
    } else if (retrieved == Cover::inside && select(value, options_.retrieve, path_, part)) {
        append_member(hit.retrieved, name, std::move(part));
    }
}

/// The formatted `value` in `out`, when there is one to fill; its matches in `positions_`. False when nothing
/// of it is shown.
bool HitFormatter::format_value(const Json& value, Cover shown, Json* out) {
    if (value.is_object()) return format_object(value, shown, out);
    if (value.is_array()) return format_array(value, shown, out);
    Json* const leaf = shown == Cover::whole ? out : nullptr;
    if (value.is_string()) {
        format_text(value.get_ref<const std::string&>(), leaf);
    } else if (value.is_number()) {
        format_text(text_of_number(value), leaf);
    } else if (leaf != nullptr) {
        *leaf = value;
    }
    return leaf != nullptr;
}

bool HitFormatter::format_object(const Json& object, Cover shown, Json* out) {
    if (out != nullptr) *out = object_for(object.size());
    for (const auto& [name, member] : object.items()) {
        const std::size_t before = path_.size();
        path_.append(".").append(name);
        const Cover cover = shown == Cover::inside ? cover_of(shown_, path_) : shown;
        Json part;
        if (format_value(member, cover, cover == Cover::none ? nullptr : &part)) {
            append_member(*out, name, std::move(part));
        }
        path_.resize(before);
    }
    return out != nullptr && (shown == Cover::whole || !out->empty());
}

bool HitFormatter::format_array(const Json& array, Cover shown, Json* out) {
    if (out != nullptr) {
        *out = Json::array();
        out->get_ref<Json::array_t&>().reserve(array.size());
    }
    indices_.push_back(0);
    for (const Json& member : array) {
        Json part;
        if (format_value(member, shown, out == nullptr ? nullptr : &part)) out->push_back(std::move(part));
        ++indices_.back();
    }
    indices_.pop_back();
    return out != nullptr && (shown == Cover::whole || !out->empty());
}

void HitFormatter::format_text(std::string_view text, Json* out) {
    const bool marks = highlights_ && out != nullptr && cover_of(options_.highlight, path_) == Cover::whole;
    const std::size_t crop = out == nullptr ? 0 : crop_words_here();
    const bool positions = options_.show_matches_position && !matcher_.empty();
    if (!marks && crop == 0 && !positions) {
        if (out != nullptr) *out = text;
        return;
    }
    const TextMatches& found = matches_of(text, crop);
    if (positions && !found.ranges.empty()) add_positions(found.ranges);
    if (out == nullptr) return;
    const ByteRange window = crop_window(text, found, matcher_.parts(), crop);
    std::string shown;
    if (window.begin > 0) shown += options_.crop_marker;
    const std::string_view kept = text.substr(window.begin, window.end - window.begin);
    if (!marks || found.ranges.empty()) {
        shown += kept;
    } else if (kept.size() == text.size()) {
        shown = mark(text, found.ranges, options_.pre_tag, options_.post_tag);
    } else {
        shown += mark(kept, clipped(found.ranges, window), options_.pre_tag, options_.post_tag);
    }
    if (window.end < text.size()) shown += options_.crop_marker;
    *out = std::move(shown);
}

/// The matches of `text`. When there can be none, only as many words are analysed as a crop to `crop` words
/// looks at.
const TextMatches& HitFormatter::matches_of(std::string_view text, std::size_t crop) {
    constexpr std::size_t bytes_a_word = 16;
    if (matcher_.empty() && crop < text.size() / bytes_a_word) {
        // The last word may be cut, and one more must follow for the crop to see that it is one.
        const TextMatches& head = matcher_.match(text.substr(0, (crop + 2) * bytes_a_word));
        if (head.tokens.size() >= crop + 2) return head;
    }
    return matcher_.match(text);
}

std::size_t HitFormatter::crop_words_here() const {
    const CropAttribute* longest = nullptr;
    for (const CropAttribute& crop : options_.crop) {
        if (!covers(crop.pattern, path_)) continue;
        if (longest == nullptr || crop.pattern.size() >= longest->pattern.size()) longest = &crop;
    }
    return longest == nullptr ? 0 : longest->words.value_or(options_.crop_words);
}

void HitFormatter::add_positions(const std::vector<ByteRange>& ranges) {
    Json& list = positions_[path_];
    for (const ByteRange& range : ranges) {
        Json position = {{"start", range.begin}, {"length", range.end - range.begin}};
        if (!indices_.empty()) position["indices"] = indices_;
        list.push_back(std::move(position));
    }
}

}  // namespace kindred::queries
