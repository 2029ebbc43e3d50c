#include "engine/text/markup/html_tag.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/markup/cursor.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace kindred::engine::text {

namespace {

using enum Element;

struct KnownElement {
    std::string_view name;
    Element element;
};

constexpr std::string_view inline_elements[] = {"a",
                                                "abbr",
                                                "b",
                                                "big",
                                                "bold",
                                                "cite",
                                                "em",
                                                "ext-link",
                                                "font",
                                                "i",
                                                "inf",
                                                "inline-formula",
                                                "italic",
                                                "monospace",
                                                "named-content",
                                                "roman",
                                                "sc",
                                                "scp",
                                                "small",
                                                "span",
                                                "strike",
                                                "strong",
                                                "styled-content",
                                                "sub",
                                                "tt",
                                                "u",
                                                "underline",
                                                "xref"};

constexpr std::string_view formula_elements[] = {"math",    "mfrac", "mi",    "mn",     "mo",
                                                 "mover",   "mrow",  "msqrt", "mstyle", "msub",
                                                 "msubsup", "msup",  "mtext", "munder", "semantics"};

constexpr std::string_view block_elements[] = {
    "abstract", "blockquote", "br",  "dd",      "disp-formula", "div", "dl",   "dt",        "fn",
    "h1",       "h2",         "h3",  "h4",      "hr",           "li",  "list", "list-item", "mspace",
    "ol",       "p",          "sec", "section", "td",           "tr",  "ul"};

constexpr auto other_elements = std::to_array<KnownElement>({{"annotation", hidden},
                                                             {"annotation-xml", hidden},
                                                             {"script", hidden},
                                                             {"style", hidden},
                                                             {"sup", superscript},
                                                             {"tex-math", formula},
                                                             {"title", title}});

/// All of the above, by name.
constexpr auto elements = [] {
    constexpr auto size =
        std::size(inline_elements) + std::size(formula_elements) + std::size(block_elements);
    std::array<KnownElement, size + other_elements.size()> all{};
    auto* end = std::ranges::copy(other_elements, all.begin()).out;
    const auto add = [&end](Element element, const auto& names) {
        for (const auto name : names) *end++ = {name, element};
    };
    add(inline_text, inline_elements);
    add(inline_text, formula_elements);
    add(block, block_elements);
    std::ranges::sort(all, {}, &KnownElement::name);
    return all;
}();

constexpr std::string_view namespaces[] = {"html", "jats", "m", "mml", "xhtml"};
constexpr std::string_view may_stay_open[] = {"br", "dd", "dt", "hr", "li", "p", "td", "tr"};

constexpr std::size_t max_tag_bytes = 2000;

class TagReader : Cursor {
 public:
    explicit TagReader(std::string_view text) : Cursor(text.substr(0, max_tag_bytes), 1) {}

    std::optional<Tag> read() {
        Tag tag;
        tag.closing = skip("/");
        if (!is_letter(peek()) || !read_name(tag)) return std::nullopt;
        while (true) {
            const bool blank = !skip_all(is_blank).empty();
            if (skip("/")) tag.empty = true;
            if (peek() == '>') break;
            if (!blank || tag.empty || tag.closing || !read_attribute()) return std::nullopt;
        }
        tag.size = at_ + 1;
        return tag;
    }

 private:
    bool read_name(Tag& tag) {
        auto name = skip_all(is_name_character);
        if (const auto colon = name.find(':'); colon != std::string_view::npos) {
            if (std::ranges::find(namespaces, name.substr(0, colon)) == std::end(namespaces)) return false;
            tag.qualified = true;
            name.remove_prefix(colon + 1);
        }
        // No known name is longer, and a name may be two thousand bytes of nonsense.
        const auto lowered = lower_case(std::string(name.substr(0, 32)));
        const auto found =
            std::ranges::lower_bound(elements, std::string_view(lowered), {}, &KnownElement::name);
        const bool known = found != std::end(elements) && found->name == lowered;
        tag.known = static_cast<std::size_t>((known ? found : std::end(elements)) - std::begin(elements));
        if (known) tag.element = found->element;
        tag.may_stay_open = std::ranges::find(may_stay_open, lowered) != std::end(may_stay_open);
        // What stands in a known namespace is markup even where its name says nothing to us.
        return known || tag.qualified;
    }

    bool read_attribute() {
        if (!is_letter(peek())) return false;
        skip_all(is_name_character);
        skip_all(is_blank);
        if (!skip("=")) return false;
        skip_all(is_blank);
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            constexpr auto bare = [](char c) noexcept {
                return is_name_character(c) || c == '/' || c == '#' || c == '%';
            };
            return !skip_all(bare).empty();
        }
        const auto end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) return false;
        at_ = end + 1;
        return true;
    }
};

}  // namespace

std::size_t known_elements() noexcept {
    return std::size(elements);
}

std::string_view element_name(std::size_t known) noexcept {
    return elements[known].name;
}

bool is_name_character(char c) noexcept {
    return is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

std::optional<Tag> read_html_tag(std::string_view text) {
    return TagReader(text).read();
}

}  // namespace kindred::engine::text
