#include "engine/identifiers/address.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/ids.hpp"
#include "engine/identifiers/forms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kindred::engine::identifiers {

namespace {

using Segments = std::vector<std::string>;

/// True for `domain` and what is below it.
bool is_below(std::string_view host, std::string_view domain) {
    return host.ends_with(domain) &&
           (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

bool take_front(std::string_view& text, std::string_view front) {
    if (!equal_ignoring_case(text.substr(0, front.size()), front)) return false;
    text.remove_prefix(front.size());
    return true;
}

/// A host that no scheme announces: letters, digits, hyphens and dots, letters after the last dot.
bool plain_host(std::string_view host) {
    const std::size_t dot = host.rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 2 < host.size() &&
           std::ranges::all_of(host, [](char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }) &&
           std::ranges::all_of(host.substr(dot + 1), is_letter);
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// `path` up to its query and fragment.
std::string_view page_of(std::string_view path) {
    return path.substr(0, path.find_first_of("?#"));
}

/// The parts of a path between slashes, without empty ones.
Segments segments_of(std::string_view path) {
    Segments segments;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash > 0) segments.emplace_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> texts) {
    return std::ranges::any_of(texts, [&](std::string_view one) { return equal_ignoring_case(text, one); });
}

/// What publishers put after the DOI of a page.
std::string_view without_view(std::string_view doi) {
    constexpr std::array<std::string_view, 14> views = {
        ".pdf",  ".full-text", ".full", ".abstract", ".short",     "/pdf",  "/epdf",
        "/full", "/fulltext",  "/html", "/abstract", "/full/html", "/meta", "/summary"};
    const auto at = std::ranges::find_if(views, [&](std::string_view view) { return doi.ends_with(view); });
    return at == views.end() ? doi : doi.substr(0, doi.size() - at->size());
}

/// Collects what an address says.
class Reading {
 public:
    explicit Reading(const Address& address)
        : address_(address), path_(percent_decoded(address.path)), segments_(segments_of(page_of(path_))) {}

    std::vector<Identifier> identifiers() {
        add_named();
        add_embedded_dois();
        add(Kind::url, address_.host + address_.path);
        add(Kind::url, address_.host + std::string(without_end(address_.path)));
        add(Kind::url, address_.host + address_.path.substr(0, address_.path.find('#')));
        add_id();
        return std::move(found_);
    }

    /// By the host: doi.org, arXiv, PubMed, ORCID.
    void add_named() {
        if (is_below(address_.host, "doi.org")) {
            std::string_view doi = std::string_view(path_).substr(path_.empty() ? 0 : 1);
            take_front(doi, "doi:");
            add_dois(doi);
        } else if (is_below(address_.host, "arxiv.org") || address_.host == "ar5iv.org") {
            add_arxiv();
        } else if (is_below(address_.host, "orcid.org")) {
            for (const std::string& segment : segments_)
                if (auto orcid = orcid_id(segment)) add(Kind::orcid, std::move(*orcid));
        } else if (is_below(address_.host, "ncbi.nlm.nih.gov") || is_below(address_.host, "europepmc.org")) {
            add_pmid();
        }
    }

    bool empty() const noexcept { return found_.empty(); }

 private:
    void add(Kind kind, std::string value) {
        Identifier identifier{kind, std::move(value)};
        if (std::ranges::find(found_, identifier) == found_.end()) found_.push_back(std::move(identifier));
    }

    void add_dois(std::string_view text) {
        for (const std::string_view part : {text, page_of(text)})
            for (std::string& doi : dois(part)) add(Kind::doi, std::move(doi));
    }

    /// "/abs/2311.12022v2", "/pdf/math/0207249.pdf".
    void add_arxiv() {
        if (segments_.size() < 2) return;
        std::string id = segments_.back();
        if (id.ends_with(".pdf")) id.resize(id.size() - 4);
        if (segments_.size() > 2 && id.find('.') == std::string::npos)
            id = segments_[segments_.size() - 2] + "/" + id;
        if (auto arxiv = arxiv_id(id)) add(Kind::arxiv, std::move(*arxiv));
    }

    /// "pubmed.ncbi.nlm.nih.gov/123", ".../pubmed/123", ".../article/MED/123".
    void add_pmid() {
        if (segments_.empty()) return;
        const bool pubmed =
            address_.host.starts_with("pubmed.") ||
            (segments_.size() > 1 && is_any(segments_[segments_.size() - 2], {"pubmed", "med"}));
        auto id = pmid(segments_.back());
        if (pubmed && id) add(Kind::pmid, std::move(*id));
    }

    void add_embedded_dois() {
        for (std::size_t at = 0; (at = path_.find("10.", at + 1)) != std::string::npos;) {
            if (std::string_view("/=:").find(path_[at - 1]) == std::string_view::npos) continue;
            std::string_view text = std::string_view(path_).substr(at);
            text = text.substr(0, text.find_first_of("?#&"));
            add_dois(without_view(text));
            add_dois(text);
        }
    }

    void add_id() {
        if (segments_.empty() || !valid_id(segments_.back())) return;
        const bool kind_named = segments_.size() > 1 && is_any(segments_[segments_.size() - 2],
                                                               {"works", "researchers", "authors", "papers"});
        if (kind_named || is_below(address_.host, "openalex.org")) add(Kind::id, segments_.back());
    }

    const Address& address_;
    std::string path_;  ///< percent-decoded
    Segments segments_;
    std::vector<Identifier> found_;
};

}  // namespace

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escape = text[at] == '%' && at + 2 < text.size();
        const int high = escape ? hex_digit(text[at + 1]) : -1;
        const int low = escape ? hex_digit(text[at + 2]) : -1;
        if (high < 0 || low < 0) {
            out += text[at];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return out;
}

std::optional<Address> read_address(std::string_view text) {
    Address address;
    const bool scheme = take_front(text, "https://") || take_front(text, "http://");
    address.written = take_front(text, "www.") || scheme;
    const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
    address.host = lower_case(std::string(text.substr(0, end)));
    address.path = text.substr(end);
    const std::string_view host = address.host;
    const bool announced = address.written && !host.empty();
    if (!announced && !(plain_host(host) && address.path.size() > 1)) return std::nullopt;
    while (address.path.ends_with('/')) address.path.pop_back();
    return address;
}

std::vector<Identifier> identifiers_of(const Address& address) {
    return Reading(address).identifiers();
}

bool resolves_identifiers(const Address& address) {
    Reading reading(address);
    reading.add_named();
    return !reading.empty();
}

}  // namespace kindred::engine::identifiers
