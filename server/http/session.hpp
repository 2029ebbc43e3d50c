#pragma once
#include "server/access/cors.hpp"
#include "server/base/limits.hpp"
#include "server/base/message.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>

namespace kindred::server::http {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// What deadlines are told by.
using Clock = std::chrono::steady_clock;

class Session;

/// What all sessions of a server share; it outlives them. Used on the I/O thread alone.
struct SessionContext {
    const Limits limits;
    const access::Cors cors;
    const std::function<Clock::time_point()> now;
    const Handler handler;
    /// Called when a session has closed its socket and wants to be forgotten.
    const std::function<void(Session&)> ended;
    bool stopping = false;
};

/// One connection: reads a request, hands it on, writes the answer, reads the next. At most one read or write
/// is under way. Lives as long as an operation or a request of it does; belongs to the I/O thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
    Session(Socket socket, const SessionContext& context);

    void start();
    /// Answers `response` to whatever is asked, and ends; may stand instead of `start`.
    void answer_and_close(Response&& response);
    /// Closes now when no request has begun, else once it is answered.
    void stop();
    /// Ends whatever has taken too long at `now`.
    void check_deadline(Clock::time_point now);

 private:
    using ErrorCode = boost::beast::error_code;
    enum class State { idle, reading, working, writing, lingering, closed };

    /// What an operation ends with: `next`, or `failed`; nothing once the session is closed.
    auto then(void (Session::*next)());
    void failed(ErrorCode error);
    void next_request();
    void read_header();
    void on_header();
    void note_request();
    void read_body();
    void hand_on();
    Request take_request(Target&& target);
    std::optional<Response> refusal() const;

    void respond(Response&& response);
    void on_written(ErrorCode error);
    void linger();
    void close();
    void enter(State state, std::chrono::milliseconds allowed);

    Socket socket_;
    const SessionContext& context_;
    State state_ = State::idle;
    Clock::time_point deadline_;
    bool timed_out_ = false;
    bool keep_alive_ = false;
    bool head_only_ = false;
    unsigned version_ = 11;  // of HTTP, times ten
    boost::beast::flat_buffer buffer_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    boost::beast::http::response<boost::beast::http::string_body> message_;
    std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>> serializer_;
    std::string origin_;    // of the request being answered
    std::string log_line_;  // of it, when requests are logged
    Clock::time_point begun_;
};

}  // namespace kindred::server::http
