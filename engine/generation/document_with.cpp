#include "engine/generation/document_with.hpp"

#include "engine/base/ids.hpp"

namespace kindred::engine::generation {

std::optional<std::uint32_t> document_with(const xapian::TermIndex& index, const data::Records& records,
                                           std::string_view id) {
    if (!valid_id(id)) return std::nullopt;
    const auto document = index.find_id(id);
    // Terms of long ids are cut: two ids may share one.
    if (!document || records.read(*document).text("id") != id) return std::nullopt;
    return document;
}

}  // namespace kindred::engine::generation
