#include "server/meilisearch/documents.hpp"

#include "queries/hits/json_text.hpp"
#include "server/base/errors.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

/// The fields that `given` asks for, {"*"} when it does not say.
std::vector<std::string> read_fields(const calls::Parameters& given) {
    return given.list("fields", "invalid_document_fields").value_or(std::vector<std::string>{"*"});
}

}  // namespace

queries::hits::ListRequest read_listing(const calls::Parameters& given, queries::Collection collection) {
    queries::hits::ListRequest request;
    request.collection = collection;
    request.offset = given.count("offset", "invalid_document_offset", request.offset);
    request.limit = given.count("limit", "invalid_document_limit", request.limit);
    if (request.limit > queries::hits::max_listed_documents) {
        fail("invalid_document_limit", "Invalid value at `.limit`: {} documents are more than {}",
             request.limit, queries::hits::max_listed_documents);
    }
    request.fields = read_fields(given);
    request.ids = given.list("ids", "invalid_document_ids", queries::hits::max_listed_documents);
    request.filter = given.value("filter");
    request.sort = given.list("sort", "invalid_document_sort").value_or(std::vector<std::string>{});
    return request;
}

Response list_documents(const calls::Call& call) {
    const auto given = calls::Parameters::from_request(call.request);
    given.expect_only(document_parameters);
    const auto request = read_listing(given, index_named(call.id));
    const queries::hits::Listing listing = queries::hits::list_documents(call.reader, request);
    const nlohmann::ordered_json page = {
        {"offset", request.offset}, {"limit", request.limit}, {"total", listing.total}};
    return {200, queries::hits::joined_objects(queries::hits::object_of_list("results", listing.documents),
                                               queries::hits::json_text(page))};
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
