#include "server/base/errors.hpp"
#include "server/base/url.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

using namespace kindred::server;
using namespace kindred::server::calls;
using namespace kindred::server::meilisearch;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

bool clean(std::string_view text) {
    return valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

/// Every byte escaped.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

std::string written(const Target& target) {
    std::string out = "/";
    for (const std::string& segment : target.path) out += escaped(segment) + "/";
    char separator = '?';
    for (const auto& [name, value] : target.query) {
        out += separator + escaped(name) + "=" + escaped(value);
        separator = '&';
    }
    return out;
}

/// What GET /indexes/works/search does with its URL before it looks into the index.
void try_search(const UrlParameters& query) {
    Request request;
    request.query = query;
    try {
        const auto given = Parameters::from_query(request);
        given.expect_only(url_search_parameters);
        read_search(given, kindred::queries::Collection::works);
    } catch (const kindred::Error& error) {
        check(error_response(error, {}).status == 400);
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const bool plus_is_space : {false, true}) {
        const auto decoded = percent_decode(text, plus_is_space);
        check(!decoded || (clean(*decoded) && percent_decode(escaped(*decoded), plus_is_space) == decoded));
    }
    const std::optional<Target> target = parse_target(text);
    if (!target) return 0;
    for (const std::string& segment : target->path) check(clean(segment));
    for (const auto& [name, value] : target->query) check(clean(name) && clean(value));
    const std::optional<Target> again = parse_target(written(*target));
    check(again && again->path == target->path && again->query == target->query);
    try_search(target->query);
    return 0;
}
