#include "engine/identifiers/reading.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/ids.hpp"
#include "engine/identifiers/address.hpp"
#include "engine/identifiers/forms.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kindred::engine::identifiers {

namespace {

struct Label {
    std::string_view name;
    Kind kind;
};
constexpr std::array<Label, 4> labels = {
    {{"doi", Kind::doi}, {"arxiv", Kind::arxiv}, {"pmid", Kind::pmid}, {"orcid", Kind::orcid}}};

bool starts_with(std::string_view text, std::string_view front) {
    return equal_ignoring_case(text.substr(0, front.size()), front);
}

/// Takes a label and what parts it from the identifier off the front of `text`.
std::optional<Kind> take_label(std::string_view& text) {
    for (const std::string_view scheme : {"urn:", "info:"})
        if (starts_with(text, scheme)) text.remove_prefix(scheme.size());
    const auto label =
        std::ranges::find_if(labels, [&](const Label& one) { return starts_with(text, one.name); });
    if (label == labels.end()) return std::nullopt;
    const std::string_view after = text.substr(label->name.size());
    const std::size_t rest = std::min(after.find_first_not_of(":=#/ "), after.size());
    if (rest == after.size() || (rest == 0 && !is_digit(after.front()))) return std::nullopt;
    text = after.substr(rest);
    return label->kind;
}

/// `text` without the punctuation of a sentence at its end and brackets around it.
std::string_view without_wrapping(std::string_view text) {
    constexpr std::array<std::pair<char, char>, 4> brackets = {
        {{'<', '>'}, {'(', ')'}, {'[', ']'}, {'{', '}'}}};
    constexpr std::string_view punctuation = ".,;:!?";
    for (bool more = true; more && !text.empty();) {
        more = punctuation.find(text.back()) != std::string_view::npos;
        if (more) text.remove_suffix(1);
        for (const auto& [open, close] : brackets) {
            if (text.size() < 2 || text.front() != open || text.back() != close) continue;
            text = text.substr(1, text.size() - 2);
            more = true;
        }
    }
    return text;
}

/// "2311.12022 [cs.AI]", as arXiv writes it, without the subject.
std::string_view without_subject(std::string_view text) {
    const std::size_t bracket = text.find(" [");
    return bracket != std::string_view::npos && text.ends_with(']') ? text.substr(0, bracket) : text;
}

bool has_letter_and_digit(std::string_view text) {
    return std::ranges::any_of(text, is_letter) && std::ranges::any_of(text, is_digit);
}

/// Adds up what one text may identify.
class Reader {
 public:
    void add_text(std::string_view text) {
        const std::string_view whole = text;
        std::optional<Kind> label = take_label(text);
        if (label) text = without_wrapping(text);
        if (label) take_label(text);
        if (!label || label == Kind::arxiv) text = without_subject(text);
        if (text.empty() || text.find(' ') != std::string_view::npos) return;
        const auto address = read_address(text);
        // "math.GT/0309136" has a dot and a slash as well.
        if (!address || !address->written) add_forms(text, label);
        if (address) {
            reading_.certain |= address->written || resolves_identifiers(*address);
            for (Identifier& found : identifiers_of(*address)) add(std::move(found));
        }
        if (!label && valid_id(whole) && has_letter_and_digit(whole)) add({Kind::id, std::string(whole)});
    }

    std::optional<Reading> take() {
        if (reading_.candidates.empty()) return std::nullopt;
        return std::move(reading_);
    }

 private:
    void add_forms(std::string_view text, std::optional<Kind> label) {
        const auto may_be = [&](Kind kind) { return !label || label == kind; };
        const std::string decoded = percent_decoded(text);
        if (may_be(Kind::doi)) {
            for (std::string& found : dois(decoded)) {
                reading_.certain |= label || registered(found);
                add({Kind::doi, std::move(found)});
            }
        }
        if (auto found = arxiv_id(decoded); found && may_be(Kind::arxiv)) {
            reading_.certain |= label.has_value();
            add({Kind::arxiv, std::move(*found)});
        }
        if (auto found = pmid(text); found && label == Kind::pmid) {
            reading_.certain = true;
            add({Kind::pmid, std::move(*found)});
        }
        if (auto found = orcid_id(text::fold(text)); found && may_be(Kind::orcid)) {
            const bool written = label || text.size() > found->size() - 3;
            if (!written && !right_check_digit(*found)) return;
            reading_.certain |= written;
            add({Kind::orcid, std::move(*found)});
        }
    }

    void add(Identifier identifier) {
        constexpr std::string_view arxiv_dois = "10.48550/arxiv.";
        if (identifier.kind == Kind::doi && identifier.value.starts_with(arxiv_dois)) {
            if (auto id = arxiv_id(std::string_view(identifier.value).substr(arxiv_dois.size())))
                identifier = {Kind::arxiv, std::move(*id)};
        }
        auto& all = reading_.candidates;
        if (std::ranges::find(all, identifier) == all.end()) all.push_back(std::move(identifier));
    }

    Reading reading_;
};

}  // namespace

std::optional<Reading> read(std::string_view text) {
    if (text.size() > max_identifier_bytes) return std::nullopt;
    const std::string normal = text::normalise(text);
    Reader reader;
    const std::string_view bare = without_wrapping(normal);
    reader.add_text(bare);
    if (bare != normal) reader.add_text(normal);
    return reader.take();
}

std::string doi(std::string_view given) {
    const std::string normal = text::normalise(given);
    std::string_view text = normal;
    const auto label = take_label(text);
    if (label && label != Kind::doi) text = normal;
    const auto address = read_address(text);
    if (address && resolves_identifiers(*address)) {
        for (Identifier& found : identifiers_of(*address))
            if (found.kind == Kind::doi) return std::move(found.value);
    }
    const auto found = dois(percent_decoded(text));
    if (!found.empty()) return found.front();
    return lower_case(text::normalise(address && address->host.ends_with("doi.org") && !address->path.empty()
                                          ? std::string_view(address->path).substr(1)
                                          : text));
}

std::string orcid(std::string_view given) {
    std::string text = text::normalise(given);
    while (text.ends_with('/')) text.pop_back();
    const auto slash = text.rfind('/');
    text = text::normalise(slash == std::string::npos ? text : text.substr(slash + 1));
    return orcid_id(text::fold(text)).value_or(text);
}

}  // namespace kindred::engine::identifiers
