#include "engine/text/markup/html_tag.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/markup/cursor.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace kindred::engine::text {

namespace {

using enum Element;

struct KnownElement {
    std::string_view name;
    Element element;
};

constexpr KnownElement elements[] = {{"a", inline_text},
                                     {"abbr", inline_text},
                                     {"abstract", block},
                                     {"annotation", hidden},
                                     {"annotation-xml", hidden},
                                     {"b", inline_text},
                                     {"big", inline_text},
                                     {"blockquote", block},
                                     {"bold", inline_text},
                                     {"br", block},
                                     {"cite", inline_text},
                                     {"dd", block},
                                     {"disp-formula", block},
                                     {"div", block},
                                     {"dl", block},
                                     {"dt", block},
                                     {"em", inline_text},
                                     {"ext-link", inline_text},
                                     {"fn", block},
                                     {"font", inline_text},
                                     {"h1", block},
                                     {"h2", block},
                                     {"h3", block},
                                     {"h4", block},
                                     {"hr", block},
                                     {"i", inline_text},
                                     {"inf", inline_text},
                                     {"inline-formula", inline_text},
                                     {"italic", inline_text},
                                     {"li", block},
                                     {"list", block},
                                     {"list-item", block},
                                     {"math", inline_text},
                                     {"mfrac", inline_text},
                                     {"mi", inline_text},
                                     {"mn", inline_text},
                                     {"mo", inline_text},
                                     {"monospace", inline_text},
                                     {"mover", inline_text},
                                     {"mrow", inline_text},
                                     {"mspace", block},
                                     {"msqrt", inline_text},
                                     {"mstyle", inline_text},
                                     {"msub", inline_text},
                                     {"msubsup", inline_text},
                                     {"msup", inline_text},
                                     {"mtext", inline_text},
                                     {"munder", inline_text},
                                     {"named-content", inline_text},
                                     {"ol", block},
                                     {"p", block},
                                     {"roman", inline_text},
                                     {"sc", inline_text},
                                     {"scp", inline_text},
                                     {"script", hidden},
                                     {"sec", block},
                                     {"section", block},
                                     {"semantics", inline_text},
                                     {"small", inline_text},
                                     {"span", inline_text},
                                     {"strike", inline_text},
                                     {"strong", inline_text},
                                     {"style", hidden},
                                     {"styled-content", inline_text},
                                     {"sub", inline_text},
                                     {"sup", superscript},
                                     {"td", block},
                                     {"tex-math", formula},
                                     {"title", title},
                                     {"tr", block},
                                     {"tt", inline_text},
                                     {"u", inline_text},
                                     {"ul", block},
                                     {"underline", inline_text},
                                     {"xref", inline_text}};

static_assert(std::ranges::is_sorted(elements, {}, &KnownElement::name));

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
        const auto* found =
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
