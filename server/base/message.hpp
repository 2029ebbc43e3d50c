#pragma once
#include "server/base/url.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace kindred::server {

enum class Method { get, head, post, put, patch, delete_, options, other };

/// "GET"; "?" for `other`.
std::string_view to_string(Method method) noexcept;
/// The method that is called `name`, in capitals; `other` for what is not listed above.
Method method_named(std::string_view name) noexcept;

/// Where Algolia's clients put the key: in a header, or in the URL.
inline constexpr std::string_view algolia_key = "x-algolia-api-key";

struct Header {
    std::string name;
    std::string value;
};

/// A whole request, read and decoded; knows nothing of sockets. All strings but header values and `body` are
/// valid UTF-8 without NUL.
struct Request {
    Method method = Method::get;
    std::vector<std::string> path;  ///< decoded segments: "/indexes/works/search" has three, "/" none
    UrlParameters query;
    std::vector<Header> headers;
    std::string body;

    /// The first header called `name`, in any case; "" when there is none.
    std::string_view header(std::string_view name) const noexcept;
};

/// An answer before it is framed: the session adds lengths, the connection's fate and CORS.
struct Response {
    unsigned status = 200;
    std::string body;  ///< JSON, or nothing
    std::vector<Header> headers = {};
};

/// `value` as the body of an answer. Bytes that are not UTF-8 become U+FFFD instead of failing the answer.
Response json_response(const nlohmann::ordered_json& value, unsigned status = 200);

/// Takes the answer to a request, once, on any thread.
using Done = std::function<void(Response&&)>;
/// Answers a request by calling `done` now or later. Called on the I/O thread, so it must not block.
using Handler = std::function<void(Request&&, Done&&)>;

}  // namespace kindred::server
