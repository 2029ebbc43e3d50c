#include "server/unsupported_parameters.hpp"

#include "server/errors.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace kindred::server {

namespace {

/// Share of meaning when an embedder is named without one, as Meilisearch has it.
constexpr double default_semantic_ratio = 0.5;

bool given_value(const Parameters& given, std::string_view name) {
    return given.has(name) && !given.value(name).is_null();
}

void refuse(const Parameters& given, std::string_view name, std::string_view code, std::string_view why) {
    if (given_value(given, name))
        throw ApiError(400, code, fmt::format("`{}` is not supported: {}", name, why));
}

void refuse_true(const Parameters& given, std::string_view name, std::string_view code,
                 std::string_view why) {
    if (given_value(given, name) && given.flag(name, code, false)) refuse(given, name, code, why);
}

/// Throws unless the share of meaning is 0.
void expect_words_only(const Parameters& hybrid, std::string_view embedder, std::string_view ratio) {
    hybrid.text(embedder, "invalid_search_embedder");
    const auto given = hybrid.fraction(ratio, "invalid_search_semantic_ratio");
    if (given.value_or(default_semantic_ratio) <= 0) return;
    throw ApiError(400, "invalid_search_hybrid",
                   fmt::format("Semantic search needs an embedder, and none can be configured: this version "
                               "searches by words only. Leave `hybrid` out, or set `{}` to 0.",
                               ratio));
}

void refuse_hybrid(const Parameters& given) {
    if (given_value(given, "hybridEmbedder") || given_value(given, "hybridSemanticRatio"))
        expect_words_only(given, "hybridEmbedder", "hybridSemanticRatio");
    if (!given_value(given, "hybrid")) return;
    nlohmann::json hybrid = given.value("hybrid");
    if (!hybrid.is_object()) {
        throw ApiError(400, "invalid_search_hybrid", "Invalid value type at `.hybrid`: expected an object");
    }
    const auto members = Parameters::from_json(std::move(hybrid));
    members.expect_only({"embedder", "semanticRatio"});
    expect_words_only(members, "embedder", "semanticRatio");
}

}  // namespace

void refuse_unsupported(const Parameters& given) {
    refuse_hybrid(given);
    refuse(given, "vector", "invalid_search_vector", "documents have no vectors to compare it with");
    refuse(given, "media", "invalid_search_media", "only text is searched for");
    refuse(given, "personalize", "invalid_search_personalize", "everybody gets the same ranking");
    refuse_true(given, "useNetwork", "invalid_search_use_network", "this server asks no other");
    refuse_true(given, "showPerformanceDetails", "invalid_search_show_performance_details",
                "an answer has `processingTimeMs` only");
}

}  // namespace kindred::server
