#pragma once
#include <span>
#include <string_view>

namespace kindred::indexer::sample {

/// How the works of a field argue, which decides the sentences they are written in.
enum class Manner { field_study, laboratory, computing, interpretive, social };

/// One topic of the made-up corpus. Every list is written with `|` between its phrases, the most frequent
/// first. Phrases take no article and no verb, so that the sentence patterns can place them anywhere.
struct TopicEntry {
    std::string_view name;
    int since;                  ///< first year in which anyone works on it
    std::string_view kin;       ///< name of a close topic of another field
    std::string_view abroad;    ///< the topic in German, Spanish, French and Chinese
    std::string_view subjects;  ///< what is studied
    std::string_view factors;   ///< what acts on it
    std::string_view outcomes;  ///< what is measured
    std::string_view methods;
    std::string_view units;   ///< what is counted, in the plural
    std::string_view sites;   ///< where, with its preposition; `*` is an invented name, `#` a digit
    std::string_view claims;  ///< whole sentences, which may hold slots of sentence patterns
};

/// One field of the made-up corpus with its topics.
struct FieldEntry {
    std::string_view name;
    Manner manner;
    std::string_view journals;  ///< with `|` between them, the most frequent first
    std::string_view meetings;  ///< the same; empty where conference papers do not count
    std::span<const TopicEntry> topics;
};

std::span<const FieldEntry> life_fields();
std::span<const FieldEntry> earth_and_sky_fields();
std::span<const FieldEntry> computing_fields();
std::span<const FieldEntry> society_fields();

}  // namespace kindred::indexer::sample
