#include "engine/data/records.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/varint.hpp"

#include <algorithm>

#include <zdict.h>
#include <zstd.h>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "records";
constexpr int compression_level = 3;
/// Records that the dictionary is trained on, at most: the first ones, so that writing stays one pass.
constexpr std::size_t training_records = 4000;
constexpr std::size_t training_bytes = std::size_t{16} << 20;
constexpr std::size_t dictionary_bytes = std::size_t{64} << 10;
/// Longest record, uncompressed; the readers of inputs allow less.
constexpr std::size_t max_record_bytes = std::size_t{64} << 20;

void append_field(std::string& out, std::string_view name, std::string_view json) {
    for (const std::string_view bytes : {name, json}) {
        frame::append_varint(out, static_cast<std::uint32_t>(bytes.size()));
        out += bytes;
    }
}

/// Shows `take` every field of an encoded record; false when the bytes are not one.
template <typename Take>
bool for_each_field(std::string_view encoded, Take&& take) {
    const auto* at = reinterpret_cast<const std::uint8_t*>(encoded.data());
    const std::uint8_t* const end = at + encoded.size();
    const auto read = [&](std::string_view& out) {
        std::uint32_t size = 0;
        if (!frame::read_varint(at, end, size) || size > static_cast<std::size_t>(end - at)) return false;
        out = {reinterpret_cast<const char*>(at), size};
        at += size;
        return true;
    };
    while (at != end) {
        StoredRecord::Field field;
        if (!read(field.name) || !read(field.json)) return false;
        take(field);
    }
    return true;
}

struct FreeContext {
    void operator()(ZSTD_CCtx* p) const noexcept { ZSTD_freeCCtx(p); }
    void operator()(ZSTD_DCtx* p) const noexcept { ZSTD_freeDCtx(p); }
    void operator()(ZSTD_CDict* p) const noexcept { ZSTD_freeCDict(p); }
    void operator()(ZSTD_DDict* p) const noexcept { ZSTD_freeDDict(p); }
};

}  // namespace

StoredRecord::StoredRecord(std::string bytes, std::shared_ptr<const std::string> source)
    : bytes_(std::make_unique<const std::string>(std::move(bytes))), source_(std::move(source)) {
    if (!for_each_field(*bytes_, [&](const Field& field) { fields_.push_back(field); })) damaged();
}

void StoredRecord::damaged() const {
    throw Error(ErrorCode::corrupt_index, *source_ + " is damaged: a record does not decode", rebuild_hint);
}

template <typename Json>
Json StoredRecord::parsed(std::string_view text) const {
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) damaged();
    return value;
}

std::string_view StoredRecord::json(std::string_view name) const noexcept {
    const auto at = std::ranges::find(fields_, name, &Field::name);
    return at == fields_.end() ? std::string_view{} : at->json;
}

nlohmann::json StoredRecord::value(std::string_view name) const {
    const std::string_view text = json(name);
    return text.empty() ? nlohmann::json() : parsed<nlohmann::json>(text);
}

std::string StoredRecord::text(std::string_view name) const {
    const nlohmann::json found = value(name);
    return found.is_string() ? found.get<std::string>() : std::string();
}

nlohmann::ordered_json StoredRecord::to_json(const std::vector<std::string>& wanted) const {
    const auto asked = [&](std::string_view name) { return std::ranges::find(wanted, name) != wanted.end(); };
    const bool everything = asked("*");
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field& field : fields_) {
        if (!field.name.starts_with('_') && (everything || asked(field.name)))
            object[std::string(field.name)] = parsed<nlohmann::ordered_json>(field.json);
    }
    return object;
}

struct RecordsWriter::State {
    explicit State(const std::filesystem::path& path)
        : out(path, kind), rows(out, "records"), compressor(ZSTD_createCCtx()) {}

    void train() {
        std::string samples;
        std::vector<std::size_t> sizes;
        for (const std::string& record : waiting) {
            samples += record;
            sizes.push_back(record.size());
        }
        dictionary.resize(dictionary_bytes);
        const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(),
                                                       sizes.data(), static_cast<unsigned>(sizes.size()));
        // Too few or too uniform records to train on: compress without a dictionary.
        dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
        if (!dictionary.empty()) {
            prepared.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), compression_level));
        }
        trained = true;
        for (const std::string& record : std::exchange(waiting, {})) write(record);
    }

    void count_fields(std::string_view record) {
        for_each_field(record, [this](const StoredRecord::Field& field) {
            if (field.name.starts_with('_') || field.name.size() > max_field_name_bytes) return;
            const auto counted = fields.find(field.name);
            if (counted != fields.end()) {
                ++counted->second;
            } else if (fields.size() < max_counted_fields) {
                fields.emplace(field.name, 1);
            }
        });
    }

    void write(std::string_view record) {
        packed.resize(ZSTD_compressBound(record.size()));
        const std::size_t size =
            prepared ? ZSTD_compress_usingCDict(compressor.get(), packed.data(), packed.size(), record.data(),
                                                record.size(), prepared.get())
                     : ZSTD_compressCCtx(compressor.get(), packed.data(), packed.size(), record.data(),
                                         record.size(), compression_level);
        if (ZSTD_isError(size) != 0)
            throw Error(ErrorCode::corrupt_index,
                        std::string("compressing a record: ") + ZSTD_getErrorName(size));
        rows.add(packed.data(), size);
    }

    frame::FlatFileWriter out;
    frame::RowsWriter<std::uint8_t> rows;
    std::vector<std::string> waiting;  ///< records kept back until the dictionary is trained
    std::size_t waiting_bytes = 0;
    bool trained = false;
    FieldCounts fields;
    std::string dictionary;
    std::string packed;
    std::unique_ptr<ZSTD_CCtx, FreeContext> compressor;
    std::unique_ptr<ZSTD_CDict, FreeContext> prepared;
};

RecordsWriter::RecordsWriter(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
RecordsWriter::~RecordsWriter() = default;

std::string RecordsWriter::encode(const nlohmann::ordered_json& object) {
    std::string out;
    for (const auto& [name, value] : object.items()) append_field(out, name, value.dump());
    return out;
}

std::string RecordsWriter::encode(std::span<const StoredRecord::Field> fields) {
    std::string out;
    for (const StoredRecord::Field& field : fields) append_field(out, field.name, field.json);
    return out;
}

void RecordsWriter::add(std::string_view encoded) {
    if (encoded.size() > max_record_bytes)
        throw Error(ErrorCode::invalid_argument, "a record is over 64 MiB");
    state_->count_fields(encoded);
    if (state_->trained) return state_->write(encoded);
    state_->waiting.emplace_back(encoded);
    state_->waiting_bytes += encoded.size();
    if (state_->waiting.size() >= training_records || state_->waiting_bytes >= training_bytes)
        state_->train();
}

void RecordsWriter::finish() {
    if (!state_->trained) state_->train();
    state_->rows.finish();
    state_->out.begin_section("dictionary");
    state_->out.append(state_->dictionary);
    state_->out.finish();
}

const FieldCounts& RecordsWriter::field_counts() const noexcept {
    return state_->fields;
}

struct Records::State {
    explicit State(const std::filesystem::path& path)
        : source(std::make_shared<const std::string>(path.string())),
          file(path, kind),
          rows(file, "records") {
        const std::string_view dictionary = file.text("dictionary");
        if (dictionary.empty()) return;
        prepared.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
        if (!prepared) file.damaged("its dictionary cannot be used");
    }

    std::shared_ptr<const std::string> source;  ///< the path, for the errors of records that outlive this
    frame::FlatFile file;
    frame::Rows<std::uint8_t> rows;
    std::unique_ptr<ZSTD_DDict, FreeContext> prepared;
};

Records::Records(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
Records::~Records() = default;

std::uint32_t Records::size() const noexcept {
    return static_cast<std::uint32_t>(state_->rows.size());
}

StoredRecord Records::read(std::uint32_t number) const {
    if (number >= state_->rows.size()) {
        state_->file.damaged("another file names record " + std::to_string(number) + ", which is not there");
    }
    // A context is a quarter of a megabyte of scratch space: one a thread, not one a record.
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> decompressor(ZSTD_createDCtx());
    const auto row = state_->rows[number];
    const auto undecodable = [&] {
        state_->file.damaged("record " + std::to_string(number) + " does not decode");
    };
    const unsigned long long size = ZSTD_getFrameContentSize(row.data(), row.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max_record_bytes)
        undecodable();
    std::string bytes(size, '\0');
    ZSTD_DCtx_refDDict(decompressor.get(), state_->prepared.get());  // none when that is null
    const std::size_t got =
        ZSTD_decompressDCtx(decompressor.get(), bytes.data(), bytes.size(), row.data(), row.size());
    if (ZSTD_isError(got) != 0 || got != bytes.size()) undecodable();
    return StoredRecord(std::move(bytes), state_->source);
}

}  // namespace kindred::engine::data
