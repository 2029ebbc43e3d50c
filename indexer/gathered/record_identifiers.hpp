#pragma once
#include "engine/base/record.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::gathered {

/// The terms of what names a work beside its id, each once, ascending: its DOI, its arXiv id, its PMID and
/// its address, as `doi`, `url`, `arxiv_id`, `arxiv` and `pmid` give them in any dress.
std::vector<std::string> identifier_terms(const engine::Work& work);

/// The same for the record of a researcher: `orcid` and `url`.
std::vector<std::string> identifier_terms(const nlohmann::ordered_json& researcher);

}  // namespace kindred::indexer::gathered
