#include "queries/hits/listing.hpp"

#include "engine/generation/generation.hpp"
#include "queries/base/paging.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter.hpp"
#include "queries/columns/sort.hpp"
#include "queries/hits/hit_formatter.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace kindred::queries::hits {

namespace {

using engine::generation::document_with;
using Numbers = std::vector<std::uint32_t>;

/// The documents that have one of `ids`, ascending, each once.
Numbers documents_with(const Documents& documents, const std::vector<std::string>& ids) {
    std::set<std::uint32_t> found;
    for (const std::string& id : ids) {
        if (const auto document = document_with(documents.index, documents.records, id))
            found.insert(*document);
    }
    return {found.begin(), found.end()};
}

Ranks ranks(const ListRequest& request, std::size_t total) {
    return Paging{.offset = request.offset, .limit = request.limit}.ranks(total, max_listed_documents);
}

Numbers numbers(const Ranks& ranks) {
    Numbers numbers(ranks.count());
    std::iota(numbers.begin(), numbers.end(), ranks.first);
    return numbers;
}

struct Page {
    Numbers documents;
    std::uint32_t total = 0;
};

Page page_of(const Documents& documents, const ListRequest& request) {
    const columns::CompiledFilter filter = columns::compile_filter(request.filter, documents.columns);
    const columns::SortOrder order(request.sort, documents.columns);
    const std::uint32_t all = documents.columns.documents();
    if (!request.ids && filter.matches_all() && order.empty()) return {numbers(ranks(request, all)), all};
    Numbers matching = request.ids ? documents_with(documents, *request.ids) : numbers({0, all});
    std::erase_if(matching, [&](std::uint32_t document) { return !filter.matches(document); });
    const auto [first, last] = ranks(request, matching.size());
    if (!order.empty()) std::partial_sort(matching.begin(), matching.begin() + last, matching.end(), order);
    return {{matching.begin() + first, matching.begin() + last}, static_cast<std::uint32_t>(matching.size())};
}

std::size_t bytes_shown(const engine::data::StoredRecord& record, const std::vector<std::string>& fields) {
    std::size_t bytes = 0;
    for (const auto& field : record.fields()) {
        const bool shown = !field.name.starts_with('_') && cover_of(fields, field.name) != Cover::none;
        if (shown) bytes += field.name.size() + field.json.size();
    }
    return bytes;
}

HitFormatter showing(const std::vector<std::string>& fields, engine::Reader& reader) {
    FormatOptions format;
    format.retrieve = fields;
    return {MatchedWords{}, std::move(format), reader.analyser()};
}

}  // namespace

Listing list_documents(engine::Reader& reader, const ListRequest& request) {
    const Documents documents = documents_of(reader, request.collection);
    const Page page = page_of(documents, request);
    HitFormatter formatter = showing(request.fields, reader);
    Listing listing{{}, page.total};
    std::size_t bytes = 0;
    for (const std::uint32_t document : page.documents) {
        const engine::data::StoredRecord record = documents.records.read(document);
        bytes += bytes_shown(record, request.fields);
        if (bytes > max_listed_bytes && !listing.documents.empty()) {
            throw ParameterError("limit", fmt::format("These documents are more than {} MiB together: ask "
                                                      "for fewer, or for fewer fields.",
                                                      max_listed_bytes >> 20));
        }
        listing.documents.push_back(formatter.hit(record));
    }
    return listing;
}

std::optional<std::string> find_document(engine::Reader& reader, Collection collection, std::string_view id,
                                         const std::vector<std::string>& fields) {
    const Documents documents = documents_of(reader, collection);
    const auto document = document_with(documents.index, documents.records, id);
    if (!document) return std::nullopt;
    return showing(fields, reader).hit(documents.records.read(*document));
}

}  // namespace kindred::queries::hits
