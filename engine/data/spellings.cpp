#include "engine/data/spellings.hpp"

#include "engine/text/characters.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace kindred::engine::data {

namespace {

/// Fewest letters of a word that another one is corrected to: a word of five with one letter too many.
constexpr std::size_t min_letters = 4;

}  // namespace

void write_spellings(frame::FlatFileWriter& out, const frame::RowsBuilder<char>& words) {
    struct Member {
        char32_t first_letter;
        std::uint32_t letters;
        std::uint32_t word;
        std::uint64_t signature;
    };
    std::vector<Member> members;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        const auto letters = text::Letters::of(words[i]);
        if (!letters || letters->size() < min_letters || letters->only_digits()) continue;
        members.push_back(
            {(*letters)[0], static_cast<std::uint32_t>(letters->size()), i, letters->signature()});
    }
    std::ranges::sort(members, {},
                      [](const Member& m) { return std::make_tuple(m.first_letter, m.letters, m.word); });
    std::vector<Spellings::Shape> shapes;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i];
        if (shapes.empty() || shapes.back().first_letter != member.first_letter ||
            shapes.back().letters != member.letters) {
            shapes.push_back({member.first_letter, member.letters, i, 0});
        }
    }
    out.section("spelling.shapes", shapes);
    out.section("spelling.members", members, &Member::word);
    out.section("spelling.signatures", members, &Member::signature);
}

Spellings::Spellings(const frame::FlatFile& file, const frame::Rows<char>& words)
    : words_(words),
      shapes_(file.section<Shape>("spelling.shapes")),
      members_(file.section<std::uint32_t>("spelling.members")),
      signatures_(file.section<std::uint64_t>("spelling.signatures")) {
    bool good = members_.size() == signatures_.size() && members_.size() <= words.size() &&
                shapes_.empty() == members_.empty() && (shapes_.empty() || shapes_.front().begin == 0);
    for (std::size_t i = 0; good && i < shapes_.size(); ++i) {
        good = shapes_[i].begin < members_.size() && (i == 0 || shapes_[i - 1].begin < shapes_[i].begin);
    }
    for (std::size_t i = 0; good && i < members_.size(); ++i) good = members_[i] < words.size();
    if (!good) file.damaged("its index of spellings does not fit its words");
}

std::span<const std::uint32_t> Spellings::members(const Shape& shape) const noexcept {
    const auto next = static_cast<std::size_t>(&shape - shapes_.data()) + 1;
    const std::size_t end = next < shapes_.size() ? shapes_[next].begin : members_.size();
    return members_.subspan(shape.begin, end - shape.begin);
}

const Spellings::Shape* Spellings::find(char32_t first_letter, std::size_t letters) const noexcept {
    const auto at =
        std::ranges::lower_bound(shapes_, std::make_pair(first_letter, letters), {}, [](const Shape& s) {
            return std::make_pair(static_cast<char32_t>(s.first_letter), std::size_t{s.letters});
        });
    const bool found = at != shapes_.end() && at->first_letter == first_letter && at->letters == letters;
    return found ? &*at : nullptr;
}

void Spellings::near(const text::Letters& word, unsigned distance, std::vector<Near>& out) const {
    if (word.size() < min_letters) return;
    for (std::size_t letters = word.size() - distance; letters <= word.size() + distance; ++letters) {
        if (const Shape* shape = find(word[0], letters)) scan(*shape, word, distance, out);
    }
    if (distance > 1) wrong_first_letter(word, out);
}

void Spellings::scan(const Shape& shape, const text::Letters& word, unsigned distance,
                     std::vector<Near>& out) const {
    const text::EditPattern pattern(word);
    const std::uint64_t signature = word.signature();
    const auto numbers = members(shape);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!text::may_be_within(distance, signature, signatures_[shape.begin + i])) continue;
        const auto letters = text::Letters::of(words_[numbers[i]]);
        if (!letters) continue;
        const unsigned found = pattern.distance(*letters);
        if (found > 0 && found <= distance) out.push_back({numbers[i], found});
    }
}

/// With the first letter wrong there is one edit, at the front: another letter there, one too few, one too
/// many or the first two swapped. So every such word can be spelled out and looked up.
void Spellings::wrong_first_letter(const text::Letters& word, std::vector<Near>& out) const {
    const auto from = [&](std::size_t first) {
        std::string text;
        for (std::size_t i = first; i < word.size(); ++i) append_utf8(text, word[i]);
        return text;
    };
    const auto before = [](char32_t letter, std::string_view rest) {
        std::string text;
        append_utf8(text, letter);
        return text.append(rest);
    };
    const std::string rest = from(1);
    const std::string whole = before(word[0], rest);
    for (const Shape& shape : shapes_) {
        const char32_t letter = shape.first_letter;
        if (letter == word[0] || (shape.letters != word.size() && shape.letters != word.size() + 1)) continue;
        look_up(shape, before(letter, shape.letters == word.size() ? rest : whole), out);
    }
    if (word[1] == word[0]) return;
    if (const Shape* shape = find(word[1], word.size() - 1)) look_up(*shape, rest, out);
    if (const Shape* shape = find(word[1], word.size()))
        look_up(*shape, before(word[1], before(word[0], from(2))), out);
}

void Spellings::look_up(const Shape& shape, std::string_view text, std::vector<Near>& out) const {
    const auto numbers = members(shape);
    const auto at = std::ranges::lower_bound(numbers, text, {}, [this](auto n) { return words_[n]; });
    if (at != numbers.end() && words_[*at] == text) out.push_back({*at, 2});
}

}  // namespace kindred::engine::data
