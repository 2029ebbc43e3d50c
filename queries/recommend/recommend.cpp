#include "queries/recommend/recommend.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::recommend {

namespace {

using nlohmann::ordered_json;

/// Unknown ids that a message names.
constexpr std::size_t max_named_ids = 5;
constexpr std::size_t max_named_bytes = 100;

std::string named(const std::vector<std::string>& ids) {
    std::string out;
    for (std::size_t i = 0; i < std::min(ids.size(), max_named_ids); ++i)
        out += (i == 0 ? "`" : ", `") + ids[i].substr(0, max_named_bytes) + "`";
    if (ids.size() > max_named_ids) out += fmt::format(" and {} more", ids.size() - max_named_ids);
    return out;
}

template <typename... Values>
[[noreturn]] void refuse(fmt::format_string<Values...> message, Values&&... values) {
    throw Error(ErrorCode::invalid_query, fmt::format(message, std::forward<Values>(values)...));
}

void check_share(double value, double most, const char* name) {
    if (!(value >= 0 && value <= most)) refuse("{} must be from 0 to {}", name, most);
}

ordered_json to_json(const Why& why) {
    ordered_json json = {{"terms", why.terms}, {"topics", why.topics}};
    auto& evidence = json["evidence"] = ordered_json::array();
    for (const Evidence& e : why.evidence) {
        ordered_json pair = {{"work", e.work}};
        if (!e.matches.empty()) pair["matches"] = e.matches;
        pair["score"] = e.score;
        pair["title"] = e.title;
        evidence.push_back(std::move(pair));
    }
    auto& common = json["collaboratorsInCommon"] = ordered_json::array();
    for (const SharedCollaborator& c : why.collaborators_in_common) common.push_back(c.id);
    if (why.coauthor_distance != 0) json["coauthorDistance"] = why.coauthor_distance;
    json["venues"] = why.venues;
    return json;
}

}  // namespace

UnknownIds::UnknownIds(std::string_view kind, std::string field, std::vector<std::string> ids)
    : Error(ErrorCode::not_found,
            fmt::format("there {} no {}{} {} ({})", ids.size() == 1 ? "is" : "are", kind,
                        ids.size() == 1 ? "" : "s", named(ids), field),
            "search for ids by name or title"),
      field_(std::move(field)),
      ids_(std::move(ids)) {}

Recommendation shown(const engine::data::Records& records, std::uint32_t document, double score,
                     const std::vector<std::string>& attributes) {
    const engine::data::StoredRecord record = records.read(document);
    return {.document = document,
            .id = record.text("id"),
            .score = score,
            .record = record.to_json(attributes),
            .why = {}};
}

void check(const RecommendRequest& request) {
    const Seeds& seeds = request.seeds;
    if (seeds.empty())
        refuse("there is nothing to recommend for: give a researcher, a work or a text as a seed");
    if (seeds.count() > max_seeds) refuse("{} seeds, at most {} are taken", seeds.count(), max_seeds);
    if (seeds.text.size() > match::max_seed_text_bytes)
        refuse("the text has {} bytes, at most {} are taken", seeds.text.size(), match::max_seed_text_bytes);
    const std::size_t listed = std::max(request.candidates.size(), request.exclude.ids.size());
    if (listed > max_candidates) refuse("{} ids, at most {} are taken", listed, max_candidates);
    if (std::max(request.exclude.coauthors_of.size(), request.exclude.same_institution_as.size()) > max_seeds)
        refuse("a list of researchers to exclude for has more than {} ids", max_seeds);
    for (const double weight : {request.weights.content, request.weights.graph, request.weights.institution})
        check_share(weight, max_weight, "a weight");
    check_share(request.diversify, 1, "diversify");
    const auto years = request.recency_half_life_years;
    if (years && !(*years > 0 && *years <= max_half_life_years))
        refuse("the half-life must be over 0 and at most {} years", max_half_life_years);
}

ordered_json to_json(const RecommendAnswer& answer, std::uint64_t processing_ms) {
    auto hits = ordered_json::array();
    for (const Recommendation& hit : answer.hits) {
        ordered_json json = hit.record;
        json["_score"] = hit.score;
        if (answer.explained) json["_why"] = to_json(hit.why);
        hits.push_back(std::move(json));
    }
    ordered_json json = {{"hits", std::move(hits)},
                         {"processingTimeMs", processing_ms},
                         {"limit", answer.limit},
                         {"offset", answer.offset},
                         {"estimatedTotalHits", answer.estimated_total_hits}};
    if (!answer.note.empty()) json["note"] = answer.note;
    return json;
}

}  // namespace kindred::queries::recommend
