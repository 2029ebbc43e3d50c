#pragma once
#include "engine/base/fields.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::engine::data {

/// One stored record: its fields in order of writing, each value as JSON text, so that a hit can be answered
/// without parsing what nobody asked for. Moves, but does not copy. Every read of bytes that do not decode
/// throws Error{corrupt_index} with the name of the file they came from.
class StoredRecord {
 public:
    /// `bytes` as `RecordsWriter::encode` makes them, read from the file `source`.
    StoredRecord(std::string bytes, std::shared_ptr<const std::string> source);

    struct Field {
        std::string_view name;
        std::string_view json;
    };
    const std::vector<Field>& fields() const noexcept { return fields_; }
    /// The JSON text of `name`, empty when the record has no such field.
    std::string_view json(std::string_view name) const noexcept;
    /// The parsed value of `name`, null when the record has no such field.
    nlohmann::json value(std::string_view name) const;
    /// The string value of `name`; "" when absent or not a string.
    std::string text(std::string_view name) const;
    /// The `wanted` fields, all of them when "*" is among them; order of the record is kept. Fields that
    /// start with '_' are internal and left out.
    nlohmann::ordered_json to_json(const std::vector<std::string>& wanted = {"*"}) const;

 private:
    [[noreturn]] void damaged() const;
    /// The value of a field as a `Json`, whichever of nlohmann's types that is.
    template <typename Json>
    Json parsed(std::string_view text) const;

    std::unique_ptr<const std::string> bytes_;  ///< fields_ points into it, so it must not move
    std::shared_ptr<const std::string> source_;
    std::vector<Field> fields_;
};

/// Names of fields that are counted in one collection: an input may make up any number of them.
inline constexpr std::size_t max_counted_fields = 1000;

/// Writes `records` files: every record zstd-compressed on its own with a dictionary trained on the first
/// records. Records are numbered from 0 in the order of `add`. Deterministic. Belongs to one thread.
class RecordsWriter {
 public:
    explicit RecordsWriter(const std::filesystem::path& path);
    ~RecordsWriter();
    RecordsWriter(const RecordsWriter&) = delete;
    RecordsWriter& operator=(const RecordsWriter&) = delete;

    /// Bytes of one record for `add`: the members of `object` in order; cheap, can be done on any thread.
    static std::string encode(const nlohmann::ordered_json& object);
    static std::string encode(std::span<const StoredRecord::Field> fields);
    void add(std::string_view encoded);
    void finish();

    /// How many of the records added have each field; internal fields ('_') are left out, and so are names
    /// past the first `max_counted_fields` or longer than `max_field_name_bytes`.
    const FieldCounts& field_counts() const noexcept;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads `records` files. Safe from many threads. Cost: one decompression, a few microseconds a record.
class Records {
 public:
    explicit Records(const std::filesystem::path& path);
    ~Records();
    Records(const Records&) = delete;
    Records& operator=(const Records&) = delete;

    std::uint32_t size() const noexcept;
    /// Record `number`; throws Error{corrupt_index} when its bytes are damaged or there is none: numbers come
    /// from the other files of the generation.
    StoredRecord read(std::uint32_t number) const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kindred::engine::data
