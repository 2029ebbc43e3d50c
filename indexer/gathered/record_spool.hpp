#pragma once
#include "engine/data/records.hpp"
#include "indexer/stage/spool.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace kindred::indexer::gathered {

/// The records of works, as RecordsWriter::encode makes them, until the topics are known.
class RecordSpool : public stage::Spool<char> {
 public:
    explicit RecordSpool(const std::filesystem::path& path)
        : Spool(path), source_(std::make_shared<const std::string>(path.string())) {}

    std::string_view encoded(std::uint32_t work) const {
        const auto row = (*this)[work];
        return {row.data(), row.size()};
    }
    engine::data::StoredRecord read(std::uint32_t work) const {
        return {std::string(encoded(work)), source_};
    }

 private:
    std::shared_ptr<const std::string> source_;
};

}  // namespace kindred::indexer::gathered
