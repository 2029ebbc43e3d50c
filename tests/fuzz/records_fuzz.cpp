#include "engine/base/ids.hpp"
#include "engine/text/fold.hpp"
#include "indexer/gathered/stored_work.hpp"
#include "indexer/identity/identity.hpp"
#include "indexer/readers/native/native.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

using kindred::engine::ResearcherRecord;
using kindred::engine::valid_id;
using kindred::engine::Work;
using kindred::engine::text::normalise;
using kindred::indexer::identity::identify_authors;
using kindred::indexer::readers::read_native;
using kindred::indexer::readers::RecordKind;
using kindred::indexer::readers::Rejection;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

/// Longest reason for a rejection, in bytes: what was sent is not repeated in it.
constexpr std::size_t max_reason_bytes = 1024;

bool clean(const std::string& text) {
    return normalise(text) == text;
}

/// UTF-8 without control characters.
bool fit_for_terminal(std::string_view text) {
    static_cast<void>(nlohmann::json(text).dump());  // throws when it is not UTF-8
    return std::ranges::none_of(text, [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

void check_record(const Work& work) {
    check(valid_id(work.id) && !work.title.empty());
    for (const std::string* text : {&work.title, &work.abstract, &work.date, &work.type, &work.venue,
                                    &work.language, &work.doi, &work.url}) {
        check(clean(*text));
    }
    check(std::ranges::all_of(work.topics, clean) && std::ranges::all_of(work.references, clean));
    for (const auto& author : work.authors) {
        check(valid_id(author.id) && !author.name.empty());
        check(clean(author.name) && clean(author.orcid) && clean(author.institution));
    }
    check(!work.year || (*work.year >= 0 && *work.year <= 9999));
    check(work.cited_by_count.value_or(0) >= 0);
    check(std::ranges::all_of(work.vector, [](float x) { return std::isfinite(x); }));
    // What is stored is UTF-8, or this throws.
    check(!kindred::indexer::gathered::to_json(work).dump().empty());
}

void check_record(const ResearcherRecord& researcher) {
    check(valid_id(researcher.id) && clean(researcher.name));
    check(!researcher.fields.dump().empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    for (const RecordKind kind : {RecordKind::automatic, RecordKind::works, RecordKind::researchers}) {
        try {
            auto record = read_native(line, kind);
            if (auto* const work = std::get_if<Work>(&record)) identify_authors(*work);
            std::visit([](const auto& read) { check_record(read); }, record);
        } catch (const Rejection& rejection) {
            const std::string_view reason = rejection.what();
            check(reason.size() <= max_reason_bytes && fit_for_terminal(reason));
            check(fit_for_terminal(rejection.id));
        }
    }
    return 0;
}
