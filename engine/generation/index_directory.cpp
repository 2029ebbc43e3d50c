#include "engine/generation/index_directory.hpp"

#include "engine/base/error.hpp"
#include "engine/base/numbers.hpp"
#include "engine/frame/durable.hpp"

#include <algorithm>
#include <limits>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

namespace kindred::engine::generation {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view current_name = "current";
constexpr std::string_view generations_name = "generations";
constexpr std::string_view building_name = "building";
constexpr std::string_view lock_name = "lock";

std::string generation_name(std::uint32_t generation) {
    return fmt::format("{:06}", generation);
}

std::optional<std::uint32_t> generation_number(const std::string& name) {
    const auto number = to_number<std::uint32_t>(name);
    // The last number has no next one to publish.
    if (!number || *number == 0 || *number == std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return generation_name(*number) == name ? number : std::nullopt;
}

/// The generation that `link` names, there or not; nothing when it is no such link.
std::optional<std::uint32_t> linked_generation(const fs::path& link) {
    std::error_code error;
    const fs::path target = fs::read_symlink(link, error);
    return error ? std::nullopt : generation_number(target.filename().string());
}

/// True when `root` holds a lock and nothing else: a build ended before it made anything.
bool only_lock(const fs::path& root) {
    std::error_code error;
    const auto is_lock = [](const auto& entry) { return entry.path().filename() == lock_name; };
    return std::ranges::all_of(fs::directory_iterator(root, error), is_lock) && !error;
}

/// An empty or missing directory may become an index; one with other people's files may not.
void require_ours(const fs::path& root) {
    std::error_code error;
    if (!fs::exists(root, error)) return;
    if (!fs::is_directory(root, error)) {
        throw Error(ErrorCode::invalid_argument, root.string() + " is a file, not an index directory",
                    "name a new or empty directory");
    }
    if (fs::is_empty(root, error) || fs::is_directory(root / generations_name, error) || only_lock(root))
        return;
    throw Error(ErrorCode::invalid_argument, root.string() + " is not empty and not an index",
                "name a new or empty directory");
}

/// The descriptor of INDEX/lock, made with its directory where they are missing; negative on failure.
int open_lock(const fs::path& root) {
    require_ours(root);
    fs::create_directories(root);
    return ::open((root / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path root) : root_(std::move(root)) {}

std::optional<std::uint32_t> IndexDirectory::current() const {
    const fs::path link = root_ / current_name;
    std::error_code error;
    if (fs::symlink_status(link, error).type() == fs::file_type::not_found) return std::nullopt;
    const auto number = linked_generation(link);
    if (!number) {
        throw Error(ErrorCode::corrupt_index, link.string() + " is not a link to a generation",
                    "move it away, then build the index again");
    }
    return number;
}

std::uint32_t IndexDirectory::require_current() const {
    const auto number = current();
    if (!number) {
        throw Error(ErrorCode::not_found, "there is no index at " + root_.string(),
                    "build one with: kindred-index build " + root_.string() + " INPUT...");
    }
    return *number;
}

std::vector<std::uint32_t> IndexDirectory::generations() const {
    std::vector<std::uint32_t> numbers;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root_ / generations_name, error)) {
        if (const auto number = generation_number(entry.path().filename().string()))
            numbers.push_back(*number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

fs::path IndexDirectory::path_of(std::uint32_t generation) const {
    return root_ / generations_name / generation_name(generation);
}

IndexWriteLock::IndexWriteLock(fs::path root) try
    : directory_(std::move(root)), lock_(open_lock(directory_.root())) {
    const fs::path& path = directory_.root();
    if (lock_.get() < 0) throw Error(ErrorCode::io, frame::failure("write in", path));
    if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
        throw Error(ErrorCode::index_busy, "another process is building " + path.string(),
                    "wait until it ends, then try again");
    }
    fs::create_directories(path / generations_name);
    fs::remove_all(building());
} catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::io, error.what());
}

IndexWriteLock::~IndexWriteLock() {
    std::error_code ignored;
    fs::remove_all(building(), ignored);
}

fs::path IndexWriteLock::building() const {
    return directory_.root() / building_name;
}

std::uint32_t IndexWriteLock::publish() {
    const auto existing = directory_.generations();
    const std::uint32_t next = std::max(existing.empty() ? 0 : existing.back(),
                                        linked_generation(directory_.root() / current_name).value_or(0)) +
                               1;
    frame::sync_files(building());
    std::error_code error;
    fs::rename(building(), directory_.path_of(next), error);
    if (error) throw Error(ErrorCode::io, frame::failure("publish", directory_.path_of(next), error.value()));
    frame::sync_directory(directory_.root() / generations_name);
    set_current(next);
    return next;
}

void IndexWriteLock::set_current(std::uint32_t generation) {
    if (!fs::is_directory(directory_.path_of(generation))) {
        throw Error(ErrorCode::not_found,
                    fmt::format("there is no generation {} in {}", generation, directory_.root().string()));
    }
    const fs::path link = directory_.root() / current_name;
    const fs::path fresh = directory_.root() / "current.new";
    std::error_code error;
    fs::remove(fresh, error);
    fs::create_symlink(fs::path(generations_name) / generation_name(generation), fresh, error);
    if (!error) fs::rename(fresh, link, error);
    if (error) {
        throw Error(ErrorCode::io, frame::failure("write", link, error.value()),
                    fs::is_directory(link) ? "move that directory away" : "");
    }
    frame::sync_directory(directory_.root());
}

std::size_t IndexWriteLock::prune(std::size_t keep) {
    const auto numbers = directory_.generations();
    const auto current = linked_generation(directory_.root() / current_name);
    std::size_t removed = 0;
    for (std::size_t i = 0; i + keep < numbers.size(); ++i) {
        if (current == numbers[i]) continue;
        std::error_code error;
        fs::remove_all(directory_.path_of(numbers[i]), error);
        if (error)
            throw Error(ErrorCode::io,
                        frame::failure("delete", directory_.path_of(numbers[i]), error.value()));
        ++removed;
    }
    return removed;
}

}  // namespace kindred::engine::generation
