#pragma once
#include "engine/base/error.hpp"
#include "queries/base/parameter_error.hpp"
#include "server/base/message.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kindred::server {

/// A request that cannot be answered, as its client is told: thrown by routes and parameters, turned into an
/// answer where requests are dispatched. `code` is one of Meilisearch's where it has one that fits.
class ApiError : public std::runtime_error {
 public:
    ApiError(unsigned status, std::string_view code, const std::string& message)
        : std::runtime_error(message), status_(status), code_(code) {}

    unsigned status() const noexcept { return status_; }
    const std::string& code() const noexcept { return code_; }

 private:
    unsigned status_;
    std::string code_;
};

/// Longest value quoted in a message, and longest message, in bytes: what was sent may have a megabyte.
inline constexpr std::size_t max_quoted_bytes = 512;
inline constexpr std::size_t max_message_bytes = 2048;

/// `text`; over `max_bytes` only as many whole characters as these hold, and "…".
std::string excerpt(std::string_view text, std::size_t max_bytes = max_quoted_bytes);

/// The one shape of every error: {"message","code","type","link"}. The type follows from the status. The
/// message is cut to `max_message_bytes`.
Response error_response(unsigned status, std::string_view code, std::string_view message);

/// An error as Algolia's clients expect it: {"message","status"}.
Response algolia_error(const Response& error);

/// 503 too_many_search_requests with Retry-After.
Response busy_response(std::string_view message);

/// The code of an error that one parameter of a search is to blame for: "invalid_search_filter".
std::string code_of(const queries::ParameterError& error);

/// What a client is told of an error of the engine: `not_found_code` is the code of a 404. Damage and I/O
/// errors become a 500 that leaks nothing.
Response error_response(const Error& error, std::string_view not_found_code);

/// The 500 of everything unforeseen.
Response internal_error_response();

}  // namespace kindred::server
