#pragma once
#include "engine/base/record.hpp"
#include "indexer/readers/rejection.hpp"

#include <string_view>
#include <variant>

namespace kindred::indexer::readers {

/// What kind of records an input holds.
enum class RecordKind {
    automatic,  ///< a record with a title is a work, one with a name and no title a researcher
    works,
    researchers
};

using Record = std::variant<engine::Work, engine::ResearcherRecord>;

/// One record of kindred's native JSON lines (docs/schema.md), cleaned and checked: texts are plain text in
/// NFC, ids are valid, every author has an id or a name to make one from. Throws Rejection that names the
/// field and says what is wrong with it. Bounded: nesting deeper than 32 and lists of over 100,000 members
/// are rejections.
Record read_native(std::string_view line, RecordKind kind);

class JsonFields;
/// The record that `fields` say, cleaned and checked. Throw Rejection.
engine::Work read_work(JsonFields& fields);
engine::ResearcherRecord read_researcher(JsonFields& fields);

}  // namespace kindred::indexer::readers
