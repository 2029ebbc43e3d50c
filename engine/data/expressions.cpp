#include "engine/data/expressions.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kindred::engine::data {

namespace {

constexpr std::string_view file_kind = "expressions";

}  // namespace

void write_expressions(const std::filesystem::path& path, std::vector<Expression> expressions) {
    std::ranges::sort(expressions, {},
                      [](const Expression& e) { return std::tie(e.target, e.kind, e.words); });
    frame::FlatFileWriter out(path, file_kind);
    out.section("targets", expressions, &Expression::target);
    out.section("kinds", expressions, [](const Expression& e) { return static_cast<std::uint8_t>(e.kind); });
    out.section("works", expressions, &Expression::works);
    frame::write_rows<StemId>(out, "words", expressions, &Expression::words);
    std::vector<std::uint32_t> by_first_word(expressions.size());
    std::iota(by_first_word.begin(), by_first_word.end(), 0U);
    std::ranges::stable_sort(by_first_word, {},
                             [&](std::uint32_t n) { return expressions[n].words.front(); });
    out.section("by_first_word", by_first_word);
    out.finish();
}

Expressions::Expressions(const std::filesystem::path& path)
    : file_(path, file_kind),
      targets_(file_.section<StemId>("targets")),
      kinds_(file_.section<std::uint8_t>("kinds")),
      works_(file_.section<std::uint32_t>("works")),
      words_(file_, "words"),
      by_first_word_(file_.section<std::uint32_t>("by_first_word")) {
    const std::size_t n = targets_.size();
    bool good = kinds_.size() == n && works_.size() == n && words_.size() == n &&
                by_first_word_.size() == n && std::ranges::is_sorted(targets_);
    for (std::size_t i = 0; good && i < n; ++i) {
        good = by_first_word_[i] < n && words_[i].size() >= 2 && words_[i].size() <= Expression::max_words &&
               kinds_[i] <= static_cast<std::uint8_t>(Expression::Kind::acronym);
    }
    if (!good) file_.damaged("its sections do not fit together");
}

std::vector<std::uint32_t> Expressions::of(StemId target, Expression::Kind kind) const {
    const auto wanted = std::make_pair(target, kind);
    const auto one = [this](std::uint32_t n) { return std::make_pair(targets_[n], this->kind(n)); };
    std::vector<std::uint32_t> found;
    for (std::uint32_t n = frame::first_not(0, size(), [&](std::uint32_t i) { return one(i) < wanted; });
         n < size() && one(n) == wanted; ++n)
        found.push_back(n);
    return found;
}

std::span<const std::uint32_t> Expressions::beginning_with(StemId stem) const noexcept {
    const auto first_from = [&](bool after) {
        return frame::first_not(0, size(), [&](std::uint32_t i) {
            const StemId first = words_[by_first_word_[i]].front();
            return after ? first <= stem : first < stem;
        });
    };
    const std::uint32_t first = first_from(false);
    return by_first_word_.subspan(first, first_from(true) - first);
}

void ExpressionFinder::add(std::span<const StemId> words) {
    const auto n = static_cast<std::uint32_t>(words_.size());
    words_.add(words);
    const std::uint32_t last = number(words.back());
    if (last >= may_end_.size()) may_end_.resize(last + std::size_t{1});
    may_end_[last] = true;
    by_last_words_[key(words[words.size() - 2], words.back())].push_back(n);
}

bool ExpressionFinder::ends_here(std::span<const StemId> words) const noexcept {
    if (words.size() > seen_) return false;
    for (std::size_t i = 2; i < words.size(); ++i)
        if (back(i) != words[words.size() - 1 - i]) return false;
    return true;
}

}  // namespace kindred::engine::data
