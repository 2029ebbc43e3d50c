#pragma once
#include <stdexcept>
#include <string>
#include <utility>

namespace kindred::indexer::readers {

/// Why a record was not taken. `id` is its id when it could be read; one that is not valid is cut to its
/// head, control characters escaped.
struct Rejection : std::runtime_error {
    Rejection(const std::string& reason, std::string record_id)
        : std::runtime_error(reason), id(std::move(record_id)) {}
    std::string id;
};

}  // namespace kindred::indexer::readers
