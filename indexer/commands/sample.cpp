#include "indexer/sample/sample.hpp"

#include "engine/base/error.hpp"
#include "engine/base/program.hpp"
#include "indexer/commands/command.hpp"

#include <fstream>
#include <iostream>
#include <memory>

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options : sample::SampleOptions {
    std::string file;
};

int run(const Options& options) {
    if (options.file == "-") {
        sample::write_sample(std::cout, options);
        return exit_success;
    }
    std::ofstream out(options.file, std::ios::binary);
    if (!out) throw Error(ErrorCode::io, "cannot write " + options.file, "name another file");
    sample::write_sample(out, options);
    out.close();
    if (!out) throw Error(ErrorCode::io, "cannot write " + options.file);
    fmt::print("{}: {} made-up works from seed {}\n", options.file, options.works, options.seed);
    return exit_success;
}

}  // namespace

void add_sample(CLI::App& app, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* sample =
        app.add_subcommand("sample", "Write a made-up but believable corpus for demos and benchmarks");
    sample->add_option("OUT", options->file, "File to write, - for stdout")->required();
    sample->add_option("--works", options->works, "How many works")
        ->check(CLI::Range(0U, 100000000U))
        ->capture_default_str();
    sample->add_option("--seed", options->seed, "The same seed gives the same corpus")->capture_default_str();
    sample->footer("Example: kindred-index sample works.jsonl --works 5000 --seed 1");
    sample->callback([=, &action] { action = [=] { return run(*options); }; });
}

}  // namespace kindred::indexer::commands
