#include "indexer/institutions/address.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::indexer::institutions;

namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts(std::string_view text) {
    Texts out;
    for (const auto& parts : read_addresses(text)) {
        out.emplace_back();
        for (const Part& part : parts) out.back().push_back(part.text);
    }
    return out;
}

}  // namespace

TEST_CASE("a text may hold several addresses", "[indexer][institutions]") {
    CHECK(texts("Lab, University of X, Y; Z Inc.+W") ==
          Texts{{"Lab", "University of X", "Y"}, {"Z Inc"}, {"W"}});
    CHECK(texts("University of Toronto / Vector Institute") ==
          Texts{{"University of Toronto"}, {"Vector Institute"}});
    CHECK(texts("RIKEN/The University of Tokyo") == Texts{{"RIKEN"}, {"The University of Tokyo"}});
    CHECK(texts("HCI/IWR") == Texts{{"HCI/IWR"}});
    CHECK(texts("A (B; C+D), E") == Texts{{"A", "E"}});
}

TEST_CASE("an address is cleaned", "[indexer][institutions]") {
    CHECK(texts("ETH Z¨urich") == Texts{{"ETH Zürich"}});
    CHECK(texts("Technische Universit ¨at M ¨unchen") == Texts{{"Technische Universität München"}});
    CHECK(texts("´Ecole Normale") == Texts{{"École Normale"}});
    CHECK(texts("1Stanford University*, a@b.org, Dalian University of Technology2") ==
          Texts{{"Stanford University", "Dalian University of Technology"}});
    CHECK(texts("CSIRO Data61, Beijing 100190") == Texts{{"CSIRO Data61", "Beijing"}});
    CHECK(texts("Google, Inc., Zurich") == Texts{{"Google", "Zurich"}});
    CHECK(texts("KAUST (King Abdullah University)") == Texts{{"KAUST"}});
    CHECK(texts("(IDSIA)") == Texts{{"(IDSIA)"}});
    CHECK(texts(" ,; +").empty());
    CHECK(texts("").empty());
}

TEST_CASE("names of one organisation have one key", "[indexer][institutions]") {
    CHECK(name_key("The University of Tokyo") == name_key("Univ. of Tokyo"));
    CHECK(name_key("ETH Zürich") == name_key("eth zurich"));
    CHECK(name_key("University of Illinois at Urbana-Champaign") ==
          name_key("University of Illinois, Urbana Champaign"));
    CHECK(name_key("Shanghai Jiao Tong University") == name_key("Shanghai Jiaotong University"));
    CHECK(name_key("Arts & Sciences") == name_key("Arts and Sciences"));
    CHECK(name_key("Microsoft Corp.") == name_key("Microsoft"));
    CHECK(name_key("Huawei Noah’s Ark Lab") == name_key("Huawei Noah's Ark Lab"));
    CHECK(name_key("University of X") != name_key("X University"));
    CHECK(name_key("Inc.") == "inc");
    CHECK(name_key("...").empty());
}

TEST_CASE("any bytes are an address", "[indexer][institutions]") {
    std::mt19937 random(7);
    constexpr std::string_view pieces[] = {"(",    ")",          ",",  ";",   "+",       " and ",     "¨",
                                           "u",    "University", "of", " ",   "Inc",     "1",         "\xFF",
                                           "大学", "/",          "@",  " - ", "at the ", "Department"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
        for (const auto& parts : read_addresses(text))
            for (const Part& part : parts) CHECK_FALSE(part.text.empty());
        name_key(text);
    }
    std::string long_text;
    for (int i = 0; i < 20000; ++i) long_text += "+ a";
    CHECK(read_addresses(long_text).size() == max_addresses);
}
