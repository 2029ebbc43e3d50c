#pragma once
#include "engine/text/analyser.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::suggestions {

/// Something that a search box offers.
struct Suggestion {
    enum class Kind { topic, phrase, venue, researcher };
    std::string id;     ///< URL-safe, made from kind and query
    std::string query;  ///< what is shown and searched
    Kind kind = Kind::phrase;
    std::uint32_t count =
        0;  ///< works: with the topic, with the phrase in the title, of the venue, by the name
};

/// The record that is stored.
nlohmann::ordered_json to_json(const Suggestion& suggestion);

/// Collects suggestions. What means the same becomes one: topics and phrases of the same stems ("Neural
/// network", "neural networks"), venues and names that are spelled alike once folded. It shows the spelling
/// most often seen; it is a topic if it is given as one.
class SuggestionList {
 public:
    /// The most suggestions of a kind; the most frequent stay.
    static constexpr std::size_t max_of_kind = 200'000;

    explicit SuggestionList(engine::text::Analyser& analyser) : analyser_(analyser) {}

    void add(Suggestion::Kind kind, std::string_view query, std::uint32_t count);
    /// All of them, the highest count first, ties by kind, then text; with ids. An id depends on nothing but
    /// kind and text, unless two texts of a kind have one slug: then the less frequent one's ends in a hash.
    std::vector<Suggestion> ranked() const;

 private:
    struct Meaning {
        std::map<std::string, std::uint32_t, std::less<>> spellings;
        std::uint64_t given = 0;  ///< works that have it as topic or venue, or in the names of authors
        std::uint32_t mined = 0;  ///< titles that have it as a phrase
        bool topic = false;
    };
    std::string stems_of(std::string_view query);

    engine::text::Analyser& analyser_;
    /// Topics and phrases as phrases by their stems, the others by their folded names.
    std::map<std::pair<Suggestion::Kind, std::string>, Meaning> meanings_;
};

}  // namespace kindred::indexer::suggestions
