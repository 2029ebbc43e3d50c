#pragma once
#include "indexer/sample/chronicle.hpp"
#include "indexer/sample/community.hpp"
#include "indexer/sample/names.hpp"
#include "indexer/sample/prose.hpp"
#include "indexer/sample/vocabulary.hpp"

#include <cstdint>
#include <string>

namespace kindred::indexer::sample {

/// Writes works as lines of JSON in kindred's own format.
class RecordLine {
 public:
    /// `seed` decides who is called what.
    RecordLine(const Vocabulary& vocabulary, const Community& community, const Names& names,
               std::uint64_t seed)
        : vocabulary_(vocabulary), community_(community), names_(names), seed_(seed) {}

    /// Appends one line, with its line feed.
    void append(std::string& line, const WorkPlan& plan, const Words& words, std::uint32_t cited) const;

 private:
    void append_source(std::string& line, const WorkPlan& plan) const;
    void append_topics(std::string& line, const WorkPlan& plan) const;
    void append_authors(std::string& line, const WorkPlan& plan) const;
    void append_author(std::string& line, std::uint32_t number) const;
    std::string venue(const WorkPlan& plan) const;

    const Vocabulary& vocabulary_;
    const Community& community_;
    const Names& names_;
    std::uint64_t seed_;
};

}  // namespace kindred::indexer::sample
