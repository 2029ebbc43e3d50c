#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace kindred::engine {

/// What the value of a field is.
enum class FieldKind : std::uint8_t {
    text,      ///< prose: searched and shown, in columns only as an order to sort by
    keyword,   ///< one string that is compared as a whole
    keywords,  ///< a list of such strings
    number,
    flag  ///< true or false
};

/// A field of the records of one collection and what can be asked of it. A dot stands between an object and
/// its member.
struct Field {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    bool searchable = false;  ///< its words are found by a search
    bool filterable = false;  ///< may stand in a filter, and be what makes hits distinct
    bool facet = false;       ///< its values are counted
    bool sortable = false;
    std::string_view means;  ///< one line for docs/schema.md
};

/// Every field of a work, in the order of the stored record.
inline constexpr std::array<Field, 20> work_fields = {{
    {"id", FieldKind::keyword, false, false, false, false, "URL-safe identifier"},
    {"title", FieldKind::text, true, false, false, true, "plain text; sorted by its folded form"},
    {"abstract", FieldKind::text, true, false, false, false, "plain text"},
    {"authors", FieldKind::keywords, true, true, true, false, "names, in author order"},
    {"author_ids", FieldKind::keywords, false, true, true, false, "ids of researchers, in author order"},
    {"institutions", FieldKind::keywords, false, true, true, false, "of the authors, each once"},
    {"year", FieldKind::number, false, true, true, true, "of publication"},
    {"date", FieldKind::keyword, false, false, false, true, "YYYY, YYYY-MM or YYYY-MM-DD"},
    {"type", FieldKind::keyword, false, true, true, false, "article, book, thesis, ..."},
    {"venue", FieldKind::keyword, true, true, true, false, "journal, conference or publisher"},
    {"topics", FieldKind::keywords, true, true, true, false, "what it is about"},
    {"topic.lvl0", FieldKind::keywords, false, true, true, false, "its broadest topics in a tree of topics"},
    {"topic.lvl1", FieldKind::keywords, false, true, true, false, "the level below: \"Physics > Optics\""},
    {"topic.lvl2", FieldKind::keywords, false, true, true, false, "and below that"},
    {"topic.lvl3", FieldKind::keywords, false, true, true, false, "the narrowest"},
    {"language", FieldKind::keyword, false, true, true, false, "ISO 639-1"},
    {"doi", FieldKind::keyword, false, true, false, false, "lower case, without https://doi.org/"},
    {"url", FieldKind::keyword, false, false, false, false, "where to read it"},
    {"cited_by_count", FieldKind::number, false, true, true, true, "citations, as the input counts them"},
    {"references", FieldKind::keywords, false, false, false, false, "ids of works"},
}};

/// Every field of a researcher that kindred knows; inputs may add others (`ColumnsBuilder`).
inline constexpr std::array<Field, 20> researcher_fields = {{
    {"id", FieldKind::keyword, false, true, false, false, "URL-safe identifier"},
    {"name", FieldKind::text, true, false, false, true, "as most works have it; sorted by its folded form"},
    {"aliases", FieldKind::keywords, true, false, false, false, "other names, most frequent first"},
    {"orcid", FieldKind::keyword, false, true, false, false, "0000-0000-0000-0000"},
    {"institutions", FieldKind::keywords, true, true, true, false, "most frequent first, at most 20"},
    {"topics", FieldKind::keywords, true, true, true, false, "most frequent first, at most 20"},
    {"venues", FieldKind::keywords, false, true, true, false, "most frequent first, at most 20"},
    {"works_count", FieldKind::number, false, true, true, true, "works in the index"},
    {"cited_by_count", FieldKind::number, false, true, true, true, "sum over the works"},
    {"h_index", FieldKind::number, false, true, true, true, "over the works in the index"},
    {"first_year", FieldKind::number, false, true, true, true, "of the earliest work"},
    {"last_year", FieldKind::number, false, true, true, true, "of the latest work"},
    {"bio", FieldKind::text, false, false, false, false, "as given"},
    {"url", FieldKind::keyword, false, false, false, false, "as given"},
    {"followers", FieldKind::number, false, true, true, true, "as given"},
    {"open_to_collaborate", FieldKind::flag, false, true, true, false, "as given"},
    {"claimed", FieldKind::flag, false, true, true, false, "as given"},
    {"verification_level", FieldKind::number, false, true, true, true, "as given"},
    {"trust_score", FieldKind::number, false, true, true, true, "as given"},
    {"trust_label", FieldKind::keyword, false, true, true, false, "as given"},
}};

/// Every field of a suggestion.
inline constexpr std::array<Field, 4> suggestion_fields = {{
    {"id", FieldKind::keyword, false, true, false, false, "URL-safe identifier"},
    {"query", FieldKind::text, true, false, false, true, "what to search for"},
    {"kind", FieldKind::keyword, false, true, true, false, "phrase, topic, venue, title or researcher"},
    {"count", FieldKind::number, false, true, true, true, "works that have it"},
}};

/// How many records of a collection have each field.
using FieldCounts = std::map<std::string, std::uint32_t, std::less<>>;

/// Fields that an input adds to researchers become filterable columns as long as there are no more than
/// these; the first ones seen win.
inline constexpr std::size_t max_extra_fields = 50;
/// A field with a longer string, in bytes, is prose: it is stored and not filterable.
inline constexpr std::size_t max_extra_value_bytes = 468;
/// A field with a longer name, in bytes, gets no column.
inline constexpr std::size_t max_field_name_bytes = 100;

}  // namespace kindred::engine
