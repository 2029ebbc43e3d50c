#include "server/meilisearch/search_parameters.hpp"

#include "engine/base/ascii.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/meilisearch/language_codes.hpp"
#include "server/meilisearch/unsupported_parameters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kindred::server::meilisearch {

namespace {

constexpr std::size_t max_index_uid_bytes = 512;
/// Share of meaning when an embedder is named without one, as Meilisearch has it.
constexpr double default_semantic_ratio = 0.5;

/// A tag that is "" or null marks nothing.
std::string tag(const calls::Parameters& given, std::string_view name, std::string_view code,
                std::string fallback) {
    if (given.has(name) && given.value(name).is_null()) return {};
    std::string text = given.text(name, code).value_or(std::move(fallback));
    if (text.size() <= max_tag_bytes) return text;
    throw ApiError(
        400, code,
        fmt::format("Invalid value at `.{}`: {} bytes are more than {}", name, text.size(), max_tag_bytes));
}

queries::hits::FormatOptions read_format(const calls::Parameters& given) {
    queries::hits::FormatOptions format;
    if (auto names = given.list("attributesToRetrieve", "invalid_search_attributes_to_retrieve")) {
        format.retrieve = std::move(*names);
    }
    if (auto names = given.list("attributesToHighlight", "invalid_search_attributes_to_highlight")) {
        format.highlight = std::move(*names);
    }
    if (const auto names = given.list("attributesToCrop", "invalid_search_attributes_to_crop")) {
        for (const std::string& name : *names)
            format.crop.push_back(queries::hits::parse_crop_attribute(name));
    }
    format.pre_tag = tag(given, "highlightPreTag", "invalid_search_highlight_pre_tag", format.pre_tag);
    format.post_tag = tag(given, "highlightPostTag", "invalid_search_highlight_post_tag", format.post_tag);
    format.crop_marker = tag(given, "cropMarker", "invalid_search_crop_marker", format.crop_marker);
    format.crop_words = given.count("cropLength", "invalid_search_crop_length",
                                    static_cast<std::uint32_t>(format.crop_words));
    format.show_matches_position =
        given.flag("showMatchesPosition", "invalid_search_show_matches_position", false);
    return format;
}

queries::match::MatchingStrategy read_strategy(const calls::Parameters& given) {
    const auto name =
        given.one_of("matchingStrategy", "invalid_search_matching_strategy", {"last", "all", "frequency"});
    if (name == "all") return queries::match::MatchingStrategy::all;
    if (name == "frequency") return queries::match::MatchingStrategy::frequency;
    return queries::match::MatchingStrategy::last;
}

queries::text::QueryMode read_mode(const calls::Parameters& given) {
    const auto name = given.one_of("queryMode", "invalid_search_query_mode", {"simple", "advanced"});
    return name == "advanced" ? queries::text::QueryMode::advanced : queries::text::QueryMode::simple;
}

/// The share of meaning that `hybrid`, or its two parameters in a URL, asks for; the embedder is the one
/// there is, whatever its name.
double semantic_ratio(const calls::Parameters& given, std::string_view embedder, std::string_view ratio) {
    given.text(embedder, "invalid_search_embedder");
    return given.fraction(ratio, "invalid_search_semantic_ratio").value_or(default_semantic_ratio);
}

double read_hybrid(const calls::Parameters& given) {
    const auto asks = [&](std::string_view name) { return given.has(name) && !given.value(name).is_null(); };
    if (asks("hybridEmbedder") || asks("hybridSemanticRatio"))
        return semantic_ratio(given, "hybridEmbedder", "hybridSemanticRatio");
    if (!asks("hybrid")) return 0;
    nlohmann::json hybrid = given.value("hybrid");
    if (!hybrid.is_object())
        throw ApiError(400, "invalid_search_hybrid", "Invalid value type at `.hybrid`: expected an object");
    const auto members = calls::Parameters::from_json(std::move(hybrid));
    members.expect_only({"embedder", "semanticRatio"});
    return semantic_ratio(members, "embedder", "semanticRatio");
}

/// Languages are no more than checked: an index has one, which the build chose.
void check_locales(const calls::Parameters& given) {
    constexpr std::string_view code = "invalid_search_locales";
    const auto locales = given.list("locales", code);
    if (!locales) return;
    for (const std::string& locale : *locales) {
        if (!is_language_code(locale))
            given.refuse("locales", code, locale, "codes of languages by ISO 639, such as `en` or `eng`");
    }
}

}  // namespace

queries::Collection index_named(std::string_view uid) {
    const auto allowed = [](char c) { return engine::is_alphanumeric(c) || c == '_' || c == '-'; };
    if (uid.empty() || uid.size() > max_index_uid_bytes || !std::ranges::all_of(uid, allowed)) {
        throw ApiError(
            400, "invalid_index_uid",
            fmt::format("`{}` is not a valid index uid. Index uid can be an integer or a string containing "
                        "only alphanumeric characters, hyphens (-) and underscores (_), and can not be more "
                        "than {} bytes.",
                        excerpt(uid), max_index_uid_bytes));
    }
    return queries::collection_named(uid);
}

queries::search::SearchRequest read_search(const calls::Parameters& given, queries::Collection collection) {
    queries::search::SearchRequest request;
    request.collection = collection;
    request.q = given.text("q", "invalid_search_q").value_or("");
    request.offset = given.count("offset", "invalid_search_offset", request.offset);
    request.limit = given.count("limit", "invalid_search_limit", request.limit);
    request.page = given.optional_count("page", "invalid_search_page");
    request.hits_per_page = given.optional_count("hitsPerPage", "invalid_search_hits_per_page");
    request.filter = given.value("filter");
    request.sort = given.list("sort", "invalid_search_sort").value_or(std::vector<std::string>{});
    request.facets = given.list("facets", "invalid_search_facets").value_or(std::vector<std::string>{});
    request.distinct = given.text("distinct", "invalid_search_distinct");
    request.format = read_format(given);
    request.mode = read_mode(given);
    request.strategy = read_strategy(given);
    request.search_on = given.list("attributesToSearchOn", "invalid_search_attributes_to_search_on");
    request.show_ranking_score =
        given.flag("showRankingScore", "invalid_search_show_ranking_score", request.show_ranking_score);
    request.show_ranking_score_details =
        given.flag("showRankingScoreDetails", "invalid_search_show_ranking_score_details",
                   request.show_ranking_score_details);
    request.ranking_score_threshold =
        given.fraction("rankingScoreThreshold", "invalid_search_ranking_score_threshold")
            .value_or(request.ranking_score_threshold);
    request.semantic_ratio = read_hybrid(given);
    check_locales(given);
    given.flag("retrieveVectors", "invalid_search_retrieve_vectors", false);  // there are none
    refuse_unsupported(given);
    return request;
}

}  // namespace kindred::server::meilisearch
