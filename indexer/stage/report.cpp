#include "indexer/stage/report.hpp"

namespace kindred::indexer::stage {

nlohmann::ordered_json to_json(const BuildReport& report) {
    auto rejects = nlohmann::ordered_json::array();
    for (const Reject& reject : report.rejects) {
        rejects.push_back(
            {{"file", reject.file}, {"line", reject.line}, {"id", reject.id}, {"reason", reject.reason}});
    }
    auto stages = nlohmann::ordered_json::array();
    for (const Stage& stage : report.stages) {
        stages.push_back({{"name", stage.name},
                          {"seconds", stage.seconds},
                          {"cpu_seconds", stage.cpu_seconds},
                          {"items", stage.items}});
    }
    return {{"read", report.read},
            {"accepted", report.accepted},
            {"rejected", report.rejects.size()},
            {"rejects", rejects},
            {"authors_without_id", report.authors_without_id},
            {"works", report.works},
            {"works_with_found_topics", report.works_with_found_topics},
            {"researchers", report.researchers},
            {"suggestions", report.suggestions},
            {"generation", report.generation},
            {"seconds", report.seconds},
            {"peak_memory_bytes", report.peak_memory_bytes},
            {"stages", stages}};
}

}  // namespace kindred::indexer::stage
