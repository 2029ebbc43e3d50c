#pragma once
#include "engine/text/characters.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kindred::test {

inline std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = engine::decode(text, at);
        out.push_back(character.code);
        at += character.size;
    }
    return out;
}

/// Optimal string alignment by the book: the whole table.
inline unsigned naive_edit_distance(std::string_view first, std::string_view second) {
    const auto a = code_points(first);
    const auto b = code_points(second);
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<unsigned>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace kindred::test
