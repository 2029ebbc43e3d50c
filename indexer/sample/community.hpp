#pragma once
#include "indexer/sample/draw.hpp"
#include "indexer/sample/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace kindred::indexer::sample {

/// People who write together: a laboratory, a group, a school of thought. Its members have consecutive
/// numbers, the founder first.
struct Circle {
    std::uint32_t first_member = 0;
    std::uint16_t from = 0;  ///< first and last year of its work
    std::uint16_t to = 0;
    std::uint8_t members = 0;
    std::uint8_t institution = 0;
    TopicNumber topic = 0;
    std::uint8_t theme = 0;                  ///< which phrases of a topic it prefers
    std::array<std::uint32_t, 3> friends{};  ///< circles that it writes with now and then
};

struct Researcher {
    std::uint32_t circle = 0;
    std::uint16_t from = 0;  ///< first and last year of work
    std::uint16_t to = 0;
    std::uint8_t pull = 1;  ///< how much this one writes, against the others
    std::uint8_t institution = 0;
    std::uint8_t years_per_topic = 8;
    std::array<TopicNumber, 3> topics{};  ///< in the order in which they are taken up; may repeat
};

/// The researchers of the made-up corpus and the circles that they work in. Constant once built; about 30
/// bytes a researcher.
class Community {
 public:
    /// Enough people for `works` works: about one for two and a half of them will be seen to publish.
    Community(const Vocabulary& vocabulary, std::uint32_t works, std::size_t institutions,
              std::uint64_t seed);

    const std::vector<Circle>& circles() const noexcept { return circles_; }
    const std::vector<Researcher>& researchers() const noexcept { return researchers_; }

    /// A circle at work in `year`, productive ones more often.
    std::uint32_t pick_circle(int year, Draw& draw) const;
    /// A member of `circle` at work in `year`; the founder when nobody else is.
    std::uint32_t pick_member(const Circle& circle, int year, Draw& draw) const;
    /// What `researcher` works on in `year`: the first topic at first, then slowly the later ones. Never a
    /// topic that nobody has taken up yet.
    TopicNumber pick_topic(const Researcher& researcher, int year, Draw& draw) const;

 private:
    void add_circle(int birth, Draw draw);
    void add_members(Circle& circle, Draw& draw);
    void befriend(std::uint32_t number, Draw draw);
    /// A topic for a new circle, dealt so that even a small corpus has circles on every topic.
    TopicNumber deal_topic(int year, Draw& draw);
    TopicNumber related_topic(TopicNumber topic, Draw& draw) const;

    const Vocabulary& vocabulary_;
    std::size_t institutions_;
    std::vector<TopicNumber> deck_;  ///< topics not dealt yet
    std::vector<Circle> circles_;    ///< in order of birth
    std::vector<Researcher> researchers_;
    std::vector<std::uint32_t> running_;  ///< entry c + 1 is the total pull of circles 0 to c
    std::array<std::uint32_t, 64>
        born_{};  ///< circles born by the end of a year, counted from the first year
};

}  // namespace kindred::indexer::sample
