#include "engine/base/error.hpp"

namespace kindred {

std::string_view to_string(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::invalid_query:
            return "invalid_query";
        case ErrorCode::invalid_argument:
            return "invalid_argument";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::index_busy:
            return "index_busy";
        case ErrorCode::index_stale:
            return "index_stale";
        case ErrorCode::corrupt_index:
            return "corrupt_index";
        case ErrorCode::io:
            return "io";
        case ErrorCode::unavailable:
            return "unavailable";
    }
    return "unknown";
}

std::string one_line(const Error& error) {
    std::string line = error.what();
    if (!error.hint().empty()) line += "; " + error.hint();
    return line;
}

}  // namespace kindred
