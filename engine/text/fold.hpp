#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// `text` after NFKD with marks stripped and case folded. Letters that do not decompose but that people type
/// plainly are mapped too: ø -> o, ł -> l, đ -> d, ı -> i, æ -> ae, œ -> oe, ß -> ss, þ -> th, ð -> d.
/// Letters in their own right stay whole (й, ї, ў, voiced kana, Hangul syllables), as do the vowel signs of
/// Indic scripts and characters whose decomposition holds a symbol (½). Curly apostrophes, dashes and spaces
/// become ', - and a space; other symbols stay; soft hyphens and zero-width characters vanish. Bytes that are
/// not UTF-8 become spaces. Folding twice changes nothing, and a folded text has the words of the original,
/// unless it had marks or zero-width characters on punctuation.
/// Never throws; linear; ASCII takes a fast path.
std::string fold(std::string_view text);

/// `text` in NFC with control characters and runs of white space turned into one space, trimmed. Bytes that
/// are not UTF-8 become U+FFFD. Zero-width characters, direction marks and soft hyphens vanish, except the
/// joiners after a character of a script or emoji that needs them. Of a run of combining marks 30 stay.
std::string normalise(std::string_view text);

/// A URL-safe id made from a name: folded, runs of other than a-z 0-9 turned into one "-", trimmed:
/// "João F. Henriques" -> "joao-f-henriques". A name without any Latin letter or digit keeps its identity as
/// "x" and 16 hex digits of a hash of the folded name. Empty only for a name with no visible character.
/// At most 200 bytes, longer ones end in a hash.
std::string slug(std::string_view name);

}  // namespace kindred::engine::text
