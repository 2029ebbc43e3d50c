#pragma once
#include "engine/base/fields.hpp"
#include "engine/data/columns.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/frame/string_table.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::engine::data {

/// The values of one field, document by document.
class ColumnBuilder {
 public:
    explicit ColumnBuilder(const Field& field) : name_(field.name), field_(field) {}
    /// A column for a field that an input added; its kind follows from its values.
    explicit ColumnBuilder(std::string name);

    const std::string& name() const noexcept { return name_; }
    /// Adds the value of `document`; documents come in ascending order and may be left out. A value of
    /// another kind than the field's is left out too.
    void add(std::uint32_t document, const nlohmann::ordered_json& value);
    /// Adds what `batch` holds, its document 0 as `document`.
    void append(const ColumnBuilder& batch, std::uint32_t document);
    /// False when there is nothing to write: an added field whose values were not all of one kind, or too
    /// long, or null.
    bool usable() const noexcept { return !dropped_ && (kind_known_ || !extra_); }
    /// Writes the sections of column `number` over `documents` documents and returns its entry.
    Column::Entry write(frame::FlatFileWriter& out, std::size_t number, std::uint32_t documents) const;

 private:
    bool settle_kind(const nlohmann::ordered_json& value);
    bool agree(FieldKind kind);
    void drop();
    void pad(std::uint32_t documents);
    void add_string(std::string_view text);
    /// These return how many distinct values there are.
    std::uint32_t write_numbers(frame::FlatFileWriter& out, const std::string& at,
                                std::uint32_t documents) const;
    std::uint32_t write_strings(frame::FlatFileWriter& out, const std::string& at,
                                std::uint32_t documents) const;
    /// Writes the values of documents, numbered anew by their place in `order`. Returns how many documents
    /// have each value.
    std::vector<std::uint32_t> write_rows(frame::FlatFileWriter& out, const std::string& at,
                                          const std::vector<std::uint32_t>& order,
                                          std::uint32_t documents) const;

    std::string name_;  ///< `field_` does not keep that of an added field
    Field field_;
    bool extra_ = false;
    bool kind_known_ = true;
    bool dropped_ = false;

    std::vector<double> numbers_;       ///< by document, NaN when missing; only in a column of numbers
    frame::StringTable strings_;        ///< of all other columns; for text, folded heads to sort by
    std::vector<std::uint32_t> ids_;    ///< of strings, in order of the documents
    std::vector<std::uint32_t> sizes_;  ///< ids of each document, in columns of lists; else one each
};

/// Collects the columns of one collection. Batches can be collected on several threads, one builder each,
/// and appended in order; the file depends only on the order of the records. Takes about 140 bytes of memory
/// a work and the distinct values. A builder belongs to one thread.
class ColumnsBuilder {
 public:
    /// Columns for the fields that can be filtered by, counted or sorted by. Up to `max_extra` fields of the
    /// records that are not in `fields` get columns too, when all their values are numbers, or flags, or
    /// strings and lists of strings; names that start with '_' are kindred's own and get none.
    explicit ColumnsBuilder(std::span<const Field> fields, std::size_t max_extra = 0);

    /// No two members of `record` may stand for one field ("a.b" beside "a" with a member "b").
    void add(const nlohmann::ordered_json& record);
    void append(const ColumnsBuilder& batch);
    /// Fills the column of a field of the collection afresh: `value_of(document)` of every document, left out
    /// when it is null.
    void fill(std::string_view field, const std::function<nlohmann::ordered_json(std::uint32_t)>& value_of);
    std::uint32_t documents() const noexcept { return documents_; }
    /// Throws Error{io}.
    void write(const std::filesystem::path& path) const;

 private:
    ColumnBuilder* column_for(std::string_view name);
    bool has_members(std::string_view name) const;
    void put(std::string_view name, const nlohmann::ordered_json& value);

    std::span<const Field> fields_;
    std::size_t max_extra_;
    std::size_t extra_ = 0;
    std::vector<ColumnBuilder> columns_;
    std::uint32_t documents_ = 0;
};

/// Extra fields that a batch may collect: more than a collection, so that a field of the collection is not
/// crowded out by others that only this batch has.
inline constexpr std::size_t max_extra_fields_of_batch = 20 * max_extra_fields;

}  // namespace kindred::engine::data
