#pragma once
#include "engine/text/analyser.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::suggestions {

/// Something that a search box offers.
struct Suggestion {
    enum class Kind { topic, phrase, venue, title, researcher };
    std::string id;     ///< URL-safe, made from kind and query
    std::string query;  ///< what is shown and searched
    Kind kind = Kind::phrase;
    /// Works: with the topic, with the phrase in the title, of the venue, with the title, by the name.
    std::uint32_t count = 0;
    std::uint64_t citations = 0;         ///< of a title
    std::vector<std::string> spellings;  ///< `query`, then others that mean the same, most used first
};

/// How far in front a suggestion stands: its count; the title of works with c citations has at least ln(c),
/// so that what everybody knows is not behind every name, and nothing well known is behind a title.
std::uint32_t standing(const Suggestion& suggestion) noexcept;

/// The record that is stored.
nlohmann::ordered_json to_json(const Suggestion& suggestion);

/// Collects suggestions. What means the same becomes one: topics and phrases of the same stems ("Neural
/// network", "neural networks") or that differ in spaces, hyphens and number only ("Multi-Task",
/// "Multitask"), venues, titles and names that are spelled alike once folded. It shows the spelling most
/// often seen; it is a topic if it is given as one. Its count is that of the works with it as a topic, or
/// that of the titles with the phrase if it is higher; a work with two of its spellings counts twice.
class SuggestionList {
 public:
    /// The most suggestions of a kind; those in front stay.
    static constexpr std::size_t max_of_kind = 200'000;

    explicit SuggestionList(engine::text::Analyser& analyser) : analyser_(analyser) {}

    void add(Suggestion::Kind kind, std::string_view query, std::uint32_t count, std::uint64_t citations = 0);
    /// All of them in order of standing, ties by kind, then citations, then text; with ids. A title that is a
    /// topic or phrase is left out. An id depends on nothing but kind and text, unless two texts of a kind
    /// have one slug: then that of the one that stands further behind ends in a hash.
    std::vector<Suggestion> ranked() const;

 private:
    struct Meaning {
        std::map<std::string, std::uint32_t, std::less<>> spellings;
        std::uint64_t given = 0;  ///< works that have it as topic, venue or title, or by who is called so
        std::uint64_t mined = 0;  ///< titles that have it as a phrase
        std::uint64_t citations = 0;
        bool topic = false;

        void add(const Meaning& other);
        /// As a suggestion of `kind`, without an id.
        Suggestion suggestion(Suggestion::Kind kind) const;
    };
    std::string stems_of(std::string_view query);
    std::set<std::string> joined_spellings(const Meaning& meaning) const;
    /// Topics and phrases, merged when they have a spelling in common once it is joined; those that went into
    /// another one are left empty.
    struct Subjects {
        std::vector<Meaning> meanings;
        std::unordered_map<std::string, std::size_t> by_joined;  ///< places in `meanings`
    };
    Subjects subjects() const;

    engine::text::Analyser& analyser_;
    /// Topics and phrases as phrases by their stems, the others by their folded names.
    std::map<std::pair<Suggestion::Kind, std::string>, Meaning> meanings_;
};

}  // namespace kindred::indexer::suggestions
