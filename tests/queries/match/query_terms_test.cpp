#include "queries/base/ranking.hpp"
#include "queries/match/search_query.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::text;
using test::SmallIndex;
using Texts = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

/// Works whose titles have frequent words, and a few that have rare ones.
std::string collection() {
    std::string lines;
    int id = 0;
    const auto add = [&](std::string_view title, int times) {
        for (int i = 0; i < times; ++i)
            lines += fmt::format("{{\"id\":\"W{}\",\"title\":\"{}\"}}\n", ++id, title);
    };
    add("Neural networks", 30);
    add("Classification of transformers", 12);
    add("Database systems", 8);
    add("Data without a base", 1);
    add("Netwroks", 1);  // somebody's typo
    add("Classical music", 3);
    add("Theory of tides", 4);
    add("Tidal theories", 2);
    add("Covid19 and covid20", 1);
    add("Müller glia", 2);
    add("The state of the art", 2);
    add("Arts", 1);
    return lines;
}

class Reading {
 public:
    explicit Reading(std::string_view works = collection()) : index_(works) {}

    QueryTerms operator()(std::string_view q, Typing typing = Typing::finished,
                          QueryMode mode = QueryMode::simple) {
        return read_search_query(index_.reader(), q, mode, typing).terms;
    }
    QueryTerms typing(std::string_view q) { return (*this)(q, Typing::unfinished); }

    /// "typed=stem|stem*0.7", a term each.
    Texts written(const QueryTerms& query) const {
        Texts out;
        for (const QueryTerm& term : query.terms) {
            std::string text = term.typed + "=";
            for (const Alternative& found : term.alternatives) {
                text += text.back() == '=' ? "" : "|";
                const auto& expressions = index_.generation().expressions();
                const auto n = expressions.number_of(found.stem, index_.generation().lexicon());
                text += stem(found.stem);
                if (n)
                    for (const engine::StemId word : expressions.words(*n)) text += "+" + stem(word);
                if (found.quality != 1) text += fmt::format("*{:.1f}", found.quality);
            }
            out.push_back(text);
        }
        return out;
    }
    Texts terms(std::string_view q, Typing typing = Typing::finished) { return written((*this)(q, typing)); }
    std::string stem(engine::StemId id) const { return std::string(index_.generation().lexicon().stem(id)); }
    SmallIndex& index() { return index_; }

 private:
    SmallIndex index_;
};

bool marks(const QueryTerms& query, std::string_view stem) {
    return query.matched.stems.contains(stem);
}

}  // namespace

TEST_CASE("Terms are the words of a query once, without stop words", "[queries][terms]") {
    Reading read;
    CHECK(read.terms("the tides of theory") == Texts{"tides=tide", "theory=theori"});
    const QueryTerms twice = read("tides theory Tide tides theory");
    CHECK(read.written(twice) == Texts{"tides=tide", "theory=theori"});
    CHECK(twice.terms[0].count == 3);
    CHECK(twice.terms[1].count == 2);
    CHECK(twice.terms[0].place == 0);
    CHECK(twice.terms[1].place == 1);
    CHECK(twice.terms[0].documents == 4);
    CHECK(twice.terms[0].exact.size() == 1);  // no work has "tide"
    CHECK(twice.terms[0].exact_documents == 4);
    CHECK(read("the of and").empty());
    CHECK(read("").empty());
    CHECK(read("-tides").empty());
    CHECK(read.terms("Muller") == Texts{"muller=muller"});
}

TEST_CASE("Several forms of a stem are one term", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("theory theories");
    REQUIRE(query.terms.size() == 1);
    CHECK(query.terms[0].exact.size() == 2);
    CHECK(query.terms[0].documents == 6);
    CHECK(query.terms[0].exact_documents == 6);
}

TEST_CASE("A form that the collection does not have is no typo", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("classifications transformed");
    CHECK(read.written(query) == Texts{"classifications=classif", "transformed=transform"});
    CHECK(query.corrections.empty());
    CHECK(query.terms[0].typos == 0);
    CHECK(query.terms[0].exact.empty());
}

TEST_CASE("One typo is forgiven from five letters, two from nine", "[queries][terms]") {
    Reading read;
    // Left out, put in, another letter, two swapped.
    for (const char* typo : {"neurl", "neuraal", "neutal", "nerual"}) {
        const QueryTerms query = read(typo);
        INFO(typo);
        CHECK(read.written(query) == Texts{std::string(typo) + "=neural"});
        CHECK(query.terms[0].typos == 1);
        CHECK(query.terms[0].exact_documents == 30);  // as if it had been typed
        CHECK(query.corrections == Pairs{{typo, "neural"}});
        CHECK(marks(query, "neural"));
    }
    CHECK(read.terms("tids") == Texts{"tids="});      // four letters
    CHECK(read.terms("nuerla") == Texts{"nuerla="});  // two typos in six
    const QueryTerms two = read("clasificaton");
    CHECK(read.written(two) == Texts{"clasificaton=classif"});
    CHECK(two.terms[0].typos == 2);
    CHECK(two.corrections == Pairs{{"clasificaton", "classification"}});
    CHECK(read.terms("clsificaton") == Texts{"clsificaton="});  // three typos
}

TEST_CASE("A wrong first letter counts as two typos", "[queries][terms]") {
    Reading read;
    CHECK(read.terms("zeural") == Texts{"zeural="});
    CHECK(read.terms("zlassification") == Texts{"zlassification=classif"});
}

TEST_CASE("Digits are never corrected, nor what is quoted or excluded", "[queries][terms]") {
    Reading read;
    CHECK(read.terms("covid21") == Texts{"covid21="});
    const QueryTerms quoted = read("\"nerual networks\"");
    REQUIRE(quoted.phrases.size() == 1);
    CHECK(quoted.phrases[0].unknown);
    CHECK(quoted.corrections.empty());
    CHECK(quoted.terms[0].unknown());
    const QueryTerms excluded = read("tides -nerual");
    CHECK(excluded.excluded.empty());
    CHECK(excluded.corrections.empty());
}

TEST_CASE("A rare word much like a frequent one is found as both", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("netwroks");
    CHECK(read.written(query) == Texts{"netwroks=netwrok|network*0.7"});
    CHECK(query.corrections.empty());
    CHECK(query.also == Pairs{{"netwroks", "networks"}});
    CHECK(query.terms[0].typos == 0);
    CHECK(query.terms[0].exact_documents == 1);
    CHECK(read.terms("networks") == Texts{"networks=network"});
}

TEST_CASE("A typo is judged by the form that was typed, not by its stem", "[queries][terms]") {
    std::string works;
    for (int i = 0; i < 40; ++i)
        works += fmt::format("{{\"id\":\"R{}\",\"title\":\"Recurrent labeled nets\"}}\n", i);
    works += R"({"id":"A","title":"Recurs"})"
             "\n"
             R"({"id":"B","title":"Labe"})"
             "\n";
    Reading read(works);
    // Stemmed they are what "recurs" and "labe" are.
    const QueryTerms query = read("recurent labeed");
    CHECK(read.written(query) == Texts{"recurent=recur*0.3|recurr", "labeed=labe*0.3|label"});
    CHECK(query.corrections == Pairs{{"recurent", "recurrent"}, {"labeed", "labeled"}});
    // A form of a word about as usual is taken for that.
    CHECK(read("recured").corrections.empty());
}

TEST_CASE("A typo of a stop word asks for nothing", "[queries][terms]") {
    std::string works;
    for (int i = 0; i < 9; ++i)
        works += fmt::format("{{\"id\":\"R{}\",\"title\":\"Nets because of tides\"}}\n", i);
    Reading read(works);
    const QueryTerms query = read("nets becasue");
    CHECK(query.corrections == Pairs{{"becasue", "because"}});
    CHECK(query.terms[1].optional);
    CHECK(query.terms[1].unknown());
}

TEST_CASE("An unfinished word that nothing goes on from is taken as finished", "[queries][terms]") {
    Reading read;
    CHECK(read.written(read.typing("neuralnetworks")) == Texts{"neural=neural", "networks=network"});
    CHECK(read.written(read.typing("nerual")) == Texts{"nerual=neural"});
}

TEST_CASE("Typos are looked for in the first words of a query only", "[queries][terms]") {
    Reading read;
    std::string q;
    for (std::size_t i = 0; i < ranking::corrected_words; ++i) q += fmt::format("qqqqqq{} ", i);
    CHECK(read(q + "nerual").corrections.empty());
    CHECK(read("nerual " + q).corrections == Pairs{{"nerual", "neural"}});
}

TEST_CASE("An unfinished last word is completed", "[queries][terms]") {
    Reading read;
    // "tid" begins tides and tidal.
    CHECK(read.terms("theory tid", Typing::unfinished) == Texts{"theory=theori", "tid=tide*0.9|tidal*0.9"});
    CHECK(read.terms("theory tid ", Typing::unfinished) == Texts{"theory=theori", "tid="});
    CHECK(read.terms("theory tid", Typing::finished) == Texts{"theory=theori", "tid="});
    CHECK(read.terms("tid theory ", Typing::unfinished) == Texts{"tid=", "theory=theori"});
    const QueryTerms query = read.typing("theory tid");
    CHECK(query.matched.prefixes == Texts{"tid"});
    CHECK_FALSE(marks(query, "tide"));  // only as far as it was typed
    CHECK(query.terms[1].documents == 6);
    CHECK(query.corrections.empty());
    // A word that is one itself.
    const QueryTerms art = read.typing("art");
    CHECK(read.written(art) == Texts{"art=art"});
    CHECK(art.terms[0].exact.size() == 1);
    CHECK(read.terms("data", Typing::unfinished) == Texts{"data=data|databas*0.4"});
    // Nothing goes on so, but it may be a typo, or another form.
    CHECK(read.terms("nerual", Typing::unfinished) == Texts{"nerual=neural"});
    CHECK(read.terms("neurally", Typing::unfinished) == Texts{"neurally=neural"});
}

TEST_CASE("A stop word that is all that was typed may go on", "[queries][terms]") {
    Reading read;
    CHECK(read.terms("the", Typing::unfinished) == Texts{"the=theori*0.9"});
    CHECK(read.terms("the ", Typing::unfinished).empty());
    CHECK(read.terms("tides the", Typing::unfinished) == Texts{"tides=tide"});
}

TEST_CASE("One letter stands for a bounded number of words", "[queries][terms]") {
    SmallIndex index(test::sample_works(400, 1));
    for (const char* q : {"a", "s", "c", "p"}) {
        const QueryTerms query =
            read_search_query(index.reader(), q, QueryMode::simple, Typing::unfinished).terms;
        REQUIRE(query.terms.size() == 1);
        CHECK(query.terms[0].alternatives.size() <= ranking::completions + 1);
        CHECK(query.terms[0].alternatives.size() > 10);
    }
}

TEST_CASE("Two words that are one are found as one, too", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("data base");
    CHECK(read.written(query) == Texts{"data=data|databas*0.9", "base=base|databas*0.9"});
    CHECK(marks(query, "databas"));
    CHECK(query.corrections.empty());
    CHECK(read.terms("base data") == Texts{"base=base", "data=data"});
    CHECK(read.terms("data of base") == Texts{"data=data", "base=base"});
    CHECK(read.terms("\"data base\"") == Texts{"data=data", "base=base"});
}

TEST_CASE("One word that is two is found as two", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("neuralnetworks tides");
    CHECK(read.written(query) == Texts{"neural=neural", "networks=network", "tides=tide"});
    CHECK(query.corrections == Pairs{{"neuralnetworks", "neural networks"}});
    CHECK(marks(query, "neural"));
    CHECK(marks(query, "network"));
    using Numbers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    CHECK(query.pairs == Numbers{{0, 1}, {1, 2}});
    CHECK(read.terms("\"neuralnetworks\"") == Texts{"neuralnetworks="});
}

TEST_CASE("Words side by side are pairs, over one stop word at most", "[queries][terms]") {
    Reading read;
    using Numbers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    CHECK(read("theory tides").pairs == Numbers{{0, 1}});
    CHECK(read("theory of tides").pairs == Numbers{{0, 1}});
    CHECK(read("theory of the tides").pairs.empty());
    CHECK(read("theory tides music theory").pairs == Numbers{{0, 1}, {0, 2}, {1, 2}});
    CHECK(read("theory theory").pairs.empty());
}

TEST_CASE("A phrase says which words stand where", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("\"state of the art\" tides");
    REQUIRE(query.phrases.size() == 1);
    const Phrase& phrase = query.phrases[0];
    CHECK_FALSE(phrase.unknown);
    REQUIRE(phrase.places.size() == 4);
    for (const auto& place : phrase.places) CHECK(place.size() == 1);
    REQUIRE(phrase.stems.size() == 2);
    CHECK(read.stem(phrase.stems[0]) == "state");
    CHECK(read.stem(phrase.stems[1]) == "art");
    CHECK(query.terms[0].required);
    CHECK(query.terms[1].required);
    CHECK_FALSE(query.terms[2].required);
    CHECK(query.matched.phrases == std::vector<Texts>{{"state", "of", "the", "art"}});
    CHECK_FALSE(marks(query, "art"));
    CHECK(marks(query, "tide"));
    CHECK(read("tides \"theory xyzzy\"").phrases[0].unknown);
    const QueryTerms unfinished = read.typing("\"theory of tid");
    REQUIRE(unfinished.phrases[0].places.size() == 3);
    CHECK(unfinished.phrases[0].places[2].size() == 2);
    CHECK_FALSE(unfinished.phrases[0].unknown);
    CHECK(unfinished.terms[1].optional);
    CHECK_FALSE(unfinished.terms[1].required);
    CHECK(unfinished.terms[0].required);
}

TEST_CASE("Quotes in a long text are quotations", "[queries][terms]") {
    Reading read;
    const std::string text = "neural networks classification transformers database systems data base ";
    const QueryTerms query = read(text + "\"theory of tides\"");
    CHECK(query.phrases.empty());
    CHECK(query.matched.phrases.empty());
    CHECK(
        std::none_of(query.terms.begin(), query.terms.end(), [](const auto& term) { return term.required; }));
    CHECK(read("neural networks classification transformers database systems \"theory tides\"")
              .phrases.size() == 1);
}

TEST_CASE("What is excluded is no term", "[queries][terms]") {
    Reading read;
    const QueryTerms query = read("tides -networks -\"state of the art\" -the -xyzzy -covid19-covid20");
    CHECK(read.written(query) == Texts{"tides=tide"});
    REQUIRE(query.excluded.size() == 1);
    CHECK(read.stem(query.excluded[0]) == "network");
    CHECK(query.excluded_phrases.size() == 2);
    CHECK_FALSE(marks(query, "network"));
    CHECK(query.matched.phrases.empty());
}

TEST_CASE("A condition is taken as it was typed", "[queries][terms]") {
    Reading read;
    const QueryTerms query =
        read("nerual OR neuralnetworks OR data base OR tid", Typing::unfinished, QueryMode::advanced);
    CHECK(read.written(query) == Texts{"nerual=", "neuralnetworks=", "data=data", "base=base", "tid="});
    CHECK(query.corrections.empty());
    CHECK(query.matched.prefixes.empty());
}

TEST_CASE("Corrections are listed in the order typed", "[queries][terms]") {
    Reading read;
    CHECK(read("nerual tides clasificaton neuralnetworks").corrections ==
          Pairs{{"nerual", "neural"},
                {"clasificaton", "classification"},
                {"neuralnetworks", "neural networks"}});
}

namespace {

constexpr std::string_view spelled =
    "{\"id\":\"W1\",\"title\":\"Nonconvex colour spaces\"}\n"
    "{\"id\":\"W2\",\"title\":\"Non-convex color spaces\"}\n"
    "{\"id\":\"W3\",\"title\":\"A graph convolutional network (GCN) for tides\"}\n"
    "{\"id\":\"W4\",\"title\":\"Graph convolutional networks (GCNs) and (GCN)\"}\n"
    "{\"id\":\"W5\",\"title\":\"On graph convolutional networks (GCN)\"}\n";

}  // namespace

TEST_CASE("British and American spellings are one term", "[queries][terms]") {
    Reading read{spelled};
    const QueryTerms query = read("colour");
    CHECK(read.written(query) == Texts{"colour=colour|color"});
    CHECK(query.terms[0].exact.size() == 2);
    CHECK(query.terms[0].documents == 2);
    CHECK(query.corrections.empty());
    CHECK(query.also.empty());
}

TEST_CASE("Joined and hyphenated are one term", "[queries][terms]") {
    Reading read{spelled};
    CHECK(read.terms("nonconvex") == Texts{"nonconvex=nonconvex|+non+convex"});
    const QueryTerms query = read("non-convex");
    CHECK(read.written(query) == Texts{"nonconvex=nonconvex|+non+convex"});
    CHECK(query.terms[0].documents == 2);
    CHECK(query.terms[0].exact_documents == 2);
    CHECK(query.matched.phrases == std::vector<Texts>{{"non", "convex"}, {"non", "convex"}});
    // With a space, in quotes and in an advanced query they are two.
    CHECK(read.terms("non convex").size() == 2);
    CHECK(read("\"non-convex\"").phrases.size() == 1);
    CHECK(read("non-convex OR color", Typing::finished, QueryMode::advanced).terms.size() == 3);
}

TEST_CASE("An acronym is found spelled out, and the other way round", "[queries][terms]") {
    Reading read{spelled};
    const QueryTerms acronym = read("gcn");
    CHECK(read.written(acronym) == Texts{"gcn=gcn|gcns|+graph+convolut+network"});
    CHECK(acronym.also == Pairs{{"gcn", "graph convolutional networks"}});
    const QueryTerms long_form = read("graph convolutional network tides");
    CHECK(read.written(long_form) == Texts{"graph=graph|gcn*0.3", "convolutional=convolut|gcn*0.3",
                                           "network=network|gcn*0.3", "tides=tide"});
    CHECK(long_form.also == Pairs{{"graph convolutional networks", "gcn"}});
    // Who types both means both.
    const QueryTerms both = read("graph convolutional network gcn");
    CHECK(read.written(both) ==
          Texts{"graph=graph", "convolutional=convolut", "network=network", "gcn=gcn|gcns"});
    CHECK(both.also.empty());
}
