#pragma once
#include "engine/base/error.hpp"

#include <string>
#include <string_view>

namespace kindred::queries {

/// An Error{invalid_query} that one parameter of a request is to blame for: the server answers
/// `invalid_search_<parameter>` or the like.
class ParameterError : public Error {
 public:
    /// `parameter` is a name in snake_case that lives as long as the program: "filter", "sort", "facets",
    /// "distinct", "facet_name", "attributes_to_search_on", "query_mode", "hybrid".
    ParameterError(std::string_view parameter, const std::string& message)
        : Error(ErrorCode::invalid_query, message), parameter_(parameter) {}

    std::string_view parameter() const noexcept { return parameter_; }

 private:
    std::string_view parameter_;
};

}  // namespace kindred::queries
