#include "server/algolia/filters.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"
#include "server/base/errors.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kindred::server::algolia {

namespace {

using nlohmann::json;
using queries::Collection;

constexpr std::array<std::string_view, 6> comparisons = {"!=", "<=", ">=", "<", ">", "="};
/// Bytes of a filter that a message repeats.
constexpr std::size_t max_shown_bytes = 80;

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

constexpr std::string_view code = "invalid_filters";

std::string_view own_name(Collection collection, std::string_view attribute) {
    if (attribute != "objectID") return attribute;
    if (collection == Collection::works)
        fail(code, "`objectID` filters researchers, not works: leave out single works after the answer.");
    return "id";
}

/// Reads a filter from left to right. Groups are kept on a stack of their own, not on the program's.
class Translator {
 public:
    Translator(Collection collection, std::string_view source) : collection_(collection), source_(source) {}

    std::string translate() {
        if (skip_space(); at_ == source_.size()) return {};
        groups_.emplace_back();
        do {
            read_operand();
        } while (read_connection());
        if (groups_.size() > 1) expected("`)`");
        return std::move(out_);
    }

 private:
    /// Anything between two of AND and OR.
    void read_operand() {
        for (;;) {
            skip_space();
            if (take("(")) {
                groups_.emplace_back();
                out_ += '(';
            } else if (take_word("NOT")) {
                out_ += "NOT ";
            } else {
                break;
            }
        }
        read_condition();
        for (skip_space(); groups_.size() > 1 && take(")"); skip_space()) {
            groups_.pop_back();
            out_ += ')';
        }
    }

    /// False at the end.
    bool read_connection() {
        if (at_ == source_.size()) return false;
        const std::string_view word = take_word("AND") ? "AND" : take_word("OR") ? "OR" : "";
        if (word.empty()) expected("`AND` or `OR`; a name or value with spaces stands in quotes");
        if (!groups_.back().empty() && groups_.back() != word)
            expected("parentheses around what belongs together, where AND and OR meet");
        groups_.back() = word;
        out_ += fmt::format(" {} ", word);
        return true;
    }

    void read_condition() {
        const std::size_t begin = at_;
        const bool in_quotes = at_quote();
        const std::string attribute = read_text("():<>=!\"'");
        if (attribute.empty()) expected("a condition such as `venue:SIGIR` or `year >= 2015`");
        skip_space();
        const auto sign = std::ranges::find_if(comparisons, [&](std::string_view one) { return take(one); });
        if (sign != comparisons.end()) {
            out_ += condition_on(collection_, attribute, read_value(), *sign);
            return;
        }
        if (take(":")) {  // one value or `1 TO 5`
            const std::string first = read_value();
            skip_space();
            out_ += take_word("TO")
                        ? condition_on(collection_, attribute, read_value(), in_double_quotes(first) + " TO")
                        : condition_on(collection_, attribute, first);
            return;
        }
        const auto colon = attribute.find(':');
        if (!in_quotes || colon == std::string::npos || colon == 0) {
            at_ = begin;
            expected("an attribute, `:` and a value");
        }
        out_ += condition_on(collection_, std::string_view(attribute).substr(0, colon),
                             std::string_view(attribute).substr(colon + 1));
    }

    std::string read_value() {
        skip_space();
        const std::size_t begin = at_;
        std::string value = read_text("()\"'");
        if (at_ == begin) expected("a value");
        return value;
    }

    /// A string in quotes, or what stands before a space or one of `ends`.
    std::string read_text(std::string_view ends) {
        if (at_quote()) return read_quoted();
        const auto end = std::find_if(source_.begin() + at_, source_.end(), [&](char c) {
            return engine::is_blank(c) || ends.find(c) != std::string_view::npos;
        });
        std::string text(source_.begin() + at_, end);
        at_ += text.size();
        return text;
    }

    std::string read_quoted() {
        const char quote = source_[at_++];
        std::string text;
        for (; at_ < source_.size() && source_[at_] != quote; ++at_) {
            const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
            if (source_[at_] == '\\' && (next == quote || next == '\\')) ++at_;
            text += source_[at_];
        }
        if (at_ == source_.size()) expected(fmt::format("a closing `{}`", quote));
        ++at_;
        return text;
    }

    bool at_quote() const noexcept {
        return at_ < source_.size() && (source_[at_] == '"' || source_[at_] == '\'');
    }

    void skip_space() noexcept {
        while (at_ < source_.size() && engine::is_blank(source_[at_])) ++at_;
    }

    bool take(std::string_view sign) noexcept {
        if (!source_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }

    /// Takes `word` where it stands alone.
    bool take_word(std::string_view word) noexcept {
        const std::string_view after = source_.substr(std::min(at_ + word.size(), source_.size()));
        return (after.empty() || engine::is_blank(after.front()) || after.front() == '(') && take(word);
    }

    [[noreturn]] void expected(std::string_view what) const {
        std::size_t end = std::min(source_.size(), at_ + max_shown_bytes);
        while (end < source_.size() && engine::continues_character(source_[end])) ++end;
        const std::string_view found = source_.substr(at_, end - at_);
        fail(code, "Invalid filters: expected {} at position {}, but found {}.", what, at_ + 1,
             found.empty() ? "the end" : fmt::format("`{}`", found));
    }

    Collection collection_;
    std::string_view source_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<std::string_view> groups_;  ///< of every open group "AND" or "OR", "" before the first
};

/// "venue:SIGIR", or "venue:-SIGIR" for all but that one.
std::string facet_condition(Collection collection, std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0)
        fail(code, "Invalid facetFilters: expected conditions such as `venue:SIGIR`.");
    std::string_view value = text.substr(colon + 1);
    const bool negated = value.starts_with('-');
    if (negated || value.starts_with("\\-")) value.remove_prefix(1);
    return (negated ? "NOT " : "") + condition_on(collection, text.substr(0, colon), value);
}

/// A string, a list of strings that all have to hold, or of lists of which one has to.
void add_conditions(const calls::Parameters& given, std::string_view name, Collection collection,
                    std::string (*condition)(Collection, std::string_view), json& conditions) {
    const json value = given.value(name);
    if (value.is_null()) return;
    const auto translated = [&](const json& text) {
        if (!text.is_string())
            fail(code, "Invalid {}: expected strings, or lists of strings in a list.", name);
        return condition(collection, text.get_ref<const std::string&>());
    };
    for (const json& part : value.is_array() ? value : json::array({value})) {
        if (!part.is_array()) {
            conditions.push_back(translated(part));
            continue;
        }
        json any = json::array();
        for (const json& text : part) any.push_back(translated(text));
        if (!any.empty()) conditions.push_back(std::move(any));
    }
}

}  // namespace

std::string condition_on(Collection collection, std::string_view attribute, std::string_view value,
                         std::string_view sign) {
    return fmt::format("{} {} {}", in_double_quotes(own_name(collection, attribute)), sign,
                       in_double_quotes(value));
}

std::string translated_filter(Collection collection, std::string_view filters) {
    return Translator(collection, filters).translate();
}

json read_algolia_filters(const calls::Parameters& given, Collection collection) {
    for (const std::string_view name : {"tagFilters", "aroundLatLng", "insideBoundingBox", "insidePolygon"}) {
        const json value = given.value(name);
        if (!value.is_null() && !value.empty() && value != "")
            fail(code, "`{}` is not supported: use `filters`.", name);
    }
    json conditions = json::array();
    std::string filter = translated_filter(collection, given.text("filters").value_or(""));
    if (!filter.empty()) conditions.push_back(std::move(filter));
    add_conditions(given, "facetFilters", collection, facet_condition, conditions);
    add_conditions(given, "numericFilters", collection, translated_filter, conditions);
    return conditions;
}

}  // namespace kindred::server::algolia
