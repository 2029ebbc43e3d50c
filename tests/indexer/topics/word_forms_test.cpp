#include "indexer/topics/word_forms.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace kindred::indexer;
using namespace kindred::indexer::topics;
using kindred::engine::text::Analyser;

namespace {

std::string stem(const std::string& word) {
    Analyser analyser("en");
    return std::string(stem_of(analyser.analyse(word).at(0), word));
}

std::string root(const std::string& word) {
    Analyser analyser("en");
    return std::string(root_of(analyser.analyse(word).at(0), word));
}

}  // namespace

TEST_CASE("plurals of acronyms have the stem and root of the acronym", "[indexer][words]") {
    for (const std::string acronym : {"CNN", "LLM", "CRF", "GPU", "GAN", "GA", "VAE"}) {
        INFO(acronym);
        CHECK(stem(acronym + "s") == stem(acronym));
        CHECK(root(acronym + "s") == root(acronym));
    }
    CHECK(stem("DNS") == "dns");
    CHECK(stem("CSS") == "css");
    CHECK(stem("Ms") == "ms");
    CHECK(stem("dns") == "dns");
}

TEST_CASE("singular and plural have one root", "[indexer][words]") {
    const std::pair<const char*, const char*> pairs[] = {
        {"network", "networks"}, {"query", "queries"}, {"movie", "movies"}, {"survey", "surveys"},
        {"class", "classes"},    {"box", "boxes"},     {"size", "sizes"},   {"cache", "caches"},
        {"search", "searches"},  {"mesh", "meshes"},   {"case", "cases"},   {"bias", "biases"},
        {"lens", "lenses"},      {"virus", "viruses"}, {"gas", "gases"},    {"phrase", "phrases"},
        {"theory", "theories"}};
    for (const auto& [one, many] : pairs) {
        INFO(many);
        CHECK(root(one) == root(many));
    }
}

TEST_CASE("words of one stem have roots of their own", "[indexer][words]") {
    CHECK(root("transform") != root("transformers"));
    CHECK(root("maps") != root("mapping"));
    CHECK(root("modules") != root("modulation"));
    CHECK(root("person") != root("personalized"));
    CHECK(root("logs") != root("logistics"));
    CHECK(root("corpus") == "corpus");
    CHECK(root("analysis") == "analysis");
}

TEST_CASE("capitals are seen in every script that has them", "[indexer][words]") {
    for (const char* title : {"NEURAL NETWORKS", "СЕТИ", "ΔΊΚΤΥΑ", "ÜBER ØRSTED", "GPT-4", "ЙОД"}) {
        INFO(title);
        CHECK(in_capitals(title));
    }
    for (const char* title : {"", "2019", "...", "Neural NETWORKS", "Нейронные СЕТИ", "Δίκτυα", "Über",
                              "神经网络", "BERT 神经网络 и", "שלום", "\xFF\xFE"}) {
        INFO(title);
        CHECK_FALSE(in_capitals(title));
    }
}
