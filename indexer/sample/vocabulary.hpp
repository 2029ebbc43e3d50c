#pragma once
#include "indexer/sample/topics/topics.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::indexer::sample {

/// The number of a topic in a `Vocabulary`.
using TopicNumber = std::uint8_t;

struct Field {
    std::string_view name;
    Manner manner = Manner::field_study;
    std::vector<std::string_view> journals;
    std::vector<std::string_view> meetings;
};

/// A topic with its lists taken apart; none of them is empty.
struct Topic {
    std::string_view name;
    int since = 0;
    std::size_t field = 0;
    std::vector<TopicNumber> related;  ///< kin in other fields (either way) first, then the rest of the field
    std::vector<std::string_view> abroad;
    std::vector<std::string_view> subjects;
    std::vector<std::string_view> factors;
    std::vector<std::string_view> outcomes;
    std::vector<std::string_view> methods;
    std::vector<std::string_view> units;
    std::vector<std::string_view> sites;
    std::vector<std::string_view> claims;
};

/// All fields and topics of the made-up corpus. Constant once built.
class Vocabulary {
 public:
    /// Throws `Error(invalid_argument)` when a topic names a kin that is not there.
    Vocabulary();

    const std::vector<Topic>& topics() const noexcept { return topics_; }
    const Topic& topic(TopicNumber number) const noexcept { return topics_[number]; }
    const Field& field(const Topic& topic) const noexcept { return fields_[topic.field]; }
    const Field& field(TopicNumber number) const noexcept { return field(topics_[number]); }

 private:
    void add(const FieldEntry& entry);
    void relate(const FieldEntry& entry);
    TopicNumber find(std::string_view name) const;

    std::vector<Field> fields_;
    std::vector<Topic> topics_;
};

}  // namespace kindred::indexer::sample
