#include "queries/search.hpp"
#include "server/errors.hpp"
#include "server/parameters.hpp"
#include "server/routes.hpp"
#include "server/stopwatch.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

constexpr std::size_t max_index_uid_bytes = 512;

queries::Collection index_named(std::string_view uid) {
    const bool valid =
        !uid.empty() && uid.size() <= max_index_uid_bytes && std::ranges::all_of(uid, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '-';
        });
    if (!valid) {
        throw ApiError(
            400, "invalid_index_uid",
            fmt::format("`{}` is not a valid index uid. Index uid can be an integer or a string containing "
                        "only alphanumeric characters, hyphens (-) and underscores (_), and can not be more "
                        "than {} bytes.",
                        uid, max_index_uid_bytes));
    }
    return queries::collection_named(uid);
}

Response search(const Call& call, const Parameters& given) {
    const Stopwatch watch;
    given.expect_only({"q", "offset", "limit", "page", "hitsPerPage", "attributesToRetrieve"});
    queries::SearchRequest request;
    request.collection = index_named(call.id);
    request.q = given.text("q", "invalid_search_q").value_or("");
    request.offset = given.count("offset", "invalid_search_offset", request.offset);
    request.limit = given.count("limit", "invalid_search_limit", request.limit);
    request.page = given.optional_count("page", "invalid_search_page");
    request.hits_per_page = given.optional_count("hitsPerPage", "invalid_search_hits_per_page");
    if (auto names = given.list("attributesToRetrieve", "invalid_search_attributes_to_retrieve")) {
        request.attributes_to_retrieve = std::move(*names);
    }
    const queries::SearchAnswer answer = queries::search(call.reader, request);
    return json_response(queries::to_json(answer, watch.milliseconds()));
}

}  // namespace

Response search_by_body(const Call& call) {
    return search(call, Parameters::from_body(call.request));
}

Response search_by_url(const Call& call) {
    return search(call, Parameters::from_query(call.request));
}

}  // namespace kindred::server
