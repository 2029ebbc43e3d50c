#include "queries/terminal/terminal.hpp"

#include "queries/terminal/text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace kindred::queries::terminal {

namespace {

using nlohmann::ordered_json;

/// `text` with colours for the marks.
std::string coloured(std::string text, bool colour) {
    if (!colour) return text;
    const auto replace = [&](std::string_view mark, std::string_view shown) {
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += shown.size()) {
            text.replace(at, mark.size(), shown);
        }
    };
    replace(match_begin, "\x1b[33m");
    replace(match_end, "\x1b[39m");
    replace(dim_begin, "\x1b[2m");
    replace(dim_end, "\x1b[22m");
    return text;
}

constexpr std::size_t snippet_words = 24;
constexpr std::size_t facet_values_shown = 8;
/// A pair of works fits in a line of this width; a second title cut to fewer columns would say nothing.
constexpr std::size_t evidence_columns = 160;
constexpr std::size_t least_title_columns = 12;

/// Hits stand below their number.
constexpr std::size_t indent = 5;

/// Printable names in one line.
std::string in_line(std::vector<std::string> names) {
    for (std::string& name : names) name = printable(name);
    return listed(names, names.size());
}

/// The `count` of something in a record, in words; "" when it is absent or 0.
std::string count_of(const ordered_json& record, const char* name, std::string_view one) {
    const std::string number = field(record, name);
    return number.empty() || number == "0" ? ""
                                           : number + " " + std::string(one) + (number == "1" ? "" : "s");
}

/// "42,090 works, 12 with all words"; the number of works is exact, that of others about right.
std::string total_of(const search::SearchAnswer& answer) {
    std::string_view one = to_string(answer.request.collection);
    one.remove_suffix(1);
    const bool exact = answer.request.collection == Collection::works || answer.total_hits == 0;
    std::string total = (exact ? "" : "about ") + counted(answer.total_hits, one);
    if (answer.with_all_words && *answer.with_all_words < answer.total_hits) {
        total += ", " + (*answer.with_all_words == 0 ? "none" : grouped(*answer.with_all_words)) +
                 " with all words";
    }
    return total;
}

}  // namespace

Terminal::Terminal(bool colour, std::size_t columns) : colour_(colour), columns_(columns) {}

void Terminal::put(std::string_view label, const std::string& text) const {
    fmt::print("{}{}{}\n", std::string(indent, ' '), label,
               coloured(wrapped(text, indent + width_of(label), columns_), colour_));
}

std::string Terminal::bold(const std::string& text) const {
    return colour_ ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string Terminal::dim(const std::string& text) const {
    return colour_ ? "\x1b[2m" + text + "\x1b[0m" : text;
}

std::string Terminal::marked_dim(const std::string& text) const {
    return colour_ ? std::string(dim_begin) + text + std::string(dim_end) : text;
}

void Terminal::choose_format(hits::FormatOptions& format) const {
    format.crop = {{"abstract", snippet_words}};
    if (!colour_) return;
    format.highlight = {"title", "name", "query", "authors", "abstract"};
    format.pre_tag = match_begin;
    format.post_tag = match_end;
}

void Terminal::line(std::size_t rank, const ordered_json& record, const std::string& score) const {
    const bool work = record.contains("title");
    const std::string citations = count_of(record, "cited_by_count", "citation");
    const std::string details =
        work ? dotted({joined(record, "authors", 4), field(record, "venue"), field(record, "year"), citations,
                       field(record, "id")})
             : dotted({joined(record, "institutions", 2), count_of(record, "works_count", "work"), citations,
                       joined(record, "topics", 3), field(record, "kind"), field(record, "count"),
                       field(record, "id")});
    const char* const name = work ? "title" : record.contains("query") ? "query" : "name";
    const std::string scored = score.empty() ? "" : "  " + score;
    std::string heading = wrapped(field(record, name) + scored, indent, columns_);
    // The score ends the last line.
    heading.resize(heading.size() - score.size());
    fmt::print("{:>3}. {}{}\n", rank, coloured(bold(heading), colour_), score.empty() ? "" : dim(score));
    fmt::print("{}{}\n", std::string(indent, ' '),
               coloured(dim(wrapped(details, indent, columns_)), colour_));
}

void Terminal::print(const search::SearchAnswer& answer, double milliseconds) const {
    const search::SearchRequest& request = answer.request;
    std::size_t rank = request.offset;
    for (const std::string& text : answer.hits) {
        const auto hit = ordered_json::parse(text);
        const auto formatted = hit.find("_formatted");
        const auto score = hit.find("_rankingScore");
        line(++rank, formatted == hit.end() ? hit : *formatted,
             score == hit.end() ? "" : fmt::format("{:.3f}", score->get<double>()));
        if (formatted != hit.end() && formatted->contains("abstract")) {
            put("", field(*formatted, "abstract"));
        }
        print_matched_works(hit);
    }
    for (const auto& [typed, searched] : answer.corrections)
        fmt::print("searched for \"{}\", not for \"{}\"\n", printable(searched), printable(typed));
    for (const auto& [typed, searched] : answer.also_searched)
        fmt::print("searched for \"{}\" beside \"{}\"\n", printable(searched), printable(typed));
    if (answer.total_hits == 0) fmt::print("nothing found for \"{}\"\n", printable(request.q));
    fmt::print("{}\n",
               dim(wrapped(fmt::format("{}, {:.1f} ms", total_of(answer), milliseconds), 0, columns_)));
    print_facets(answer.facets);
}

void Terminal::print_facets(const std::vector<columns::Facet>& facets) const {
    for (const columns::Facet& facet : facets) {
        fmt::print("{}\n", bold(printable(facet.name)));
        for (std::size_t i = 0; i < std::min(facet.values.size(), facet_values_shown); ++i) {
            fmt::print("    {:>7}  {}\n", facet.values[i].count, printable(facet.values[i].value));
        }
        if (facet.values.size() > facet_values_shown) {
            fmt::print("             {}\n",
                       dim(fmt::format("and {} more", facet.values.size() - facet_values_shown)));
        }
    }
}

void Terminal::print_matched_works(const ordered_json& hit) const {
    const auto why = hit.find("_why");
    if (why == hit.end() || !why->contains("works")) return;
    for (const auto& work : why->at("works")) {
        put("wrote:  ", printable(work.at("title").get<std::string>()) + " " +
                            marked_dim(fmt::format("{} ({:.2f})", work.at("id").get<std::string>(),
                                                   work.at("score").get<double>())));
    }
}

void Terminal::print_evidence(const recommend::Evidence& e, const TitleOf& title_of) const {
    std::string titles = printable(e.title);
    const std::string pair = e.matches.empty() ? e.work : fmt::format("{} ~ {}", e.work, e.matches);
    const std::string ids = fmt::format("{} ({:.2f})", pair, e.score);
    const std::string seed = title_of && !e.matches.empty() ? printable(title_of(e.matches)) : "";
    const std::size_t line = columns_ == 0 ? evidence_columns : columns_;
    const std::size_t taken = width_of("     close:   ~  ") + width_of(titles) + width_of(ids);
    if (!seed.empty() && taken + least_title_columns <= line) titles += " ~ " + cut(seed, line - taken);
    put("close:  ", titles + " " + marked_dim(ids));
}

void Terminal::print_why(const recommend::Why& why, const TitleOf& title_of) const {
    std::string terms;
    for (const auto& [term, weight] : why.terms)
        terms += fmt::format("{}{} {:.0f} %", terms.empty() ? "" : ", ", printable(term), 100 * weight);
    if (!terms.empty()) put("shared: ", terms);
    for (const recommend::Evidence& e : why.evidence) print_evidence(e, title_of);
    if (!why.topics.empty()) put("topics: ", in_line(why.topics));
    if (!why.venues.empty()) put("venues: ", in_line(why.venues));
    std::vector<std::string> names;
    for (const recommend::SharedCollaborator& c : why.collaborators_in_common) names.push_back(c.name);
    if (!names.empty()) put("both worked with: ", in_line(names));
    if (why.coauthor_distance == 1) put("", "coauthors");
}

void Terminal::print_heading(const std::string& name, const std::string& id) const {
    fmt::print("{} {}\n", bold("Like " + printable(name)), dim("(" + printable(id) + ")"));
}

void Terminal::print(const recommend::RecommendAnswer& answer, bool researchers, double milliseconds,
                     const TitleOf& title_of) const {
    std::size_t rank = answer.offset;
    for (const recommend::Recommendation& hit : answer.hits) {
        line(++rank, hit.record, fmt::format("{:.3f}", hit.score));
        if (answer.explained) print_why(hit.why, title_of);
    }
    if (!answer.note.empty()) fmt::print("{}\n", wrapped(answer.note, 0, columns_));
    fmt::print("{}\n", dim(fmt::format("{}, {:.1f} ms",
                                       counted(answer.estimated_total_hits,
                                               researchers ? "similar researcher" : "similar work"),
                                       milliseconds)));
}

}  // namespace kindred::queries::terminal
