#pragma once
#include <string_view>

namespace kindred::server::meilisearch {

/// Whether `code` names a language: a two-letter code of ISO 639-1, the three-letter code of such a language,
/// or `cmn` or `pes`. In lower case.
bool is_language_code(std::string_view code) noexcept;

}  // namespace kindred::server::meilisearch
