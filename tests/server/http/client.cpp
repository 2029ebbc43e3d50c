#include "tests/server/http/client.hpp"

#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace kindred::test {

Client::Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (socket_ < 0) throw std::runtime_error("no socket");
    const timeval patience{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Not an assertion of Catch2: those belong to one thread.
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("cannot connect");
    }
}

Client::~Client() {
    ::close(socket_);
}

void Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the server has given up on us: the test sees it in the answer
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Client::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool Client::read_more() {
    char piece[16384];
    const auto got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) return false;
    unread_.append(piece, static_cast<std::size_t>(got));
    return true;
}

Reply Client::receive(bool head) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
        if (!read_more()) return {};
    }
    Reply reply;
    reply.header = unread_.substr(0, end + 2);
    unread_.erase(0, end + 4);
    std::size_t length = 0;
    constexpr std::string_view field = "Content-Length: ";
    if (const auto at = reply.header.find(field); at != std::string::npos && !head) {
        std::from_chars(reply.header.data() + at + field.size(), reply.header.data() + reply.header.size(),
                        length);
    }
    while (unread_.size() < length) {
        if (!read_more()) return {};
    }
    reply.body = unread_.substr(0, length);
    unread_.erase(0, length);
    std::from_chars(reply.header.data() + 9, reply.header.data() + 12, reply.status);
    return reply;
}

Reply Client::ask(std::string_view bytes) {
    send(bytes);
    return receive();
}

bool Client::at_end() {
    if (!unread_.empty()) return false;
    char byte = 0;
    return ::recv(socket_, &byte, 1, 0) == 0;
}

void wait_until_closed(unsigned short port) {
    try {
        while (true) const Client still_open(port);
    } catch (const std::runtime_error&) {
        // refused at last
    }
}

std::string get(std::string_view target) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n\r\n";
}

std::string post(std::string_view target, std::string_view body) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace kindred::test
