#include "server/meilisearch/documents.hpp"

#include "queries/hits/json_text.hpp"
#include "server/base/errors.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

queries::hits::ListRequest read_listing(const calls::Parameters& given, queries::Collection collection) {
    queries::hits::ListRequest request;
    request.collection = collection;
    request.offset = given.count("offset", request.offset);
    request.limit = given.count("limit", request.limit);
    if (request.limit > queries::hits::max_listed_documents) {
        fail("invalid_document_limit", "Invalid value at `.limit`: {} documents are more than {}",
             request.limit, queries::hits::max_listed_documents);
    }
    request.fields = given.names("fields", {"*"});
    request.ids = given.list("ids", queries::hits::max_listed_documents);
    request.filter = given.value("filter");
    request.sort = given.names("sort");
    return request;
}

Response list_documents(const calls::Call& call) {
    const auto given = calls::Parameters::from_request(call.request, call.family);
    given.expect_only({"offset", "limit", "fields", "ids", "filter", "sort"});
    const auto request = read_listing(given, index_named(call.id));
    const queries::hits::Listing listing = queries::hits::list_documents(call.reader, request);
    const nlohmann::ordered_json page = {
        {"offset", request.offset}, {"limit", request.limit}, {"total", listing.total}};
    return {200, queries::hits::joined_objects(queries::hits::object_of_list("results", listing.documents),
                                               queries::hits::json_text(page))};
}

Response one_document(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"fields"});
    const auto collection = index_named(call.id);
    const auto document =
        queries::hits::find_document(call.reader, collection, call.inner_id, given.names("fields", {"*"}));
    if (!document) {
        throw ApiError(404, "document_not_found", fmt::format("Document `{}` not found.", call.inner_id));
    }
    return {200, *document};
}

}  // namespace kindred::server::meilisearch
