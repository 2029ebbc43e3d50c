#include "queries/json_text.hpp"
#include "server/document_parameters.hpp"
#include "server/errors.hpp"
#include "server/routes.hpp"
#include "server/search_parameters.hpp"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

Response list(const Call& call, const Parameters& given) {
    given.expect_only(document_parameters);
    const auto request = read_listing(given, index_named(call.id));
    try {
        const queries::Listing listing = queries::list_documents(call.reader, request);
        const nlohmann::ordered_json page = {
            {"offset", request.offset}, {"limit", request.limit}, {"total", listing.total}};
        return {200, queries::joined_objects(queries::object_of_list("results", listing.documents),
                                             queries::json_text(page))};
    } catch (const queries::ParameterError& error) {
        throw ApiError(400, "invalid_document_" + std::string(error.parameter()), error.what());
    }
}

}  // namespace

Response list_documents(const Call& call) {
    return list(call, Parameters::from_query(call.request));
}

Response fetch_documents(const Call& call) {
    return list(call, Parameters::from_body(call.request));
}

Response one_document(const Call& call) {
    const auto given = Parameters::from_query(call.request);
    given.expect_only({"fields"});
    const auto collection = index_named(call.id);
    const auto document = queries::find_document(call.reader, collection, call.inner_id, read_fields(given));
    if (!document) {
        throw ApiError(404, "document_not_found", fmt::format("Document `{}` not found.", call.inner_id));
    }
    return {200, *document};
}

}  // namespace kindred::server
