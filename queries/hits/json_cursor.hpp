#pragma once
#include <string>
#include <string_view>

namespace kindred::queries::hits {

/// Walks through a stored JSON text from front to back, without making a tree of it. The text has no white
/// space, as engine::data::RecordsWriter::encode writes it. Where it is not what is asked for,
/// Error{corrupt_index} is thrown; what is skipped is not checked. `text` must outlive the cursor.
/// Belongs to one thread.
class JsonCursor {
 public:
    explicit JsonCursor(std::string_view text) : text_(text) {}

    /// The first byte of the value that comes next: '{', '[', '"' or one of a number, true, false, null.
    char next() const;

    /// Passes a value and returns it.
    std::string_view value();
    /// Passes a string and returns what stands between the quotes, escapes as they are.
    std::string_view string();
    /// Passes a number, true, false or null and returns it.
    std::string_view scalar();

    /// Passes an object and calls visit(name) for every member; `name` is as `string` gives it, and the call
    /// must pass the value.
    template <typename Visit>
    void members(Visit&& visit) {
        expect('{');
        if (take('}')) return;
        do {
            const std::string_view name = string();
            expect(':');
            visit(name);
        } while (take(','));
        expect('}');
    }

    /// Passes an array and calls visit() for every value, which the call must pass.
    template <typename Visit>
    void values(Visit&& visit) {
        expect('[');
        if (take(']')) return;
        do {
            visit();
        } while (take(','));
        expect(']');
    }

 private:
    bool take(char c) noexcept;
    void expect(char c);
    [[noreturn]] static void damaged();

    std::string_view text_;
    std::size_t at_ = 0;
};

/// The string whose JSON is `escaped` between quotes; it lives in `buffer` when it has escapes. Throws
/// Error{corrupt_index}.
std::string_view unescaped(std::string_view escaped, std::string& buffer);

/// Appends the stored JSON text `json` with every number made a string.
void append_numbers_as_strings(std::string& out, std::string_view json);

}  // namespace kindred::queries::hits
