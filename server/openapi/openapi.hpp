#pragma once
#include <span>
#include <string>
#include <string_view>

namespace kindred::server::openapi {

/// The files of server/openapi, as they stand there: each has the routes and schemas of one noun.
std::span<const std::string_view> openapi_parts() noexcept;

/// All parts as one OpenAPI 3.1 document, JSON. Made at the first call; safe from many threads.
const std::string& openapi_document();

}  // namespace kindred::server::openapi
