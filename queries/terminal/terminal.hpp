#pragma once
#include "queries/recommend/recommend.hpp"
#include "queries/search/search.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace kindred::queries::terminal {

/// Writes answers for people on stdout: a numbered list, coloured when asked. Texts lose their control and
/// direction characters, so that no record can steer the terminal.
class Terminal {
 public:
    /// The title of the work with an id, "" when there is none.
    using TitleOf = std::function<std::string(const std::string& id)>;

    /// Lines are as long as they are when `columns` is 0, else what is longer goes on in the next.
    explicit Terminal(bool colour, std::size_t columns = 0);

    /// Asks for what `print` shows: a snippet of the abstract, and matches marked when there are colours.
    void choose_format(hits::FormatOptions& format) const;

    void print(const search::SearchAnswer& answer, double milliseconds) const;
    /// `title_of`, when there is one, names the works of the seeds that hits are close to.
    void print(const recommend::RecommendAnswer& answer, bool researchers, double milliseconds,
               const TitleOf& title_of = {}) const;
    /// For whom or what the next answer is.
    void print_heading(const std::string& name, const std::string& id) const;
    /// What researcher_profile or work_profile say, as a page: fields one a line, lists of people and works
    /// as tables. Of a list or table 20 members are shown, years all; empty ones are left out.
    void print_profile(const nlohmann::ordered_json& profile) const;

 private:
    std::string bold(const std::string& text) const;
    std::string dim(const std::string& text) const;
    /// The same for a text that is still to be put into lines.
    std::string marked_dim(const std::string& text) const;
    void line(std::size_t rank, const nlohmann::ordered_json& record, const std::string& score) const;
    void print_facets(const std::vector<columns::Facet>& facets) const;
    void print_why(const recommend::Why& why, const TitleOf& title_of) const;
    void print_evidence(const recommend::Evidence& e, const TitleOf& title_of) const;
    void print_matched_works(const nlohmann::ordered_json& hit) const;

    /// Writes `text` after `label` and an indent of five; what goes on stands below its beginning.
    void put(std::string_view label, const std::string& text) const;

    bool colour_;
    std::size_t columns_;
};

}  // namespace kindred::queries::terminal
