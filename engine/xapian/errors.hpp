#pragma once
#include "engine/base/error.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include <xapian.h>

namespace kindred::engine::xapian {

/// Throws `error` as a kindred::Error. `where` names the database or the step.
[[noreturn]] inline void rethrow(const Xapian::Error& error, const std::string& where) {
    const std::string message = where + ": " + error.get_description();
    const std::string type = error.get_type();
    if (type == "DatabaseLockError")
        throw Error(ErrorCode::index_busy, message, "wait for the other build to end");
    // A generation never changes, so a block of another revision is damage. A plain DatabaseError or
    // RangeError is damage too, a file that ends too early for example, unless the system gave a reason.
    if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseVersionError" ||
        type == "DatabaseNotFoundError" || type == "DatabaseModifiedError" || type == "SerialisationError" ||
        type == "DocNotFoundError" ||
        ((type == "DatabaseError" || type == "RangeError") && error.get_error_string() == nullptr)) {
        throw Error(ErrorCode::corrupt_index, message, rebuild_hint);
    }
    throw Error(ErrorCode::io, message);
}

/// Runs `call` and turns what Xapian throws into kindred::Error: the one place where its exceptions are
/// translated. A length that no string can have comes from a damaged block.
template <typename Call>
auto translated(const std::string& where, Call&& call) {
    try {
        return std::forward<Call>(call)();
    } catch (const Xapian::Error& error) {
        rethrow(error, where);
    } catch (const std::length_error& error) {
        throw Error(ErrorCode::corrupt_index, where + " is damaged: " + error.what(), rebuild_hint);
    }
}

}  // namespace kindred::engine::xapian
