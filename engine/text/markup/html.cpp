#include "engine/text/markup/html.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/cursor.hpp"
#include "engine/text/markup/html_tag.hpp"
#include "engine/text/markup/symbols.hpp"

#include <algorithm>
#include <vector>

namespace kindred::engine::text {

namespace {

class TagStripper : Cursor {
 public:
    TagStripper(std::string_view text, bool entities)
        : Cursor(text), closers_(known_elements()), open_(known_elements()), entities_(entities) {}

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
        const auto tag = read_html_tag(text_.substr(at_));
        if (!tag || !counts(*tag)) return false;
        at_ += tag->size;
        const bool opening = !tag->closing && !tag->empty;
        switch (tag->element) {
            case Element::inline_text:
                break;
            case Element::block:
                out_ += ' ';
                break;
            case Element::title:
                out_ += ' ';
                if (opening) skip_abstract_title();
                after_title_ = after_title_ || tag->closing;
                break;
            case Element::superscript:
                if (opening && !out_.empty() && is_digit(out_.back())) out_ += '^';
                break;
            case Element::hidden:
                if (opening) skip_content(tag->known);
                break;
            case Element::formula:
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
                                    [&](std::size_t at) { return find_closer(element_name(known), at); });
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
    std::vector<CloserSearch> closers_;  // by element
    std::vector<std::size_t> open_;      // by element: how many are open
    bool entities_;                      // whether they are decoded
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
