#include "indexer/institutions/institution_stage.hpp"

#include "indexer/institutions/organisations.hpp"

#include <set>
#include <string>

namespace kindred::indexer::institutions {

std::uint64_t find_organisations(gathered::Corpus& corpus) {
    Organisations organisations;
    std::set<std::string> addresses;
    const auto add = [&](const std::string& address, std::uint32_t count) {
        organisations.add(address, count);
        addresses.insert(address);
    };
    for (const auto& [address, count] : corpus.authorship().institutions())
        add(corpus.authorship().text(address), count);
    for (const auto& [id, record] : corpus.given()) {
        const auto given = record.fields.find("institutions");
        if (given == record.fields.end() || !given->is_array()) continue;
        for (const auto& address : *given) add(address.get<std::string>(), 1);
    }
    organisations.finish();
    std::set<std::string> found;
    for (const std::string& address : addresses) {
        const auto& names = organisations.of(address);
        corpus.set_organisations(address, names);
        found.insert(names.begin(), names.end());
    }
    return found.size();
}

}  // namespace kindred::indexer::institutions
