#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::test {

/// A file of the source tree.
struct SourceFile {
    std::string path;  ///< from the root, with '/': "engine/terms.cpp"
    std::string text;
};

/// The files under the folders of the parts (all of them) and of the tests (C++ only), by path.
std::vector<SourceFile> read_source_tree(const std::filesystem::path& root);

/// Includes that the layout does not allow, one sentence each ("queries/a.cpp:3: ..."):
/// - engine includes no other folder, indexer and queries only engine, server only queries and engine; the
///   main.cpp of a part joins any of them; no part includes tests;
/// - <xapian.h> and <xapian/...> only in engine, and in no header that a file outside of it (and outside of
///   tests/engine) includes, be it through others;
/// - <boost/...> only in server, tests/server and tests/programs;
/// - quoted includes are written from the root, and no include is a macro, so that all this can be checked.
std::vector<std::string> forbidden_includes(const std::vector<SourceFile>& files);

/// Files of the four parts with more than `max_lines` lines.
std::vector<std::string> too_long(const std::vector<SourceFile>& files, std::size_t max_lines);

/// Folders of the four parts with more than `max_units` units. A unit is a header with its source, or either
/// alone; the units of folders inside it count for these.
std::vector<std::string> too_full(const std::vector<SourceFile>& files, std::size_t max_units);

/// Circles of includes among the units of the four parts, then among their folders: "a -> b -> a", one for
/// every group that hangs together. main.cpp files are left out.
std::vector<std::string> circles(const std::vector<SourceFile>& files);

/// Files of the four parts that open another namespace of kindred than that of their folder: the path's first
/// two words ("kindred::engine::text" in engine/text/ and in engine/text/markup/), one in base/.
std::vector<std::string> foreign_namespaces(const std::vector<SourceFile>& files);

/// Headers of the four parts that have a `using namespace`, each with it.
std::vector<std::string> using_directives(const std::vector<SourceFile>& files);

/// Tests of a part whose folder the part does not have: "tests/engine/store/a_test.cpp: there is no
/// engine/store/". What several rooms need may stand in tests/PART itself.
std::vector<std::string> stray_tests(const std::vector<SourceFile>& files);

/// Paths in backticks or quotes in a document that are not below `root`; those with capitals are examples.
std::vector<std::string> missing_paths(const std::string& text, const std::filesystem::path& root);

}  // namespace kindred::test
