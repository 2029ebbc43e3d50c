#include "engine/text/acronyms.hpp"

#include "engine/text/analyser.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::engine::text;
using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

/// Acronyms of `text` with what they stand for, as they are written there.
Pairs found(std::string_view text) {
    Analyser analyser;
    const std::vector<Token>& tokens = analyser.analyse(text);
    Pairs pairs;
    for (const AcronymMention& mention : find_acronyms(text, tokens)) {
        const auto slice = [&](std::uint32_t first, std::uint32_t last) {
            return std::string(text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin));
        };
        pairs.emplace_back(slice(mention.acronym, mention.acronym), slice(mention.first, mention.last - 1));
    }
    return pairs;
}

}  // namespace

TEST_CASE("An acronym in brackets stands for the words before it", "[engine][acronyms]") {
    CHECK(found("We use a graph convolutional network (GCN) here") ==
          Pairs{{"GCN", "graph convolutional network"}});
    CHECK(found("Recurrent Neural Networks (RNNs) and support vector machines (SVMs)") ==
          Pairs{{"RNNs", "Recurrent Neural Networks"}, {"SVMs", "support vector machines"}});
    CHECK(found("model-agnostic meta-learning (MAML)") == Pairs{{"MAML", "model-agnostic meta-learning"}});
    CHECK(found("a neural radiance field (NeRF)") == Pairs{{"NeRF", "neural radiance field"}});
    CHECK(found("mixture of experts (MoE)") == Pairs{{"MoE", "mixture of experts"}});
    // Letters inside words count, too.
    CHECK(found("an autoencoder, the stochastic gradient Langevin dynamics (SGLD)") ==
          Pairs{{"SGLD", "stochastic gradient Langevin dynamics"}});
}

TEST_CASE("What no letters explain is no acronym", "[engine][acronyms]") {
    for (const std::string_view text :
         {"", "(GCN)", "GCN", "deep networks (GCN)", "a network (see above)", "in two thousand (2000)",
          "a method (A)", "graph. Convolutional network (GCN)", "graph, convolutional network (GCN)",
          "graph convolutional network [GCN]", "graph convolutional network (gcn)",
          "graph convolutional network (GCN-2)", "graph convolutional network ( GCN )", "networks (N)",
          "graph convolutional network (GCN", "深度学习网络 (SXW)"}) {
        CAPTURE(text);
        CHECK(found(text).empty());
    }
}

TEST_CASE("Long forms are bounded", "[engine][acronyms]") {
    std::string text = "alpha";
    for (int i = 0; i < 50; ++i) text += " so on";
    CHECK(found(text + " zeta (AZ)").empty());
    CHECK(found(std::string(100000, '(')).empty());
    CHECK(found("a" + std::string(300, 'x') + " b (AB)").empty());
}
