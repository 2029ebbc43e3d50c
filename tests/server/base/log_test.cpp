#include "server/base/log.hpp"

#include <catch2/catch.hpp>

using namespace kindred::server;

TEST_CASE("what a log shows is printable and short", "[server][log]") {
    CHECK(printable("a b~") == "a b~");
    CHECK(printable("a\n\x1b[1m\\") == "a\\x0a\\x1b[1m\\x5c");
    CHECK(printable("\xC3\xBC") == "\\xc3\\xbc");
    CHECK(printable(std::string(301, 'x')) == std::string(300, 'x') + "...");
}

TEST_CASE("a log shows where a request goes, but no key", "[server][log]") {
    CHECK(printable_target("/indexes/works/search?q=keys") == "/indexes/works/search?q=keys");
    CHECK(printable_target("/keys?limit=1") == "/keys?limit=1");
    CHECK(printable_target("/bad%escape") == "/bad%escape");
    for (const char* const target : {"/keys/secret", "/keys/secret/", "/keys/secret?x=1", "/%6Beys/secret",
                                     "http://host:1/keys/secret", "/keys/secret/more"}) {
        INFO(target);
        CHECK(printable_target(target) == "/keys/...");
    }
    for (const char* const target :
         {"/1/indexes?x-algolia-api-key=secret", "/1/indexes?a=1&x-algolia-api-key=secret",
          "/1/indexes?x%2Dalgolia-api-key=secret", "/1/indexes?x%2Dalgolia-api-key=secret&a=%"}) {
        INFO(target);
        CHECK(printable_target(target) == "/1/indexes?...");
    }
    CHECK(printable_target("/1/indexes?x-algolia-agent=a") == "/1/indexes?x-algolia-agent=a");
}
