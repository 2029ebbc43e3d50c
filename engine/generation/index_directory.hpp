#pragma once
#include "engine/frame/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace kindred::engine::generation {

/// The directory of an index: INDEX/current -> generations/000007. See docs/architecture.md.
class IndexDirectory {
 public:
    explicit IndexDirectory(std::filesystem::path root);

    const std::filesystem::path& root() const noexcept { return root_; }
    /// The number of the published generation, which may be missing; nothing when none is published. Throws
    /// Error{corrupt_index} when INDEX/current is anything but a link to a generation.
    std::optional<std::uint32_t> current() const;
    /// Numbers of all generations, ascending.
    std::vector<std::uint32_t> generations() const;
    std::filesystem::path path_of(std::uint32_t generation) const;

    /// Like `current`, but throws Error{not_found} with a hint when nothing is published.
    std::uint32_t require_current() const;

 private:
    std::filesystem::path root_;
};

/// The right to write one index: creates the directory when it is missing, takes INDEX/lock, and removes what
/// killed builds left behind. Throws Error{index_busy} when another process holds it, Error{invalid_argument}
/// when the directory is not empty and not an index. The lock goes with the process, however it ends.
class IndexWriteLock {
 public:
    explicit IndexWriteLock(std::filesystem::path root);
    ~IndexWriteLock();
    IndexWriteLock(const IndexWriteLock&) = delete;
    IndexWriteLock& operator=(const IndexWriteLock&) = delete;

    const IndexDirectory& directory() const noexcept { return directory_; }
    /// The directory to build in, INDEX/building: missing until the caller makes it, removed by the
    /// destructor unless published.
    std::filesystem::path building() const;
    /// Publishes INDEX/building as the next generation: syncs, renames it in, then points `current` at it
    /// with one rename. Readers see the old or the new one, never a mixture. Returns its number.
    std::uint32_t publish();
    /// Points `current` at an existing generation. Throws Error{not_found} when there is no such generation.
    void set_current(std::uint32_t generation);
    /// Deletes all but the newest `keep` generations; the current one always stays. Returns how many went.
    std::size_t prune(std::size_t keep);

 private:
    IndexDirectory directory_;
    frame::Descriptor lock_;
};

}  // namespace kindred::engine::generation
