#pragma once
#include "engine/base/record.hpp"
#include "indexer/readers/rejection.hpp"

#include <cstddef>
#include <string_view>
#include <variant>

namespace kindred::indexer::readers {

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

}  // namespace kindred::indexer::readers
