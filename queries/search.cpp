#include "queries/search.hpp"

#include "engine/error.hpp"
#include "engine/text/characters.hpp"
#include "queries/documents.hpp"
#include "queries/found.hpp"
#include "queries/words.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries {

namespace {

bool by_page(const SearchRequest& request) {
    return request.page || request.hits_per_page;
}

Window window_of(const SearchRequest& request) {
    std::uint64_t offset = request.offset;
    std::uint32_t limit = std::min(request.limit, max_total_hits);
    if (by_page(request)) {
        const std::uint32_t page = request.page.value_or(1);
        limit = page == 0 ? 0 : std::min(request.hits_per_page.value_or(20), max_total_hits);
        offset = page == 0 ? 0 : std::uint64_t{page - 1} * limit;
    }
    const auto first = static_cast<std::uint32_t>(std::min<std::uint64_t>(offset, max_total_hits));
    return {first, std::min(limit, max_total_hits - first), by_page(request)};
}

/// `text` with U+FFFD for every byte that is not UTF-8, which JSON cannot hold.
std::string valid_utf8(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const engine::Character character = engine::decode(text, at);
        if (character.valid) {
            out += text.substr(at, character.size);
        } else {
            engine::append_utf8(out, U'\uFFFD');
        }
        at += character.size;
    }
    return out;
}

}  // namespace

std::vector<Ranked> rank(engine::Reader& reader, Collection collection, std::string_view q,
                         std::uint32_t offset, std::uint32_t limit) {
    const Documents documents = documents_of(reader, collection);
    const engine::Query query = query_of(read_words(reader, q), collection, documents.index);
    std::vector<Ranked> ranked;
    const auto matches = documents.index.match(query, offset, limit, documents.weights).matches;
    for (const engine::Match& match : matches) ranked.push_back({match.document, match.score});
    return ranked;
}

SearchAnswer search(engine::Reader& reader, const SearchRequest& request) {
    SearchAnswer answer;
    answer.request = request;
    const QueryWords words = read_words(reader, request.q);
    Found found = find_documents(reader, request, words, window_of(request));
    const engine::Records& records = documents_of(reader, request.collection).records;
    HitFormatter formatter(words.matched(request.collection), request.format, reader.analyser());
    for (const std::uint32_t document : found.documents) {
        answer.hits.push_back(formatter.hit(records.read(document)));
    }
    answer.total_hits = by_page(request) ? std::min(found.total, max_total_hits) : found.total;
    answer.facets = std::move(found.facets);
    return answer;
}

nlohmann::ordered_json to_json(const SearchAnswer& answer, std::uint64_t processing_ms) {
    const SearchRequest& request = answer.request;
    nlohmann::ordered_json json = {
        {"hits", answer.hits}, {"query", valid_utf8(request.q)}, {"processingTimeMs", processing_ms}};
    if (by_page(request)) {
        const std::uint64_t per_page = request.hits_per_page.value_or(20);
        json["hitsPerPage"] = per_page;
        json["page"] = request.page.value_or(1);
        json["totalPages"] = per_page == 0 ? 0 : (answer.total_hits + per_page - 1) / per_page;
        json["totalHits"] = answer.total_hits;
    } else {
        json["limit"] = request.limit;
        json["offset"] = request.offset;
        json["estimatedTotalHits"] = answer.total_hits;
    }
    if (!request.facets.empty()) {
        json["facetDistribution"] = distribution_json(answer.facets);
        json["facetStats"] = stats_json(answer.facets);
    }
    return json;
}

}  // namespace kindred::queries
