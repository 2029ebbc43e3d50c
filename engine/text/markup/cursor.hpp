#pragma once
#include <cstddef>
#include <string_view>

namespace kindred::engine::text {

/// A place in a text that moves forward; readers of markup derive from it.
class Cursor {
 protected:
    explicit Cursor(std::string_view text, std::size_t at = 0) noexcept : text_(text), at_(at) {}

    /// The byte `ahead` bytes on, NUL past the end.
    char peek(std::size_t ahead = 0) const noexcept {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    /// Skips `token` when it stands here.
    bool skip(std::string_view token) noexcept {
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }

    /// Skips the bytes that are of a `kind` and returns them.
    std::string_view skip_all(bool (*kind)(char) noexcept) noexcept {
        const auto from = at_;
        while (at_ < text_.size() && kind(text_[at_])) ++at_;
        return text_.substr(from, at_ - from);
    }

    std::string_view text_;
    std::size_t at_;
};

/// Finds closing signs for openers that are met in rising order. Remembers where the last one was, so that
/// many openers without a closer cost one search.
class CloserSearch {
 public:
    /// What `find` (place -> place or npos) finds at `from` or after it. Same `find` every time.
    template <class Find>
    std::size_t from(std::size_t from, Find find) {
        if (!searched_ || found_ < from) found_ = find(from);
        searched_ = true;
        return found_;
    }

 private:
    std::size_t found_ = 0;
    bool searched_ = false;
};

}  // namespace kindred::engine::text
