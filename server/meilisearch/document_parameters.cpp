#include "server/meilisearch/document_parameters.hpp"

#include "server/base/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace kindred::server::meilisearch {

std::vector<std::string> read_fields(const calls::Parameters& given) {
    return given.list("fields", "invalid_document_fields").value_or(std::vector<std::string>{"*"});
}

queries::hits::ListRequest read_listing(const calls::Parameters& given, queries::Collection collection) {
    queries::hits::ListRequest request;
    request.collection = collection;
    request.offset = given.count("offset", "invalid_document_offset", request.offset);
    request.limit = given.count("limit", "invalid_document_limit", request.limit);
    if (request.limit > queries::hits::max_listed_documents) {
        throw ApiError(400, "invalid_document_limit",
                       fmt::format("Invalid value at `.limit`: {} documents are more than {}", request.limit,
                                   queries::hits::max_listed_documents));
    }
    request.fields = read_fields(given);
    request.ids = given.list("ids", "invalid_document_ids", queries::hits::max_listed_documents);
    request.filter = given.value("filter");
    request.sort = given.list("sort", "invalid_document_sort").value_or(std::vector<std::string>{});
    return request;
}

}  // namespace kindred::server::meilisearch
