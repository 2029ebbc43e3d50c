#include "indexer/sample/record_line.hpp"

#include <iterator>

#include <fmt/format.h>

namespace kindred::indexer::sample {

namespace {

constexpr std::uint32_t first_work = 1'000'001;
constexpr std::uint32_t first_researcher = 10'001;

/// Escapes what the vocabulary can hold: quotes and the backslashes of TeX, but no control characters.
void append_text(std::string& line, std::string_view text) {
    line += '"';
    while (true) {
        const auto special = text.find_first_of("\"\\");
        line.append(text.substr(0, special));
        if (special == text.npos) break;
        line += '\\';
        line += text[special];
        text.remove_prefix(special + 1);
    }
    line += '"';
}

void append_field(std::string& line, std::string_view key, std::string_view value) {
    line.append(",\"").append(key).append("\":");
    append_text(line, value);
}

std::string_view type_name(WorkKind kind) {
    switch (kind) {
        case WorkKind::article:
            return "article";
        case WorkKind::preprint:
            return "preprint";
        case WorkKind::conference_paper:
            return "conference-paper";
        case WorkKind::book_chapter:
            return "book-chapter";
        case WorkKind::review:
            return "review";
        case WorkKind::dissertation:
            return "dissertation";
    }
    return "article";
}

}  // namespace

void RecordLine::append(std::string& line, const WorkPlan& plan, const Words& words,
                        std::uint32_t cited) const {
    const auto into = std::back_inserter(line);
    fmt::format_to(into, "{{\"id\":\"W{}\"", first_work + plan.index);
    append_field(line, "title", words.title);
    if (!words.abstract.empty()) append_field(line, "abstract", words.abstract);
    fmt::format_to(into, ",\"year\":{},\"date\":\"{}\"", plan.date.year, iso_date(plan.date));
    append_source(line, plan);
    append_field(line, "language", words.language);
    append_topics(line, plan);
    append_authors(line, plan);
    line.append(",\"references\":[");
    for (const auto& reference : plan.references)
        fmt::format_to(into, "{}\"W{}\"", &reference == plan.references.data() ? "" : ",",
                       first_work + reference);
    fmt::format_to(into, "],\"cited_by_count\":{}}}\n", cited);
}

void RecordLine::append_source(std::string& line, const WorkPlan& plan) const {
    append_field(line, "type", type_name(plan.kind));
    append_field(line, "venue", venue(plan));
    // 10.5555 is the prefix that Crossref keeps for examples.
    if (plan.kind != WorkKind::dissertation && mix(seed_, plan.index) % 10 != 0)
        fmt::format_to(std::back_inserter(line), ",\"doi\":\"10.5555/sample.{}\"", first_work + plan.index);
    fmt::format_to(std::back_inserter(line), ",\"url\":\"https://example.org/works/W{}\"",
                   first_work + plan.index);
}

std::string RecordLine::venue(const WorkPlan& plan) const {
    const auto& field = vocabulary_.field(plan.topic);
    switch (plan.kind) {
        case WorkKind::preprint:
            return "Folio Preprints";
        case WorkKind::dissertation:
            return std::string(names_.institutions()[community_.researchers()[plan.authors[0]].institution]);
        case WorkKind::book_chapter:
            return fmt::format("Harbour Handbooks: {}", field.name);
        default:
            break;
    }
    Draw draw(mix(seed_ ^ 0x7E27E5, plan.index));
    const auto& venues = plan.kind == WorkKind::conference_paper ? field.meetings : field.journals;
    const auto rank = draw.zipf(venues.size());
    const auto favourite = plan.circle % venues.size();
    return std::string(venues[draw.chance(400) ? favourite : rank]);
}

void RecordLine::append_topics(std::string& line, const WorkPlan& plan) const {
    line.append(",\"topics\":[");
    append_text(line, vocabulary_.topic(plan.topic).name);
    if (plan.second_topic) {
        line += ',';
        append_text(line, vocabulary_.topic(*plan.second_topic).name);
    }
    line += ']';
}

void RecordLine::append_authors(std::string& line, const WorkPlan& plan) const {
    line.append(",\"authors\":[");
    for (const auto& author : plan.authors) {
        if (&author != plan.authors.data()) line += ',';
        append_author(line, author);
    }
    line += ']';
}

void RecordLine::append_author(std::string& line, std::uint32_t number) const {
    fmt::format_to(std::back_inserter(line), "{{\"id\":\"A{}\"", first_researcher + number);
    append_field(line, "name", names_.person(Draw(mix(seed_, number))));
    if (mix(seed_ ^ 0x0BC1D, number) % 3 == 0)
        append_field(line, "orcid", made_up_orcid(first_researcher + number));
    append_field(line, "institution", names_.institutions()[community_.researchers()[number].institution]);
    line += '}';
}

}  // namespace kindred::indexer::sample
