#pragma once
#include "engine/record.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace kindred::indexer {

/// Why a record was not taken. `id` is its id when it could be read; one that is not valid is cut to its
/// head, in printable ASCII.
struct Rejection : std::runtime_error {
    Rejection(const std::string& reason, std::string record_id)
        : std::runtime_error(reason), id(std::move(record_id)) {}
    std::string id;
};

/// What kind of records an input holds.
enum class Format {
    automatic,  ///< a record with a title is a work, one with a name and no title a researcher
    works,
    researchers
};

using Record = std::variant<engine::Work, engine::ResearcherRecord>;

/// One record of kindred's native JSON lines (docs/schema.md), cleaned and checked: texts are plain text in
/// NFC, ids are valid, authors without id have one. Throws Rejection that names the field and says what is
/// wrong with it. Bounded: nesting deeper than 32 and lists of over 100,000 members are rejections.
Record read_native(std::string_view line, Format format, std::size_t& authors_without_id);

/// The JSON object that is stored for a work: every given field in the order of docs/schema.md. Names that
/// start with '_' are kindred's own, whatever the input has under them: `_authors` holds the authors as
/// objects.
nlohmann::ordered_json to_json(const engine::Work& work);

}  // namespace kindred::indexer
