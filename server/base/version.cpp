#include "server/base/version.hpp"

namespace kindred::server {

Version version() noexcept {
    return {KINDRED_SERVE_VERSION, KINDRED_SERVE_COMMIT, KINDRED_SERVE_COMMIT_DATE};
}

}  // namespace kindred::server
