#include "queries/search.hpp"

#include "engine/error.hpp"
#include "engine/terms.hpp"
#include "engine/text/characters.hpp"
#include "queries/ranking.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace kindred::queries {

namespace {

using engine::Query;

/// The words of a query that are searched, each once, with how often it says them.
struct Words {
    std::map<std::string, std::uint32_t> stems;
    std::map<std::string, std::uint32_t> names;
};

Words words_of(engine::Reader& reader, std::string_view q) {
    Words words;
    for (const engine::Token& token : reader.analyser().analyse(q)) {
        if (!token.stop) ++words.stems[std::string(token.stem)];
        ++words.names[engine::make_term(engine::name_prefix, token.word)];
    }
    return words;
}

const engine::TermIndex& index_of(engine::Reader& reader, Collection collection) {
    return collection == Collection::works ? reader.works() : reader.researchers();
}

Query query_of(engine::Reader& reader, Collection collection, std::string_view q) {
    if (q.find_first_not_of(" \t\r\n") == std::string_view::npos) return Query::of(Query::Op::all_docs, {});
    const Words words = words_of(reader, q);
    const engine::TermIndex& index = index_of(reader, collection);
    std::vector<Query> any;
    // Terms that no document has add nothing to a score, but Xapian takes a time for them that grows with the
    // square of their number: 12 s for the longest query.
    const auto add = [&](const std::string& term, std::uint32_t count, double scale) {
        if (index.document_frequency(term) == 0) return;
        any.push_back(Query::of_term(term, count));
        any.back().scale = scale;
    };
    for (const auto& [stem, count] : words.stems) add(stem, count, 1);
    if (collection == Collection::researchers) {
        for (const auto& [name, count] : words.names) add(name, count, ranking::name_boost);
    }
    return any.empty() ? Query{} : Query::of(Query::Op::any, std::move(any));
}

engine::MatchSet match(engine::Reader& reader, Collection collection, std::string_view q,
                       std::uint32_t offset, std::uint32_t limit, std::uint32_t exact_up_to) {
    if (q.size() > max_query_bytes) {
        throw Error(ErrorCode::invalid_query,
                    fmt::format("the query has {} bytes, more than {}", q.size(), max_query_bytes),
                    "search for less text at once");
    }
    const engine::Bm25& weights = collection == Collection::works ? ranking::works : ranking::researchers;
    return index_of(reader, collection)
        .match(query_of(reader, collection, q), offset, limit, weights, exact_up_to);
}

const engine::Records& records_of(const engine::Reader& reader, Collection collection) {
    return collection == Collection::works ? reader.generation().works() : reader.generation().researchers();
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
    std::vector<Ranked> ranked;
    for (const engine::Match& found : match(reader, collection, q, offset, limit, 0).matches) {
        ranked.push_back({found.document, found.score});
    }
    return ranked;
}

SearchAnswer search(engine::Reader& reader, const SearchRequest& request) {
    SearchAnswer answer;
    answer.request = request;
    const bool paged = request.page || request.hits_per_page;
    std::uint64_t offset = request.offset;
    std::uint32_t limit = std::min(request.limit, max_total_hits);
    if (paged) {
        const std::uint32_t page = request.page.value_or(1);
        limit = page == 0 ? 0 : std::min(request.hits_per_page.value_or(20), max_total_hits);
        offset = page == 0 ? 0 : std::uint64_t{page - 1} * limit;
    }
    offset = std::min<std::uint64_t>(offset, max_total_hits);
    limit = std::min<std::uint32_t>(limit, max_total_hits - static_cast<std::uint32_t>(offset));
    const std::uint32_t exact_up_to = paged ? max_total_hits : 0;
    const engine::MatchSet found =
        match(reader, request.collection, request.q, static_cast<std::uint32_t>(offset), limit, exact_up_to);
    const engine::Records& records = records_of(reader, request.collection);
    for (const engine::Match& hit : found.matches) {
        answer.hits.push_back(records.read(hit.document).to_json(request.attributes_to_retrieve));
    }
    answer.total_hits = paged ? std::min(found.estimated, max_total_hits) : found.estimated;
    return answer;
}

nlohmann::ordered_json to_json(const SearchAnswer& answer, std::uint64_t processing_ms) {
    const SearchRequest& request = answer.request;
    nlohmann::ordered_json json = {
        {"hits", answer.hits}, {"query", valid_utf8(request.q)}, {"processingTimeMs", processing_ms}};
    if (request.page || request.hits_per_page) {
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
    return json;
}

}  // namespace kindred::queries
