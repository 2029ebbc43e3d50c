#pragma once
#include "engine/error.hpp"

#include <string>
#include <utility>

#include <xapian.h>

namespace kindred::engine {

/// Throws `error` as a kindred::Error. `where` names the database or the step.
[[noreturn]] inline void rethrow(const Xapian::Error& error, const std::string& where) {
    const std::string message = where + ": " + error.get_description();
    const std::string type = error.get_type();
    if (type == "DatabaseModifiedError") throw Error(ErrorCode::index_stale, message, "ask again");
    if (type == "DatabaseLockError")
        throw Error(ErrorCode::index_busy, message, "wait for the other build to end");
    if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseVersionError" ||
        type == "DatabaseNotFoundError" || type == "SerialisationError" || type == "DocNotFoundError") {
        throw Error(ErrorCode::corrupt_index, message, "build the index again");
    }
    throw Error(ErrorCode::io, message);
}

/// Runs `call` and turns what Xapian throws into kindred::Error: the one place where its exceptions are
/// translated.
template <typename Call>
auto translated(const std::string& where, Call&& call) {
    try {
        return std::forward<Call>(call)();
    } catch (const Xapian::Error& error) {
        rethrow(error, where);
    }
}

}  // namespace kindred::engine
