#include "indexer/sample/sample.hpp"

#include "engine/base/error.hpp"
#include "indexer/sample/chronicle.hpp"
#include "indexer/sample/citations.hpp"
#include "indexer/sample/community.hpp"
#include "indexer/sample/names.hpp"
#include "indexer/sample/prose.hpp"
#include "indexer/sample/record_line.hpp"
#include "indexer/sample/vocabulary.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace kindred::indexer::sample {

namespace {

constexpr std::size_t block_bytes = 1 << 18;

/// The seeds of what is drawn apart, so that a change of wording leaves the people as they are.
enum class Stream : std::uint64_t { people = 1, events = 2, words = 3, fame = 4, names = 5 };

/// Remembers the titles of late by a hash, so that few works share one. Of fixed size, so it forgets.
class RecentTitles {
 public:
    RecentTitles() : slots_(std::size_t{1} << 20) {}
    /// False when `title` was seen lately.
    bool add(const std::string& title) {
        std::uint64_t hash = title.size();
        for (const char c : title) hash = hash * 0x100000001B3ULL ^ static_cast<unsigned char>(c);
        hash = sample::mix(hash, 0);
        auto& slot = slots_[hash % slots_.size()];
        const auto mark = static_cast<std::uint32_t>(hash >> 32);
        if (slot == mark) return false;
        slot = mark;
        return true;
    }

 private:
    std::vector<std::uint32_t> slots_;
};

void write_block(std::ostream& out, std::string& block) {
    out.write(block.data(), static_cast<std::streamsize>(block.size()));
    out.flush();  // so that a full disk is noticed here and not when the caller closes
    if (!out) throw Error(ErrorCode::io, "the sample cannot be written", "is the disk full?");
    block.clear();
}

}  // namespace

void write_sample(std::ostream& out, const SampleOptions& options) {
    const auto seed_of = [&options](Stream stream) {
        return sample::mix(options.seed, static_cast<std::uint64_t>(stream));
    };
    const sample::Vocabulary vocabulary;
    const sample::Names all_names;
    const sample::Community community(vocabulary, options.works, all_names.institutions().size(),
                                      seed_of(Stream::people));
    // Read once ahead: how often a work is cited is known only at the end of the chronicle.
    sample::Citations citations(options.works, seed_of(Stream::fame));
    {
        sample::Chronicle ahead(vocabulary, community, options.works, seed_of(Stream::events));
        for (std::uint32_t w = 0; w < options.works; ++w)
            for (const auto cited : ahead.next().references) citations.add(cited);
    }
    sample::Chronicle chronicle(vocabulary, community, options.works, seed_of(Stream::events));
    sample::Prose prose(vocabulary, all_names);
    const sample::RecordLine line(vocabulary, community, all_names, seed_of(Stream::names));
    RecentTitles titles;
    sample::Words text;
    std::string block;
    for (std::uint32_t w = 0; w < options.works; ++w) {
        const auto& plan = chronicle.next();
        for (std::uint64_t version = 0; version < 4; ++version) {
            prose.write(text, plan, sample::Draw(sample::mix(seed_of(Stream::words), w * 4ULL + version)));
            if (titles.add(text.title)) break;
        }
        line.append(block, plan, text, citations.count(plan));
        if (block.size() >= block_bytes) write_block(out, block);
    }
    write_block(out, block);
}

}  // namespace kindred::indexer::sample
