#include "queries/hits/json_text.hpp"
#include "server/base/errors.hpp"
#include "server/meilisearch/document_parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

Response list(const calls::Call& call, const calls::Parameters& given) {
    given.expect_only(document_parameters);
    const auto request = read_listing(given, index_named(call.id));
    const queries::hits::Listing listing = queries::hits::list_documents(call.reader, request);
    const nlohmann::ordered_json page = {
        {"offset", request.offset}, {"limit", request.limit}, {"total", listing.total}};
    return {200, queries::hits::joined_objects(queries::hits::object_of_list("results", listing.documents),
                                               queries::hits::json_text(page))};
}

}  // namespace

Response list_documents(const calls::Call& call) {
    return list(call, calls::Parameters::from_query(call.request));
}

Response fetch_documents(const calls::Call& call) {
    return list(call, calls::Parameters::from_body(call.request));
}

Response one_document(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request);
    given.expect_only({"fields"});
    const auto collection = index_named(call.id);
    const auto document =
        queries::hits::find_document(call.reader, collection, call.inner_id, read_fields(given));
    if (!document) {
        throw ApiError(404, "document_not_found", fmt::format("Document `{}` not found.", call.inner_id));
    }
    return {200, *document};
}

}  // namespace kindred::server::meilisearch
