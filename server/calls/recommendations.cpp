#include "server/calls/recommendations.hpp"

#include "server/base/errors.hpp"
#include "server/calls/parameters.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace kindred::server::calls {

namespace {

/// Unknown ids that a message names.
constexpr std::size_t max_named_ids = 10;

std::string message_of(const queries::recommend::UnknownIds& error) {
    std::string names;
    const std::size_t named = std::min(error.ids().size(), max_named_ids);
    for (std::size_t i = 0; i < named; ++i)
        names += fmt::format("{}`{}`", i == 0 ? "" : ", ", excerpt(error.ids()[i]));
    if (named < error.ids().size()) names += fmt::format(" and {} more", error.ids().size() - named);
    return fmt::format("Not found in the index: `{}` {}.", error.field(), names);
}

}  // namespace

queries::recommend::RecommendAnswer recommend(engine::Reader& reader, queries::Collection collection,
                                              const queries::recommend::RecommendRequest& request,
                                              const RecommendErrors& errors) {
    const auto code = [&](std::string_view parameter) {
        return fmt::format("invalid_{}_{}", errors.family, parameter);
    };
    try {
        return collection == queries::Collection::works
                   ? queries::recommend::recommend_works(reader, request)
                   : queries::recommend::recommend_researchers(reader, request);
    } catch (const queries::recommend::UnknownIds& error) {
        throw ApiError(errors.unknown_status, errors.unknown_code, message_of(error));
    } catch (const queries::ParameterError& error) {
        throw ApiError(400, code(error.parameter()), error.what());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::invalid_query) throw;
        throw ApiError(400, code("seeds"), error.what());
    }
}

}  // namespace kindred::server::calls
