#pragma once
#include <string>
#include <string_view>

namespace kindred::indexer::readers {

/// A DOI in lower case without what stands before it: "https://doi.org/10.1/X" -> "10.1/x".
std::string doi(std::string_view given);
/// An ORCID without the address before it: "https://orcid.org/0000-0001" -> "0000-0001".
std::string orcid(std::string_view given);

}  // namespace kindred::indexer::readers
