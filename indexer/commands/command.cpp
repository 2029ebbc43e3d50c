#include "indexer/commands/command.hpp"

namespace kindred::indexer::commands {

CLI::App* add_command(CLI::App& app, std::string& index, const char* name, const char* what,
                      const char* example) {
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("INDEX", index, "Directory of the index")->required();
    command->footer(std::string("Example: kindred-index ") + name + " my-index" + example);
    return command;
}

std::string printed(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace kindred::indexer::commands
