#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::engine {

/// An author as a work names it. `id` is never empty once a record has been read: an author without one has
/// the slug of the folded name.
struct Author {
    std::string id;
    std::string name;
    std::string orcid;
    std::string institution;
};

/// The levels of a tree of topics, the broadest first. A text of a level starts with that of the level above:
/// "Computer science", "Computer science > Databases".
inline constexpr std::array<std::string_view, 4> topic_levels = {"lvl0", "lvl1", "lvl2", "lvl3"};

/// One scholarly work, cleaned: UTF-8 in NFC, no markup, single spaces. Empty strings and lists mean "not
/// given".
struct Work {
    std::string id;
    std::string title;
    std::string abstract;
    std::optional<int> year;
    std::string date;  ///< YYYY, YYYY-MM or YYYY-MM-DD
    std::string type;
    std::string venue;
    std::string language;  ///< ISO 639-1
    std::string doi;       ///< lower case, without https://doi.org/
    std::string url;
    std::vector<std::string> topics;                  ///< as they are shown and counted
    std::vector<std::string> topics_given;            ///< as the input has them: their words are searched
    nlohmann::json topic = nlohmann::json::object();  ///< `topic_levels`, each a string or a list of strings
    std::vector<Author> authors;
    std::vector<std::string> references;  ///< ids of works
    std::optional<std::int64_t> cited_by_count;
    std::vector<float> vector;  ///< given for comparing works; finite, not all 0
    nlohmann::json extra =
        nlohmann::json::object();  ///< fields of the input that kindred has no use for, kept
};

/// What a `researchers.jsonl` says of one researcher; it adds to what the works say or overrides it.
struct ResearcherRecord {
    std::string id;
    std::string name;
    nlohmann::json fields =
        nlohmann::json::object();  ///< every given field except id and name; texts cleaned
};

}  // namespace kindred::engine
