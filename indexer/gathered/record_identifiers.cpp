#include "indexer/gathered/record_identifiers.hpp"

#include "engine/base/distinct.hpp"
#include "engine/base/terms.hpp"
#include "engine/identifiers/reading.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace kindred::indexer::gathered {

namespace {

using Terms = std::vector<std::string>;

void add(Terms& terms, std::string_view given) {
    const auto reading = engine::identifiers::read(given);
    if (!reading) return;
    for (const engine::identifiers::Identifier& found : reading->candidates) {
        if (found.kind != engine::identifiers::Kind::id)
            terms.push_back(engine::make_term(engine::identifier_prefix, to_string(found)));
    }
}

/// A member of a record that is a text or a whole number, after `label`; "" when it is neither.
template <typename Json>
std::string labelled(const Json& record, const char* name, std::string_view label) {
    const auto at = record.find(name);
    if (at == record.end()) return {};
    if (at->is_number_integer()) return std::string(label) + at->dump();
    return at->is_string() ? std::string(label) + at->template get<std::string>() : std::string();
}

}  // namespace

Terms identifier_terms(const engine::Work& work) {
    constexpr std::array<std::pair<const char*, std::string_view>, 3> others = {
        {{"arxiv_id", "arxiv:"}, {"arxiv", "arxiv:"}, {"pmid", "pmid:"}}};
    Terms terms;
    add(terms, work.doi);
    add(terms, work.url);
    for (const auto& [name, label] : others) add(terms, labelled(work.extra, name, label));
    engine::sort_distinct(terms);
    return terms;
}

Terms identifier_terms(const nlohmann::ordered_json& researcher) {
    Terms terms;
    add(terms, labelled(researcher, "orcid", "orcid:"));
    add(terms, labelled(researcher, "url", ""));
    engine::sort_distinct(terms);
    return terms;
}

}  // namespace kindred::indexer::gathered
