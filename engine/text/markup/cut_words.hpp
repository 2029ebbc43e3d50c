#pragma once
#include "engine/text/words.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kindred::engine::text {

/// Mends words that the end of a line cut in two: "recog- nition" -> "recognition", "real- world" ->
/// "real-world". What a word was before is read off the texts it stands among, which are looked through
/// first:
/// - where they write it as one word more often than with a hyphen it is one, else with a hyphen if they do;
/// - where they do neither, it gets a hyphen when both parts are words of theirs or the second has a capital,
///   and is one word otherwise.
/// What goes on with a conjunction ("pre- and post-") or any other stop word is left as it is, and so is what
/// has digits or a part of one letter. Belongs to one thread.
class CutWords {
 public:
    /// Every text that is to be mended, first.
    void find_in(std::string_view text);
    /// True when none has been found: then no text needs to be read again.
    bool empty() const noexcept { return counts_.empty(); }
    /// Then the texts whose words are evidence. Linear; some nanoseconds a byte.
    void learn(std::string_view text);
    /// `text` with its words mended; as it is when it has none.
    std::string mended(std::string_view text);

 private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    enum class Mending : std::uint8_t { none, joined, hyphen };

    bool splits_at(std::string_view text, std::size_t second) const;
    Mending mending(std::string_view first, std::string_view second, bool capital) const;
    std::uint32_t count(std::string_view form) const;

    /// By form, how often it was seen: both parts, "recognition" and "recog-nition" of each word.
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> counts_;
    Words words_;
};

}  // namespace kindred::engine::text
