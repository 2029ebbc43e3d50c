#include "queries/hits/hit_formatter.hpp"

#include "queries/hits/crop.hpp"
#include "queries/hits/json_cursor.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kindred::queries::hits {

namespace {

/// Stands at a member of what is at `path` for as long as it lives.
class PathStep {
 public:
    PathStep(std::string& path, std::string_view name) : path_(path), before_(path.size()) {
        path_.append(".").append(name);
    }
    ~PathStep() { path_.resize(before_); }
    PathStep(const PathStep&) = delete;
    PathStep& operator=(const PathStep&) = delete;

 private:
    std::string& path_;
    std::size_t before_;
};

/// True when `name` is that of a field that hits do not show.
bool is_internal(std::string_view name) noexcept {
    return name.starts_with('_');
}

/// Appends the part of the value at `in` that `patterns` name; `path` is where it stands. Appends nothing and
/// returns false when there is none.
bool select(JsonCursor& in, const std::vector<std::string>& patterns, std::string& path, std::string& out) {
    const std::size_t before = out.size();
    if (in.next() == '[') {
        out += '[';
        in.values([&] {
            const std::size_t here = out.size();
            if (here > before + 1) out += ',';
            if (!select(in, patterns, path, out)) out.resize(here);
        });
        out += ']';
    } else if (in.next() == '{') {
        out += '{';
        std::string buffer;
        in.members([&](std::string_view name) {
            const std::size_t here = out.size();
            const std::string_view plain = unescaped(name, buffer);
            const PathStep step(path, plain);
            const Cover cover = cover_of(patterns, path);
            append_member_name(out, plain);
            if (cover == Cover::inside && select(in, patterns, path, out)) return;
            if (cover != Cover::inside) {
                const std::string_view value = in.value();
                if (cover == Cover::whole) {
                    out += value;
                    return;
                }
            }
            out.resize(here);
        });
        out += '}';
    } else {
        in.value();
    }
    const bool any = out.size() > before + 2;
    if (!any) out.resize(before);
    return any;
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
    for (const auto& field : record.fields())
        if (!is_internal(field.name)) add_retrieved(field, out);
    if (formats_) {
        append_member_name(out, "_formatted");
        out += '{';
    }
    if (formats_ || finds_positions_) {
        for (const auto& field : record.fields())
            if (!is_internal(field.name)) add_formatted(field, out);
    }
    if (formats_) out += '}';
    if (options_.show_matches_position) {
        append_member_name(out, "_matchesPosition");
        out += json_text(std::exchange(positions_, nlohmann::ordered_json::object()));
    }
    out += '}';
    return out;
}

void HitFormatter::add_retrieved(const engine::data::StoredRecord::Field& field, std::string& out) {
    const Cover cover = cover_of(options_.retrieve, field.name);
    if (cover == Cover::none) return;
    const std::size_t before = out.size();
    append_member_name(out, field.name);
    path_ = field.name;
    JsonCursor value(field.json);
    if (cover == Cover::whole) {
        out += field.json;
    } else if (!select(value, options_.retrieve, path_, out)) {
        out.resize(before);
    }
}

void HitFormatter::add_formatted(const engine::data::StoredRecord::Field& field, std::string& out) {
    const Cover shown = formats_ ? cover_of(shown_, field.name) : Cover::none;
    if (shown == Cover::none && !finds_positions_) return;
    path_ = field.name;
    indices_.clear();
    const std::size_t before = out.size();
    if (shown != Cover::none) append_member_name(out, field.name);
    JsonCursor value(field.json);
    if (!format_value(value, shown, shown == Cover::none ? nullptr : &out)) out.resize(before);
}

/// Appends the formatted value at `in` to `out`, when there is one, and keeps its matches in `positions_`.
/// False when nothing of it is shown; what was appended is to be taken away then.
bool HitFormatter::format_value(JsonCursor& in, Cover shown, std::string* out) {
    if (out == nullptr && !finds_positions_) {
        in.value();
        return false;
    }
    if (shown == Cover::whole && !finds_positions_ && cover_of(changed_, path_) == Cover::none) {
        append_numbers_as_strings(*out, in.value());
        return true;
    }
    const char first = in.next();
    if (first == '{') return format_object(in, shown, out);
    if (first == '[') return format_array(in, shown, out);
    std::string* const leaf = shown == Cover::whole ? out : nullptr;
    if (first == '"') {
        format_text(in.string(), leaf);
    } else if (const std::string_view scalar = in.scalar(); first == '-' || (first >= '0' && first <= '9')) {
        format_text(scalar, leaf);
    } else if (leaf != nullptr) {
        *leaf += scalar;
    }
    return leaf != nullptr;
}

bool HitFormatter::format_object(JsonCursor& in, Cover shown, std::string* out) {
    if (out != nullptr) *out += '{';
    const std::size_t start = out == nullptr ? 0 : out->size();
    std::string buffer;
    in.members([&](std::string_view name) {
        const std::string_view plain = unescaped(name, buffer);
        const PathStep step(path_, plain);
        const Cover cover = shown == Cover::inside ? cover_of(shown_, path_) : shown;
        if (cover == Cover::none) {
            format_value(in, cover, nullptr);
            return;
        }
        const std::size_t before = out->size();
        append_member_name(*out, plain);
        if (!format_value(in, cover, out)) out->resize(before);
    });
    if (out == nullptr) return false;
    const bool any = out->size() > start;
    *out += '}';
    return shown == Cover::whole || any;
}

bool HitFormatter::format_array(JsonCursor& in, Cover shown, std::string* out) {
    if (out != nullptr) *out += '[';
    const std::size_t start = out == nullptr ? 0 : out->size();
    indices_.push_back(0);
    in.values([&] {
        const std::size_t before = out == nullptr ? 0 : out->size();
        if (before > start) *out += ',';
        if (!format_value(in, shown, out) && out != nullptr) out->resize(before);
        ++indices_.back();
    });
    indices_.pop_back();
    if (out == nullptr) return false;
    const bool any = out->size() > start;
    *out += ']';
    return shown == Cover::whole || any;
}

/// The text whose JSON is `escaped`, between quotes or a number.
void HitFormatter::format_text(std::string_view escaped, std::string* out) {
    const bool marks = highlights_ && out != nullptr && cover_of(options_.highlight, path_) == Cover::whole;
    const std::size_t crop = out == nullptr ? 0 : crop_words_here();
    if (!marks && crop == 0 && !finds_positions_) {
        if (out != nullptr) out->append("\"").append(escaped).append("\"");
        return;
    }
    std::string buffer;
    const std::string_view text = unescaped(escaped, buffer);
    const TextMatches& found = matches_of(text, crop);
    if (finds_positions_ && !found.ranges.empty()) add_positions(found.ranges);
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
    append_json_string(*out, shown);
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
