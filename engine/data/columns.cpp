#include "engine/data/columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

namespace kindred::engine::data {

Column::Column(const frame::FlatFile& file, const Entry& entry, std::size_t number, std::uint32_t documents)
    : entry_(entry), name_(entry.name.data(), ::strnlen(entry.name.data(), entry.name.size())) {
    if (kind() > FieldKind::flag) file.damaged("a column is of no known kind");
    const std::string at = fmt::format("{}.", number);
    if (file.has_section(at + "ids")) {
        single_ = file.section<std::uint32_t>(at + "ids");
    } else if (value_count() != 0) {
        rows_ = frame::Rows<std::uint32_t>(file, at + "rows");
    }
    bool good = value_count() == 0 || (single_.empty() ? rows_.size() : single_.size()) == documents;
    if (is_number()) {
        numbers_ = file.section<double>(at + "numbers");
        good = good && numbers_.size() == value_count();
    } else if (kind() != FieldKind::text) {
        texts_ = frame::Rows<char>(file, at + "texts");
        folded_ = frame::Rows<char>(file, at + "folded");
        counts_ = file.section<std::uint32_t>(at + "counts");
        good = good && texts_.size() == value_count() && folded_.size() == value_count() &&
               counts_.size() == value_count();
    } else {
        good = good && value_count() <= documents && !filterable() && !facet();
    }
    if (!good) file.damaged("column " + name_ + " has parts that do not fit each other");
}

double Column::number(std::uint32_t document) const noexcept {
    const auto ids = values(document);
    return ids.empty() ? std::nan("") : number_of(ids.front());
}

std::string_view Column::folded_of(std::uint32_t id) const noexcept {
    const std::string_view folded = folded_[id];
    return folded.empty() ? text_of(id) : folded;
}

std::string Column::label_of(std::uint32_t id) const {
    // Whole numbers up to this size are exact in a double and shown without exponent.
    constexpr double max_exact = 9007199254740992.0;
    if (!is_number()) return std::string(text_of(id));
    const double number = number_of(id);
    if (number == std::trunc(number) && std::abs(number) <= max_exact)
        return fmt::format("{}", static_cast<std::int64_t>(number));
    return fmt::format("{}", number);
}

ValueRange Column::starting_with(std::string_view folded) const noexcept {
    const std::uint32_t last =
        first_not([&](std::uint32_t id) { return folded_of(id).substr(0, folded.size()) <= folded; });
    return {lower(folded), last};
}

void Column::check(const frame::FlatFile& file) const {
    bool good = true;
    const auto key = [this](std::uint32_t id) { return std::make_pair(folded_of(id), text_of(id)); };
    for (std::uint32_t id = 1; good && id < value_count() && kind() != FieldKind::text; ++id)
        good = is_number() ? number_of(id - 1) < number_of(id) : key(id - 1) < key(id);
    if (!good) file.damaged("the values of column " + name_ + " are out of order");
    const std::size_t documents = single_.empty() ? rows_.size() : single_.size();
    std::vector<std::uint32_t> counts(value_count());
    for (std::uint32_t document = 0; good && document < documents; ++document) {
        const auto ids = values(document);
        good = std::ranges::is_sorted(ids) && (ids.empty() || ids.back() < value_count());
        for (std::size_t i = 0; good && i < ids.size(); ++i) ++counts[ids[i]];
    }
    if (!good) file.damaged("column " + name_ + " has a document with a value that there is not");
    if (!counts_.empty() && !std::ranges::equal(counts, counts_))
        file.damaged("column " + name_ + " counts its values wrong");
}

Columns::Columns(const std::filesystem::path& path)
    : file_(path, columns_kind),
      documents_(file_.single<std::uint32_t>("documents", "it does not say how many documents it is about")) {
    const auto entries = file_.section<Column::Entry>("columns");
    columns_.reserve(entries.size());
    for (const Column::Entry& entry : entries)
        columns_.emplace_back(file_, entry, columns_.size(), documents_);
}

const Column* Columns::find(std::string_view name) const noexcept {
    const auto at = std::ranges::find(columns_, name, &Column::name);
    return at == columns_.end() ? nullptr : &*at;
}

void Columns::check() const {
    for (const Column& column : columns_) column.check(file_);
}

}  // namespace kindred::engine::data
