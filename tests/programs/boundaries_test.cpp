#include "tests/programs/boundaries.hpp"

#include "tests/support/source_tree.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using kindred::test::circles;
using kindred::test::forbidden_includes;
using kindred::test::foreign_namespaces;
using kindred::test::missing_paths;
using kindred::test::read_source_tree;
using kindred::test::SourceFile;
using kindred::test::stray_tests;
using kindred::test::too_full;
using kindred::test::too_long;
using kindred::test::using_directives;
using Sentences = std::vector<std::string>;

namespace {

Sentences in_file(const std::string& path, const std::string& text) {
    return forbidden_includes({{path, text}});
}

bool holds(const std::vector<SourceFile>& files, const std::string& path) {
    return std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
}

}  // namespace

TEST_CASE("the parts include only what the layout allows", "[programs][boundaries]") {
    const auto files = read_source_tree(kindred::test::source());
    for (const char* path :
         {"engine/base/error.cpp", "queries/base/collection.hpp", "tests/programs/boundaries_test.cpp"}) {
        CHECK(holds(files, path));
    }
    CHECK(forbidden_includes(files) == Sentences{});
}

TEST_CASE("no file of the parts is over 400 lines", "[programs][boundaries]") {
    CHECK(too_long(read_source_tree(kindred::test::source()), 400) == Sentences{});
}

TEST_CASE("no folder of the parts has over 15 units", "[programs][boundaries]") {
    CHECK(too_full(read_source_tree(kindred::test::source()), 15) == Sentences{});
}

TEST_CASE("no units and no folders of the parts include each other in a circle", "[programs][boundaries]") {
    CHECK(circles(read_source_tree(kindred::test::source())) == Sentences{});
}

TEST_CASE("the namespaces of the parts follow their folders", "[programs][boundaries]") {
    CHECK(foreign_namespaces(read_source_tree(kindred::test::source())) == Sentences{});
}

TEST_CASE("no header of the parts has a using namespace", "[programs][boundaries]") {
    CHECK(using_directives(read_source_tree(kindred::test::source())) == Sentences{});
}

TEST_CASE("every test of a part stands in a folder that the part has", "[programs][boundaries]") {
    CHECK(stray_tests(read_source_tree(kindred::test::source())) == Sentences{});
}

TEST_CASE("the paths that documents name exist", "[programs][boundaries]") {
    const auto document =
        GENERATE(values<std::string>({"README.md", "CONTRIBUTING.md", "docs/architecture.md",
                                      "docs/performance.md", "docs/ranking.md", "docs/schema.md"}));
    CAPTURE(document);
    const auto text = kindred::test::read_file(kindred::test::source(document));
    CHECK(missing_paths(text, kindred::test::source()) == Sentences{});
}

TEST_CASE("an include of another part is found", "[programs][boundaries]") {
    struct Case {
        std::string path, include;
    };
    const auto forbidden = GENERATE(values<Case>({{"engine/a.cpp", "indexer/b.hpp"},
                                                  {"engine/text/a.hpp", "queries/b.hpp"},
                                                  {"engine/a.cpp", "server/b.hpp"},
                                                  {"indexer/a.cpp", "queries/b.hpp"},
                                                  {"indexer/readers/a.cpp", "server/b.hpp"},
                                                  {"queries/a.cpp", "indexer/b.hpp"},
                                                  {"queries/a.cpp", "server/b.hpp"},
                                                  {"server/a.cpp", "indexer/b.hpp"},
                                                  {"engine/a.cpp", "tests/support/temp_dir.hpp"},
                                                  {"indexer/main.cpp", "tests/support/temp_dir.hpp"}}));
    const auto sentence = forbidden.path + ":2: may not include " + forbidden.include;
    CHECK(in_file(forbidden.path, "// a comment\n#include \"" + forbidden.include + "\"\n") ==
          Sentences{sentence});
    CHECK(in_file(forbidden.path, "\n  #  include <" + forbidden.include + ">\n") == Sentences{sentence});
}

TEST_CASE("an include within the layout is let through", "[programs][boundaries]") {
    CHECK(
        in_file("engine/xapian/a.cpp", "#include \"engine/b.hpp\"\n#include <string>\n#include <xapian.h>\n")
            .empty());
    CHECK(in_file("indexer/a.cpp", "#include \"engine/b.hpp\"\n#include \"indexer/c.hpp\"\n").empty());
    CHECK(in_file("queries/a.cpp", "#include \"engine/b.hpp\"\n#include \"queries/c.hpp\"\n").empty());
    CHECK(in_file("server/a.cpp", "#include \"queries/b.hpp\"\n#include \"engine/c.hpp\"\n").empty());
    CHECK(in_file("server/a.cpp", "#include \"server/b.hpp\"\n#include <boost/asio.hpp>\n").empty());
    CHECK(in_file("queries/main.cpp", "#include \"indexer/b.hpp\"\n#include \"server/c.hpp\"\n").empty());
    CHECK(in_file("tests/server/a_test.cpp", "#include \"indexer/b.hpp\"\n#include <boost/beast.hpp>\n")
              .empty());
    CHECK(
        in_file("engine/a.cpp", "// #include \"server/b.hpp\"\nauto text = \"#include <boost/asio.hpp>\";\n")
            .empty());
}

TEST_CASE("Xapian outside of its room is found", "[programs][boundaries]") {
    for (const std::string path : {"engine/text/a.cpp", "indexer/a.cpp", "queries/main.cpp", "server/a.hpp",
                                   "tests/queries/a_test.cpp"}) {
        for (const std::string name : {"<xapian.h>", "<xapian/query.h>", "\"xapian.h\""}) {
            CHECK(in_file(path, "#include " + name + "\n") ==
                  Sentences{path + ":1: includes " + name.substr(1, name.size() - 2) +
                            " outside of engine/xapian"});
        }
    }
}

TEST_CASE("a header that brings Xapian to another part is found", "[programs][boundaries]") {
    const std::vector<SourceFile> inside = {
        {"engine/xapian/handle.hpp", "#include <xapian.h>\n"},
        {"engine/xapian/index.hpp", "#include \"engine/xapian/handle.hpp\"\n"},
        {"engine/xapian/index.cpp", "#include \"engine/xapian/index.hpp\"\n"},
        {"tests/engine/index_test.cpp", "#include \"engine/xapian/index.hpp\"\n"}};
    CHECK(forbidden_includes(inside).empty());

    auto leaking = inside;
    leaking.push_back({"queries/a.hpp", "#include \"engine/xapian/index.hpp\"\n"});
    leaking.push_back({"server/a.cpp", "#include \"queries/a.hpp\"\n"});
    CHECK(forbidden_includes(leaking) ==
          Sentences{"queries/a.hpp: includes Xapian through engine/xapian/index.hpp",
                    "server/a.cpp: includes Xapian through queries/a.hpp"});
}

TEST_CASE("Boost outside of server is found", "[programs][boundaries]") {
    for (const std::string path :
         {"engine/a.cpp", "indexer/main.cpp", "queries/a.hpp", "tests/engine/a_test.cpp"}) {
        CHECK(in_file(path, "#include <boost/asio.hpp>\n") ==
              Sentences{path + ":1: includes boost/asio.hpp outside of server"});
    }
}

TEST_CASE("an include that hides what it includes is found", "[programs][boundaries]") {
    for (const std::string name : {"terms.hpp", "../queries/b.hpp", "engine/../queries/b.hpp", "./b.hpp"}) {
        CHECK(in_file("engine/a.cpp", "#include \"" + name + "\"\n") ==
              Sentences{"engine/a.cpp:1: includes " + name + ", which is not written from the root"});
    }
    CHECK(in_file("engine/a.cpp", "#include HEADER\n") ==
          Sentences{"engine/a.cpp:1: includes a macro; write the name"});
}

TEST_CASE("a file over the limit is found", "[programs][boundaries]") {
    const std::vector<SourceFile> files = {{"engine/fits.cpp", "1\n2\n3\n"},
                                           {"engine/long.cpp", "1\n2\n3\n4"},
                                           {"server/web/long.css", "1\n2\n3\n4\n5\n"},
                                           {"tests/engine/long_test.cpp", "1\n2\n3\n4\n"}};
    CHECK(too_long(files, 3) == Sentences{"engine/long.cpp: 4 lines", "server/web/long.css: 5 lines"});
}

TEST_CASE("a folder with too many units is found", "[programs][boundaries]") {
    const std::vector<SourceFile> files = {{"engine/text/a.hpp", ""},        {"engine/text/a.cpp", ""},
                                           {"engine/text/b.cpp", ""},        {"engine/text/c.hpp", ""},
                                           {"engine/text/markup/d.hpp", ""}, {"tests/text/e.cpp", ""},
                                           {"engine/text/notes.json", ""}};
    CHECK(too_full(files, 3).empty());
    CHECK(too_full(files, 2) == Sentences{"engine/text: 3 units"});
}

TEST_CASE("circles of includes are found", "[programs][boundaries]") {
    std::vector<SourceFile> files = {{"engine/text/a.hpp", ""},
                                     {"engine/text/a.cpp", "#include \"engine/text/a.hpp\"\n"},
                                     {"engine/text/b.hpp", "#include \"engine/text/a.hpp\"\n"},
                                     {"engine/data/c.hpp", "#include \"engine/text/b.hpp\"\n"}};
    CHECK(circles(files).empty());
    SECTION("of units, also when a source closes them") {
        files[1].text += "#include \"engine/text/b.hpp\"\n";
        CHECK(circles(files) == Sentences{"engine/text/a -> engine/text/b -> engine/text/a"});
    }
    SECTION("of folders whose units make none") {
        files.push_back({"engine/data/d.hpp", ""});
        files[0].text = "#include \"engine/data/d.hpp\"\n";
        CHECK(circles(files) == Sentences{"engine/data -> engine/text -> engine/data"});
    }
    SECTION("the longer way round") {
        files[0].text = "#include \"engine/data/c.hpp\"\n";
        CHECK(circles(files) == Sentences{"engine/data/c -> engine/text/b -> engine/text/a -> engine/data/c",
                                          "engine/data -> engine/text -> engine/data"});
    }
}

TEST_CASE("a namespace that does not follow the folder is found", "[programs][boundaries]") {
    const auto opening = [](const std::string& name) { return "namespace " + name + " {\n}\n"; };
    CHECK(foreign_namespaces({{"engine/text/a.hpp", opening("kindred::engine::text")},
                              {"engine/text/markup/a.hpp", opening("kindred::engine::text")},
                              {"engine/base/a.hpp", opening("kindred::engine")},
                              {"engine/base/error.hpp", opening("kindred")},
                              {"queries/main.cpp", opening("kindred::queries")}})
              .empty());
    CHECK(foreign_namespaces({{"engine/text/a.hpp", opening("kindred::engine::data")}}) ==
          Sentences{"engine/text/a.hpp: opens kindred::engine::data, not kindred::engine::text"});
}

TEST_CASE("a using namespace in a header is found", "[programs][boundaries]") {
    const std::string text = "#pragma once\nusing namespace std;\nusing std::size_t;\n";
    CHECK(using_directives({{"engine/text/a.hpp", text}}) ==
          Sentences{"engine/text/a.hpp: using namespace std"});
    CHECK(using_directives({{"engine/text/a.cpp", text}, {"tests/support/a.hpp", text}}).empty());
}

TEST_CASE("a test without a room is found", "[programs][boundaries]") {
    const std::vector<SourceFile> files = {{"engine/text/markup/a.hpp", ""},
                                           {"tests/engine/shared.hpp", ""},
                                           {"tests/engine/store/a_test.cpp", ""},
                                           {"tests/engine/text/markup/a_test.cpp", ""},
                                           {"tests/support/a.hpp", ""}};
    CHECK(stray_tests(files) == Sentences{"tests/engine/store/a_test.cpp: there is no engine/store/"});
}

TEST_CASE("a path that does not exist is found", "[programs][boundaries]") {
    const kindred::test::TempDir root;
    root.write("engine/text/a.hpp", "");
    CHECK(missing_paths(
              "`engine/text/`, `#include \"engine/text/a.hpp\"`, `tests/fuzz/NAME_fuzz.cpp`, engine/b",
              root.path())
              .empty());
    CHECK(missing_paths("`engine/store/` and `engine/text/a.hpp`", root.path()) ==
          Sentences{"engine/store/"});
}

TEST_CASE("a source tree is read with all that is checked", "[programs][boundaries]") {
    const kindred::test::TempDir root;
    root.write("engine/text/a.hpp", "#include \"server/b.hpp\"\n");
    root.write("indexer/CMakeLists.txt", "# include order\n");
    root.write("queries/a.cpp", "");
    root.write("server/web/a.css", "");
    root.write("tests/engine/a_test.cpp", "");
    root.write("tests/data/a.jsonl", "");
    const auto files = read_source_tree(root.path());
    CHECK(files.size() == 5);
    CHECK(holds(files, "server/web/a.css"));
    CHECK(forbidden_includes(files) == Sentences{"engine/text/a.hpp:1: may not include server/b.hpp"});
}
