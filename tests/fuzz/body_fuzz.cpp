#include "server/errors.hpp"
#include "server/limits.hpp"
#include "server/parameters.hpp"
#include "server/search_parameters.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

using namespace kindred::server;
using kindred::queries::Collection;
using kindred::queries::SearchRequest;
using nlohmann::json;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

/// An error quotes what was sent only so far.
constexpr std::size_t max_error_bytes = 16384;

void check_error(const Response& response) {
    check(response.status >= 400 && response.status < 500 && response.body.size() <= max_error_bytes);
    const json body = json::parse(response.body, nullptr, false);
    check(body.is_object() && body.contains("message") && body.contains("code"));
}

void check_request(const SearchRequest& request) {
    const auto& format = request.format;
    check(request.facets.size() <= max_list_members && request.sort.size() <= max_list_members);
    check(format.retrieve.size() <= max_list_members && format.highlight.size() <= max_list_members);
    check(format.crop.size() <= max_list_members);
    check(!request.search_on || request.search_on->size() <= max_list_members);
    check(request.ranking_score_threshold >= 0 && request.ranking_score_threshold <= 1);
    for (const std::string& tag : {format.pre_tag, format.post_tag, format.crop_marker})
        check(tag.size() <= max_tag_bytes);
}

/// What the route of a search makes of its parameters.
void read_one(const Parameters& given) {
    given.expect_only(search_parameters);
    check_request(read_search(given, Collection::works));
}

/// What the route of a multi-search makes of each of its queries.
void read_query_of_several(const json& query) {
    const auto given = Parameters::from_json(query);
    std::vector<std::string_view> names(search_parameters.begin(), search_parameters.end());
    names.emplace_back("indexUid");
    given.expect_only(names);
    const auto uid = given.text("indexUid", "invalid_index_uid");
    if (uid) check_request(read_search(given, index_named(*uid)));
}

template <typename Read>
void check_errors(Read read) {
    try {
        read();
    } catch (const ApiError& error) {
        check_error(error_response(error.status(), error.code(), error.what()));
    } catch (const kindred::queries::ParameterError& error) {
        check_error(error_response(400, code_of(error), error.what()));
    } catch (const kindred::Error& error) {
        check_error(error_response(error, "index_not_found"));
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Request request;
    request.method = Method::post;
    request.headers = {{"Content-Type", "application/json"}};
    request.body.assign(reinterpret_cast<const char*>(data), size);
    check_errors([&] { read_one(Parameters::from_body(request)); });
    check_errors([&] {
        const auto given = Parameters::from_body(request);
        const json queries = given.value("queries");
        if (!queries.is_array()) return;
        for (const json& query : queries) check_errors([&] { read_query_of_several(query); });
    });
    return 0;
}
