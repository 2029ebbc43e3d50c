#include "tests/programs/boundaries.hpp"

#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace kindred::test {

namespace {

constexpr std::array<std::string_view, 4> parts = {"engine", "indexer", "queries", "server"};

struct Include {
    std::size_t line = 0;
    bool quoted = false;
    std::string name;  ///< empty when it is a macro
};

std::string_view folder_of(std::string_view path) {
    const auto slash = path.find('/');
    return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

bool is_part(std::string_view folder) {
    return std::find(parts.begin(), parts.end(), folder) != parts.end();
}

bool is_cpp(const std::filesystem::path& path) {
    static const std::set<std::string> extensions = {".cpp", ".hpp", ".cc", ".h", ".ipp", ".inl", ".inc"};
    return extensions.count(path.extension().string()) > 0;
}

bool is_xapian(std::string_view name) {
    return name == "xapian.h" || name.starts_with("xapian/");
}

std::vector<Include> includes_of(const SourceFile& file) {
    static const std::regex directive(
        R"re(^\s*#\s*(?:include|include_next|import)\b\s*(?:<([^>]+)>|"([^"]+)")?)re");
    std::vector<Include> includes;
    std::istringstream in(file.text);
    std::string text;
    for (std::size_t line = 1; std::getline(in, text); ++line) {
        std::smatch match;
        if (!std::regex_search(text, match, directive)) continue;
        includes.push_back({line, match[2].matched, match[1].matched ? match[1].str() : match[2].str()});
    }
    return includes;
}

bool may_include(const std::string& path, std::string_view target) {
    const auto from = folder_of(path);
    if (from == "tests" || from == target) return true;
    if (!is_part(target)) return false;
    if (std::filesystem::path(path).filename() == "main.cpp") return true;
    return target == "engine" || (from == "server" && target == "queries");
}

bool may_include_boost(std::string_view path) {
    return path.starts_with("server/") || path.starts_with("tests/server/") ||
           path.starts_with("tests/programs/");
}

/// What is wrong with one include, as far as the file alone tells.
std::optional<std::string> objection(const SourceFile& file, const Include& include) {
    const std::string& name = include.name;
    if (name.empty()) return "includes a macro; write the name";
    const auto target = folder_of(name);
    if (("/" + name + "/").find("/../") != name.npos || ("/" + name).find("/./") != name.npos) {
        return "includes " + name + ", which is not written from the root";
    }
    if (is_xapian(name) && folder_of(file.path) != "engine") return "includes " + name + " outside of engine";
    if (target == "boost" && !may_include_boost(file.path)) return "includes " + name + " outside of server";
    if (is_part(target) || target == "tests") {
        if (!may_include(file.path, target)) return "may not include " + name;
    } else if (include.quoted && !is_xapian(name) && target != "boost") {
        return "includes " + name + ", which is not written from the root";
    }
    return {};
}

/// Every file that includes Xapian, itself or through others, with the include that brings it in.
std::map<std::string, std::string> reaching_xapian(const std::map<std::string, std::vector<Include>>& tree) {
    std::map<std::string, std::string> through;
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [path, includes] : tree) {
            for (const Include& include : includes) {
                if (!is_xapian(include.name) && through.count(include.name) == 0) continue;
                grown = through.emplace(path, include.name).second || grown;
            }
        }
    }
    return through;
}

}  // namespace

std::vector<SourceFile> read_source_tree(const std::filesystem::path& root) {
    std::vector<SourceFile> files;
    const auto read = [&](std::string_view folder) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || (folder == "tests" && !is_cpp(entry.path()))) continue;
            files.push_back(
                {entry.path().lexically_relative(root).generic_string(), read_file(entry.path())});
        }
    };
    std::for_each(parts.begin(), parts.end(), read);
    read("tests");
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

std::vector<std::string> forbidden_includes(const std::vector<SourceFile>& files) {
    std::vector<std::string> found;
    std::map<std::string, std::vector<Include>> tree;
    for (const SourceFile& file : files) {
        if (!is_cpp(file.path)) continue;
        auto& includes = tree[file.path] = includes_of(file);
        for (const Include& include : includes) {
            if (const auto wrong = objection(file, include)) {
                found.push_back(file.path + ":" + std::to_string(include.line) + ": " + *wrong);
            }
        }
    }
    for (const auto& [path, include] : reaching_xapian(tree)) {
        if (folder_of(path) == "engine" || path.starts_with("tests/engine/") || is_xapian(include)) continue;
        found.push_back(path + ": includes Xapian through " + include);
    }
    return found;
}

std::vector<std::string> too_long(const std::vector<SourceFile>& files, std::size_t max_lines) {
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (!is_part(folder_of(file.path))) continue;
        auto lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
        if (!file.text.empty() && file.text.back() != '\n') ++lines;
        if (lines > max_lines) found.push_back(file.path + ": " + std::to_string(lines) + " lines");
    }
    return found;
}

}  // namespace kindred::test
