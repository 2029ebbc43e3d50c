#include "queries/terminal/terminal.hpp"
#include "queries/terminal/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kindred::queries::terminal {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t page_columns = 100;
/// Of a longer list or table the first are shown.
constexpr std::size_t members_shown = 20;

/// What is shown in the heading, in tables or together with something else.
constexpr std::initializer_list<const char*> apart_of_works = {
    "id",         "title",   "authors",          "year",     "date", "cited_by_count",
    "references", "similar", "references_found", "abstract", "bio"};
constexpr std::initializer_list<const char*> apart_of_researchers = {
    "id",      "name",      "works_count",   "first_year",    "last_year", "cited_by_count",
    "h_index", "top_works", "collaborators", "works_by_year", "topics",    "abstract",
    "bio"};

/// What a row of the page says: a label and a text.
using Line = std::pair<std::string, std::string>;

std::string label_of(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return printable(name);
}

/// The rows of a table of a profile; nothing when it has none.
ordered_json rows_of(const ordered_json& profile, const char* name) {
    const auto at = profile.find(name);
    const bool table = at != profile.end() && at->is_array() &&
                       std::all_of(at->begin(), at->end(), [](const auto& row) { return row.is_object(); });
    return table ? *at : ordered_json::array();
}

/// "12 %" for a member that is 0.12.
std::string percent(const ordered_json& row, const char* name) {
    const auto at = row.find(name);
    return fmt::format("{:.0f} %", at != row.end() && at->is_number() ? 100 * at->get<double>() : 0);
}

/// "2015-2021", or the one year.
std::string years(const ordered_json& row) {
    const std::string first = field(row, "first_year");
    const std::string last = field(row, "last_year");
    return first == last || first.empty() ? last : first + "-" + last;
}

/// "Ann Lee (A1)".
std::string with_id(const ordered_json& row) {
    const std::string name = field(row, "name");
    const std::string id = field(row, "id");
    return name.empty() || id.empty() ? name + id : fmt::format("{} ({})", name, id);
}

/// "Tides · Ocean Letters · W1"; with authors where the row has them.
std::string work_of(const ordered_json& row) {
    return dotted({field(row, "title"), joined(row, "authors", 2), field(row, "venue"), field(row, "id")});
}

/// The members of a list; semicolons between them when one has a comma in it.
std::string members_of(const ordered_json& list) {
    const std::vector<std::string> texts = texts_of(list);
    const bool commas = std::ranges::any_of(
        texts, [](const std::string& text) { return text.find(',') != std::string::npos; });
    return listed(texts, members_shown, commas ? "; " : ", ");
}

/// "2, 1 of them in the index".
std::string references_of(const ordered_json& profile) {
    const auto all = profile.find("references");
    if (all == profile.end() || !all->is_array() || all->empty()) return {};
    return fmt::format("{}, {} of them in the index", all->size(),
                       rows_of(profile, "references_found").size());
}

bool is_work(const ordered_json& profile) {
    return profile.contains("references_found");
}

/// One field a line: those of every profile first, long texts last.
std::vector<Line> lines_of(const ordered_json& profile) {
    std::vector<Line> lines;
    const auto add = [&](std::string label, std::string text) {
        if (!text.empty()) lines.emplace_back(std::move(label), std::move(text));
    };
    const std::string citations = field(profile, "cited_by_count");
    if (is_work(profile)) {
        std::vector<std::string> authors;  // their institutions have a line of their own
        for (const auto& author : rows_of(profile, "authors")) authors.push_back(with_id(author));
        add("authors", listed(authors, authors.size()));
        add("published", field(profile, profile.contains("date") ? "date" : "year"));
        add("citations", citations);
    } else {
        const std::string works = field(profile, "works_count");
        const std::string when = years(profile);
        add("works", works.empty() || when.empty() ? works : works + ", " + when);
        add("citations", citations.empty() ? "" : citations + ", h-index " + field(profile, "h_index"));
    }
    const auto apart = is_work(profile) ? apart_of_works : apart_of_researchers;
    for (const auto& [name, value] : profile.items()) {
        if (std::ranges::find(apart, name) != apart.end()) continue;
        add(label_of(name), value.is_array() ? members_of(value) : text_of(value));
    }
    if (is_work(profile)) add("references", references_of(profile));
    for (const char* const text : {"abstract", "bio"}) add(text, field(profile, text));
    return lines;
}

/// A table: a heading for each column, and rows of as many cells. The last column is text, those before it
/// are numbers.
struct Table {
    std::string title;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
    std::size_t more = 0;  ///< rows that are not shown
};

std::vector<Table> tables_of(const ordered_json& profile) {
    std::vector<Table> tables;
    const auto add = [&](const char* name, const char* title, std::vector<std::string> headings,
                         auto&& cells) {
        Table table{title, std::move(headings), {}};
        for (const auto& row : rows_of(profile, name)) table.rows.push_back(cells(row));
        // A life's years are few, and the last of them are the ones to know.
        if (name != std::string_view("works_by_year") && table.rows.size() > members_shown) {
            table.more = table.rows.size() - members_shown;
            table.rows.resize(members_shown);
        }
        if (!table.rows.empty()) tables.push_back(std::move(table));
    };
    using Cells = std::vector<std::string>;
    const auto cited = [](const ordered_json& row) {
        return Cells{field(row, "cited_by_count"), field(row, "year"), work_of(row)};
    };
    add("topics", "topics", {"works", "share", "topic"}, [](const ordered_json& row) {
        return Cells{field(row, "works"), percent(row, "weight"), field(row, "name")};
    });
    add("top_works", "most cited works", {"cited", "year", "work"}, cited);
    add("collaborators", "collaborators", {"works", "years", "name"}, [](const ordered_json& row) {
        return Cells{field(row, "works"), years(row), with_id(row)};
    });
    add("works_by_year", "works by year", {"works", "year"}, [](const ordered_json& row) {
        return Cells{field(row, "works"), field(row, "year")};
    });
    add("similar", "similar works", {"alike", "year", "work"}, [](const ordered_json& row) {
        return Cells{percent(row, "_score"), field(row, "year"), work_of(row)};
    });
    add("references_found", "references in the index", {"cited", "year", "work"}, cited);
    return tables;
}

/// One line of a table.
std::string row_text(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line = "  ";
    for (std::size_t i = 0; i + 1 < cells.size(); ++i)
        line += std::string(widths[i] - width_of(cells[i]), ' ') + cells[i] + "  ";
    return line + cells.back();
}

}  // namespace

void Terminal::print_profile(const ordered_json& profile) const {
    fmt::print("{}\n{}\n", bold(field(profile, is_work(profile) ? "title" : "name")),
               dim(field(profile, "id")));
    const std::vector<Line> lines = lines_of(profile);
    std::size_t labels = 0;
    for (const Line& line : lines) labels = std::max(labels, width_of(line.first));
    if (!lines.empty()) fmt::print("\n");
    for (const auto& [label, text] : lines) {
        // Padded outside of what is made bold: the escape sequences take no room.
        fmt::print(
            "{}{}{}\n", bold(label), std::string(labels + 2 - width_of(label), ' '),
            wrapped(text, labels + 2, columns_ == 0 ? page_columns : std::min(columns_, page_columns)));
    }
    for (const Table& table : tables_of(profile)) {
        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            widths.push_back(width_of(table.headings[i]));
            for (const auto& row : table.rows) widths[i] = std::max(widths[i], width_of(row[i]));
        }
        fmt::print("\n{}\n{}\n", bold(table.title), dim(row_text(table.headings, widths)));
        for (const auto& row : table.rows) fmt::print("{}\n", row_text(row, widths));
        if (table.more > 0) fmt::print("  {}\n", dim(fmt::format("and {} more", table.more)));
    }
}

}  // namespace kindred::queries::terminal
