#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::indexer::stage {

/// A record that was not taken.
struct Reject {
    std::string file;
    std::uint64_t line;
    std::string id;  ///< empty when it could not be read
    std::string reason;
};

/// How long one stage of a build took.
struct Stage {
    std::string name;
    double seconds;
    double cpu_seconds;
    std::uint64_t items;
};

/// What a build did.
struct BuildReport {
    std::uint64_t read = 0;
    std::uint64_t accepted = 0;
    std::vector<Reject> rejects;
    std::uint64_t authors_without_id = 0;
    std::uint32_t works = 0;
    std::uint32_t works_with_found_topics = 0;  ///< that came without any
    std::uint32_t researchers = 0;
    std::uint32_t suggestions = 0;
    std::uint32_t generation = 0;
    double seconds = 0;
    std::uint64_t peak_memory_bytes = 0;  ///< of the process; 0 when the system does not say
    std::vector<Stage> stages;
};

/// The report as `--report` writes it.
nlohmann::ordered_json to_json(const BuildReport& report);

}  // namespace kindred::indexer::stage
