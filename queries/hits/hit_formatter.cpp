#include "queries/hits/hit_formatter.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/numbers.hpp"
#include "queries/hits/crop.hpp"
#include "queries/hits/json_cursor.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace kindred::queries::hits {

namespace {

/// True when `path` holds the attribute `inner`.
bool holds(std::string_view path, std::string_view inner) noexcept {
    return inner.size() > path.size() && inner[path.size()] == '.' && inner.starts_with(path);
}

}  // namespace

bool covers(std::string_view pattern, std::string_view path) noexcept {
    if (pattern.ends_with('*')) return path.starts_with(pattern.substr(0, pattern.size() - 1));
    return path == pattern || holds(pattern, path);
}

Cover cover_of(const std::vector<std::string>& patterns, std::string_view path) noexcept {
    Cover most = Cover::none;
    for (const std::string& pattern : patterns) {
        if (covers(pattern, path)) return Cover::whole;
        if (holds(path, pattern)) most = Cover::inside;
    }
    return most;
}

CropAttribute parse_crop_attribute(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos) return {std::string(text), std::nullopt};
    return {std::string(text.substr(0, colon)), engine::to_number<std::size_t>(text.substr(colon + 1))};
}

HitFormatter::HitFormatter(const MatchedWords& words, FormatOptions options, engine::text::Analyser& analyser)
    : options_(std::move(options)),
      matcher_(words, analyser),
      formats_(!options_.highlight.empty() || !options_.crop.empty()),
      highlights_(!matcher_.empty() && !(options_.pre_tag.empty() && options_.post_tag.empty())),
      finds_positions_(options_.show_matches_position && !matcher_.empty()) {
    if (!formats_) return;
    if (highlights_) changed_ = options_.highlight;
    for (const CropAttribute& crop : options_.crop) changed_.push_back(crop.pattern);
    shown_ = options_.retrieve;
    shown_.insert(shown_.end(), options_.highlight.begin(), options_.highlight.end());
    for (const CropAttribute& crop : options_.crop) shown_.push_back(crop.pattern);
}

std::string HitFormatter::hit(const engine::data::StoredRecord& record) {
    std::string out;
    std::size_t bytes = 64;
    for (const auto& field : record.fields()) bytes += field.name.size() + field.json.size() + 16;
    out.reserve(formats_ ? 2 * bytes + bytes / 4 : bytes);
    out += '{';
    formatting_ = false;
    patterns_ = &options_.retrieve;
    add_fields(record, out);
    formatting_ = true;
    patterns_ = &shown_;
    if (formats_) {
        append_member_name(out, "_formatted");
        out += '{';
    }
    if (formats_ || finds_positions_) add_fields(record, out);
    if (formats_) out += '}';
    if (options_.show_matches_position) {
        append_member_name(out, "_matchesPosition");
        out += json_text(std::exchange(positions_, nlohmann::ordered_json::object()));
    }
    out += '}';
    return out;
}

void HitFormatter::add_fields(const engine::data::StoredRecord& record, std::string& out) {
    for (const auto& field : record.fields()) {
        if (field.name.starts_with('_')) continue;
        const Cover shown = cover_of(*patterns_, field.name);
        if (shown == Cover::none && !keeps_positions()) continue;
        path_ = field.name;
        indices_.clear();
        const std::size_t before = out.size();
        append_member_name(out, field.name);
        JsonCursor value(field.json);
        if (shown == Cover::whole && !formatting_) {
            out += field.json;
        } else if (!add_value(value, shown, out)) {
            out.resize(before);
        }
    }
}

bool HitFormatter::add_value(JsonCursor& in, Cover shown, std::string& out) {
    if (shown == Cover::none && !keeps_positions()) {
        in.value();
        return false;
    }
    if (shown == Cover::whole && !formatting_) {
        out += in.value();
        return true;
    }
    if (shown == Cover::whole && !finds_positions_ && cover_of(changed_, path_) == Cover::none) {
        append_numbers_as_strings(out, in.value());
        return true;
    }
    const char first = in.next();
    if (first == '{') return add_object(in, shown, out);
    if (first == '[') return add_array(in, shown, out);
    if (!formatting_) {
        in.value();
    } else if (first == '"') {
        add_text(in.string(), out);
    } else if (const std::string_view scalar = in.scalar(); first == '-' || engine::is_digit(first)) {
        add_text(scalar, out);
    } else {
        out += scalar;
    }
    return shown == Cover::whole;
}

bool HitFormatter::add_object(JsonCursor& in, Cover shown, std::string& out) {
    out += '{';
    const std::size_t start = out.size();
    std::string buffer;
    in.members([&](std::string_view name) {
        const std::string_view plain = unescaped(name, buffer);
        const std::size_t outer = path_.size();
        path_.append(".").append(plain);
        const Cover cover = shown == Cover::inside ? cover_of(*patterns_, path_) : shown;
        const std::size_t before = out.size();
        append_member_name(out, plain);
        if (!add_value(in, cover, out)) out.resize(before);
        path_.resize(outer);
    });
    const bool any = out.size() > start;
    out += '}';
    return shown == Cover::whole || any;
}

bool HitFormatter::add_array(JsonCursor& in, Cover shown, std::string& out) {
    out += '[';
    const std::size_t start = out.size();
    indices_.push_back(0);
    in.values([&] {
        const std::size_t before = out.size();
        if (before > start) out += ',';
        if (!add_value(in, shown, out)) out.resize(before);
        ++indices_.back();
    });
    indices_.pop_back();
    const bool any = out.size() > start;
    out += ']';
    return shown == Cover::whole || any;
}

void HitFormatter::add_text(std::string_view escaped, std::string& out) {
    const bool marks = highlights_ && cover_of(options_.highlight, path_) == Cover::whole;
    const std::size_t crop = crop_words_here();
    if (!marks && crop == 0 && !finds_positions_) {
        out.append("\"").append(escaped).append("\"");
        return;
    }
    std::string buffer;
    const std::string_view text = unescaped(escaped, buffer);
    const TextMatches& found = matches_of(text, crop);
    if (finds_positions_ && !found.ranges.empty()) add_positions(found.ranges);
    const ByteRange window = crop_window(text, found, matcher_.parts(), crop);
    std::string shown;
    if (window.begin > 0) shown += options_.crop_marker;
    const std::span marked = marks ? std::span(found.ranges) : std::span<const ByteRange>();
    append_marked(shown, text, window, marked, options_.pre_tag, options_.post_tag);
    if (window.end < text.size()) shown += options_.crop_marker;
    append_json_string(out, shown);
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
    nlohmann::ordered_json& list = positions_[path_];
    for (const ByteRange& range : ranges) {
        nlohmann::ordered_json position = {{"start", range.begin}, {"length", range.end - range.begin}};
        if (!indices_.empty()) position["indices"] = indices_;
        list.push_back(std::move(position));
    }
}

}  // namespace kindred::queries::hits
