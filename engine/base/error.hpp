#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace kindred {

/// What went wrong, as far as a caller can act on it.
enum class ErrorCode {
    invalid_query,     ///< the query or request cannot be understood
    invalid_argument,  ///< an argument, option or input is unusable
    not_found,         ///< the named index, work or researcher does not exist
    index_busy,        ///< another process is building this index
    index_stale,       ///< the index changed under the reader; ask again
    corrupt_index,     ///< the index is damaged, incomplete or of a newer format
    io,                ///< reading or writing failed
    unavailable        ///< too busy, or shutting down
};

/// The hint for a damaged generation.
inline constexpr auto rebuild_hint = "build the index again, or go back with: kindred-index rollback INDEX";

/// The snake_case name of `code`: "corrupt_index".
std::string_view to_string(ErrorCode code) noexcept;

/// The one exception kindred throws. `what()` is a sentence about what happened, `hint()` says what the
/// user can do and may be empty.
class Error : public std::runtime_error {
 public:
    Error(ErrorCode code, const std::string& message, std::string hint = {})
        : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

    ErrorCode code() const noexcept { return code_; }
    const std::string& hint() const noexcept { return hint_; }

 private:
    ErrorCode code_;
    std::string hint_;
};

/// One line for a terminal: "message; hint".
std::string one_line(const Error& error);

}  // namespace kindred
