#include "queries/base/collection.hpp"

#include "engine/base/error.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;

TEST_CASE("collections are known by their names", "[queries][collection]") {
    for (const Collection collection :
         {Collection::works, Collection::researchers, Collection::suggestions}) {
        CHECK(collection_named(to_string(collection)) == collection);
    }
    CHECK(to_string(Collection::works) == "works");
    CHECK(to_string(Collection::researchers) == "researchers");
    CHECK(to_string(Collection::suggestions) == "suggestions");
}

TEST_CASE("any other collection is not found", "[queries][collection]") {
    const std::string name = GENERATE("", "Works", "work", "researchers ", "suggestion");
    try {
        collection_named(name);
        FAIL("`" << name << "` was taken");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::not_found);
        CHECK(std::string(error.what()) == "Index `" + name + "` not found.");
        CHECK_FALSE(error.hint().empty());
    }
}
