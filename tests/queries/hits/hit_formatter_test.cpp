#include "queries/hits/hit_formatter.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/json_tree.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;
using Json = nlohmann::ordered_json;

namespace {

const Json work = Json::parse(R"({
    "id": "W1", "title": "Neural nets of Müller", "abstract": "We train a net. It learns. The end of it all.",
    "year": 2024, "score": 0.5, "open": true, "doi": null, "topics": ["Nets", "Neural nets", "none"],
    "authors": [{"id": "A1", "name": "Ann Müller"}, {"id": "A2", "name": "Bo Net", "tags": [["net"], []]}],
    "empty": {}, "_internal": "net"})");

const MatchedWords net{{"net", "muller", "2024"}, {}, {}, {}};

engine::data::StoredRecord stored(const Json& record) {
    return engine::data::StoredRecord(engine::data::RecordsWriter::encode(record),
                                      std::make_shared<const std::string>("test"));
}

Json hit(const MatchedWords& words, const FormatOptions& options, const Json& record = work) {
    engine::text::Analyser analyser;
    HitFormatter formatter(words, options, analyser);
    const std::string text = formatter.hit(stored(record));
    Json made = test::tree(text);
    CHECK(made.dump() == text);
    return made;
}

Json formatted(const MatchedWords& words, const FormatOptions& options, const Json& record = work) {
    return hit(words, options, record).at("_formatted");
}

FormatOptions highlighting(std::vector<std::string> patterns) {
    FormatOptions options;
    options.highlight = std::move(patterns);
    return options;
}

FormatOptions cropping(std::vector<CropAttribute> crop) {
    FormatOptions options;
    options.crop = std::move(crop);
    return options;
}

std::string names(const Json& object) {
    std::string all;
    for (const auto& [name, value] : object.items()) all += name + " ";
    return all;
}

}  // namespace

TEST_CASE("a hit without formatting is the retrieved part of the record", "[queries][format]") {
    Json expected = work;
    expected.erase("_internal");
    CHECK(hit(net, {}).dump() == expected.dump());
    FormatOptions some;
    some.retrieve = {"title", "nosuch", "_internal", "ye*"};
    CHECK(hit(net, some) == Json{{"title", work["title"]}, {"year", 2024}});
    some.retrieve = {};
    CHECK(hit(net, some).dump() == "{}");
    some.retrieve = {"authors.name", "title.x"};
    CHECK(hit(net, some).dump() == R"({"authors":[{"name":"Ann Müller"},{"name":"Bo Net"}]})");
}

TEST_CASE("highlights stand in _formatted in the shape of the record", "[queries][format]") {
    const Json found = formatted(net, highlighting({"*"}));
    CHECK(names(found) == "id title abstract year score open doi topics authors empty ");
    CHECK(found["title"] == "Neural <em>nets</em> of <em>Müller</em>");
    CHECK(found["year"] == "<em>2024</em>");
    CHECK(found["score"] == "0.5");
    CHECK(found["open"] == true);
    CHECK(found["doi"].is_null());
    CHECK(found["empty"].dump() == "{}");
    CHECK(found["topics"] == Json{"<em>Nets</em>", "Neural <em>nets</em>", "none"});
    CHECK(found["authors"].dump() == R"([{"id":"A1","name":"Ann <em>Müller</em>"},)"
                                     R"({"id":"A2","name":"Bo <em>Net</em>","tags":[["<em>net</em>"],[]]}])");
}

TEST_CASE("only named attributes are highlighted", "[queries][format]") {
    const Json title = formatted(net, highlighting({"title"}));
    CHECK(title["title"] == "Neural <em>nets</em> of <em>Müller</em>");
    CHECK(title["abstract"] == work["abstract"]);
    CHECK(title["year"] == "2024");
    const Json nested = formatted(net, highlighting({"authors.name"}));
    CHECK(nested["authors"][1]["name"] == "Bo <em>Net</em>");
    CHECK(nested["authors"][1]["tags"][0][0] == "net");
    CHECK(formatted(net, highlighting({"auth*"}))["authors"][1]["tags"][0][0] == "<em>net</em>");
    CHECK(formatted(net, highlighting({"author"}))["authors"][1]["name"] == "Bo Net");
    CHECK(formatted(net, highlighting({"_internal"})).contains("_internal") == false);
}

TEST_CASE("_formatted has what is retrieved, highlighted or cropped", "[queries][format]") {
    FormatOptions options = highlighting({"title", "authors.name"});
    options.crop = {{"abstract", 2}};
    options.retrieve = {"id"};
    const Json made = hit(net, options);
    CHECK(names(made) == "id _formatted ");
    CHECK(names(made["_formatted"]) == "id title abstract authors ");
    CHECK(made["_formatted"]["authors"].dump() ==
          R"([{"name":"Ann <em>Müller</em>"},{"name":"Bo <em>Net</em>"}])");
    options.retrieve = {};
    CHECK(names(formatted(net, options)) == "title abstract authors ");
    CHECK(names(formatted(net, highlighting({"nosuch"}))).starts_with("id title "));
}

TEST_CASE("tags are used as they are given, and nothing is escaped", "[queries][format]") {
    FormatOptions options = highlighting({"*"});
    const Json record = {{"title", "<b>net</b> & \"net\"\n\\"}};
    options.pre_tag = "__ais-highlight__";
    options.post_tag = "__/ais-highlight__";
    CHECK(formatted(net, options, record)["title"] ==
          "<b>__ais-highlight__net__/ais-highlight__</b> & \"__ais-highlight__net__/ais-highlight__\"\n\\");
    options.pre_tag = "";
    options.post_tag = "*";
    CHECK(formatted(net, options, record)["title"] == "<b>net*</b> & \"net*\"\n\\");
    options.post_tag = "";
    CHECK(formatted(net, options, record)["title"] == record["title"]);
}

TEST_CASE("crops are marked where they cut", "[queries][format]") {
    const auto crop = [](MatchedWords words, std::size_t size) {
        return formatted(words, cropping({{"abstract", size}}))["abstract"].get<std::string>();
    };
    CHECK(crop(net, 4) == "We train a net…");
    CHECK(crop({{"learn"}, {}, {}, {}}, 2) == "…It learns…");
    CHECK(crop({{"all"}, {}, {}, {}}, 3) == "…of it all.");
    CHECK(crop({}, 3) == "We train a…");
    CHECK(crop({}, 11) == work["abstract"]);
    CHECK(crop({}, 10) == "We train a net. It learns. The end of it…");
    CHECK(crop(net, 0) == work["abstract"]);
    CHECK(crop({{"learn"}, {}, {}, {}}, 1) == "…learns…");
}

TEST_CASE("crop and highlight work together", "[queries][format]") {
    FormatOptions options = highlighting({"abstract"});
    options.crop = {{"*", std::nullopt}};
    options.crop_words = 3;
    options.crop_marker = " [..] ";
    const Json found = formatted({{"learn", "end", "2024"}, {}, {}, {}}, options);
    CHECK(found["abstract"] == " [..] <em>learns</em>. The <em>end</em> [..] ");
    CHECK(found["title"] == "Neural nets of [..] ");
    CHECK(found["year"] == "2024");
    CHECK(found["authors"][0]["name"] == "Ann Müller");
    options.crop_marker = "";
    options.crop_words = 1;
    CHECK(formatted({{}, {}, {}, {{"it", "learns"}}}, options)["abstract"] == "<em>It</em>");
    options.crop_words = 2;
    const Json cjk = {{"abstract", "東京大学院生"}};
    const MatchedWords long_run{{"京大", "大学", "学院"}, {}, {}, {}};
    CHECK(formatted(long_run, options, cjk)["abstract"] == "<em>京大学</em>");
}

TEST_CASE("the longest pattern says how long a crop is", "[queries][format]") {
    FormatOptions options = cropping({{"*", 1}, {"abstract", 2}, {"abs*", 3}, {"authors", 1}});
    const Json found = formatted({}, options);
    CHECK(found["abstract"] == "We train…");
    CHECK(found["title"] == "Neural…");
    CHECK(found["authors"][0]["name"] == "Ann…");
    options.crop = {{"abstract", 0}};
    CHECK(formatted({}, options)["abstract"] == work["abstract"]);
}

TEST_CASE("crop attributes are read from requests", "[queries][format]") {
    CHECK(parse_crop_attribute("abstract").pattern == "abstract");
    CHECK_FALSE(parse_crop_attribute("abstract").words);
    CHECK(parse_crop_attribute("abstract:30").pattern == "abstract");
    CHECK(parse_crop_attribute("abstract:30").words == std::size_t{30});
    CHECK(parse_crop_attribute("*:0").words == std::size_t{0});
    CHECK(parse_crop_attribute("a:b:5").pattern == "a:b");
    for (const char* odd :
         {"abstract:", "abstract:x", "abstract:-1", "abstract:3x", "abstract:99999999999999999999999"}) {
        CHECK(parse_crop_attribute(odd).pattern == "abstract");
        CHECK_FALSE(parse_crop_attribute(odd).words);
    }
}

TEST_CASE("positions of matches are bytes of the original", "[queries][format]") {
    FormatOptions options;
    options.show_matches_position = true;
    options.retrieve = {"title"};
    const Json made = hit(net, options);
    CHECK(names(made) == "title _matchesPosition ");
    CHECK(made["_matchesPosition"].dump() ==
          R"({"title":[{"start":7,"length":4},{"start":15,"length":7}],)"
          R"("abstract":[{"start":11,"length":3}],"year":[{"start":0,"length":4}],)"
          R"("topics":[{"start":0,"length":4,"indices":[0]},{"start":7,"length":4,"indices":[1]}],)"
          R"("authors.name":[{"start":4,"length":7,"indices":[0]},{"start":3,"length":3,"indices":[1]}],)"
          R"("authors.tags":[{"start":0,"length":3,"indices":[1,0,0]}]})");
    options.crop = {{"abstract", 1}};
    CHECK(hit(net, options)["_matchesPosition"]["abstract"].dump() == R"([{"start":11,"length":3}])");
    CHECK(hit({}, options)["_matchesPosition"].dump() == "{}");
    CHECK(hit({{}, {}, {"mu"}, {}}, options)["_matchesPosition"]["title"].dump() ==
          R"([{"start":15,"length":3}])");
}

TEST_CASE("a crop of a long text without a query reads only its head", "[queries][format]") {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "word" + std::to_string(i) + (i % 7 == 0 ? ". " : " ");
    CHECK(formatted({}, cropping({{"t", 3}}), {{"t", text}})["t"] == "word0. word1 word2…");
    const std::string gap(1000, '-');
    CHECK(formatted({}, cropping({{"t", 2}}), {{"t", gap + "a b c"}})["t"] == gap + "a b…");
    const std::string wide(1000, 'x');
    CHECK(formatted({}, cropping({{"t", 1}}), {{"t", wide + " b c"}})["t"] == wide + "…");
    CHECK(formatted({}, cropping({{"t", 5}}), {{"t", "東" + gap}})["t"] == "東" + gap);
}

TEST_CASE("texts and names keep their escapes", "[queries][format]") {
    const Json record = {{"title", "a \"net\" \\ of\tnets\n\x01 é"},
                         {"a\"b", {{"x\\", "net \x7f"}, {"y", {1, -2.5e300, "3"}}}},
                         {"end\\", {"\\", "\\\"net"}}};
    CHECK(hit(net, {}, record) == record);
    CHECK(formatted(net, highlighting({"title"}), record)["title"] ==
          "a \"<em>net</em>\" \\ of\t<em>nets</em>\n\x01 é");
    const Json plain = formatted(net, highlighting({"title"}), record);
    CHECK(plain["a\"b"] == Json{{"x\\", "net \x7f"}, {"y", {"1", "-2.5e+300", "3"}}});
    CHECK(plain["end\\"] == record["end\\"]);
    const Json marked = formatted(net, highlighting({"a\"b.x\\", "end*"}), record);
    CHECK(marked["a\"b"] == Json{{"x\\", "<em>net</em> \x7f"}, {"y", {"1", "-2.5e+300", "3"}}});
    CHECK(marked["end\\"] == Json{"\\", "\\\"<em>net</em>"});
}

TEST_CASE("a stored value that is no JSON is damage and no crash", "[queries][format]") {
    FormatOptions options = highlighting({"*"});
    options.show_matches_position = true;
    engine::text::Analyser analyser;
    HitFormatter formatter(net, options, analyser);
    for (const std::string bad :
         {"", "\"", "\"net", "\"\\\"", "[", "[\"net\"", "[\"net\",", "{", "{\"a", "{\"a\"",
          "{\"a\":", "{\"a\":1", "{1:2}", "[1 2", "}", "\"\\q\"", "{\"\\u12\":1}"}) {
        INFO(bad);
        const std::string encoded = std::string(1, '\x01') + "t" + static_cast<char>(bad.size()) + bad;
        const engine::data::StoredRecord record(encoded, std::make_shared<const std::string>("test"));
        test::check_error([&] { formatter.hit(record); }, ErrorCode::corrupt_index, "does not decode");
    }
}
