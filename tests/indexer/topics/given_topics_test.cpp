#include "indexer/topics/given_topics.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using kindred::indexer::topics::shown_topics;

namespace {

using Topics = std::vector<std::string>;

}  // namespace

TEST_CASE("of a path of topics the last is shown", "[indexer][topics]") {
    CHECK(shown_topics({"Machine Learning: ML: Federated learning", "Machine Learning: Deep Learning"}) ==
          Topics{"Federated learning", "Deep Learning"});
    CHECK(shown_topics({"Vision:", "a:b", "Ratio 3:1 (of a: b)"}) ==
          Topics{"Vision", "a:b", "Ratio 3:1 (of a: b)"});
    CHECK(shown_topics({"tides", "Sea ice"}) == Topics{"tides", "Sea ice"});
}

TEST_CASE("what says nothing gives way to what stands above it", "[indexer][topics]") {
    CHECK(shown_topics({"Planning and Scheduling: Other", "Machine Learning: ML: Applications",
                        "Robotics: Methods", "Games: general"}) ==
          Topics{"Planning and Scheduling", "Machine Learning", "Robotics", "Games"});
    CHECK(shown_topics({"Applications", "Other", "General", "N/A", "...", ": :"}) == Topics{});
    CHECK(shown_topics({"Theory", "Control", "ML"}) == Topics{"Theory", "Control", "ML"});
}

TEST_CASE("brackets of topics are balanced", "[indexer][topics]") {
    CHECK(shown_topics({"Computer Vision: CV: Recognition (object detection", "categorization)"}) ==
          Topics{"Recognition (object detection, categorization)"});
    CHECK(shown_topics({"categorization)", "Recognition (detection", "Tides (of", "the", "sea)"}) ==
          Topics{"categorization", "Recognition (detection)", "Tides (of)", "the", "sea"});
    CHECK(shown_topics({"(", "]", "a ([", "b)]}"}) == Topics{"a ([, b])"});
    CHECK(shown_topics({"Sets {0, 1}", "p(x"}) == Topics{"Sets {0, 1}", "p(x)"});
}

TEST_CASE("a topic is shown once", "[indexer][topics]") {
    CHECK(shown_topics({"Deep learning", "Machine Learning: Deep Learning", "deep learning"}) ==
          Topics{"Deep learning"});
    CHECK(shown_topics({}).empty());
}

TEST_CASE("a work keeps the topics that it came with, to be searched", "[indexer][topics]") {
    kindred::engine::Work work;
    work.topics = {"Vision: Detection", "Other"};
    kindred::indexer::topics::show_topics(work);
    CHECK(work.topics == Topics{"Detection"});
    CHECK(work.topics_given == Topics{"Vision: Detection", "Other"});
    kindred::engine::ResearcherRecord researcher;
    kindred::indexer::topics::show_topics(researcher);
    CHECK(researcher.fields.empty());
    researcher.fields["topics"] = {"Vision: Detection"};
    kindred::indexer::topics::show_topics(researcher);
    CHECK(researcher.fields.at("topics") == Topics{"Detection"});
}
