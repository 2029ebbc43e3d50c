#include "engine/text/markup/html.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/cursor.hpp"
#include "engine/text/markup/symbols.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

namespace kindred::engine::text {

namespace {

/// What the tags of an element leave in plain text.
enum class Element : std::uint8_t {
    inline_text,  ///< nothing
    block,        ///< a space
    title,        ///< a space, and a full stop when text follows
    superscript,  ///< nothing, or ^ after a digit
    hidden,       ///< nothing, and the content goes too
    formula,      ///< hidden when it holds a whole TeX document, which stands beside the same in MathML
};

using enum Element;

struct KnownElement {
    std::string_view name;
    Element element;
};

/// Of HTML, and the short ones of JATS.
constexpr std::string_view inline_elements[] = {"a",    "abbr",   "b",      "big", "cite", "em",
                                                "font", "i",      "inf",    "sc",  "scp",  "small",
                                                "span", "strike", "strong", "sub", "tt",   "u"};

constexpr std::string_view jats_elements[] = {
    "bold",          "ext-link", "inline-formula", "italic",    "monospace",
    "named-content", "roman",    "styled-content", "underline", "xref"};

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
    constexpr auto size = std::size(inline_elements) + std::size(jats_elements) +
                          std::size(formula_elements) + std::size(block_elements);
    std::array<KnownElement, size + other_elements.size()> all{};
    auto* end = std::ranges::copy(other_elements, all.begin()).out;
    const auto add = [&end](Element element, const auto& names) {
        for (const auto name : names) *end++ = {name, element};
    };
    add(inline_text, inline_elements);
    add(inline_text, jats_elements);
    add(inline_text, formula_elements);
    add(block, block_elements);
    std::ranges::sort(all, {}, &KnownElement::name);
    return all;
}();

constexpr std::string_view namespaces[] = {"html", "jats", "m", "mml", "xhtml"};
constexpr std::string_view may_stay_open[] = {"br", "dd", "dt", "hr", "li", "p", "td", "tr"};

/// True for what a tag or attribute name may hold.
constexpr bool is_name_character(char c) noexcept {
    return is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

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

constexpr std::size_t max_tag_bytes = 2000;

/// Reads the tag at the start of a text, which starts with '<'. Nothing for an unknown name without a known
/// namespace, for attributes that are not well formed, and for tags over `max_tag_bytes`.
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

class TagStripper : Cursor {
 public:
    TagStripper(std::string_view text, bool entities) : Cursor(text), entities_(entities) {}

    std::string run() {
        out_.reserve(text_.size());
        while (at_ < text_.size()) {
            const auto next = std::min(text_.find_first_of("<&", at_), text_.size());
            write(text_.substr(at_, next - at_));
            at_ = next;
            if (at_ == text_.size()) break;
            if (text_[at_] == '&') {
                read_entity();
            } else if (!read_section() && !read_tag()) {
                write("<");
                ++at_;
            }
        }
        return std::move(out_);
    }

    /// True when an entity became '<', so that there may be tags that were encoded.
    bool opened() const { return opened_; }

 private:
    void write(std::string_view text) {
        if (after_title_ && !std::ranges::all_of(text, is_blank)) {
            after_title_ = false;
            while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
            if (!out_.empty() && is_alphanumeric(out_.back())) out_ += '.';
            out_ += ' ';
        }
        out_ += text;
    }

    void read_entity() {
        auto found = entities_ ? read_html_entity(text_.substr(at_ + 1)) : std::nullopt;
        if (!found) {
            write("&");
            ++at_;
            return;
        }
        at_ += 1 + found->size;
        if (found->code == U'&') {
            if (const auto inner = read_html_entity(text_.substr(at_))) {
                at_ += inner->size;
                found = inner;
            }
        }
        opened_ = opened_ || found->code == U'<';
        std::string character;
        append_utf8(character, found->code);
        write(character);
    }

    /// A comment, a CDATA section or an XML declaration.
    bool read_section() {
        const auto rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip_to("-->", comments_, 4, false);
        if (rest.starts_with("<![CDATA[")) return skip_to("]]>", cdata_, 9, true);
        if (rest.starts_with("<?xml")) return skip_to("?>", declarations_, 5, false);
        return false;
    }

    bool skip_to(std::string_view closer, CloserSearch& search, std::size_t opener, bool keep) {
        const auto from = at_ + opener;
        const auto end = search.from(from, [&](std::size_t at) { return text_.find(closer, at); });
        if (end == std::string_view::npos) return false;
        if (keep) write(text_.substr(from, end - from));
        at_ = end + closer.size();
        return true;
    }

    bool read_tag() {
        const auto tag = TagReader(text_.substr(at_)).read();
        if (!tag || !counts(*tag)) return false;
        at_ += tag->size;
        const bool opening = !tag->closing && !tag->empty;
        switch (tag->element) {
            case inline_text:
                break;
            case block:
                out_ += ' ';
                break;
            case title:
                out_ += ' ';
                if (opening) skip_abstract_title();
                after_title_ = after_title_ || tag->closing;
                break;
            case superscript:
                if (opening && !out_.empty() && is_digit(out_.back())) out_ += '^';
                break;
            case hidden:
                if (opening) skip_content(tag->known);
                break;
            case formula:
                if (opening && text_.substr(at_, 64).find("\\documentclass") != std::string_view::npos) {
                    skip_content(tag->known);
                }
        }
        return true;
    }

    void skip_content(std::size_t known) {
        const auto closer = closer_of(known);
        if (closer != std::string_view::npos) at_ = closer;
    }

    /// Whether a tag that reads well is meant as one.
    bool counts(const Tag& tag) {
        if (tag.qualified || tag.empty || tag.may_stay_open) return true;
        if (tag.closing) {
            if (open_[tag.known] == 0) return false;
            --open_[tag.known];
            return true;
        }
        if (closer_of(tag.known) == std::string_view::npos) return false;
        ++open_[tag.known];
        return true;
    }

    /// Where the next closing tag of an element starts, as far as its name goes.
    std::size_t closer_of(std::size_t known) {
        return closers_[known].from(at_,
                                    [&](std::size_t at) { return find_closer(elements[known].name, at); });
    }

    std::size_t find_closer(std::string_view name, std::size_t from) const {
        for (auto at = text_.find("</", from); at != std::string_view::npos; at = text_.find("</", at + 2)) {
            auto candidate = text_.substr(at + 2, name.size() + 7);
            if (const auto colon = candidate.find(':'); colon != std::string_view::npos) {
                candidate.remove_prefix(colon + 1);
            }
            if (candidate.size() <= name.size() || is_name_character(candidate[name.size()])) continue;
            if (equal_ignoring_case(name, candidate.substr(0, name.size()))) return at;
        }
        return std::string_view::npos;
    }

    void skip_abstract_title() {
        const auto end = text_.substr(at_, 64).find('<');
        if (end == std::string_view::npos || !text_.substr(at_ + end).starts_with("</")) return;
        auto words = text_.substr(at_, end);
        words.remove_prefix(std::min(words.find_first_not_of(" \t\r\n"), words.size()));
        words = words.substr(0, words.find_last_not_of(" \t\r\n:.") + 1);
        if (words == "Abstract" || words == "ABSTRACT" || words == "abstract") at_ += end;
    }

    std::string out_;
    CloserSearch comments_;
    CloserSearch cdata_;
    CloserSearch declarations_;
    std::array<CloserSearch, elements.size()> closers_;   // by element
    std::array<std::size_t, elements.size()> open_ = {};  // by element: how many are open
    bool entities_;                                       // whether they are decoded
    bool opened_ = false;
    bool after_title_ = false;
};

}  // namespace

std::string strip_tags(std::string_view text) {
    TagStripper first(text, true);
    auto out = first.run();
    if (!first.opened()) return out;
    return TagStripper(out, false).run();
}

}  // namespace kindred::engine::text
