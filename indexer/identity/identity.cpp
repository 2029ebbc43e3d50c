#include "indexer/identity/identity.hpp"

#include "engine/text/fold.hpp"

#include <fmt/format.h>

namespace kindred::indexer::identity {

std::string Admission::admit(const engine::Work& work, Place place) {
    const std::size_t length = work.vector.size();
    if (length != 0 && vector_length_ != 0 && length != vector_length_)
        return fmt::format("vector has {} numbers, the vectors before it {}", length, vector_length_);
    std::string taken = claim(works_, work.id, place);
    if (taken.empty() && length != 0) vector_length_ = length;
    return taken;
}

std::string Admission::claim(Ids& ids, const std::string& id, Place place) const {
    const auto [at, fresh] = ids.try_emplace(id, place);
    if (fresh) return {};
    return fmt::format("duplicate id, first seen at {}:{}", files_[at->second.file], at->second.line);
}

std::size_t identify_authors(engine::Work& work) {
    std::size_t without_id = 0;
    for (engine::Author& author : work.authors) {
        if (!author.id.empty()) continue;
        author.id = engine::text::slug(author.name);
        ++without_id;
    }
    return without_id;
}

}  // namespace kindred::indexer::identity
