#include "engine/text/markup/html.hpp"

#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/entities.hpp"
#include "engine/text/markup/html_tag.hpp"

#include <algorithm>
#include <vector>

namespace kindred::engine::text {

namespace {

class TagStripper {
 public:
    TagStripper(std::string_view text, bool entities)
        : text_(text), closers_(known_elements(), unknown), open_(known_elements()), entities_(entities) {}

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
    static constexpr std::size_t unknown = std::string_view::npos - 1;

    void write(std::string_view text) {
        if (after_title_ && !std::ranges::all_of(text, is_blank)) {
            after_title_ = false;
            while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
            if (!out_.empty() && (is_letter(out_.back()) || is_digit(out_.back()))) out_ += '.';
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
        if (rest.starts_with("<!--")) return skip_to("-->", comment_end_, 4, false);
        if (rest.starts_with("<![CDATA[")) return skip_to("]]>", cdata_end_, 9, true);
        if (rest.starts_with("<?xml")) return skip_to("?>", declaration_end_, 5, false);
        return false;
    }

    /// `known_end` remembers where the closer was last found, so that openers without one cost one search.
    bool skip_to(std::string_view closer, std::size_t& known_end, std::size_t opener, bool keep) {
        const auto from = at_ + opener;
        if (known_end == unknown || known_end < from) known_end = text_.find(closer, from);
        if (known_end == std::string_view::npos) return false;
        if (keep) write(text_.substr(from, known_end - from));
        at_ = known_end + closer.size();
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
        if (tag.qualified || tag.empty) return true;
        if (tag.may_stay_open) return true;
        if (tag.closing) {
            if (open_[tag.known] == 0) return false;
            --open_[tag.known];
            return true;
        }
        if (closer_of(tag.known) == std::string_view::npos) return false;
        ++open_[tag.known];
        return true;
    }

    /// Where the next closing tag of an element starts, as far as its name goes; found once per stretch.
    std::size_t closer_of(std::size_t known) {
        auto& closer = closers_[known];
        if (closer != std::string_view::npos && (closer == unknown || closer < at_)) {
            closer = find_closer(element_name(known));
        }
        return closer;
    }

    std::size_t find_closer(std::string_view name) const {
        for (auto at = text_.find("</", at_); at != std::string_view::npos; at = text_.find("</", at + 2)) {
            auto candidate = text_.substr(at + 2, name.size() + 7);
            if (const auto colon = candidate.find(':'); colon != std::string_view::npos) {
                candidate.remove_prefix(colon + 1);
            }
            if (candidate.size() <= name.size() || is_name_character(candidate[name.size()])) continue;
            const auto same = [](char a, char b) { return a == lower(b); };
            if (std::ranges::equal(name, candidate.substr(0, name.size()), same)) return at;
        }
        return std::string_view::npos;
    }

    void skip_abstract_title() {
        const auto end = text_.substr(at_, 64).find('<');
        if (end == std::string_view::npos || !text_.substr(at_ + end).starts_with("</")) return;
        auto words = text_.substr(at_, end);
        while (!words.empty() && is_blank(words.front())) words.remove_prefix(1);
        while (!words.empty() && (is_blank(words.back()) || words.back() == ':' || words.back() == '.')) {
            words.remove_suffix(1);
        }
        if (words == "Abstract" || words == "ABSTRACT" || words == "abstract") at_ += end;
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t comment_end_ = unknown;
    std::size_t cdata_end_ = unknown;
    std::size_t declaration_end_ = unknown;
    std::vector<std::size_t> closers_;  // by element: where its next closing tag was found
    std::vector<std::size_t> open_;     // by element: how many are open
    bool entities_;                     // whether they are decoded
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
