#include "server/meilisearch/unsupported_parameters.hpp"

#include "server/base/errors.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace kindred::server::meilisearch {

namespace {

bool given_value(const calls::Parameters& given, std::string_view name) {
    return given.has(name) && !given.value(name).is_null();
}

void refuse(const calls::Parameters& given, std::string_view name, std::string_view code,
            std::string_view why) {
    if (given_value(given, name))
        throw ApiError(400, code, fmt::format("`{}` is not supported: {}", name, why));
}

void refuse_true(const calls::Parameters& given, std::string_view name, std::string_view code,
                 std::string_view why) {
    if (given_value(given, name) && given.flag(name, code, false)) refuse(given, name, code, why);
}

}  // namespace

void refuse_unsupported(const calls::Parameters& given) {
    refuse(given, "vector", "invalid_search_vector", "documents have no vectors to compare it with");
    refuse(given, "media", "invalid_search_media", "only text is searched for");
    refuse(given, "personalize", "invalid_search_personalize", "everybody gets the same ranking");
    refuse_true(given, "useNetwork", "invalid_search_use_network", "this server asks no other");
    refuse_true(given, "showPerformanceDetails", "invalid_search_show_performance_details",
                "an answer has `processingTimeMs` only");
}

}  // namespace kindred::server::meilisearch
