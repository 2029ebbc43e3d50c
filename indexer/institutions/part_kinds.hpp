#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::institutions {

/// What a part of an address, between two commas, is by its words.
enum class PartKind : std::uint8_t {
    university,    ///< "Stanford University", "École polytechnique", "清华大学", an academy of sciences
    college,       ///< "Boston College"; beside a university one of its parts
    organisation,  ///< "Google Research", "Siemens AG", "Weierstrass Institute", "Charité Hospital"
    institute,     ///< "Institute for Informatics": an organisation, or a part of one
    laboratory,    ///< "Robotics Lab", "Vision Group": a part of an organisation that may be named for all of
                   ///< it
    unit,   ///< "Department of Physics", "Facultad de Ciencias", "Lehrstuhl": a part of an organisation
    place,  ///< a country, a state, a code, a street with its number
    other   ///< anything else: "Idiap", "Zurich"
};

/// Folded words of a name, without punctuation: "Univ. of Zürich" -> univ, of, zurich.
std::vector<std::string> words_of(std::string_view text);

/// The kind of `part`; the words are those of the larger European languages, Chinese, Japanese and Korean.
PartKind kind_of(std::string_view part);

/// True for a word of which a university is known: "university", "Universidad", "Hochschule".
bool is_university_word(std::string_view folded);
/// True for a word with which the name of a part of an organisation begins: "department", "Lehrstuhl".
bool begins_unit(std::string_view folded);
/// True for a folded country or state: "the netherlands", "california".
bool is_country_or_state(std::string_view folded);
/// True for a university that is named after a state of the USA, "University of California": it has campuses.
bool is_named_after_state(const std::vector<std::string>& words);

}  // namespace kindred::indexer::institutions
