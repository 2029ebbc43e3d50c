#include "indexer/institutions/part_kinds.hpp"

#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

using namespace kindred::indexer::institutions;

TEST_CASE("the kind of a part of an address is in its words", "[indexer][institutions]") {
    using enum PartKind;
    const auto [part, kind] = GENERATE(table<std::string_view, PartKind>({
        {"Stanford University", university},
        {"Universität Zürich", university},
        {"Universidad de Chile", university},
        {"Università degli Studi di Napoli", university},
        {"Uniwersytet Warszawski", university},
        {"Univ. of Tokyo", university},
        {"Pädagogische Hochschule", university},
        {"Massachusetts Institute of Technology", university},
        {"École Normale Supérieure", university},
        {"Московский государственный университет", university},
        {"Chinese Academy of Sciences", university},
        {"清华大学", university},
        {"Boston College", college},
        {"Google Research", organisation},
        {"Siemens AG", organisation},
        {"Weierstrass Institute", organisation},
        {"Argonne National Laboratory", organisation},
        {"中国电信股份有限公司", organisation},
        {"Institut für Informatik", institute},
        {"Instituto de Física", institute},
        {"Institute for Mathematics", institute},
        {"Robotics Lab", laboratory},
        {"Brain Team", laboratory},
        {"Laboratoire de Physique", laboratory},
        {"Department of Physics", unit},
        {"Dipartimento di Matematica", unit},
        {"Computer Science Department", unit},
        {"College of Engineering", unit},
        {"Facultad de Ciencias", unit},
        {"Lehrstuhl für Statistik", unit},
        {"The Netherlands", place},
        {"California", place},
        {"CA", place},
        {"F-91191 Gif-sur-Yvette", place},
        {"", place},
        {"Zurich", other},
        {"Universal Robots", other},
        {"IBM", other},
    }));
    CAPTURE(part);
    CHECK(kind_of(part) == kind);
}

TEST_CASE("a university of a state has campuses", "[indexer][institutions]") {
    CHECK(is_named_after_state(words_of("University of California")));
    CHECK(is_named_after_state(words_of("The University of New Mexico")));
    CHECK_FALSE(is_named_after_state(words_of("University of Oxford")));
    CHECK_FALSE(is_named_after_state(words_of("University of Illinois at Chicago")));
    CHECK_FALSE(is_named_after_state({}));
}
