#include "indexer/institutions/part_kinds.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kindred::indexer::institutions {

namespace {

using Table = std::span<const std::string_view>;

/// Beginnings of words in many languages: university, universidad, università, univerzita, uniwersytet.
constexpr auto university_stems =
    std::to_array<std::string_view>({"universit", "universid", "univerz", "uniwersytet", "университет",
                                     "університет", "polytech", "politec", "politech", "politeh"});
constexpr auto university_endings = std::to_array<std::string_view>(
    {"hochschule", "yliopisto", "yliopiston", "egyetem", "universitat", "hogskola", "hogskole", "hojskole"});
/// Two words that make a university, or what stands like one above its institutes.
constexpr auto university_pairs = std::to_array<std::string_view>(
    {"institute of technology", "institute of science", "instituto tecnologico", "instituto superior",
     "academy of science", "academy of sciences", "academia de ciencias", "academie des sciences",
     "akademie der wissenschaften", "академия наук", "академии наук", "ecole normale", "ecole centrale",
     "ecole des mines", "ecole nationale", "ecole superieure", "grande ecole"});
/// Names in scripts without spaces end in these; the longest before the others.
constexpr auto cjk_universities =
    std::to_array<std::string_view>({"大学", "大學", "대학교", "科学院", "科學院"});
constexpr auto cjk_organisations =
    std::to_array<std::string_view>({"研究院", "研究所", "公司", "医院", "醫院", "病院", "연구원", "연구소"});

constexpr auto unit_starts = std::to_array<std::string_view>(
    {"abteilung",   "area",          "bereich",      "campus",     "cattedra",    "chair",    "catedra",
     "departament", "departamento",  "departement",  "department", "departments", "dept",     "depto",
     "dep",         "dip",           "dipartimento", "div",        "division",    "dpt",      "equipe",
     "escola",      "escuela",       "fachbereich",  "fachgebiet", "facolta",     "facultad", "facultat",
     "faculdade",   "faculte",       "faculties",    "faculty",    "fakulta",     "fakultat", "fakultet",
     "graduate",    "institutionen", "katedra",      "lehrstuhl",  "office",      "program",  "programa",
     "programme",   "school",        "schools",      "scuola",     "section",     "sekce",    "sektion",
     "ufr",         "umr",           "unit",         "unite",      "wydzial",     "кафедра",  "кафедры",
     "отдел",       "факультет",     "факультета"});
constexpr auto unit_ends =
    std::to_array<std::string_view>({"department", "departments", "dept", "division", "faculty", "fakultat",
                                     "office", "program", "programme", "school", "section", "unit", "chair"});
constexpr auto laboratory_words = std::to_array<std::string_view>(
    {"equipe", "group", "grupo", "gruppe", "gruppo", "lab", "labor", "laboratoire", "laboratories",
     "laboratorio", "laboratorium", "laboratory", "laboratuvari", "labs", "team", "лаборатория"});
constexpr auto institute_words = std::to_array<std::string_view>(
    {"center", "centre", "centro", "centrum", "inst", "institut", "institute", "institutes", "instituto",
     "institutul", "instytut", "istituto", "ustav", "zentrum", "институт", "институту", "центр"});
/// What follows an institute that is a part of something: "Institute for", "Institut für", "Instituto de".
constexpr auto after_part = std::to_array<std::string_view>(
    {"d", "de", "del", "der", "des", "di", "du", "for", "fur", "of", "pour", "on", "the", "za"});
constexpr auto organisation_words = std::to_array<std::string_view>(
    {"academy",      "ag",           "agency",      "association", "bank",        "bv",          "clinic",
     "co",           "college",      "company",     "consortium",  "corp",        "corporation", "council",
     "cnrs",         "fondazione",   "foundation",  "gmbh",        "group",       "hopital",     "hospital",
     "inc",          "incorporated", "institution", "kg",          "klinik",      "klinikum",    "kk",
     "laboratories", "labs",         "limited",     "llc",         "llp",         "ltd",         "ministry",
     "museum",       "nv",           "observatory", "oy",          "plc",         "research",    "sa",
     "sas",          "society",      "spa",         "srl",         "technologies"});

constexpr auto countries = std::to_array<std::string_view>({"algeria",
                                                            "america",
                                                            "argentina",
                                                            "armenia",
                                                            "australia",
                                                            "austria",
                                                            "bangladesh",
                                                            "belarus",
                                                            "belgie",
                                                            "belgique",
                                                            "belgium",
                                                            "brasil",
                                                            "brazil",
                                                            "bulgaria",
                                                            "canada",
                                                            "chile",
                                                            "china",
                                                            "colombia",
                                                            "costa rica",
                                                            "croatia",
                                                            "cuba",
                                                            "cyprus",
                                                            "czech republic",
                                                            "czechia",
                                                            "denmark",
                                                            "deutschland",
                                                            "ecuador",
                                                            "egypt",
                                                            "england",
                                                            "espana",
                                                            "estonia",
                                                            "ethiopia",
                                                            "finland",
                                                            "france",
                                                            "georgia",
                                                            "germany",
                                                            "ghana",
                                                            "greece",
                                                            "holland",
                                                            "hong kong",
                                                            "hong kong sar",
                                                            "hungary",
                                                            "iceland",
                                                            "india",
                                                            "indonesia",
                                                            "iran",
                                                            "iraq",
                                                            "ireland",
                                                            "israel",
                                                            "italia",
                                                            "italy",
                                                            "japan",
                                                            "jordan",
                                                            "kazakhstan",
                                                            "kenya",
                                                            "korea",
                                                            "kuwait",
                                                            "latvia",
                                                            "lebanon",
                                                            "lithuania",
                                                            "luxembourg",
                                                            "macao",
                                                            "macau",
                                                            "malaysia",
                                                            "malta",
                                                            "mexico",
                                                            "morocco",
                                                            "nederland",
                                                            "nepal",
                                                            "netherlands",
                                                            "new zealand",
                                                            "nigeria",
                                                            "northern ireland",
                                                            "norway",
                                                            "oman",
                                                            "osterreich",
                                                            "pakistan",
                                                            "peoples republic of china",
                                                            "peru",
                                                            "philippines",
                                                            "poland",
                                                            "polska",
                                                            "portugal",
                                                            "prc",
                                                            "pr china",
                                                            "p r china",
                                                            "qatar",
                                                            "r o c",
                                                            "republic of china",
                                                            "republic of korea",
                                                            "republic of singapore",
                                                            "roc",
                                                            "romania",
                                                            "rossiya",
                                                            "russia",
                                                            "russian federation",
                                                            "saudi arabia",
                                                            "schweiz",
                                                            "scotland",
                                                            "serbia",
                                                            "singapore",
                                                            "slovakia",
                                                            "slovenia",
                                                            "south africa",
                                                            "south korea",
                                                            "spain",
                                                            "sri lanka",
                                                            "suisse",
                                                            "svizzera",
                                                            "sweden",
                                                            "switzerland",
                                                            "syria",
                                                            "taiwan",
                                                            "taiwan roc",
                                                            "taiwan r o c",
                                                            "thailand",
                                                            "tunisia",
                                                            "turkey",
                                                            "turkiye",
                                                            "u k",
                                                            "u s",
                                                            "u s a",
                                                            "uae",
                                                            "uk",
                                                            "ukraine",
                                                            "united arab emirates",
                                                            "united kingdom",
                                                            "united states",
                                                            "united states of america",
                                                            "uruguay",
                                                            "us",
                                                            "usa",
                                                            "venezuela",
                                                            "viet nam",
                                                            "vietnam",
                                                            "wales",
                                                            "россия"});
constexpr auto states = std::to_array<std::string_view>(
    {"alabama",     "alaska",       "arizona",        "arkansas",       "california",    "colorado",
     "connecticut", "delaware",     "florida",        "georgia",        "hawaii",        "idaho",
     "illinois",    "indiana",      "iowa",           "kansas",         "kentucky",      "louisiana",
     "maine",       "maryland",     "massachusetts",  "michigan",       "minnesota",     "mississippi",
     "missouri",    "montana",      "nebraska",       "nevada",         "new hampshire", "new jersey",
     "new mexico",  "new york",     "north carolina", "north dakota",   "ohio",          "oklahoma",
     "oregon",      "pennsylvania", "rhode island",   "south carolina", "south dakota",  "tennessee",
     "texas",       "utah",         "vermont",        "virginia",       "washington",    "west virginia",
     "wisconsin",   "wyoming"});

bool among(Table table, std::string_view word) {
    return std::ranges::find(table, word) != table.end();
}

std::string joined(std::span<const std::string> words) {
    std::string out;
    for (const std::string& word : words) out.append(out.empty() ? 0 : 1, ' ').append(word);
    return out;
}

bool any_in(std::string_view text, Table table) {
    return std::ranges::any_of(
        table, [&](std::string_view piece) { return text.find(piece) != std::string_view::npos; });
}

/// "CA", "QLD", "F-91191": letters and digits of a code, or a number in it.
bool is_code(std::string_view part) {
    const bool digit = std::ranges::any_of(part, engine::is_digit);
    const bool capitals = part.size() <= 3 && std::ranges::all_of(part, engine::is_upper);
    return digit || (capitals && part.size() == 2);
}

bool begins_institute(std::span<const std::string> words) {
    return words.size() > 1 && among(institute_words, words[0]) && among(after_part, words[1]);
}

/// What a name without a university's word is.
PartKind kind_without_university(std::string_view part, const std::vector<std::string>& words) {
    const std::string& first = words.front();
    const std::string& last = words.back();
    const auto has = [&](Table table) {
        return std::ranges::any_of(words, [&](const std::string& word) { return among(table, word); });
    };
    const bool college_of = first == "college" && words.size() > 1;
    if (begins_unit(first) || among(unit_ends, last) || college_of) return PartKind::unit;
    const bool labs = words.size() <= 3 && (last == "laboratories" || last == "labs");
    const bool national = std::ranges::find(words, "national") != words.end();
    if (has(laboratory_words) && !labs && !national) return PartKind::laboratory;
    if (begins_institute(words)) return PartKind::institute;
    if (has(institute_words) || has(organisation_words) || has(laboratory_words)) {
        const bool college = std::ranges::find(words, "college") != words.end();
        return college ? PartKind::college : PartKind::organisation;
    }
    if (is_country_or_state(joined(words)) || is_code(part)) return PartKind::place;
    return any_in(part, cjk_organisations) ? PartKind::organisation : PartKind::other;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    engine::text::Words split;
    engine::text::split_words(text, split);
    std::vector<std::string> out;
    std::uint32_t end = 0;
    for (const engine::text::Word& word : split.words) {
        if (word.begin < end) {  // bigrams of one run: its characters once
            const std::string_view bigram = split.folded_form(word);
            out.back() += bigram.substr(bigram.size() - (word.end - end));
        } else {
            out.emplace_back(split.folded_form(word));
        }
        end = word.end;
    }
    return out;
}

bool is_university_word(std::string_view folded) {
    return folded == "univ" ||
           std::ranges::any_of(university_stems, [&](auto stem) { return folded.starts_with(stem); }) ||
           std::ranges::any_of(university_endings, [&](auto ending) { return folded.ends_with(ending); });
}

bool begins_unit(std::string_view folded) {
    return among(unit_starts, folded);
}

bool is_country_or_state(std::string_view folded) {
    if (folded.starts_with("the ")) folded.remove_prefix(4);
    return among(countries, folded) || among(states, folded);
}

bool is_named_after_state(const std::vector<std::string>& words) {
    const auto first = words.begin() + (words.empty() || words.front() != "the" ? 0 : 1);
    if (words.end() - first < 3 || *first != "university" || *(first + 1) != "of") return false;
    return among(states, joined({first + 2, words.end()}));
}

PartKind kind_of(std::string_view part) {
    const std::vector<std::string> words = words_of(part);
    if (words.empty()) return PartKind::place;
    if (std::ranges::any_of(words, [](const std::string& word) { return is_university_word(word); }))
        return PartKind::university;
    if (any_in(part, cjk_universities)) return PartKind::university;
    const std::string name = ' ' + joined(words) + ' ';
    const bool pair = std::ranges::any_of(university_pairs, [&](std::string_view words_together) {
        return name.find(' ' + std::string(words_together) + ' ') != std::string::npos;
    });
    return pair ? PartKind::university : kind_without_university(part, words);
}

}  // namespace kindred::indexer::institutions
