#include "queries/readings/identifiers.hpp"

#include "engine/base/distinct.hpp"
#include "engine/base/terms.hpp"
#include "engine/identifiers/reading.hpp"
#include "engine/text/fold.hpp"
#include "queries/columns/sort.hpp"

#include <algorithm>
#include <string>

namespace kindred::queries::readings {

namespace {

using engine::identifiers::Identifier;
using engine::identifiers::Kind;
using engine::identifiers::Reading;
using Records = std::vector<std::uint32_t>;

Records with_identifier(engine::Reader& reader, Collection collection, const Identifier& identifier) {
    const Documents documents = documents_of(reader, collection);
    if (identifier.kind == Kind::id) {
        const auto found =
            engine::generation::document_with(documents.index, documents.records, identifier.value);
        return found ? Records{*found} : Records();
    }
    return documents.index.documents_with(engine::make_term(engine::identifier_prefix, to_string(identifier)),
                                          max_records_named);
}

/// The records of the first candidate that any has.
Records find(engine::Reader& reader, Collection collection, const Reading& reading) {
    for (const Identifier& candidate : reading.candidates) {
        Records found = with_identifier(reader, collection, candidate);
        if (!found.empty()) return found;
    }
    return {};
}

/// An id of a record, which nothing but the record shows to be one, and that the works have as a word, too.
bool is_word(const engine::Generation& generation, const Reading& reading) {
    if (reading.certain || reading.candidates.front().kind != Kind::id) return false;
    const std::string folded = engine::text::fold(reading.candidates.front().value);
    return generation.dictionary().find(folded).has_value();
}

Records works_of(const engine::Generation& generation, const Records& researchers) {
    Records works;
    for (const std::uint32_t researcher : researchers) {
        for (const engine::WorkId work : generation.graph().works_of(engine::ResearcherId{researcher}))
            works.push_back(engine::number(work));
    }
    engine::sort_distinct(works);
    std::ranges::sort(works, columns::SortOrder({"year:desc"}, generation.work_columns()));
    return works;
}

Records authors_of(const engine::Generation& generation, const Records& works) {
    Records authors;
    for (const std::uint32_t work : works) {
        for (const engine::ResearcherId author : generation.graph().authors(engine::WorkId{work}))
            authors.push_back(engine::number(author));
    }
    if (works.size() > 1) engine::sort_distinct(authors);
    return authors;
}

std::string quoted(const Identifier& identifier) {
    const bool labelled = identifier.kind == Kind::pmid || identifier.kind == Kind::arxiv;
    return labelled ? to_string(identifier) : identifier.value;
}

}  // namespace

Records records_identified(engine::Reader& reader, Collection collection, std::string_view text) {
    const auto reading = engine::identifiers::read(text);
    return reading ? find(reader, collection, *reading) : Records();
}

std::optional<NamedRecords> records_named(engine::Reader& reader, Collection collection,
                                          std::string_view text) {
    if (collection == Collection::suggestions) return std::nullopt;
    const auto reading = engine::identifiers::read(text);
    if (!reading) return std::nullopt;
    const engine::Generation& generation = reader.generation();
    if (is_word(generation, *reading)) return std::nullopt;
    NamedRecords named{find(reader, collection, *reading), quoted(reading->candidates.front())};
    if (named.documents.empty()) {
        if (collection == Collection::works) {
            named.documents = works_of(generation, find(reader, Collection::researchers, *reading));
        } else {
            named.documents = authors_of(generation, find(reader, Collection::works, *reading));
        }
    }
    if (named.documents.empty() && !reading->certain) return std::nullopt;
    return named;
}

}  // namespace kindred::queries::readings
