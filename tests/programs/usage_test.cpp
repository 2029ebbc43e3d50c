#include "tests/programs/programs.hpp"

#include <catch2/catch.hpp>

using namespace kindred::test;

namespace {

struct Command {
    std::string program;
    Words words;
};

Outcome run_command(const Command& command) {
    return command.program == "index" ? run_index(command.words) : run_query(command.words);
}

/// True for a help text that writes values as a person does.
bool plain(const std::string& help) {
    return help.find("ENUM") == std::string::npos && help.find("->") == std::string::npos &&
           help.find('{') == std::string::npos;
}

}  // namespace

TEST_CASE("every command explains itself with an example", "[programs][usage]") {
    for (const char* name : {"", "build", "check", "info", "rollback", "prune", "sample"}) {
        const Outcome help = run_index(*name == '\0' ? Words{"--help"} : Words{name, "--help"});
        CAPTURE(name);
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        CHECK_THAT(help.out, Catch::Contains(std::string("Example: kindred-index ") +
                                             (*name == '\0' ? "sample" : name)));
        CHECK(plain(help.out));
    }
    for (const char* name :
         {"", "search", "similar", "experts", "affinity", "show", "run", "evaluate", "bench"}) {
        const Outcome help = run_query(*name == '\0' ? Words{"--help"} : Words{name, "--help"});
        CAPTURE(name);
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        CHECK_THAT(help.out, Catch::Contains(std::string("Example: kindred-query ") +
                                             (*name == '\0' ? "search" : name)));
        CHECK(plain(help.out));
    }
}

TEST_CASE("the programs say their version", "[programs][usage]") {
    CHECK_THAT(index_says({"--version"}), Catch::Matches("kindred-index [0-9.]+\n"));
    CHECK_THAT(query_says({"--version"}), Catch::Matches("kindred-query [0-9.]+\n"));
}

TEST_CASE("wrong usage of a command names the command", "[programs][usage]") {
    CHECK_THAT(run_query({"search", "index", "q", "--limit", "1001"}).err,
               Catch::EndsWith("; see kindred-query search --help\n"));
    CHECK_THAT(run_index({"build", "index", "in", "--language", "xx"}).err,
               Catch::StartsWith("kindred-index: --language: no stemmer for 'xx'") &&
                   Catch::EndsWith("; see kindred-index build --help\n"));
}

TEST_CASE("who names no command is told the commands", "[programs][usage]") {
    CHECK(run_query({"serach", "index", "q"}).err ==
          "kindred-query: there is no command `serach`; the commands are search, similar, experts, affinity, "
          "show, run, "
          "evaluate, bench; see kindred-query --help\n");
    CHECK_THAT(run_index({}).err,
               Catch::Contains("the commands are build, ") && Catch::Contains(", sample; see"));
    CHECK_THAT(run_index({"--nonsense"}).err, Catch::Contains("the commands are"));
}

TEST_CASE("wrong usage is status 2 and says what is wrong", "[programs][usage]") {
    const auto command = GENERATE(values<Command>({{"index", {}},
                                                   {"index", {"bulid"}},
                                                   {"index", {"build"}},
                                                   {"index", {"build", "index"}},
                                                   {"index", {"build", "index", "in", "--treads", "2"}},
                                                   {"index", {"build", "index", "in", "--threads", "0"}},
                                                   {"index", {"build", "index", "in", "--threads", "many"}},
                                                   {"index", {"build", "index", "in", "--format", "marc"}},
                                                   {"index", {"build", "index", "in", "--language", "xx"}},
                                                   {"index", {"build", "index", "in", "--keep", "0"}},
                                                   {"index", {"build", "index", "in", "--max-rejects", "-1"}},
                                                   {"index", {"check"}},
                                                   {"index", {"info", "index", "extra"}},
                                                   {"index", {"prune", "index"}},
                                                   {"index", {"prune", "index", "--keep", "0"}},
                                                   {"index", {"sample"}},
                                                   {"index", {"sample", "out", "--works", "-5"}},
                                                   {"query", {}},
                                                   {"query", {"search", "index"}},
                                                   {"query", {"search", "index", "q", "--in", "people"}},
                                                   {"query", {"search", "index", "q", "--limit", "1001"}},
                                                   {"query", {"search", "index", "q", "--offset", "-1"}},
                                                   {"query", {"search", "index", "q", "--strategy", "most"}},
                                                   {"query", {"search", "index", "q", "--strategy"}},
                                                   {"query", {"similar", "index"}},
                                                   {"query", {"similar", "index", "A", "--tsv", "--json"}},
                                                   {"query", {"similar", "index", "A", "--diversify", "2"}},
                                                   {"query", {"similar", "index", "A", "--graph", "-1"}},
                                                   {"query", {"experts", "index"}},
                                                   {"query", {"affinity", "index"}},
                                                   {"query", {"run", "index", "q.tsv", "--limit", "0"}},
                                                   {"query", {"evaluate", "index", "q.tsv"}}}));
    CAPTURE(command.program, command.words);
    const Outcome outcome = run_command(command);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    // One line that names the program and where to read on.
    const std::string program = "kindred-" + command.program;
    const Words lines = lines_of(outcome.err);
    REQUIRE(lines.size() == 1);
    CHECK(outcome.err.ends_with(" --help\n"));
    CHECK_THAT(lines[0], Catch::StartsWith(program + ": ") && Catch::Contains("; see " + program));
}
