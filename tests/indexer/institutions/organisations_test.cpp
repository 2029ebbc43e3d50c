#include "indexer/institutions/organisations.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::indexer::institutions;

namespace {

using Names = std::vector<std::string>;

/// The organisations of `address` in a collection that has `others` too.
Names organisations(std::string_view address, const std::vector<std::string>& others = {}) {
    Organisations collection;
    collection.add(address);
    for (const std::string& other : others) collection.add(other, 5);
    collection.finish();
    return collection.of(address);
}

}  // namespace

TEST_CASE("an address gives its organisation", "[indexer][institutions]") {
    const auto [address, organisation] = GENERATE(table<std::string, std::string>({
        {"Department of Physics, University of Bonn, Germany", "University of Bonn"},
        {"Robotics Institute, Carnegie Mellon University, Pittsburgh, PA, USA", "Carnegie Mellon University"},
        {"ETH Zürich, Vision Lab, Switzerland", "ETH Zürich"},
        {"Google Research, Brain Team, Zurich", "Google Research"},
        {"Corporate Technology, Siemens AG, Munich", "Siemens AG"},
        {"Amazon, Palo Alto, CA", "Amazon"},
        {"Institut für Informatik, Universität Freiburg", "Universität Freiburg"},
        {"Institute of Automation, Chinese Academy of Sciences, Beijing", "Chinese Academy of Sciences"},
        {"Laboratoire IMS, Université de Bordeaux, Talence, France", "Université de Bordeaux"},
        {"Facultad de Ciencias, Universidad de Chile, Santiago", "Universidad de Chile"},
        {"Instituto de Sistemas, Instituto Superior Técnico, Lisboa", "Instituto Superior Técnico"},
        {"Dipartimento di Fisica, Università di Pisa, Italia", "Università di Pisa"},
        {"清华大学计算机系，北京", "清华大学"},
        {"東京大学大学院情報理工学系研究科", "東京大学"},
        {"Факультет физики, Московский государственный университет, Москва",
         "Московский государственный университет"},
        {"Faculty of Engineering of the University of Porto", "University of Porto"},
        {"Computer Science at the Technical University of Munich", "Technical University of Munich"},
        {"Departments of Biology, Statistics, and Genetics, UCLA", "UCLA"},
        {"Weierstrass Institute, Berlin", "Weierstrass Institute"},
        {"GIPSA-lab, Control Department, France", "GIPSA-lab"},
    }));
    CAPTURE(address);
    CHECK(organisations(address) == Names{organisation});
}

TEST_CASE("several organisations are told apart", "[indexer][institutions]") {
    CHECK(organisations("University of Oxford+Google") == Names{"University of Oxford", "Google"});
    CHECK(organisations("Lab A, Aalto University; Aalto University, Finland") == Names{"Aalto University"});
    CHECK(organisations("CWI and Leiden University", {"CWI", "Leiden University"}) ==
          Names{"CWI", "Leiden University"});
    CHECK(organisations("Leiden University and Delft University") ==
          Names{"Leiden University", "Delft University"});
    CHECK(organisations("University of Science and Technology of China") ==
          Names{"University of Science and Technology of China"});
}

TEST_CASE("a part of an organisation alone is none", "[indexer][institutions]") {
    for (const std::string address :
         {"Department of Physics", "School of Arts, USA", "Germany", "", "a@b.org"})
        CHECK(organisations(address).empty());
    Organisations empty;
    empty.finish();
    CHECK(empty.of("never added").empty());
}

TEST_CASE("a campus stays where a university has several", "[indexer][institutions]") {
    CHECK(organisations("University of California, Berkeley, CA, USA") ==
          Names{"University of California, Berkeley"});
    CHECK(organisations("University of California, USA") == Names{"University of California"});
    CHECK(organisations("University of Oxford, Oxford, UK") == Names{"University of Oxford"});
    CHECK(organisations("University of Twente, Enschede", {"University of Twente"}) ==
          Names{"University of Twente"});
    CHECK(organisations(
              "Indian Institute of Technology, Delhi",
              {"Indian Institute of Technology, Madras", "Indian Institute of Technology, Delhi, India"}) ==
          Names{"Indian Institute of Technology, Delhi"});
    // Mostly given without: what follows is where it stands.
    CHECK(organisations("University of Washington, Seattle", {"University of Washington"}) ==
          Names{"University of Washington"});
}

TEST_CASE("variants of a name are one, as most write it", "[indexer][institutions]") {
    Organisations collection;
    collection.add("Univ. of Tokyo, Japan", 2);
    collection.add("The University of Tokyo", 7);
    collection.add("Lab, University of Tokyo, Japan", 6);
    collection.add("UNIVERSITY OF TOKYO", 1);
    collection.finish();
    for (const std::string address : {"Univ. of Tokyo, Japan", "Lab, University of Tokyo, Japan"})
        CHECK(collection.of(address) == Names{"The University of Tokyo"});
}

TEST_CASE("of names as frequent the one that abbreviates less is shown", "[indexer][institutions]") {
    CHECK(organisations("Univ. of Bonn") == Names{"Univ. of Bonn"});
    Organisations collection;
    collection.add("Univ. of Bonn");
    collection.add("Department of Physics, University of Bonn, Germany");
    collection.finish();
    CHECK(collection.of("Univ. of Bonn") == Names{"University of Bonn"});
}
