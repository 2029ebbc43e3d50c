#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// What the tags of an element leave in plain text.
enum class Element : std::uint8_t {
    inline_text,  ///< nothing
    block,        ///< a space
    title,        ///< a space, and a full stop when text follows
    superscript,  ///< nothing, or ^ after a digit
    hidden,       ///< nothing, and the content goes too
    formula,      ///< hidden when it holds a whole TeX document, which stands beside the same in MathML
};

/// Elements known by name; `Tag::known` is below this for them and equal for others.
std::size_t known_elements() noexcept;

/// The name of a known element, in lower case.
std::string_view element_name(std::size_t known) noexcept;

/// A tag of HTML, JATS or MathML.
struct Tag {
    std::size_t known = 0;  ///< which element
    Element element = Element::inline_text;
    std::size_t size = 0;        ///< bytes from '<' to '>'
    bool closing = false;        ///< </b>
    bool empty = false;          ///< <br/>
    bool qualified = false;      ///< in a known namespace: <jats:p>
    bool may_stay_open = false;  ///< HTML lets its closing tag be left out
};

/// The tag at the start of `text`, which starts with '<'. Nothing for an unknown name without a known
/// namespace, for attributes that are not well formed, and for tags over 2000 bytes.
std::optional<Tag> read_html_tag(std::string_view text);

/// True for what a tag or attribute name may hold.
bool is_name_character(char c) noexcept;

}  // namespace kindred::engine::text
