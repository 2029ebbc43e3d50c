#include "queries/graph/node.hpp"

#include "queries/base/scored_document.hpp"
#include "queries/recommend/recommend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kindred::queries::graph {

namespace {

using engine::ResearcherId;
using engine::WorkId;

constexpr std::array<std::string_view, node_kinds> kind_names = {"researcher", "work", "topic",
                                                                 "institution"};
constexpr std::array<std::string_view, 5> edge_kinds = {"authored", "coauthor", "about", "affiliated",
                                                        "similar"};

NodeKey node_of(WorkId work) {
    return {NodeKind::work, engine::number(work), {}};
}

NodeKey node_of(ResearcherId researcher) {
    return {NodeKind::researcher, engine::number(researcher), {}};
}

/// Of `count` things that share something evenly, the part of each, as a length: their squares are 1
/// together.
double share(std::size_t count) noexcept {
    return 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, count)));
}

/// How close coauthors are: their shared works among those of both (Salton's cosine).
double closeness(const engine::data::Graph& graph, ResearcherId a, const engine::data::Collaborator& b) {
    const double works_a = static_cast<double>(graph.works_of(a).size());
    const double works_b = static_cast<double>(graph.works_of(b.researcher).size());
    return works_a * works_b > 0 ? std::min(1.0, b.works / std::sqrt(works_a * works_b)) : 0;
}

/// A number in a column, 0 when unknown.
double fact(const engine::data::Columns& columns, std::string_view name, std::uint32_t document) {
    const engine::data::Column* const column = columns.find(name);
    const double value = column == nullptr ? std::nan("") : column->number(document);
    return std::isnan(value) ? 0 : value;
}

/// Documents by a number of theirs, greatest first, at most `most`.
std::vector<ScoredDocument> greatest(const std::vector<std::uint32_t>& documents,
                                     const engine::data::Columns& columns, std::string_view name,
                                     std::size_t most) {
    std::vector<ScoredDocument> scored;
    for (const std::uint32_t document : documents)
        scored.push_back({document, fact(columns, name, document)});
    keep_best(scored, most);
    return scored;
}

/// The names in a column of `document`, as nodes.
Links names(const engine::data::Columns& columns, NodeKind kind, EdgeKind edge, std::uint32_t document) {
    const engine::data::Column* const column = name_column(columns, kind);
    Links links;
    if (column == nullptr) return links;
    const auto values = column->values(document);
    for (const std::uint32_t id : values) {
        std::string folded(column->folded_of(id));
        const bool again = !links.empty() && links.back().to.folded == folded;
        if (!folded.empty() && !again)
            links.push_back({{kind, 0, std::move(folded)}, edge, share(values.size())});
    }
    return links;
}

Links authors_of(const engine::Generation& generation, WorkId work) {
    const auto authors = generation.graph().authors(work);
    Links links;
    for (const ResearcherId author : authors)
        links.push_back({node_of(author), EdgeKind::authored, share(authors.size())});
    return links;
}

Links coauthors_of(const engine::Generation& generation, ResearcherId researcher) {
    Links links;
    for (const engine::data::Collaborator& one : generation.graph().collaborators(researcher)) {
        links.push_back(
            {node_of(one.researcher), EdgeKind::coauthor, closeness(generation.graph(), researcher, one)});
    }
    return links;
}

/// The most cited works of a researcher.
Links works_by(const engine::Generation& generation, ResearcherId researcher, std::size_t most) {
    std::vector<std::uint32_t> works;
    for (const WorkId work : generation.graph().works_of(researcher)) works.push_back(engine::number(work));
    Links links;
    for (const auto& [work, citations] : greatest(works, generation.work_columns(), "cited_by_count", most))
        links.push_back({node_of(WorkId{work}), EdgeKind::authored,
                         share(generation.graph().authors(WorkId{work}).size())});
    return links;
}

Links similar_researchers(engine::Reader& reader, std::uint32_t researcher, std::size_t most) {
    recommend::RecommendRequest request;
    request.seeds.researchers = {reader.generation().researcher_records().read(researcher).text("id")};
    request.explain = false;
    request.attributes_to_retrieve = {"id"};
    request.limit = static_cast<std::uint32_t>(most);
    Links links;
    for (const recommend::Recommendation& hit : recommend::recommend_researchers(reader, request).hits)
        links.push_back({node_of(ResearcherId{hit.document}), EdgeKind::similar, hit.score});
    return links;
}

Links similar_works(const engine::Generation& generation, WorkId work) {
    Links links;
    for (const engine::likeness::Neighbour one : generation.neighbours().of(work))
        links.push_back({node_of(one.work), EdgeKind::similar, static_cast<double>(one.score)});
    return links;
}

/// The documents of a collection that have a topic or institution, greatest first.
Links having(const engine::data::Columns& columns, const NodeKey& name, NodeKind kind, std::size_t most) {
    const engine::data::Column* const column = name_column(columns, name.kind);
    if (column == nullptr) return {};
    const engine::data::ValueRange wanted = values_named(*column, name.folded);
    std::vector<std::uint32_t> documents;
    for (std::uint32_t document = 0; document < columns.documents(); ++document) {
        const auto values = column->values(document);
        if (std::ranges::any_of(values, [&](std::uint32_t id) { return wanted.contains(id); }))
            documents.push_back(document);
    }
    const std::string_view by = kind == NodeKind::work ? "cited_by_count" : "works_count";
    const EdgeKind edge = name.kind == NodeKind::topic ? EdgeKind::about : EdgeKind::affiliated;
    Links links;
    for (const auto& [document, count] : greatest(documents, columns, by, most))
        links.push_back({{kind, document, {}}, edge, share(column->values(document).size())});
    return links;
}

}  // namespace

std::string_view to_string(NodeKind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<NodeKind> node_kind_named(std::string_view name) noexcept {
    const auto found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<NodeKind>(found - kind_names.begin());
}

std::string_view to_string(EdgeKind kind) noexcept {
    return edge_kinds[static_cast<std::size_t>(kind)];
}

const engine::data::Column* name_column(const engine::data::Columns& columns, NodeKind kind) {
    return columns.find(kind == NodeKind::topic ? "topics" : "institutions");
}

engine::data::ValueRange values_named(const engine::data::Column& column, std::string_view folded) {
    return {column.lower(folded), column.upper(folded)};
}

std::vector<Links> plain_links(const engine::Generation& generation, const NodeKey& node) {
    if (node.is_name()) return {};
    const bool work = node.kind == NodeKind::work;
    const engine::data::Columns& columns = work ? generation.work_columns() : generation.researcher_columns();
    return {work ? authors_of(generation, WorkId{node.number})
                 : coauthors_of(generation, ResearcherId{node.number}),
            names(columns, NodeKind::topic, EdgeKind::about, node.number),
            names(columns, NodeKind::institution, EdgeKind::affiliated, node.number)};
}

std::vector<Links> neighbours_of(engine::Reader& reader, const NodeKey& node, std::size_t each,
                                 bool similar_people) {
    const engine::Generation& generation = reader.generation();
    std::vector<Links> kinds = plain_links(generation, node);
    if (node.is_name()) {
        kinds = {having(generation.researcher_columns(), node, NodeKind::researcher, each),
                 having(generation.work_columns(), node, NodeKind::work, each)};
    } else if (node.kind == NodeKind::work) {
        kinds.insert(kinds.begin() + 1, similar_works(generation, WorkId{node.number}));
    } else {
        kinds.insert(kinds.begin() + 1,
                     {works_by(generation, ResearcherId{node.number}, each),
                      similar_people ? similar_researchers(reader, node.number, each) : Links{}});
    }
    for (Links& links : kinds)
        if (links.size() > each) links.resize(each);
    return kinds;
}

}  // namespace kindred::queries::graph
