#include "tests/programs/programs.hpp"

#include <catch2/catch.hpp>

using namespace kindred::test;
using nlohmann::json;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","doi":"10.1000/Ice.1","title":"Sea ice in winter","abstract":"Ice grows.","authors":[{"id":"A1","name":"Eve Ek","orcid":"0000-0002-1825-0097"}]})"
    "\n"
    R"({"id":"W2","title":"Arctic sea ice","abstract":"Ice and winter.","authors":[{"id":"A1","name":"Eve Ek"}]})"
    "\n";

}  // namespace

TEST_CASE("commands take any identifier", "[programs][query]") {
    const TempDir dir;
    const std::string index = dir / "index";
    index_says({"build", index, dir.write("works.jsonl", works), "--quiet"});
    const auto ask = [&](const std::string& command, const std::string& id) {
        return json::parse(query_says({command, index, id, "--json"}));
    };
    CHECK(ask("show", "https://doi.org/10.1000/ICE.1") == ask("show", "W1"));
    for (const char* orcid :
         {"0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"})
        CHECK(ask("show", orcid).at("id") == "A1");
    CHECK(ask("search", "doi:10.1000/ice.1").at("hits").size() == 1);
    CHECK(query_says({"similar", index, "10.1000/ice.1", "--in", "works", "--tsv"})
              .starts_with("10.1000/ice.1\t1\tW2\t"));
    check_failure(run_query({"show", index, "10.1000/none"}),
                  {"there is no work or researcher `10.1000/none`", "find ids with: kindred-query search"});
    check_failure(run_query({"similar", index, "--ids-file", dir.write("none.txt", "\n\n")}),
                  {"none.txt has no ids", "one a line"});
}
