#include "queries/terminal/terminal.hpp"

#include "queries/terminal/text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace kindred::queries::terminal {

namespace {

using nlohmann::ordered_json;

/// Marks around matches until colours stand for them: private characters. One that a record brings along can
/// colour a word, no more; without colours they stay what they are.
constexpr std::string_view match_begin = "\uE000";
constexpr std::string_view match_end = "\uE001";

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
    return text;
}

constexpr std::size_t snippet_words = 24;
constexpr std::size_t facet_values_shown = 8;
/// A pair of works fits in a line of this width; a second title cut to fewer columns would say nothing.
constexpr std::size_t evidence_columns = 160;
constexpr std::size_t least_title_columns = 12;

/// A line of names after `label`; none for an empty list.
void print_list(const char* label, std::vector<std::string> names) {
    for (std::string& name : names) name = printable(name);
    if (!names.empty()) fmt::print("{}{}\n", label, listed(names, names.size()));
}

}  // namespace

Terminal::Terminal(bool colour) : colour_(colour) {}

std::string Terminal::bold(const std::string& text) const {
    return colour_ ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string Terminal::dim(const std::string& text) const {
    return colour_ ? "\x1b[2m" + text + "\x1b[0m" : text;
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
    const std::string works = field(record, "works_count");
    const std::string details =
        work ? dotted({joined(record, "authors", 4), field(record, "venue"), field(record, "year"),
                       field(record, "id")})
             : dotted({joined(record, "institutions", 2),
                       works.empty() ? works : works + (works == "1" ? " work" : " works"),
                       joined(record, "topics", 3), field(record, "kind"), field(record, "count"),
                       field(record, "id")});
    const char* const heading = work ? "title" : record.contains("query") ? "query" : "name";
    fmt::print("{:>3}. {}{}\n     {}\n", rank, coloured(bold(field(record, heading)), colour_),
               score.empty() ? "" : "  " + dim(score), coloured(dim(details), colour_));
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
            fmt::print("     {}\n", coloured(field(*formatted, "abstract"), colour_));
        }
        print_matched_works(hit);
    }
    for (const auto& [typed, searched] : answer.corrections)
        fmt::print("searched for \"{}\", not for \"{}\"\n", printable(searched), printable(typed));
    for (const auto& [typed, searched] : answer.also_searched)
        fmt::print("searched for \"{}\" beside \"{}\"\n", printable(searched), printable(typed));
    if (answer.total_hits == 0) fmt::print("nothing found for \"{}\"\n", printable(request.q));
    fmt::print("{}\n", dim(fmt::format("about {} {}, {:.1f} ms", answer.total_hits,
                                       to_string(request.collection), milliseconds)));
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
        fmt::print("     wrote:  {} {}\n", printable(work.at("title").get<std::string>()),
                   dim(fmt::format("{} ({:.2f})", work.at("id").get<std::string>(),
                                   work.at("score").get<double>())));
    }
}

void Terminal::print_evidence(const recommend::Evidence& e, const TitleOf& title_of) const {
    std::string titles = printable(e.title);
    const std::string pair = e.matches.empty() ? e.work : fmt::format("{} ~ {}", e.work, e.matches);
    const std::string ids = fmt::format("{} ({:.2f})", pair, e.score);
    const std::string seed = title_of && !e.matches.empty() ? printable(title_of(e.matches)) : "";
    const std::size_t taken = width_of("     close:   ~  ") + width_of(titles) + width_of(ids);
    if (!seed.empty() && taken + least_title_columns <= evidence_columns)
        titles += " ~ " + cut(seed, evidence_columns - taken);
    fmt::print("     close:  {} {}\n", titles, dim(ids));
}

void Terminal::print_why(const recommend::Why& why, const TitleOf& title_of) const {
    std::string terms;
    for (const auto& [term, weight] : why.terms)
        terms += fmt::format("{}{} {:.0f} %", terms.empty() ? "" : ", ", printable(term), 100 * weight);
    if (!terms.empty()) fmt::print("     shared: {}\n", terms);
    for (const recommend::Evidence& e : why.evidence) print_evidence(e, title_of);
    print_list("     topics: ", why.topics);
    print_list("     venues: ", why.venues);
    std::vector<std::string> names;
    for (const recommend::SharedCollaborator& c : why.collaborators_in_common) names.push_back(c.name);
    print_list("     both worked with: ", names);
    if (why.coauthor_distance == 1) fmt::print("     coauthors\n");
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
    if (!answer.note.empty()) fmt::print("{}\n", answer.note);
    fmt::print("{}\n", dim(fmt::format("{} similar {}, {:.1f} ms", answer.estimated_total_hits,
                                       researchers ? "researchers" : "works", milliseconds)));
}

}  // namespace kindred::queries::terminal
