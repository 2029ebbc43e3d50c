#include "engine/base/json_depth.hpp"

#include <cstddef>

namespace kindred::engine {

bool nested_deeper_than(std::string_view json, int depth) noexcept {
    int open = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string) {
            if (c == '\\') ++i;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++open > depth) return true;
        } else if (c == ']' || c == '}') {
            --open;
        }
    }
    return false;
}

}  // namespace kindred::engine
