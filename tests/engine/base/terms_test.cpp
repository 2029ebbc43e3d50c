#include "engine/base/terms.hpp"

#include <catch2/catch.hpp>

using namespace kindred::engine;

TEST_CASE("make_term joins prefix and value", "[engine][terms]") {
    CHECK(make_term("S", "graph") == "Sgraph");
    CHECK(make_term("", "graph") == "graph");
    CHECK(make_term("Q", "W2741809807") == "Q:W2741809807");
    CHECK(make_term("Q", ":x") == "Q::x");
    CHECK(make_term("", "W1") == "W1");
    CHECK(make_term("Q", "") == "Q");
}

TEST_CASE("make_term keeps long values apart and inside the limit", "[engine][terms]") {
    const std::string head(300, 'a');
    const auto first = make_term("Q", head + "1");
    CHECK(first.size() == max_term_bytes);
    CHECK(first != make_term("Q", head + "2"));
    CHECK(first == "Q" + std::string(max_term_bytes - 17, 'a') + hash_hex(head + "1"));
    CHECK(make_term("", std::string(240, 'a')) == std::string(240, 'a'));
    CHECK(make_term("", std::string(241, 'a')) != std::string(240, 'a'));
}

TEST_CASE("make_term cuts long values between characters", "[engine][terms]") {
    std::string value = "a";
    for (int i = 0; i < 100; ++i) value += "語";
    const auto term = make_term("", value);
    CHECK(term.size() <= max_term_bytes);
    CHECK(term.substr(0, 223) == value.substr(0, 223));
    CHECK(term.substr(223) == hash_hex(value));
}

TEST_CASE("make_term replaces NUL bytes", "[engine][terms]") {
    CHECK(make_term("Q", std::string_view("a\0b", 3)) ==
          "Qa\xEF\xBF\xBD"
          "b");
    const auto zeros = make_term("Q", std::string(500, '\0'));
    CHECK(zeros.size() <= max_term_bytes);
    CHECK(zeros.find('\0') == std::string::npos);
    CHECK(zeros != make_term("Q", std::string(501, '\0')));
}

TEST_CASE("hash_hex is XXH3-64 in hexadecimal", "[engine][terms]") {
    CHECK(hash_hex("") == "2d06800538d394c2");
    CHECK(hash_hex("a") == "e6c632b61e964e1f");
    CHECK(hash_hex("abc") == "78af5f94892f3950");
}
