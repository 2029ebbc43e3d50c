#pragma once
#include "engine/base/record.hpp"
#include "indexer/gathered/authorship.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::build {

/// What a researcher's profile is found by, beside the words of their works.
struct ResearcherText {
    std::vector<std::string> names;     ///< name first, then aliases
    std::vector<std::string> subjects;  ///< topics and institutions
};

/// The record of a researcher as it is stored: what the works say, over which goes what `given` says (null:
/// nothing given). Derived fields (works_count, cited_by_count, h_index, first_year, last_year, venues)
/// always come from the works. The name is the one most works use; other names they use, and theirs when
/// another is given, are aliases, after those that are given; names, institutions, topics and venues come
/// most frequent first.
nlohmann::ordered_json researcher_record(const gathered::Authorship& authorship,
                                         engine::ResearcherId researcher,
                                         const engine::ResearcherRecord* given);

/// The texts to search a researcher by, from its record.
ResearcherText researcher_text(const nlohmann::ordered_json& record);

}  // namespace kindred::indexer::build
