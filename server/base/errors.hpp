#pragma once
#include "engine/base/error.hpp"
#include "server/base/message.hpp"

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace kindred::server {

/// A request that cannot be answered, as its client is told: thrown by routes and parameters, turned into an
/// answer where requests are dispatched. `code` is one of Meilisearch's where it has one that fits.
class ApiError : public Error {
 public:
    ApiError(unsigned status, std::string_view code, const std::string& message)
        : Error(ErrorCode::invalid_query, message), status_(status), code_(code) {}

    unsigned status() const noexcept { return status_; }
    const std::string& code() const noexcept { return code_; }

 private:
    unsigned status_;
    std::string code_;
};

/// Refuses a request as wrong in itself: throws ApiError 400 with `message`, a format of `values`.
template <typename... Values>
[[noreturn]] void fail(std::string_view code, fmt::format_string<Values...> message, Values&&... values) {
    throw ApiError(400, code, fmt::format(message, std::forward<Values>(values)...));
}

/// How errors are told.
enum class ErrorShape {
    meilisearch,  ///< {"message","code","type","link"}
    algolia       ///< {"message","status"}
};

/// How the errors of one family of routes are called and told.
struct ErrorFamily {
    std::string_view not_found = "document_not_found";  ///< code of what the engine does not find
    std::string_view parameters = "search";             ///< as `parameter_code` takes it
    std::string_view query = "invalid_search_q";        ///< code when no one parameter is to blame
    unsigned unknown_ids_status = 404;                  ///< of ids in a request that the index does not have
    std::string_view unknown_ids = "document_not_found";  ///< their code
    ErrorShape shape = ErrorShape::meilisearch;
};

/// The code of a wrong parameter, in camelCase or snake_case, of a route of `family`: with few exceptions
/// invalid_<family>_<parameter>.
std::string parameter_code(std::string_view family, std::string_view parameter);

/// Longest value quoted in a message, and longest message, in bytes: what was sent may have a megabyte.
inline constexpr std::size_t max_quoted_bytes = 512;
inline constexpr std::size_t max_message_bytes = 2048;

/// `text`; over `max_bytes` only as many whole characters as these hold, and "…".
std::string excerpt(std::string_view text, std::size_t max_bytes = max_quoted_bytes);

/// An error in Meilisearch's shape; its type follows from the status. The message is cut to
/// `max_message_bytes`.
Response error_response(unsigned status, std::string_view code, std::string_view message);

/// 503 too_many_search_requests with Retry-After.
Response busy_response(std::string_view message);

/// What a client is told of `error`, which a route of `family` has thrown. Damage, I/O errors and whatever is
/// no Error become a 500 that leaks nothing. The message is cut to `max_message_bytes`.
Response error_response(const std::exception& error, const ErrorFamily& family);

}  // namespace kindred::server
