#pragma once
#include "engine/base/fields.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::data {

/// Value ids [first, last) of a column.
struct ValueRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool empty() const noexcept { return first >= last; }
    bool contains(std::uint32_t id) const noexcept { return first <= id && id < last; }
};

/// One field of all documents. Every document has the ids of its values, and ids are in order of the values:
/// numbers ascending; strings by folded form, then by bytes; false before true. So equality, ranges and
/// prefixes are ranges of ids, and sorting compares ids. Looking anything up in a damaged column gives wrong
/// answers at worst: whatever number is asked for, the answer stays inside the file.
/// A view into `Columns`, which must outlive it. Safe from many threads.
class Column {
 public:
    /// As in the flat file.
    struct Entry {
        std::array<char, max_field_name_bytes> name;  ///< padded with NUL
        FieldKind kind;
        std::uint8_t filterable;
        std::uint8_t facet;
        std::uint8_t sortable;
        std::uint32_t values;  ///< how many distinct values there are
    };
    /// The id that stands for "no value" in a column of at most one value a document.
    static constexpr std::uint32_t missing = std::numeric_limits<std::uint32_t>::max();

    /// Column `number` of `file`. Throws Error{corrupt_index} when its parts do not fit each other.
    Column(const frame::FlatFile& file, const Entry& entry, std::size_t number, std::uint32_t documents);

    const std::string& name() const noexcept { return name_; }
    FieldKind kind() const noexcept { return entry_.kind; }
    bool filterable() const noexcept { return entry_.filterable != 0; }
    bool facet() const noexcept { return entry_.facet != 0; }
    bool sortable() const noexcept { return entry_.sortable != 0; }
    bool is_number() const noexcept { return kind() == FieldKind::number; }

    /// The value ids of `document`, ascending, each once; none when it has no value. An empty list and an
    /// empty string are the value "". Cost: one or two reads of mapped memory.
    std::span<const std::uint32_t> values(std::uint32_t document) const noexcept {
        if (document < single_.size()) {
            const std::uint32_t& id = single_[document];
            return {&id, id == missing ? std::size_t{0} : std::size_t{1}};
        }
        return rows_[document];
    }
    /// Ids of values are below this.
    std::uint32_t value_count() const noexcept { return entry_.values; }
    /// How many documents have the value; 0 when there is none and in columns of numbers and of
    /// `FieldKind::text`.
    std::uint32_t documents_with(std::uint32_t id) const noexcept {
        return id < counts_.size() ? counts_[id] : 0;
    }

    /// The number of `document`, NaN when it has none or the column holds no numbers.
    double number(std::uint32_t document) const noexcept;
    /// The number with id `id`, NaN when there is none.
    double number_of(std::uint32_t id) const noexcept {
        return id < numbers_.size() ? numbers_[id] : std::numeric_limits<double>::quiet_NaN();
    }
    /// The string with id `id` as it was given, "" when there is none or the column has an order only
    /// (`FieldKind::text`).
    std::string_view text_of(std::uint32_t id) const noexcept { return texts_[id]; }
    std::string_view folded_of(std::uint32_t id) const noexcept;
    /// The value as a facet shows it: "2019", "0.5", "SIGIR", "true".
    std::string label_of(std::uint32_t id) const;

    /// The first id whose value is not below (`lower`), or is above (`upper`), `value`; `value_count()` when
    /// there is none. Strings are compared by folded form, byte by byte. Cost: a binary search.
    std::uint32_t lower(double value) const noexcept {
        return first_not([&](std::uint32_t id) { return number_of(id) < value; });
    }
    std::uint32_t upper(double value) const noexcept {
        return first_not([&](std::uint32_t id) { return number_of(id) <= value; });
    }
    std::uint32_t lower(std::string_view folded) const noexcept {
        return first_not([&](std::uint32_t id) { return folded_of(id) < folded; });
    }
    std::uint32_t upper(std::string_view folded) const noexcept {
        return first_not([&](std::uint32_t id) { return folded_of(id) <= folded; });
    }
    /// The ids whose folded form starts with `folded`.
    ValueRange starting_with(std::string_view folded) const noexcept;

    /// Throws Error{corrupt_index} unless values are in order and all ids of documents exist. Reads it all.
    void check(const frame::FlatFile& file) const;

 private:
    /// The first id for which `before` does not hold.
    template <typename Before>
    std::uint32_t first_not(Before&& before) const noexcept {
        return frame::first_not(0, entry_.values, before);
    }

    Entry entry_;
    std::string name_;
    std::span<const std::uint32_t> single_;  ///< by document, when none has more than one value
    frame::Rows<std::uint32_t> rows_;        ///< by document, otherwise
    std::span<const double> numbers_;
    std::span<const std::uint32_t> counts_;  ///< by value: documents that have it
    frame::Rows<char> texts_;
    frame::Rows<char> folded_;  ///< empty where it is the text itself
};

/// The columns of one collection: `columns.works`, `columns.researchers`. Memory-mapped, safe from many
/// threads.
class Columns {
 public:
    /// Throws Error{corrupt_index} when the file is not one of columns or its parts do not fit.
    explicit Columns(const std::filesystem::path& path);
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

    std::uint32_t documents() const noexcept { return documents_; }
    /// In order of the fields, what the input added last.
    std::span<const Column> all() const noexcept { return columns_; }
    /// Null when there is no such column.
    const Column* find(std::string_view name) const noexcept;
    /// Throws Error{corrupt_index} when a value or an id is wrong. Reads every byte.
    void check() const;

 private:
    frame::FlatFile file_;
    std::uint32_t documents_;
    std::vector<Column> columns_;
};

/// The kind of the flat file.
inline constexpr std::string_view columns_kind = "columns";

}  // namespace kindred::engine::data
