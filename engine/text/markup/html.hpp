#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// `text` without the tags of HTML, JATS and MathML and with its entities decoded, once more where they were
/// encoded twice. Only known elements are tags, and only with well-formed attributes; an element without a
/// namespace must be closed too (but p, br and the like), so "a <b and c> d", "<unk>" and "x <i> y" stay.
/// Block elements leave a space, a section title a full stop; a title that says just "Abstract" goes. A
/// superscript after a digit is written with ^. Never throws; linear.
std::string strip_tags(std::string_view text);

}  // namespace kindred::engine::text
