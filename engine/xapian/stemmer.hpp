#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace Xapian {
class Stem;
}

namespace kindred::engine::xapian {

/// The stemmer of one language: Snowball's, as Xapian has it. Belongs to one thread.
class Stemmer {
 public:
    /// `language` is ISO 639-1 in lower case ("en"); a word of an unknown one is its own stem.
    explicit Stemmer(std::string_view language);
    ~Stemmer();

    /// The stem of a folded word; may be empty.
    std::string stem(std::string_view word) const;
    /// True for languages with a stemmer.
    static bool exists(std::string_view language) noexcept;

 private:
    std::unique_ptr<Xapian::Stem> stem_;
};

}  // namespace kindred::engine::xapian
