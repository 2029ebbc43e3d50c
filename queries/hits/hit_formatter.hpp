#pragma once
#include "engine/data/records.hpp"
#include "queries/hits/text_matcher.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::hits {

class JsonCursor;

/// True when `pattern` names the attribute at `path` or one that holds it. A path has dots between the names
/// ("authors.name"); a pattern is such a path, a beginning and a star ("auth*"), or "*".
bool covers(std::string_view pattern, std::string_view path) noexcept;

/// How much of an attribute a set of patterns names.
enum class Cover {
    none,
    inside,  ///< something that it may hold
    whole,
};

/// The most that any of `patterns` says of the attribute at `path`.
Cover cover_of(const std::vector<std::string>& patterns, std::string_view path) noexcept;

/// An attribute to crop, and to how many words when not to FormatOptions::crop_words.
struct CropAttribute {
    std::string pattern;
    std::optional<std::size_t> words;
};

/// Reads "abstract" or "abstract:30". What follows the last ':' and is no number is dropped.
CropAttribute parse_crop_attribute(std::string_view text);

/// What a hit shows. Patterns are as `covers` takes them.
struct FormatOptions {
    std::vector<std::string> retrieve = {"*"};  ///< none when empty
    std::vector<std::string> highlight;
    std::vector<CropAttribute> crop;  ///< of several that name an attribute the longest pattern counts
    std::string pre_tag = "<em>";
    std::string post_tag = "</em>";
    std::size_t crop_words = 10;  ///< 0 for no crop
    std::string crop_marker = "…";
    bool show_matches_position = false;
};

/// Makes hits of records, as JSON text: the retrieved attributes, then `_formatted` when something is to be
/// highlighted or cropped, then `_matchesPosition` when asked for. Fields that start with '_' are left out.
///
/// `_formatted` has the attributes retrieved, highlighted or cropped, in the order and shape of the record.
/// In its texts matches stand between the tags and what a crop cut off is replaced by the marker; nothing is
/// escaped. Numbers become strings, so that they can be highlighted; booleans and null stay.
///
/// `_matchesPosition` has a list of {start, length} in bytes of the original text for every attribute with a
/// match, retrieved or not, under its dotted path; inside arrays `indices` says in which members.
///
/// Belongs to one thread. A text is analysed once however much is asked of it, and not at all when nothing
/// is.
class HitFormatter {
 public:
    /// Keeps no reference to `words`; `analyser` must outlive the formatter.
    HitFormatter(const MatchedWords& words, FormatOptions options, engine::text::Analyser& analyser);

    /// The hit of `record`: an object without white space. What is shown as it is stored is copied without
    /// being read. Throws Error{corrupt_index} where a value that is read does not decode.
    std::string hit(const engine::data::StoredRecord& record);

 private:
    /// Appends the members that `patterns_` name.
    void add_fields(const engine::data::StoredRecord& record, std::string& out);
    /// Appends the value at `in`. False when nothing of it is shown: what was appended is to be taken away.
    bool add_value(JsonCursor& in, Cover shown, std::string& out);
    bool add_object(JsonCursor& in, Cover shown, std::string& out);
    bool add_array(JsonCursor& in, Cover shown, std::string& out);
    /// Appends the text whose JSON is `escaped`, between quotes or a number.
    void add_text(std::string_view escaped, std::string& out);
    bool keeps_positions() const noexcept { return formatting_ && finds_positions_; }
    const TextMatches& matches_of(std::string_view text, std::size_t crop);
    std::size_t crop_words_here() const;
    void add_positions(const std::vector<ByteRange>& ranges);

    FormatOptions options_;
    TextMatcher matcher_;
    bool formats_;
    bool highlights_;
    bool finds_positions_;
    std::vector<std::string> changed_;  // patterns of what is highlighted or cropped
    std::vector<std::string> shown_;    // patterns of what `_formatted` has

    // Where the walk through a record is: it shows what `patterns_` name, as it is stored or formatted.
    const std::vector<std::string>* patterns_ = nullptr;
    bool formatting_ = false;
    std::string path_;
    std::vector<std::size_t> indices_;
    nlohmann::ordered_json positions_ = nlohmann::ordered_json::object();
};

}  // namespace kindred::queries::hits
