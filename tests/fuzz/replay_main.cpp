#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The entry point of libFuzzer has its own naming.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs(const fs::path& named) {
    if (!fs::is_directory(named)) return {named};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(named)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

/// Gives every file named, or in a directory named, to the fuzz target; what crashes or throws fails.
int main(int argc, char** argv) {
    std::size_t replayed = 0;
    try {
        for (int i = 1; i < argc; ++i) {
            for (const fs::path& path : inputs(argv[i])) {
                std::printf("%s\n", path.c_str());
                std::ifstream in(path, std::ios::binary);
                const std::string bytes((std::istreambuf_iterator<char>(in)), {});
                LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
                ++replayed;
            }
        }
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "threw: %s\n", thrown.what());
        return 1;
    }
    if (replayed == 0) std::fprintf(stderr, "there is nothing to replay; name files or directories\n");
    return replayed == 0 ? 1 : 0;
}
