#include "queries/hits/crop.hpp"
#include "queries/hits/hit_formatter.hpp"
#include "tests/support/json_tree.hpp"

#include <array>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;
using Json = nlohmann::ordered_json;

namespace {

/// Records of any shape that has what JSON can have, from few names and words so that patterns meet them.
class RandomRecords {
 public:
    explicit RandomRecords(unsigned seed) : random_(seed) {}

    Json record() {
        Json made = Json::object();
        for (std::size_t left = below(6); left > 0; --left) made[name()] = value(3);
        return made;
    }
    std::vector<std::string> patterns() {
        std::vector<std::string> made;
        for (std::size_t left = below(4); left > 0; --left) {
            made.push_back(name());
            if (below(2) == 0) made.back() += "." + name();
            if (below(5) == 0) made.back() = made.back().substr(0, 1) + "*";
        }
        return made;
    }
    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }

 private:
    std::string name() {
        constexpr std::array names = {"a", "b", "c\"", "d\\", "é", "_x", "aa", "e\n"};
        return names[below(names.size())];
    }
    std::string text() {
        constexpr std::array pieces = {"net",  "nets ", " ",   "é", "\"",   "\\", "\n", "\x01",
                                       "\x7f", "东京",  "{1,", "]", "2024", "of", "/",  "\b\f\r\t"};
        std::string made;
        for (std::size_t left = below(8); left > 0; --left) made += pieces[below(pieces.size())];
        return made;
    }
    Json value(std::size_t depth) {
        switch (below(depth == 0 ? 6 : 10)) {
            case 0:
                return nullptr;
            case 1:
                return below(2) == 0;
            case 2:
                return static_cast<int>(below(5000)) - 2500;
            case 3:
                return std::array{2024.0, -0.0, 1e300, 0.1, 123456789012345678.0}[below(5)];
            case 4:
                return ~std::uint64_t{0} - below(2);
            case 6:
            case 7: {
                Json made = Json::array();
                for (std::size_t left = below(4); left > 0; --left) made.push_back(value(depth - 1));
                return made;
            }
            case 8: {
                Json made = Json::object();
                for (std::size_t left = below(4); left > 0; --left) made[name()] = value(depth - 1);
                return made;
            }
            default:
                return text();
        }
    }

    std::mt19937 random_;
};

/// The hit of a record as docs say it, made from the whole tree.
class TreeFormatter {
 public:
    TreeFormatter(const MatchedWords& words, const FormatOptions& options)
        : options_(options), matcher_(words, analyser_), shown_(options.retrieve) {
        shown_.insert(shown_.end(), options.highlight.begin(), options.highlight.end());
        for (const CropAttribute& crop : options.crop) shown_.push_back(crop.pattern);
    }

    Json hit(const Json& record) {
        Json made = Json::object();
        Json formatted = Json::object();
        for (const auto& [name, value] : record.items()) {
            if (name.starts_with('_')) continue;
            if (auto part = picked(value, name, options_.retrieve)) made[name] = *part;
            if (auto part = picked(value, name, shown_)) formatted[name] = changed(*part, name);
        }
        made["_formatted"] = formatted;
        return made;
    }

 private:
    /// The part of `value` that `patterns` name.
    static std::optional<Json> picked(const Json& value, const std::string& path,
                                      const std::vector<std::string>& patterns) {
        const Cover cover = cover_of(patterns, path);
        if (cover == Cover::whole) return value;
        if (cover == Cover::none || !value.is_structured()) return std::nullopt;
        Json made = value.is_array() ? Json::array() : Json::object();
        for (const auto& [name, member] : value.items()) {
            const auto part = picked(member, value.is_array() ? path : path + "." + name, patterns);
            if (part && value.is_array()) made.push_back(*part);
            if (part && value.is_object()) made[name] = *part;
        }
        return made.empty() ? std::nullopt : std::optional(made);
    }

    Json changed(const Json& value, const std::string& path) {
        if (value.is_boolean() || value.is_null()) return value;
        if (!value.is_structured())
            return text(value.is_string() ? value.get<std::string>() : value.dump(), path);
        Json made = value.is_array() ? Json::array() : Json::object();
        for (const auto& [name, member] : value.items()) {
            if (value.is_array()) {
                made.push_back(changed(member, path));
            } else {
                made[name] = changed(member, path + "." + name);
            }
        }
        return made;
    }

    std::string text(const std::string& all, const std::string& path) {
        std::size_t crop = 0;
        for (const CropAttribute& one : options_.crop)
            if (covers(one.pattern, path)) crop = *one.words;
        const TextMatches& found = matcher_.match(all);
        const ByteRange window = crop_window(all, found, matcher_.parts(), crop);
        const bool marks = cover_of(options_.highlight, path) == Cover::whole;
        std::string out = window.begin > 0 ? options_.crop_marker : "";
        for (std::size_t at = window.begin; at < window.end; ++at) {
            const auto in = [&](const ByteRange& range) { return range.begin <= at && at < range.end; };
            const auto range = std::ranges::find_if(found.ranges, in);
            const bool marked = marks && range != found.ranges.end();
            if (marked && at == std::max(range->begin, window.begin)) out += options_.pre_tag;
            out += all[at];
            if (marked && at + 1 == std::min(range->end, window.end)) out += options_.post_tag;
        }
        return out + (window.end < all.size() ? options_.crop_marker : "");
    }

    FormatOptions options_;
    engine::text::Analyser analyser_;
    TextMatcher matcher_;
    std::vector<std::string> shown_;
};

}  // namespace

TEST_CASE("the text of a hit is what its tree would be written as", "[queries][format]") {
    RandomRecords random(11);
    const MatchedWords words{{"net", "2024"}, {}, {"é"}, {{"of", "net"}}};
    for (int round = 0; round < 5000; ++round) {
        const Json record = random.record();
        FormatOptions options;
        if (random.below(2) == 0) options.retrieve = random.patterns();
        options.highlight = random.patterns();
        for (const std::string& pattern : options.highlight)
            if (random.below(3) == 0) options.crop = {{pattern, random.below(3)}};
        if (options.highlight.empty()) options.highlight = {"*"};
        if (random.below(2) == 0) options.pre_tag = "\"<\\";
        engine::text::Analyser analyser;
        HitFormatter formatter(words, options, analyser);
        const engine::data::StoredRecord stored(engine::data::RecordsWriter::encode(record),
                                                std::make_shared<const std::string>("test"));
        INFO(record.dump());
        REQUIRE(formatter.hit(stored) == TreeFormatter(words, options).hit(record).dump());
    }
}
