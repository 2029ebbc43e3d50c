#include "engine/store/manifest.hpp"

#include "engine/error.hpp"
#include "engine/store/durable.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

namespace kindred::engine {

namespace {

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
            {"inputs", manifest.inputs},
            {"files", files}};
}

Manifest from_json(const nlohmann::json& json) {
    Manifest manifest;
    json.at("kindred_version").get_to(manifest.kindred_version);
    json.at("language").get_to(manifest.language);
    json.at("built_at").get_to(manifest.built_at);
    json.at("works").get_to(manifest.works);
    json.at("researchers").get_to(manifest.researchers);
    json.at("suggestions").get_to(manifest.suggestions);
    json.at("inputs").get_to(manifest.inputs);
    for (const auto& file : json.at("files")) {
        manifest.files.push_back({file.at("name"), file.at("bytes"), file.at("xxh3")});
    }
    return manifest;
}

}  // namespace

std::uint64_t Manifest::bytes() const noexcept {
    std::uint64_t sum = 0;
    for (const File& file : files) sum += file.bytes;
    return sum;
}

Manifest read_manifest(const std::filesystem::path& directory) {
    const auto path = directory / manifest_name;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || !in) {
        throw Error(ErrorCode::corrupt_index, path.string() + " cannot be read", rebuild_hint);
    }
    if (size > max_manifest_bytes)
        throw Error(ErrorCode::corrupt_index, path.string() + " is too large for a manifest", rebuild_hint);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    try {
        const auto json = nlohmann::json::parse(text);
        const int format = json.at("format").get<int>();
        if (format != index_format) {
            throw Error(ErrorCode::corrupt_index,
                        fmt::format("{} has index format {}, this program reads {}", directory.string(),
                                    format, index_format),
                        format > index_format ? "use the newer kindred that built it" : rebuild_hint);
        }
        return from_json(json);
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::corrupt_index, path.string() + " is damaged: it is not the JSON of a manifest",
                    rebuild_hint);
    }
}

void write_manifest(const std::filesystem::path& directory, Manifest& manifest) {
    manifest.files.clear();
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name == manifest_name) continue;
        manifest.files.push_back({name, entry.file_size(), file_checksum(entry.path())});
    }
    std::sort(manifest.files.begin(), manifest.files.end(), [](auto& a, auto& b) { return a.name < b.name; });
    // Names of inputs need not be UTF-8; what is not becomes U+FFFD.
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    write_durably(directory / manifest_name, to_json(manifest).dump(1, ' ', false, replace) + "\n");
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

void verify_files(const std::filesystem::path& directory, const Manifest& manifest, bool checksums) {
    for (const Manifest::File& file : manifest.files) {
        const auto path = directory / std::filesystem::path(file.name).filename();
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error) throw Error(ErrorCode::corrupt_index, path.string() + " is missing", rebuild_hint);
        if (size != file.bytes) {
            throw Error(ErrorCode::corrupt_index,
                        fmt::format("{} has {} bytes, the manifest says {}", path.string(), size, file.bytes),
                        rebuild_hint);
        }
        if (checksums && file_checksum(path) != file.xxh3) {
            throw Error(ErrorCode::corrupt_index, path.string() + " is damaged: its checksum is wrong",
                        rebuild_hint);
        }
    }
}

}  // namespace kindred::engine
