#pragma once
#include "server/calls/call.hpp"

namespace kindred::server::meilisearch {

// The routes that Meilisearch has too; docs/api.md says what each answers.
Response list_keys(const calls::ServiceCall& call);
Response one_key(const calls::ServiceCall& call);
Response search(const calls::Call& call);
Response multi_search(const calls::Call& call);
Response facet_search(const calls::Call& call);
Response list_indexes(const calls::Call& call);
Response one_index(const calls::Call& call);
Response all_stats(const calls::Call& call);
Response index_stats(const calls::Call& call);
Response settings(const calls::Call& call);
Response one_setting(const calls::Call& call);
Response list_documents(const calls::Call& call);
Response one_document(const calls::Call& call);
Response similar_documents(const calls::Call& call);

}  // namespace kindred::server::meilisearch
