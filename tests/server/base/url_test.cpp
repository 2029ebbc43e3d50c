#include "server/base/url.hpp"

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace std::string_literals;

TEST_CASE("percent_decode undoes escapes and refuses what is none", "[server][url]") {
    CHECK(percent_decode("damai%20dai", false) == "damai dai");
    CHECK(percent_decode("M%c3%BCller", false) == "Müller");
    CHECK(percent_decode("a+b", false) == "a+b");
    CHECK(percent_decode("a+b", true) == "a b");
    CHECK(percent_decode("", true) == "");
    for (const char* bad : {"%", "%4", "%zz", "a%4", "%%41"}) CHECK_FALSE(percent_decode(bad, true));
}

TEST_CASE("percent_decode refuses NUL and bytes that are not UTF-8", "[server][url]") {
    CHECK_FALSE(percent_decode("a%00b", true));
    CHECK_FALSE(percent_decode("a\0b"s, true));
    CHECK_FALSE(percent_decode("%ff", true));
    CHECK_FALSE(percent_decode("%c0%af", true));        // an overlong slash
    CHECK_FALSE(percent_decode("%e0%80%af", true));     // and a longer one
    CHECK_FALSE(percent_decode("%ed%a0%80", true));     // half a surrogate pair
    CHECK_FALSE(percent_decode("%f4%90%80%80", true));  // past U+10FFFF
    CHECK_FALSE(percent_decode("M%c3", true));          // cut
    CHECK(percent_decode("%f0%9f%94%8d", true) == "🔍");
}

TEST_CASE("take_until takes a text apart at its separators", "[server][url]") {
    std::string_view rest = "a,,b";
    CHECK(take_until(rest, ',') == "a");
    CHECK(take_until(rest, ',').empty());
    CHECK(rest == "b");
    CHECK(take_until(rest, ',') == "b");
    CHECK(rest.empty());
    CHECK(take_until(rest, ',').empty());
}

TEST_CASE("parse_target splits before it decodes", "[server][url]") {
    const auto target = parse_target("/api/v1/researchers/a%2Fb%3Fc/similar?limit=5&q=x%26y%3Dz&flag&=v&&e=");
    REQUIRE(target);
    CHECK(target->path == std::vector<std::string>{"api", "v1", "researchers", "a/b?c", "similar"});
    CHECK(target->query == UrlParameters{{"limit", "5"}, {"q", "x&y=z"}, {"flag", ""}, {"", "v"}, {"e", ""}});
}

TEST_CASE("parse_target takes every form of target", "[server][url]") {
    CHECK(parse_target("/")->path.empty());
    CHECK(parse_target("")->path.empty());
    CHECK(parse_target("/health/")->path == std::vector<std::string>{"health"});
    CHECK(parse_target("//health")->path == std::vector<std::string>{"", "health"});
    CHECK(parse_target("/a//b")->path == std::vector<std::string>{"a", "", "b"});
    CHECK(parse_target("http://host:7711/version?x=1")->path == std::vector<std::string>{"version"});
    CHECK(parse_target("http://host")->path.empty());
    CHECK(parse_target("*")->path == std::vector<std::string>{"*"});
    CHECK(parse_target("/health#top")->path == std::vector<std::string>{"health"});
    CHECK(parse_target("/?q=a?b/c")->query == UrlParameters{{"q", "a?b/c"}});
    CHECK_FALSE(parse_target("/works/%"));
    CHECK_FALSE(parse_target("/works?q=%gg"));
    CHECK_FALSE(parse_target("/works?%ff=1"));
}
