#pragma once
#include <string_view>

namespace kindred::server {

/// What was built, known since configuring: the version of the project, the commit and its date (ISO 8601),
/// or "unknown" outside a checkout.
struct Version {
    std::string_view package;
    std::string_view commit;
    std::string_view commit_date;
};

Version version() noexcept;

}  // namespace kindred::server
