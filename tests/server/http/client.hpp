#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// An answer as it came over the wire.
struct Reply {
    int status = 0;      ///< 0: the connection ended before a whole answer came
    std::string header;  ///< status line and fields
    std::string body;

    bool has(std::string_view text) const { return header.find(text) != std::string::npos; }
    nlohmann::json json() const { return nlohmann::json::parse(body); }
};

/// A plain blocking socket to 127.0.0.1, so that a test decides about every byte. Gives up after ten seconds.
class Client {
 public:
    explicit Client(unsigned short port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view bytes);
    /// No more will be sent; answers can still come.
    void finish_sending();
    /// The next answer; `head` when it has no body whatever its length says.
    Reply receive(bool head = false);
    Reply ask(std::string_view bytes);
    /// True when the server has closed and nothing unread is left.
    bool at_end();

 private:
    bool read_more();

    int socket_;
    std::string unread_;
};

/// Returns when nobody listens on `port` any more.
void wait_until_closed(unsigned short port);

/// "GET target HTTP/1.1", kept alive.
std::string get(std::string_view target);
/// A POST of `body` with Content-Type and Content-Length.
std::string post(std::string_view target, std::string_view body);

}  // namespace kindred::test
