#include "server/meilisearch/search_parameters.hpp"

#include "engine/base/ascii.hpp"

#include <utility>

#include <fmt/format.h>

namespace kindred::server::meilisearch {

namespace {

constexpr std::size_t max_index_uid_bytes = 512;
/// Share of meaning when an embedder is named without one, as Meilisearch has it.
constexpr double default_semantic_ratio = 0.5;

/// ISO 639-1 in two letters, the same languages in three, `cmn` and `pes`; spaces around each.
constexpr std::string_view language_codes =
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia "
    "id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo "
    "lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
    "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu aar abk afr aka amh ara "
    "arg asm ava ave aym aze bak bam bel ben bis bod bos bre bul cat ces cha che chu chv cmn cor cos "
    "cre cym dan deu div dzo ell eng epo est eus ewe fao fas fij fin fra fry ful gla gle glg glv grn "
    "guj hat hau hbs heb her hin hmo hrv hun hye ibo ido iii iku ile ina ind ipk isl ita jav jpn kal "
    "kan kas kat kau kaz khm kik kin kir kom kon kor kua kur lao lat lav lim lin lit ltz lub lug mah "
    "mal mar mkd mlg mlt mon mri msa mya nau nav nbl nde ndo nep nld nno nob nor nya oci oji ori orm "
    "oss pan pes pli pol por pus que roh ron run rus sag san sin slk slv sme smo sna snd som sot spa "
    "sqi srd srp ssw sun swa swe tah tam tat tel tgk tgl tha tir ton tsn tso tuk tur twi uig ukr urd "
    "uzb ven vie vol wln wol xho yid yor zha zho zul ";

/// A tag that is "" or null marks nothing.
std::string tag(const calls::Parameters& given, std::string_view name, std::string fallback) {
    if (given.has(name) && given.value(name).is_null()) return {};
    std::string text = given.text(name).value_or(std::move(fallback));
    if (text.size() <= max_tag_bytes) return text;
    fail(given.code(name), "Invalid value at `.{}`: {} bytes are more than {}", name, text.size(),
         max_tag_bytes);
}

queries::hits::FormatOptions read_format(const calls::Parameters& given) {
    queries::hits::FormatOptions format;
    format.retrieve = given.names("attributesToRetrieve", {"*"});
    format.highlight = given.names("attributesToHighlight");
    for (const std::string& name : given.names("attributesToCrop"))
        format.crop.push_back(queries::hits::parse_crop_attribute(name));
    format.pre_tag = tag(given, "highlightPreTag", format.pre_tag);
    format.post_tag = tag(given, "highlightPostTag", format.post_tag);
    format.crop_marker = tag(given, "cropMarker", format.crop_marker);
    format.crop_words = given.count("cropLength", static_cast<std::uint32_t>(format.crop_words));
    format.show_matches_position = given.flag("showMatchesPosition", false);
    return format;
}

queries::match::MatchingStrategy read_strategy(const calls::Parameters& given) {
    const auto name = given.one_of("matchingStrategy", {"last", "all", "frequency"});
    if (name == "all") return queries::match::MatchingStrategy::all;
    if (name == "frequency") return queries::match::MatchingStrategy::frequency;
    return queries::match::MatchingStrategy::last;
}

queries::text::QueryMode read_mode(const calls::Parameters& given) {
    const auto name = given.one_of("queryMode", {"simple", "advanced"});
    return name == "advanced" ? queries::text::QueryMode::advanced : queries::text::QueryMode::simple;
}

/// The share of meaning that `hybrid`, or its two parameters in a URL, asks for; the embedder is the one
/// there is, whatever its name.
double semantic_ratio(const calls::Parameters& given, std::string_view embedder, std::string_view ratio) {
    given.text(embedder);
    return given.fraction(ratio).value_or(default_semantic_ratio);
}

double read_hybrid(const calls::Parameters& given) {
    if (given.has_value("hybridEmbedder") || given.has_value("hybridSemanticRatio"))
        return semantic_ratio(given, "hybridEmbedder", "hybridSemanticRatio");
    if (!given.has_value("hybrid")) return 0;
    if (!given.value("hybrid").is_object())
        fail("invalid_search_hybrid", "Invalid value type at `.hybrid`: expected an object");
    const auto members = calls::Parameters::from_json(given.value("hybrid"));
    members.expect_only({"embedder", "semanticRatio"});
    return semantic_ratio(members, "embedder", "semanticRatio");
}

/// Languages are no more than checked: an index has one, which the build chose.
void check_locales(const calls::Parameters& given) {
    for (const std::string& locale : given.names("locales")) {
        const bool known = locale.find(' ') == std::string::npos &&
                           language_codes.find(fmt::format(" {} ", locale)) != std::string_view::npos;
        if (!known) given.refuse("locales", locale, "codes of languages by ISO 639, such as `en` or `eng`");
    }
}

/// Refuses what kindred cannot compare with and what only a server of Meilisearch has; a flag only when it is
/// true.
void refuse_unsupported(const calls::Parameters& given) {
    const auto refuse = [&](std::string_view name, std::string_view why, bool flag = false) {
        if (given.has_value(name) && (!flag || given.flag(name, false)))
            fail(given.code(name), "`{}` is not supported: {}", name, why);
    };
    refuse("vector", "documents have no vectors to compare it with");
    refuse("media", "only text is searched for");
    refuse("personalize", "everybody gets the same ranking");
    refuse("useNetwork", "this server asks no other", true);
    refuse("showPerformanceDetails", "an answer has `processingTimeMs` only", true);
}

}  // namespace

queries::Collection index_named(std::string_view uid) {
    const auto allowed = [](char c) { return engine::is_alphanumeric(c) || c == '_' || c == '-'; };
    if (uid.empty() || uid.size() > max_index_uid_bytes || !std::ranges::all_of(uid, allowed)) {
        fail("invalid_index_uid",
             "`{}` is not a valid index uid. Index uid can be an integer or a string containing only "
             "alphanumeric characters, hyphens (-) and underscores (_), and can not be more than {} bytes.",
             excerpt(uid), max_index_uid_bytes);
    }
    return queries::collection_named(uid);
}

void read_paging(const calls::Parameters& given, queries::Paging& paging) {
    paging.offset = given.count("offset", paging.offset);
    paging.limit = given.count("limit", paging.limit);
    paging.page = given.optional_count("page");
    paging.hits_per_page = given.optional_count("hitsPerPage");
}

queries::search::SearchRequest read_search(const calls::Parameters& given, queries::Collection collection) {
    queries::search::SearchRequest request;
    request.collection = collection;
    request.q = given.text("q").value_or("");
    read_paging(given, request);
    request.filter = given.value("filter");
    request.sort = given.names("sort");
    request.facets = given.names("facets");
    request.distinct = given.text("distinct");
    request.format = read_format(given);
    request.mode = read_mode(given);
    request.strategy = read_strategy(given);
    request.search_on = given.list("attributesToSearchOn");
    request.show_ranking_score = given.flag("showRankingScore", request.show_ranking_score);
    request.show_ranking_score_details =
        given.flag("showRankingScoreDetails", request.show_ranking_score_details);
    request.ranking_score_threshold =
        given.fraction("rankingScoreThreshold").value_or(request.ranking_score_threshold);
    request.semantic_ratio = read_hybrid(given);
    check_locales(given);
    given.flag("retrieveVectors", false);  // there are none
    refuse_unsupported(given);
    return request;
}

}  // namespace kindred::server::meilisearch
