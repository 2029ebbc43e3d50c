#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kindred::queries::hits {

/// Words and a number for each. Made for few words that are asked for often and mostly in vain: what is not
/// there is refused by four bytes, in about a nanosecond.
class WordTable {
 public:
    /// Gives `word` the number `id` unless it has one. The empty word is never in.
    void add(std::string_view word, std::uint32_t id) {
        if (word.empty()) return;
        seen_.set(signature(word));
        ids_.try_emplace(std::string(word), id);
    }

    std::optional<std::uint32_t> find(std::string_view word) const {
        if (word.empty() || !seen_.test(signature(word))) return std::nullopt;
        const auto found = ids_.find(word);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }

    bool empty() const noexcept { return ids_.empty(); }

 private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept {
            return std::hash<std::string_view>()(word);
        }
    };

    static constexpr std::size_t signatures = 4096;

    static std::size_t signature(std::string_view word) noexcept {
        const auto byte = [&](std::size_t at) -> std::size_t { return static_cast<unsigned char>(word[at]); };
        const std::size_t size = word.size();
        return (byte(0) + 37 * byte(size / 2) + 331 * byte(size - 1) + 1031 * size) % signatures;
    }

    std::bitset<signatures> seen_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
};

}  // namespace kindred::queries::hits
