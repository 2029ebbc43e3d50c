#include "engine/text/markup/symbols.hpp"

#include "engine/base/numbers.hpp"
#include "engine/text/characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kindred::engine::text {

namespace {

struct Named {
    std::string_view name;
    char32_t code;
};

template <std::size_t size>
constexpr std::array<Named, size> sorted(std::array<Named, size> names) {
    std::ranges::sort(names, {}, &Named::name);
    return names;
}

template <std::size_t size>
std::optional<char32_t> find(const std::array<Named, size>& names, std::string_view name) noexcept {
    const auto found = std::ranges::lower_bound(names, name, {}, &Named::name);
    if (found == names.end() || found->name != name) return std::nullopt;
    return found->code;
}

/// Named alike in TeX and in HTML.
constexpr auto shared = sorted(std::to_array<Named>(
    {{"alpha", U'α'},  {"beta", U'β'},    {"gamma", U'γ'},  {"delta", U'δ'}, {"epsilon", U'ε'},
     {"zeta", U'ζ'},   {"eta", U'η'},     {"theta", U'θ'},  {"iota", U'ι'},  {"kappa", U'κ'},
     {"lambda", U'λ'}, {"mu", U'μ'},      {"nu", U'ν'},     {"xi", U'ξ'},    {"omicron", U'ο'},
     {"pi", U'π'},     {"rho", U'ρ'},     {"sigma", U'σ'},  {"tau", U'τ'},   {"upsilon", U'υ'},
     {"phi", U'φ'},    {"chi", U'χ'},     {"psi", U'ψ'},    {"omega", U'ω'}, {"Gamma", U'Γ'},
     {"Delta", U'Δ'},  {"Theta", U'Θ'},   {"Lambda", U'Λ'}, {"Xi", U'Ξ'},    {"Pi", U'Π'},
     {"Sigma", U'Σ'},  {"Upsilon", U'Υ'}, {"Phi", U'Φ'},    {"Psi", U'Ψ'},   {"Omega", U'Ω'},
     {"times", U'×'},  {"le", U'≤'},      {"ge", U'≥'},     {"ne", U'≠'},    {"equiv", U'≡'},
     {"sim", U'∼'},    {"cap", U'∩'},     {"cup", U'∪'},    {"int", U'∫'},   {"sum", U'∑'},
     {"prod", U'∏'},   {"nabla", U'∇'},   {"forall", U'∀'}, {"perp", U'⊥'},  {"dagger", U'†'},
     {"ell", U'ℓ'},    {"sub", U'⊂'},     {"sup", U'⊃'},    {"aleph", U'ℵ'}}));

constexpr auto tex_only = sorted(std::to_array<Named>({{"varepsilon", U'ε'},
                                                       {"eps", U'ε'},
                                                       {"vartheta", U'ϑ'},
                                                       {"varphi", U'φ'},
                                                       {"varrho", U'ρ'},
                                                       {"varsigma", U'ς'},
                                                       {"varpi", U'π'},
                                                       {"leq", U'≤'},
                                                       {"geq", U'≥'},
                                                       {"leqslant", U'≤'},
                                                       {"geqslant", U'≥'},
                                                       {"neq", U'≠'},
                                                       {"approx", U'≈'},
                                                       {"simeq", U'≃'},
                                                       {"cong", U'≅'},
                                                       {"asymp", U'≍'},
                                                       {"propto", U'∝'},
                                                       {"ll", U'≪'},
                                                       {"gg", U'≫'},
                                                       {"lesssim", U'≲'},
                                                       {"gtrsim", U'≳'},
                                                       {"lt", U'<'},
                                                       {"gt", U'>'},
                                                       {"prec", U'≺'},
                                                       {"succ", U'≻'},
                                                       {"preceq", U'⪯'},
                                                       {"succeq", U'⪰'},
                                                       {"cdot", U'·'},
                                                       {"cdots", U'…'},
                                                       {"ldots", U'…'},
                                                       {"dots", U'…'},
                                                       {"dotsc", U'…'},
                                                       {"dotsb", U'…'},
                                                       {"vdots", U'⋮'},
                                                       {"textellipsis", U'…'},
                                                       {"texttimes", U'×'},
                                                       {"pm", U'±'},
                                                       {"mp", U'∓'},
                                                       {"div", U'÷'},
                                                       {"ast", U'*'},
                                                       {"star", U'⋆'},
                                                       {"circ", U'∘'},
                                                       {"bullet", U'•'},
                                                       {"oplus", U'⊕'},
                                                       {"otimes", U'⊗'},
                                                       {"odot", U'⊙'},
                                                       {"in", U'∈'},
                                                       {"notin", U'∉'},
                                                       {"ni", U'∋'},
                                                       {"subset", U'⊂'},
                                                       {"subseteq", U'⊆'},
                                                       {"supset", U'⊃'},
                                                       {"supseteq", U'⊇'},
                                                       {"setminus", U'∖'},
                                                       {"emptyset", U'∅'},
                                                       {"varnothing", U'∅'},
                                                       {"exists", U'∃'},
                                                       {"neg", U'¬'},
                                                       {"land", U'∧'},
                                                       {"wedge", U'∧'},
                                                       {"lor", U'∨'},
                                                       {"vee", U'∨'},
                                                       {"top", U'⊤'},
                                                       {"bot", U'⊥'},
                                                       {"vdash", U'⊢'},
                                                       {"models", U'⊨'},
                                                       {"to", U'→'},
                                                       {"rightarrow", U'→'},
                                                       {"leftarrow", U'←'},
                                                       {"gets", U'←'},
                                                       {"leftrightarrow", U'↔'},
                                                       {"Rightarrow", U'⇒'},
                                                       {"Leftarrow", U'⇐'},
                                                       {"Leftrightarrow", U'⇔'},
                                                       {"iff", U'⇔'},
                                                       {"implies", U'⇒'},
                                                       {"longrightarrow", U'→'},
                                                       {"mapsto", U'↦'},
                                                       {"uparrow", U'↑'},
                                                       {"downarrow", U'↓'},
                                                       {"infty", U'∞'},
                                                       {"partial", U'∂'},
                                                       {"hbar", U'ℏ'},
                                                       {"Re", U'ℜ'},
                                                       {"Im", U'ℑ'},
                                                       {"angle", U'∠'},
                                                       {"prime", U'′'},
                                                       {"degree", U'°'},
                                                       {"textdegree", U'°'},
                                                       {"langle", U'⟨'},
                                                       {"rangle", U'⟩'},
                                                       {"lceil", U'⌈'},
                                                       {"rceil", U'⌉'},
                                                       {"lfloor", U'⌊'},
                                                       {"rfloor", U'⌋'},
                                                       {"vert", U'|'},
                                                       {"lvert", U'|'},
                                                       {"rvert", U'|'},
                                                       {"mid", U'|'},
                                                       {"Vert", U'‖'},
                                                       {"lVert", U'‖'},
                                                       {"rVert", U'‖'},
                                                       {"parallel", U'∥'},
                                                       {"lbrace", U'{'},
                                                       {"rbrace", U'}'},
                                                       {"lbrack", U'['},
                                                       {"rbrack", U']'},
                                                       {"backslash", U'\\'},
                                                       {"textbackslash", U'\\'},
                                                       {"over", U'/'},
                                                       {"slash", U'/'},
                                                       {"textmu", U'μ'},
                                                       {"textregistered", U'®'},
                                                       {"texttrademark", U'™'},
                                                       {"copyright", U'©'},
                                                       {"textasciitilde", U'~'},
                                                       {"textasciicircum", U'^'},
                                                       {"textunderscore", U'_'},
                                                       {"textquotesingle", U'\''},
                                                       {"textendash", U'–'},
                                                       {"textemdash", U'—'},
                                                       {"textless", U'<'},
                                                       {"textgreater", U'>'},
                                                       {"textbar", U'|'},
                                                       {"textquoteleft", U'‘'},
                                                       {"textquoteright", U'’'},
                                                       {"textquotedblleft", U'“'},
                                                       {"textquotedblright", U'”'},
                                                       {"pounds", U'£'},
                                                       {"texteuro", U'€'},
                                                       {"euro", U'€'},
                                                       {"dag", U'†'},
                                                       {"ddag", U'‡'},
                                                       {"checkmark", U'✓'},
                                                       {"triangle", U'△'},
                                                       {"square", U'□'},
                                                       {"Box", U'□'},
                                                       {"colon", U':'}}));

constexpr auto tex_letters = sorted(
    std::to_array<Named>({{"ss", U'ß'}, {"o", U'ø'},  {"O", U'Ø'},  {"l", U'ł'},  {"L", U'Ł'},  {"ae", U'æ'},
                          {"AE", U'Æ'}, {"oe", U'œ'}, {"OE", U'Œ'}, {"aa", U'å'}, {"AA", U'Å'}, {"dh", U'ð'},
                          {"DH", U'Ð'}, {"th", U'þ'}, {"TH", U'Þ'}, {"dj", U'đ'}, {"DJ", U'Đ'}, {"ng", U'ŋ'},
                          {"NG", U'Ŋ'}, {"i", U'ı'},  {"j", U'ȷ'},  {"S", U'§'},  {"P", U'¶'}}));

constexpr auto tex_accents = sorted(std::to_array<Named>({{"'", 0x301},
                                                          {"`", 0x300},
                                                          {"^", 0x302},
                                                          {"\"", 0x308},
                                                          {"~", 0x303},
                                                          {"=", 0x304},
                                                          {".", 0x307},
                                                          {"u", 0x306},
                                                          {"v", 0x30C},
                                                          {"H", 0x30B},
                                                          {"c", 0x327},
                                                          {"k", 0x328},
                                                          {"r", 0x30A},
                                                          {"b", 0x331},
                                                          {"d", 0x323}}));

constexpr auto entities = sorted(std::to_array<Named>(
    {{"amp", U'&'},    {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},     {"apos", U'\''},
     {"nbsp", 0xA0},   {"iexcl", U'¡'},   {"cent", U'¢'},     {"pound", U'£'},    {"curren", U'¤'},
     {"yen", U'¥'},    {"euro", U'€'},    {"sect", U'§'},     {"copy", U'©'},     {"ordf", U'ª'},
     {"laquo", U'«'},  {"raquo", U'»'},   {"not", U'¬'},      {"shy", 0xAD},      {"reg", U'®'},
     {"deg", U'°'},    {"plusmn", U'±'},  {"sup1", U'¹'},     {"sup2", U'²'},     {"sup3", U'³'},
     {"micro", U'µ'},  {"para", U'¶'},    {"middot", U'·'},   {"ordm", U'º'},     {"frac12", U'½'},
     {"frac14", U'¼'}, {"frac34", U'¾'},  {"iquest", U'¿'},   {"szlig", U'ß'},    {"aelig", U'æ'},
     {"AElig", U'Æ'},  {"oelig", U'œ'},   {"OElig", U'Œ'},    {"oslash", U'ø'},   {"Oslash", U'Ø'},
     {"eth", U'ð'},    {"ETH", U'Ð'},     {"thorn", U'þ'},    {"THORN", U'Þ'},    {"lstrok", U'ł'},
     {"Lstrok", U'Ł'}, {"dstrok", U'đ'},  {"Dstrok", U'Đ'},   {"inodot", U'ı'},   {"divide", U'÷'},
     {"ensp", 0x2002}, {"emsp", 0x2003},  {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
     {"ndash", U'–'},  {"mdash", U'—'},   {"lsquo", U'‘'},    {"rsquo", U'’'},    {"sbquo", U'‚'},
     {"ldquo", U'“'},  {"rdquo", U'”'},   {"bdquo", U'„'},    {"Dagger", U'‡'},   {"bull", U'•'},
     {"hellip", U'…'}, {"permil", U'‰'},  {"prime", U'′'},    {"lsaquo", U'‹'},   {"rsaquo", U'›'},
     {"trade", U'™'},  {"larr", U'←'},    {"uarr", U'↑'},     {"rarr", U'→'},     {"darr", U'↓'},
     {"harr", U'↔'},   {"rArr", U'⇒'},    {"hArr", U'⇔'},     {"part", U'∂'},     {"exist", U'∃'},
     {"empty", U'∅'},  {"isin", U'∈'},    {"notin", U'∉'},    {"minus", U'−'},    {"lowast", U'∗'},
     {"radic", U'√'},  {"prop", U'∝'},    {"infin", U'∞'},    {"and", U'∧'},      {"or", U'∨'},
     {"asymp", U'≈'},  {"sube", U'⊆'},    {"oplus", U'⊕'},    {"otimes", U'⊗'},   {"sdot", U'⋅'},
     {"hyphen", U'-'}, {"lsqb", U'['},    {"rsqb", U']'},     {"lpar", U'('},     {"rpar", U')'},
     {"ast", U'*'},    {"num", U'#'},     {"sigmaf", U'ς'},   {"thetasym", U'ϑ'}, {"Alpha", U'Α'},
     {"Beta", U'Β'},   {"Omicron", U'Ο'}, {"Rho", U'Ρ'}}));

/// "uuml" is u and "uml", so the accented letters need no table of their own.
constexpr auto entity_accents = sorted(std::to_array<Named>({{"acute", 0x301},
                                                             {"grave", 0x300},
                                                             {"circ", 0x302},
                                                             {"uml", 0x308},
                                                             {"tilde", 0x303},
                                                             {"cedil", 0x327},
                                                             {"ring", 0x30A},
                                                             {"caron", 0x30C},
                                                             {"ogon", 0x328},
                                                             {"macr", 0x304},
                                                             {"breve", 0x306},
                                                             {"dot", 0x307},
                                                             {"dblac", 0x30B}}));

/// The character of an entity, by its name without & and ;.
std::optional<char32_t> entity(std::string_view name) noexcept {
    if (const auto code = find(entities, name)) return code;
    if (const auto code = find(shared, name)) return code;
    if (name.size() < 4) return std::nullopt;
    const auto mark = find(entity_accents, name.substr(1));
    return mark ? compose(static_cast<unsigned char>(name[0]), *mark) : std::nullopt;
}

/// Windows-1252, which "&#146;" means where Unicode has controls: the punctuation of 0x91 to 0x97.
constexpr std::array<char32_t, 7> windows_punctuation = {U'‘', U'’', U'“', U'”', U'•', U'–', U'—'};

std::optional<char32_t> numeric_entity(std::string_view digits) noexcept {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    const auto code = to_number<std::uint32_t>(digits.substr(hex ? 1 : 0), hex ? 16 : 10);
    if (!code || *code == 0 || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) return std::nullopt;
    return *code >= 0x91 && *code <= 0x97 ? windows_punctuation[*code - 0x91] : *code;
}

}  // namespace

std::optional<char32_t> tex_symbol(std::string_view name) noexcept {
    if (const auto code = find(shared, name)) return code;
    if (const auto code = find(tex_only, name)) return code;
    return find(tex_letters, name);
}

bool is_tex_letter(std::string_view name) noexcept {
    return find(tex_letters, name).has_value();
}

std::optional<char32_t> tex_accent(std::string_view command) noexcept {
    return find(tex_accents, command);
}

std::optional<Entity> read_html_entity(std::string_view text) noexcept {
    constexpr std::size_t max_entity_bytes = 12;  // "#x10FFFF;" and "thetasym;" with room
    const auto end = text.substr(0, max_entity_bytes).find(';');
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    const auto name = text.substr(0, end);
    const auto code = name[0] == '#' ? numeric_entity(name.substr(1)) : entity(name);
    return code ? std::optional(Entity{*code, end + 1}) : std::nullopt;
}

}  // namespace kindred::engine::text
