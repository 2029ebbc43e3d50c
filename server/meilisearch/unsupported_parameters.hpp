#pragma once
#include "server/calls/parameters.hpp"

namespace kindred::server::meilisearch {

/// Throws ApiError 400 when a search asks for what kindred cannot compare with, `vector`, `media` and the
/// like, or for what only a server of Meilisearch has. Null, and values that ask for nothing, pass.
void refuse_unsupported(const calls::Parameters& given);

}  // namespace kindred::server::meilisearch
