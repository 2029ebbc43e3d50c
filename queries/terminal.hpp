#pragma once
#include "queries/recommend/recommend.hpp"
#include "queries/search.hpp"

#include <cstddef>
#include <string>

namespace kindred::queries {

/// Writes answers for people on stdout: a numbered list, coloured when asked. Texts lose their control and
/// direction characters, so that no record can steer the terminal.
class Terminal {
 public:
    explicit Terminal(bool colour);

    /// Asks for what `print` shows: a snippet of the abstract, and matches marked when there are colours.
    void choose_format(FormatOptions& format) const;

    void print(const SearchAnswer& answer, double milliseconds) const;
    void print(const RecommendAnswer& answer, bool researchers, double milliseconds) const;
    /// A record: one field a line.
    void print_record(const nlohmann::ordered_json& record) const;

 private:
    std::string bold(const std::string& text) const;
    std::string dim(const std::string& text) const;
    void line(std::size_t rank, const nlohmann::ordered_json& record, const std::string& score) const;
    void print_facets(const std::vector<Facet>& facets) const;
    void print_why(const Why& why) const;
    void print_matched_works(const nlohmann::ordered_json& hit) const;

    bool colour_;
};

}  // namespace kindred::queries
