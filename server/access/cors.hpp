#pragma once
#include "server/base/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kindred::server::access {

/// Which web pages may read the answers. Immutable, safe from many threads.
class Cors {
 public:
    /// Pages of `origins` ("https://example.org"); of any origin when it is empty or holds "*".
    explicit Cors(std::vector<std::string> origins = {});

    /// Adds what a browser at `origin` ("" when not a browser) needs to hand `response` to its page.
    void decorate(std::string_view origin, Response& response) const;
    /// The answer to an OPTIONS request: any header and every method that some route has, for a day. The
    /// origin is added by `decorate`.
    static Response preflight(const Request& request);

 private:
    std::vector<std::string> origins_;  // empty for any
};

}  // namespace kindred::server::access
