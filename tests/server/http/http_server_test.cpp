#include "server/http/http_server.hpp"

#include "server/base/errors.hpp"
#include "tests/server/http/client.hpp"
#include "tests/server/http/running_server.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::http;
using namespace kindred::test;
using namespace std::chrono_literals;

TEST_CASE("requests of one connection are answered one after another", "[server][http]") {
    RunningServer server(echo);
    Client client(server.port());
    const Reply first = client.ask(get("/indexes/works/search?q=M%C3%BCller&limit=2"));
    CHECK(first.status == 200);
    CHECK(first.has("Content-Type: application/json\r\n"));
    CHECK(first.has("Date: "));
    CHECK(first.json()["path"] == nlohmann::json{"indexes", "works", "search"});
    CHECK(first.json()["query"] == nlohmann::json::parse(R"([["q","Müller"],["limit","2"]])"));
    CHECK(client.ask(post("/x", R"({"q":1})")).json()["body"] == R"({"q":1})");
    CHECK(client.ask(get("/")).json()["path"].empty());
}

TEST_CASE("pipelined requests are answered in order, however long each takes", "[server][http]") {
    std::vector<std::thread> threads;
    std::promise<void> open;
    const std::shared_future<void> opened = open.get_future();
    {
        RunningServer server([&](Request&& request, Done&& done) {
            threads.emplace_back([&opened, request = std::move(request), done = std::move(done)]() mutable {
                if (request.path.at(0) == "slow") opened.wait();
                echo(std::move(request), std::move(done));
            });
        });
        Client client(server.port());
        client.send(get("/slow") + post("/second", "body") + get("/third") + get("/slow"));
        CHECK(Client(server.port()).ask(get("/other")).status == 200);
        open.set_value();
        for (const char* path : {"slow", "second", "third", "slow"})
            CHECK(client.receive().json()["path"][0] == path);
        server.stop();
    }
    for (auto& thread : threads) thread.join();
}

TEST_CASE("a request may come in pieces", "[server][http]") {
    RunningServer server(echo);
    Client client(server.port());
    for (const char byte : post("/bytes", "abc")) client.send({&byte, 1});
    CHECK(client.receive().json()["body"] == "abc");
    client.send("POST /chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    client.send("2\r\nde\r\n0\r\n\r\n");
    CHECK(client.receive().json()["body"] == "abcde");
}

TEST_CASE("HEAD has the length of the answer and not the answer", "[server][http]") {
    RunningServer server(echo);
    Client client(server.port());
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + get("/b"));
    const Reply head = client.receive(true);
    CHECK(head.status == 200);
    CHECK(head.has("Content-Length: "));
    CHECK(client.receive().json()["path"][0] == "b");
}

TEST_CASE("the client decides whether the connection stays", "[server][http]") {
    RunningServer server(echo);
    Client closing(server.port());
    const Reply last = closing.ask("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(last.status == 200);
    CHECK(last.has("Connection: close\r\n"));
    CHECK(closing.at_end());
    Client old(server.port());
    CHECK(old.ask("GET /a HTTP/1.0\r\n\r\n").status == 200);
    CHECK(old.at_end());
    Client old_but_kept(server.port());
    CHECK(
        old_but_kept.ask("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").has("Connection: keep-alive"));
    CHECK(old_but_kept.ask("GET /a HTTP/1.0\r\n\r\n").status == 200);
}

TEST_CASE("what is too large is refused as such", "[server][http][limits]") {
    RunningServer server(echo);
    const auto refusal = [&](const std::string& bytes) {
        Client client(server.port());
        const Reply reply = client.ask(bytes);
        CHECK(reply.has("Connection: close\r\n"));
        CHECK(reply.has("Access-Control-Allow-Origin: *\r\n"));
        CHECK(client.at_end());
        return std::to_string(reply.status) + " " + reply.json()["code"].get<std::string>();
    };
    const std::string big(Limits{}.body_bytes + 1, 'x');
    CHECK(refusal(post("/", big)) == "413 payload_too_large");
    CHECK(refusal("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n") ==
          "413 payload_too_large");
    CHECK(refusal("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" + big) ==
          "413 payload_too_large");
    CHECK(refusal(get("/" + std::string(9'000, 'a'))) == "414 uri_too_long");
    CHECK(refusal(get("/" + std::string(50'000, 'a'))) == "414 uri_too_long");
    CHECK(refusal("GET / HTTP/1.1\r\nX: " + std::string(50'000, 'a') + "\r\n\r\n") == "431 header_too_large");
    std::string many = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 5'000; ++i) many += "A: b\r\n";
    CHECK(refusal(many + "\r\n") == "431 header_too_large");

    Client client(server.port());
    CHECK(client.ask(post("/", std::string(Limits{}.body_bytes, 'x'))).status == 200);
    CHECK(client.ask(get("/" + std::string(8'000, 'a'))).status == 200);
}

TEST_CASE("what is not HTTP/1 is refused as JSON", "[server][http]") {
    RunningServer server(echo);
    const auto status = [&](const std::string& bytes) {
        Client client(server.port());
        const Reply reply = client.ask(bytes);
        CHECK(reply.json().contains(reply.status == 200 ? "path" : "link"));
        return reply.status;
    };
    CHECK(status("hello\r\n\r\n") == 400);
    CHECK(status(std::string("\x16\x03\x01\x02\0\x01\r\n\r\n", 10)) == 400);  // TLS
    CHECK(status("GET / HTTP/1.1\r\nno colon\r\n\r\n") == 400);
    CHECK(status("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd") == 400);
    CHECK(status("POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
          400);
    CHECK(status("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") == 400);
    CHECK(status("GET /%zz HTTP/1.1\r\n\r\n") == 400);
    CHECK(status("GET /%00 HTTP/1.1\r\n\r\n") == 400);
    CHECK(status("GET /\xff HTTP/1.1\r\n\r\n") == 400);
    CHECK(status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 505);
    CHECK(status("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n") == 501);
    CHECK(status("POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc") == 415);
    CHECK(status("POST / HTTP/1.1\r\nExpect: miracles\r\nContent-Length: 3\r\n\r\nabc") == 417);
    CHECK(status("BREW /pot HTTP/1.1\r\n\r\n") == 200);  // the handler's to judge
}

TEST_CASE("a target that does not decode costs one request, not the connection", "[server][http]") {
    RunningServer server(echo);
    Client client(server.port());
    CHECK(client.ask(get("/%")).status == 400);
    CHECK(client.ask(get("/ok")).status == 200);
}

TEST_CASE("a client that waits for 100 Continue gets it, unless it is refused", "[server][http]") {
    RunningServer server(echo);
    const std::string header = "POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
    Client client(server.port());
    CHECK(client.ask(header + "3\r\n\r\n").status == 100);
    CHECK(client.ask("abc").json()["body"] == "abc");
    CHECK(client.ask(header + "9999999\r\n\r\n").status == 413);
}

TEST_CASE("a client that has finished sending is still answered", "[server][http]") {
    RunningServer server(echo);
    Client client(server.port());
    client.send(get("/a") + get("/b"));
    client.finish_sending();
    CHECK(client.receive().json()["path"][0] == "a");
    CHECK(client.receive().json()["path"][0] == "b");
    CHECK(client.at_end());
    Client halfway(server.port());
    halfway.send("GET /a HT");
    halfway.finish_sending();
    CHECK(halfway.receive().status == 400);
}

TEST_CASE("slow requests and idle connections end", "[server][http][limits]") {
    const Limits limits;
    RunningServer server(echo);
    Client slow(server.port());
    slow.send("GET /a HTTP/1.1\r\nHo");
    server.advance(limits.read_timeout);
    const Reply reply = slow.receive();
    CHECK(reply.status == 408);
    CHECK(reply.json()["code"] == "request_timeout");
    CHECK(slow.at_end());
    Client slow_body(server.port());
    slow_body.send("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nab");
    server.advance(limits.read_timeout);
    CHECK(slow_body.receive().status == 408);
    Client idle(server.port());
    CHECK(idle.ask(get("/a")).status == 200);
    server.advance(limits.read_timeout + 1s);  // idle for longer than a request may take
    CHECK(idle.ask(get("/b")).status == 200);
    server.advance(limits.idle_timeout);
    CHECK(idle.at_end());
}

TEST_CASE("connections past the limit are told so", "[server][http][limits]") {
    Limits limits = RunningServer::quick();
    limits.connections = 2;
    RunningServer server(echo, limits);
    Client first(server.port());
    CHECK(first.ask(get("/a")).status == 200);
    {
        Client second(server.port());
        CHECK(second.ask(get("/a")).status == 200);
        Client third(server.port());
        const Reply reply = third.receive();
        CHECK(reply.status == 503);
        CHECK(reply.has("Retry-After: 10\r\n"));
        CHECK(third.at_end());
    }
    int status = 503;  // until the server has noticed who left
    while (status == 503) status = Client(server.port()).ask(get("/a")).status;
    CHECK(status == 200);
}

TEST_CASE("a client that leaves before its answer harms nobody", "[server][http]") {
    std::vector<std::thread> threads;
    std::promise<void> open;
    const std::shared_future<void> opened = open.get_future();
    {
        RunningServer server([&](Request&&, Done&& done) {
            threads.emplace_back([&opened, done = std::move(done)] {
                opened.wait();
                done({200, std::string(5'000'000, 'x')});
            });
        });
        for (int i = 0; i < 5; ++i) Client(server.port()).send(get("/a") + get("/b"));
        open.set_value();
        Client client(server.port());
        CHECK(client.ask(get("/c")).body.size() == 5'000'000);
        CHECK(server.stop());
    }
    for (auto& thread : threads) thread.join();
}

TEST_CASE("pages of named origins may read answers and errors", "[server][http][cors]") {
    RunningServer server(echo, RunningServer::quick(), Cors({"https://a.example"}));
    Client client(server.port());
    CHECK(client.ask("GET / HTTP/1.1\r\nOrigin: https://a.example\r\n\r\n")
              .has("Access-Control-Allow-Origin: https://a.example\r\n"));
    CHECK_FALSE(
        client.ask("GET / HTTP/1.1\r\nOrigin: https://b.example\r\n\r\n").has("Access-Control-Allow-Origin"));
    CHECK_FALSE(client.ask(get("/")).has("Access-Control-Allow-Origin"));
}

TEST_CASE("a port that is taken or an address that is none is an error with a hint", "[server][http]") {
    HttpServer first({"127.0.0.1", 0, {}, Cors{}}, echo);
    try {
        HttpServer second({"127.0.0.1", first.port(), {}, Cors{}}, echo);
        FAIL("the port was taken twice");
    } catch (const kindred::Error& error) {
        CHECK(error.code() == kindred::ErrorCode::io);
        CHECK(error.hint().find("--port") != std::string::npos);
    }
    CHECK_THROWS_AS(HttpServer({"no address", 0, {}, Cors{}}, echo), kindred::Error);
    CHECK(first.url() == "http://127.0.0.1:" + std::to_string(first.port()));
}
