#pragma once
#include <string>
#include <string_view>

namespace kindred::engine {

/// `text` after NFKD with marks stripped and case folded. Letters that do not decompose but that people type
/// plainly are mapped too: ø -> o, ł -> l, đ -> d, ı -> i, æ -> ae, œ -> oe, ß -> ss, þ -> th, ð -> d. Bytes
/// that are not UTF-8 become spaces. Never throws; ASCII takes a fast path.
std::string fold(std::string_view text);

/// `text` in NFC with control characters and runs of white space turned into one space, trimmed. Bytes that
/// are not UTF-8 become U+FFFD. Zero-width characters and soft hyphens vanish.
std::string normalise(std::string_view text);

/// A URL-safe id made from a name: folded, runs of other than a-z 0-9 turned into one "-", trimmed:
/// "João F. Henriques" -> "joao-f-henriques". A name without any Latin letter or digit keeps its identity as
/// "x" and 16 hex digits of a hash of the folded name. Empty only for a name with no visible character.
/// At most 200 bytes, longer ones end in a hash.
std::string slug(std::string_view name);

}  // namespace kindred::engine
