#include "indexer/build/researcher_record.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace kindred::indexer::build {

namespace {

using nlohmann::ordered_json;

/// At most this many of each list are stored; the counts say how much there is.
constexpr std::size_t max_listed = 20;

/// Texts by how often and how lately they were seen.
class Tally {
 public:
    void add(std::uint32_t text, std::uint16_t year) {
        if (text == gathered::Authorship::none) return;
        Seen& seen = seen_[text];
        ++seen.count;
        seen.last_year = std::max(seen.last_year, year);
    }

    /// Most frequent first, then the latest, then the one seen first in the collection.
    std::vector<std::uint32_t> ranked() const {
        std::vector<std::pair<std::uint32_t, Seen>> all(seen_.begin(), seen_.end());
        std::ranges::stable_sort(all, std::greater(), [](const auto& text) { return text.second; });
        std::vector<std::uint32_t> out;
        for (const auto& [text, seen] : all) out.push_back(text);
        return out;
    }

 private:
    struct Seen {
        std::uint32_t count = 0;
        std::uint16_t last_year = 0;
        auto operator<=>(const Seen&) const = default;
    };
    std::map<std::uint32_t, Seen> seen_;
};

struct Summary {
    Tally names, institutions, orcids, venues, topics;
    std::vector<std::uint32_t> citations;
    std::uint64_t cited_by_count = 0;
    std::uint16_t first_year = 0;
    std::uint16_t last_year = 0;
};

Summary summarise(const gathered::Authorship& authorship, engine::ResearcherId researcher) {
    Summary summary;
    for (const gathered::Authorship::Mention& mention : authorship.mentions(researcher)) {
        const gathered::Authorship::WorkFacts& work = authorship.facts(mention.work);
        summary.names.add(mention.name, work.year);
        if (mention.institution != gathered::Authorship::none) {
            for (const std::uint32_t organisation : authorship.organisations(mention.institution))
                summary.institutions.add(organisation, work.year);
        }
        summary.orcids.add(mention.orcid, work.year);
        summary.venues.add(work.venue, work.year);
        for (const std::uint32_t topic : work.topics) summary.topics.add(topic, work.year);
        summary.citations.push_back(work.cited_by_count);
        summary.cited_by_count += work.cited_by_count;
        if (work.year == 0) continue;
        summary.first_year = summary.first_year == 0 ? work.year : std::min(summary.first_year, work.year);
        summary.last_year = std::max(summary.last_year, work.year);
    }
    return summary;
}

/// The largest h such that h works have at least h citations (Hirsch, PNAS 102(46), 2005).
std::size_t h_index(std::vector<std::uint32_t> citations) {
    std::ranges::sort(citations, std::greater());
    std::size_t h = 0;
    while (h < citations.size() && citations[h] > h) ++h;
    return h;
}

ordered_json texts(const gathered::Authorship& authorship, const std::vector<std::uint32_t>& numbers,
                   std::initializer_list<std::string_view> but = {}) {
    ordered_json out = ordered_json::array();
    for (const std::uint32_t number : numbers) {
        const std::string& text = authorship.text(number);
        if (out.size() == max_listed) break;
        if (std::ranges::find(but, text) == but.end()) out.push_back(text);
    }
    return out;
}

void append_texts(std::vector<std::string>& out, const ordered_json& record, const char* name) {
    const auto at = record.find(name);
    if (at == record.end() || !at->is_array()) return;
    for (const auto& member : *at) {
        if (member.is_string()) out.push_back(member.get<std::string>());
    }
}

constexpr std::array derived = {"works_count", "cited_by_count", "h_index",
                                "first_year",  "last_year",      "venues"};

}  // namespace

ordered_json researcher_record(const gathered::Authorship& authorship, engine::ResearcherId researcher,
                               const engine::ResearcherRecord* given) {
    const Summary summary = summarise(authorship, researcher);
    const auto names = summary.names.ranked();
    ordered_json record;
    const auto put = [&](const char* name, ordered_json value) {
        if (!value.empty()) record[name] = std::move(value);
    };
    const std::string& id = authorship.id(researcher);
    record["id"] = id;
    const std::string& most_used = names.empty() ? id : authorship.text(names.front());
    const std::string& name = given != nullptr && !given->name.empty() ? given->name : most_used;
    record["name"] = name;
    // An author whose name no work gives goes by the id.
    const auto names_in_works = texts(authorship, names, {name, id});
    put("aliases", names_in_works);
    const auto orcids = summary.orcids.ranked();
    if (!orcids.empty()) record["orcid"] = authorship.text(orcids.front());
    put("institutions", texts(authorship, summary.institutions.ranked()));
    put("topics", texts(authorship, summary.topics.ranked()));
    put("venues", texts(authorship, summary.venues.ranked()));
    record["works_count"] = summary.citations.size();
    record["cited_by_count"] = summary.cited_by_count;
    record["h_index"] = h_index(summary.citations);
    if (summary.first_year != 0) {
        record["first_year"] = summary.first_year;
        record["last_year"] = summary.last_year;
    }
    if (given == nullptr) return record;
    for (const auto& [field, value] : given->fields.items()) {
        const bool from_works = std::ranges::find(derived, field) != derived.end();
        if (!value.is_null() && !from_works && field != "id" && field != "name") record[field] = value;
    }
    for (const auto& alias : names_in_works) {
        ordered_json& aliases = record["aliases"];
        if (std::ranges::find(aliases, alias) == aliases.end()) aliases.push_back(alias);
    }
    return record;
}

ResearcherText researcher_text(const ordered_json& record) {
    ResearcherText text;
    text.names.push_back(record.at("name").get<std::string>());
    append_texts(text.names, record, "aliases");
    append_texts(text.subjects, record, "topics");
    append_texts(text.subjects, record, "institutions");
    return text;
}

}  // namespace kindred::indexer::build
