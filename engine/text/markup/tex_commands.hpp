#pragma once
#include <cstdint>
#include <string_view>

namespace kindred::engine::text {

/// What a TeX command that is neither a symbol nor an accent leaves in plain text.
enum class TexAction : std::uint8_t {
    wrap,      ///< nothing; its argument stays (\emph, \mathcal)
    ignore,    ///< nothing, nor the space after it (\em, \left, \xspace)
    skip,      ///< nothing, and its arguments go (\cite, \label)
    skip_one,  ///< its first argument goes, the second stays (\href, \textcolor)
    word,      ///< its name, or `TexCommand::text` (\log, \eg)
    space,     ///< a space (\quad, \item)
    root,      ///< √ before its argument
    fraction,  ///< `TexCommand::text` between its two arguments
    begin,     ///< an environment opens or ends
};

struct TexCommand {
    std::string_view name;
    TexAction action;
    std::string_view text = {};
};

/// The command of this name, or null.
const TexCommand* tex_command(std::string_view name) noexcept;

/// A command whose braces were lost: "\emphdeep" is \emph and "deep". The longest such start of `name`, or
/// null.
const TexCommand* glued_tex_command(std::string_view name) noexcept;

}  // namespace kindred::engine::text
