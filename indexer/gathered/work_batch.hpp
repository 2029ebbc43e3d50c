#pragma once
#include "engine/base/record.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/data/forward.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/gathered/expression_counts.hpp"
#include "indexer/gathered/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kindred::indexer::gathered {

/// A batch of works, analysed: what goes into the flat files, with words numbered within the batch.
struct WorkBatch {
    /// Stands between the authors and between the topics of a text.
    static constexpr std::uint32_t gap = 0xFFFFFFFF;
    struct Text : engine::data::PerField<std::vector<std::uint32_t>> {
        std::uint32_t name = 0;  ///< ForwardText::name
    };
    Vocabulary vocabulary;
    ExpressionMentions expressions;
    std::vector<Text> texts;             ///< by work
    std::vector<std::string> languages;  ///< by work: what its record says, or what title and abstract are in
    std::vector<std::string> records;    ///< by work, encoded for the records file
    engine::data::ColumnsBuilder columns{engine::work_fields};
};

/// Analyses `works` and writes their postings as one segment at `segment`. Runs on any thread; `analyser` is
/// that thread's own, of `language`. Nothing is written for an empty batch.
WorkBatch analyse_works(const std::vector<engine::Work>& works, engine::text::Analyser& analyser,
                        std::string_view language, const std::filesystem::path& segment);

}  // namespace kindred::indexer::gathered
