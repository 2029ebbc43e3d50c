#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// Other ways in which a folded word may be spelled, in no order, each once and never `word` itself:
/// - British and American: colour and color, generalising and generalizing, centre and center, analyse and
///   analyze, modelling and modeling, defence and defense, catalogue and catalog, anaemia and anemia;
/// - the umlauts of a name with an e or without: mueller and muller;
/// - the plural of an acronym without vowels: gcn and gcns.
/// They are guesses by rule, most of them no words: a caller takes those that the collection has. At most 12;
/// none for words under 3 or over 40 letters or with anything but a to z. Never throws; some microseconds.
std::vector<std::string> spelling_variants(std::string_view word);

}  // namespace kindred::engine::text
