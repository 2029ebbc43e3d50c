#include "server/version.hpp"

namespace kindred::server {

Version version() noexcept {
    return {KINDRED_VERSION, KINDRED_COMMIT, KINDRED_COMMIT_DATE};
}

}  // namespace kindred::server
