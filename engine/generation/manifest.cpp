#include "engine/generation/manifest.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/durable.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

namespace kindred::engine::generation {

namespace {

/// Names of files need not be UTF-8.
constexpr auto replace_bad_utf8 = nlohmann::ordered_json::error_handler_t::replace;
constexpr std::string_view manifest_name = "manifest.json";
/// A manifest is a few kilobytes; anything larger is not one.
constexpr std::uintmax_t max_manifest_bytes = std::uintmax_t{16} << 20;

nlohmann::ordered_json to_json(const Manifest& manifest) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const auto& file : manifest.files) {
        files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"xxh3", file.xxh3}});
    }
    return {{"format", manifest.format},
            {"kindred_version", manifest.kindred_version},
            {"language", manifest.language},
            {"built_at", manifest.built_at},
            {"works", manifest.works},
            {"researchers", manifest.researchers},
            {"suggestions", manifest.suggestions},
            {"fields", manifest.fields},
            {"inputs", manifest.inputs},
            {"files", files}};
}

[[noreturn]] void corrupt(const std::string& message) {
    throw Error(ErrorCode::corrupt_index, message, rebuild_hint);
}

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& what) {
    corrupt(path.string() + " is damaged: " + what);
}

/// A member that counts something; the conversions of nlohmann take -1 and 2.5 for counts.
template <typename Number = std::uint32_t>
Number read_count(const std::filesystem::path& path, const nlohmann::json& object, const std::string& name) {
    const auto& value = object.at(name);
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
        damaged(path, "its " + name + " is not a count");
    return value.get<Number>();
}

/// The name of a file beside the manifest.
std::string file_name(const std::filesystem::path& path, const nlohmann::json& file) {
    auto name = file.at("name").get<std::string>();
    const bool path_signs = name.find_first_of(std::string_view("/\0", 2)) != std::string::npos;
    if (name.empty() || name == "." || name == ".." || path_signs)
        damaged(path, "it lists a file outside its directory");
    return name;
}

Manifest from_json(const std::filesystem::path& path, const nlohmann::json& json) {
    using Object = nlohmann::json::object_t;
    Manifest manifest;
    json.at("kindred_version").get_to(manifest.kindred_version);
    json.at("language").get_to(manifest.language);
    json.at("built_at").get_to(manifest.built_at);
    manifest.works = read_count(path, json, "works");
    manifest.researchers = read_count(path, json, "researchers");
    manifest.suggestions = read_count(path, json, "suggestions");
    for (const auto& [collection, counts] : json.at("fields").get_ref<const Object&>()) {
        for (const auto& [name, ignored] : counts.get_ref<const Object&>())
            manifest.fields[collection][name] = read_count(path, counts, name);
    }
    json.at("inputs").get_to(manifest.inputs);
    for (const auto& file : json.at("files")) {
        manifest.files.push_back(
            {file_name(path, file), read_count<std::uint64_t>(path, file, "bytes"), file.at("xxh3")});
    }
    return manifest;
}

}  // namespace

std::uint64_t Manifest::bytes() const noexcept {
    std::uint64_t sum = 0;
    for (const File& file : files) sum += file.bytes;
    return sum;
}

std::uint64_t Manifest::bytes_of(std::string_view file) const noexcept {
    const auto found = std::ranges::find(files, file, &File::name);
    return found == files.end() ? 0 : found->bytes;
}

Manifest read_manifest(const std::filesystem::path& directory) {
    const auto path = directory / manifest_name;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || !in) corrupt(path.string() + " cannot be read");
    if (size > max_manifest_bytes) corrupt(path.string() + " is too large for a manifest");
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    try {
        const auto json = nlohmann::json::parse(text);
        const int format = read_count<int>(path, json, "format");
        if (format != index_format) {
            throw Error(ErrorCode::corrupt_index,
                        fmt::format("{} has index format {}, this program reads {}", directory.string(),
                                    format, index_format),
                        format > index_format ? "use the newer kindred that built it" : rebuild_hint);
        }
        return from_json(path, json);
    } catch (const nlohmann::json::exception&) {
        damaged(path, "it is not the JSON of a manifest");
    }
}

void write_manifest(const std::filesystem::path& directory, Manifest& manifest) {
    manifest.files.clear();
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name == manifest_name) continue;
        manifest.files.push_back({name, entry.file_size(), file_checksum(entry.path())});
    }
    std::ranges::sort(manifest.files, {}, &Manifest::File::name);
    frame::write_durably(directory / manifest_name,
                         to_json(manifest).dump(1, ' ', false, replace_bad_utf8) + "\n");
}

std::string file_checksum(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<char> block(std::size_t{1} << 20);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        XXH3_128bits_update(state.get(), block.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (!in.eof()) throw Error(ErrorCode::io, "cannot read " + path.string());
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

void require_all_files(const std::filesystem::path& directory, const Manifest& manifest) {
    for (const std::string_view name : files::all) {
        if (std::ranges::find(manifest.files, name, &Manifest::File::name) == manifest.files.end())
            damaged(directory / manifest_name, "it does not list " + std::string(name));
    }
}

void verify_files(const std::filesystem::path& directory, const Manifest& manifest, bool checksums) {
    for (const Manifest::File& file : manifest.files) {
        const auto path = directory / file.name;
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error) corrupt(path.string() + " is missing");
        if (size != file.bytes)
            corrupt(fmt::format("{} has {} bytes, the manifest says {}", path.string(), size, file.bytes));
        if (checksums && file_checksum(path) != file.xxh3) damaged(path, "its checksum is wrong");
    }
}

}  // namespace kindred::engine::generation
