#pragma once
#include <cstdint>
#include <iosfwd>

namespace kindred::indexer::sample {

struct SampleOptions {
    std::uint32_t works = 5000;
    std::uint64_t seed = 1;
};

/// Writes a made-up but believable corpus as kindred's own JSON lines, one work a line in order of date:
/// researchers with topics, institutions and circles of coauthors, works that cite earlier works of the same
/// corpus. Nobody in it is real. The same options give the same bytes on every platform. A work's
/// `cited_by_count` is never less than the number of works in the corpus that cite it.
/// Takes about 20 bytes of memory a work. Throws `Error(io)` when `out` fails.
void write_sample(std::ostream& out, const SampleOptions& options);

}  // namespace kindred::indexer::sample
