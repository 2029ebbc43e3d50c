#pragma once
#include "engine/base/record.hpp"
#include "indexer/gathered/vocabulary.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kindred::indexer::identity {

/// Where a record stands in the inputs.
struct Place {
    std::uint32_t file = 0;
    std::uint64_t line = 0;
    auto operator<=>(const Place&) const = default;
};

/// Decides which records are taken: of those of one kind with one id the first. Used by one thread at a time.
class Admission {
 public:
    /// `files` are the names of the inputs and must outlive this.
    explicit Admission(const std::vector<std::string>& files) : files_(files) {}

    /// Takes the next record; returns why not, "" when it is taken. A work whose vector has another length
    /// than that of the first one taken is not taken either.
    std::string admit(const engine::Work& work, Place place);
    std::string admit(const engine::ResearcherRecord& record, Place place) {
        return claim(researchers_, record.id, place);
    }

 private:
    using Ids = gathered::StringMap<Place>;
    std::string claim(Ids& ids, const std::string& id, Place place) const;

    const std::vector<std::string>& files_;
    Ids works_;
    Ids researchers_;
    std::size_t vector_length_ = 0;  ///< of the works taken so far; 0 when none has a vector
};

/// Gives the authors of `work` that came without an id one that is made from their name, which must have a
/// letter or digit. Returns how many they are.
std::size_t identify_authors(engine::Work& work);

}  // namespace kindred::indexer::identity
