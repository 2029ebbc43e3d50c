#include "queries/hits/prefix_end.hpp"

#include "engine/text/characters.hpp"

#include <string>

namespace kindred::queries::hits {

using engine::text::CharKind;

std::size_t prefix_end(std::string_view word, std::size_t folded_bytes) {
    std::string folded;
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size();) {
        const engine::Character character = engine::decode(word, at);
        at += character.size;
        const CharKind kind = engine::text::kind_of(character.code);
        if (kind == CharKind::apostrophe || kind == CharKind::ignorable) continue;
        const std::size_t before = folded.size();
        engine::text::append_folded(folded, character.code, 0);
        // What adds nothing (a stripped accent, a jamo that joins its syllable) belongs to the letter before.
        if (before >= folded_bytes && folded.size() > before && kind != CharKind::mark) break;
        end = at;
    }
    return end;
}

}  // namespace kindred::queries::hits
