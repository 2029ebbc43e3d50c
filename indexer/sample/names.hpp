#pragma once
#include "indexer/sample/draw.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::sample {

/// Invented names of people, institutions, places and systems, put together from parts. A name depends on the
/// draw alone, so whoever keeps the key of a draw need not keep the name.
class Names {
 public:
    Names();

    /// A personal name from one of many cultures, seldom in Chinese, Japanese or Korean script.
    std::string person(Draw draw) const;
    /// A name such as "Velamoor", for reefs, towns, star fields and languages alike.
    std::string place(Draw draw) const;
    /// A name such as "SparLoom" for a program or a model.
    std::string system(Draw draw) const;
    const std::vector<std::string_view>& institutions() const noexcept { return institutions_; }

    /// How names of one culture are built. A family name is one of `heads` with one of `tails`, so are given
    /// names where `given_tails` is not empty.
    struct Culture {
        std::vector<std::string_view> given, given_tails, heads, tails;
        std::vector<std::string_view> own_families, own_given;  ///< in a script of its own, or empty
        bool family_first = false;
        bool initials = false;
    };

 private:
    std::string family(const Culture& culture, Draw& draw) const;

    std::vector<Culture> cultures_;
    std::vector<std::string_view> institutions_;
    std::vector<std::string_view> place_heads_, place_middles_, place_tails_;
    std::vector<std::string_view> system_heads_, system_tails_;
};

/// An ORCID with a valid check character (ISO 7064, 11-2) in the block 0000-0000, which is given to nobody.
/// `number` is below 10^7.
std::string made_up_orcid(std::uint32_t number);

}  // namespace kindred::indexer::sample
