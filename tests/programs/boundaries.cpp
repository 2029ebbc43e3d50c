#include "tests/programs/boundaries.hpp"

#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <utility>

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

std::string unit_of(std::string_view path) {
    return std::string(path.substr(0, path.rfind('.')));
}

std::string room_of(std::string_view unit) {
    return std::string(unit.substr(0, unit.rfind('/')));
}

/// Which node includes which.
using Arrows = std::map<std::string, std::set<std::string>>;

/// One circle of every group of nodes that reach each other, found depth first (Tarjan, SIAM Journal on
/// Computing 1, 1972).
class CircleFinder {
 public:
    explicit CircleFinder(const Arrows& arrows) : arrows_(arrows) {}

    std::vector<std::string> find() {
        for (const auto& [node, targets] : arrows_) visit(node);
        return std::move(found_);
    }

 private:
    struct Visit {
        std::size_t number = 0;  ///< in the order of visits
        std::size_t lowest = 0;  ///< of the open nodes that it reaches
        bool open = false;
    };

    void visit(const std::string& node) {
        if (visits_.count(node) > 0) return;
        Visit& visit_of = visits_[node] = {visits_.size(), visits_.size(), true};
        open_.push_back(node);
        const auto targets = arrows_.find(node);
        if (targets == arrows_.end()) return close(node);
        for (const std::string& target : targets->second) {
            visit(target);
            if (visits_[target].open) visit_of.lowest = std::min(visit_of.lowest, visits_[target].lowest);
        }
        if (visit_of.lowest == visit_of.number) close(node);
    }

    /// Takes the group of `node` off the open nodes.
    void close(const std::string& node) {
        const auto first = std::find(open_.begin(), open_.end(), node);
        const std::set<std::string> group(first, open_.end());
        open_.erase(first, open_.end());
        for (const std::string& member : group) visits_[member].open = false;
        if (group.size() > 1) found_.push_back(shortest(*group.begin(), group));
    }

    /// The shortest way from `node` through its group back to it.
    std::string shortest(const std::string& node, const std::set<std::string>& group) const {
        std::map<std::string, std::string> ways = {{node, node}};
        for (std::vector<std::string> ends = {node}, next; !ends.empty(); ends = std::exchange(next, {})) {
            for (const std::string& end : ends) {
                for (const std::string& target : arrows_.at(end)) {
                    const std::string way = ways[end] + " -> " + target;
                    if (target == node) return way;
                    if (group.count(target) > 0 && ways.emplace(target, way).second) next.push_back(target);
                }
            }
        }
        return node;
    }

    const Arrows& arrows_;
    std::map<std::string, Visit> visits_;
    std::vector<std::string> open_;
    std::vector<std::string> found_;
};

std::string namespace_of(std::string_view path) {
    const std::string part(folder_of(path));
    const auto rest = path.substr(part.size() + 1);
    const std::string room(folder_of(rest));
    return "kindred::" + part + (room.empty() || room == "base" ? "" : "::" + room);
}

/// What is wrong with one include, as far as the file alone tells.
std::optional<std::string> objection(const SourceFile& file, const Include& include) {
    const std::string& name = include.name;
    if (name.empty()) return "includes a macro; write the name";
    const auto target = folder_of(name);
    if (("/" + name + "/").find("/../") != name.npos || ("/" + name).find("/./") != name.npos) {
        return "includes " + name + ", which is not written from the root";
    }
    if (is_xapian(name) && !file.path.starts_with("engine/xapian/"))
        return "includes " + name + " outside of engine/xapian";
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
        if (path.starts_with("engine/xapian/") || path.starts_with("tests/engine/") || is_xapian(include))
            continue;
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

std::vector<std::string> too_full(const std::vector<SourceFile>& files, std::size_t max_units) {
    std::map<std::string, std::set<std::string>> rooms;
    for (const SourceFile& file : files) {
        if (is_part(folder_of(file.path)) && is_cpp(file.path))
            rooms[room_of(file.path)].insert(unit_of(file.path));
    }
    std::vector<std::string> found;
    for (const auto& [room, units] : rooms) {
        if (units.size() > max_units) found.push_back(room + ": " + std::to_string(units.size()) + " units");
    }
    return found;
}

std::vector<std::string> circles(const std::vector<SourceFile>& files) {
    Arrows units;
    Arrows rooms;
    for (const SourceFile& file : files) {
        if (!is_part(folder_of(file.path)) || !is_cpp(file.path)) continue;
        const std::string unit = unit_of(file.path);
        if (unit.ends_with("/main")) continue;
        for (const Include& include : includes_of(file)) {
            const std::string target = unit_of(include.name);
            if (!is_part(folder_of(include.name)) || target == unit) continue;
            units[unit].insert(target);
            if (room_of(target) != room_of(unit)) rooms[room_of(unit)].insert(room_of(target));
        }
    }
    auto found = CircleFinder(units).find();
    for (std::string& circle : CircleFinder(rooms).find()) found.push_back(std::move(circle));
    return found;
}

std::vector<std::string> foreign_namespaces(const std::vector<SourceFile>& files) {
    static const std::regex opening(R"re((?:^|\n)\s*namespace\s+(kindred[\w:]*)\s*\{)re");
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (!is_part(folder_of(file.path)) || !is_cpp(file.path)) continue;
        const std::string wanted = namespace_of(file.path);
        for (std::sregex_iterator at(file.text.begin(), file.text.end(), opening), end; at != end; ++at) {
            const std::string opened = (*at)[1];
            if (opened == wanted || wanted.starts_with(opened + "::")) continue;
            found.push_back(file.path + ": opens " + opened + ", not " + wanted);
        }
    }
    return found;
}

std::vector<std::string> using_directives(const std::vector<SourceFile>& files) {
    static const std::regex directive(R"re((?:^|\n)\s*(using\s+namespace\s+[\w:]+))re");
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (!is_part(folder_of(file.path)) || !file.path.ends_with(".hpp")) continue;
        for (std::sregex_iterator at(file.text.begin(), file.text.end(), directive), end; at != end; ++at)
            found.push_back(file.path + ": " + (*at)[1].str());
    }
    return found;
}

std::vector<std::string> stray_tests(const std::vector<SourceFile>& files) {
    constexpr std::string_view tests = "tests/";
    std::set<std::string, std::less<>> rooms(parts.begin(), parts.end());
    for (const SourceFile& file : files) {
        if (is_part(folder_of(file.path))) rooms.insert(room_of(file.path));
    }
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (!file.path.starts_with(tests)) continue;
        const std::string room = room_of(file.path.substr(tests.size()));
        if (is_part(folder_of(room + "/")) && !rooms.contains(room))
            found.push_back(file.path + ": there is no " + room + "/");
    }
    return found;
}

std::vector<std::string> missing_paths(const std::string& text, const std::filesystem::path& root) {
    static const std::regex named(
        R"re([`"]((?:engine|indexer|queries|server|tests|cmake|docs)/[a-z0-9_./-]*)[`"])re");
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at) {
        if (!std::filesystem::exists(root / (*at)[1].str())) found.push_back((*at)[1]);
    }
    return found;
}

}  // namespace kindred::test
