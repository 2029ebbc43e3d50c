#include "engine/data/columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

namespace kindred::engine::data {

namespace {

std::string_view view(std::span<const char> row) noexcept {
    return {row.data(), row.size()};
}

/// Whole numbers up to this size are exact in a double and shown without exponent.
constexpr double max_exact = 9007199254740992.0;

std::uint32_t count_of(const frame::FlatFile& file) {
    const auto documents = file.section<std::uint32_t>("documents");
    if (documents.size() != 1) file.damaged("it does not say how many documents it is about");
    return documents.front();
}

}  // namespace

Column::Column(const frame::FlatFile& file, const Entry& entry, std::size_t number, std::uint32_t documents)
    : name_(entry.name.data(), ::strnlen(entry.name.data(), entry.name.size())),
      kind_(static_cast<FieldKind>(entry.kind)),
      filterable_(entry.filterable != 0),
      facet_(entry.facet != 0),
      sortable_(entry.sortable != 0),
      value_count_(entry.values) {
    if (entry.kind > static_cast<std::uint8_t>(FieldKind::flag)) file.damaged("a column is of no known kind");
    const std::string at = fmt::format("{}.", number);
    if (file.has_section(at + "ids")) {
        single_ = file.section<std::uint32_t>(at + "ids");
    } else if (value_count_ != 0) {
        rows_ = frame::Rows<std::uint32_t>(file, at + "rows");
    }
    bool good = value_count_ == 0 || (single_.empty() ? rows_.size() : single_.size()) == documents;
    if (is_number()) {
        numbers_ = file.section<double>(at + "numbers");
        good = good && numbers_.size() == value_count_;
    } else if (kind_ != FieldKind::text) {
        texts_ = frame::Rows<char>(file, at + "texts");
        folded_ = frame::Rows<char>(file, at + "folded");
        counts_ = file.section<std::uint32_t>(at + "counts");
        good = good && texts_.size() == value_count_ && folded_.size() == value_count_ &&
               counts_.size() == value_count_;
    } else {
        good = good && value_count_ <= documents && !filterable_ && !facet_;
    }
    if (!good) file.damaged("column " + name_ + " has parts that do not fit each other");
}

double Column::number(std::uint32_t document) const noexcept {
    const auto ids = values(document);
    return ids.empty() ? std::nan("") : number_of(ids.front());
}

double Column::number_of(std::uint32_t id) const noexcept {
    return id < numbers_.size() ? numbers_[id] : std::nan("");
}

std::string_view Column::text_of(std::uint32_t id) const noexcept {
    return view(texts_[id]);
}

std::string_view Column::folded_of(std::uint32_t id) const noexcept {
    const std::string_view folded = view(folded_[id]);
    return folded.empty() ? text_of(id) : folded;
}

std::string Column::label_of(std::uint32_t id) const {
    if (!is_number()) return std::string(text_of(id));
    const double number = number_of(id);
    if (number == std::trunc(number) && std::abs(number) <= max_exact)
        return fmt::format("{}", static_cast<std::int64_t>(number));
    return fmt::format("{}", number);
}

/// The first id for which `before` does not hold.
template <typename Before>
std::uint32_t Column::partition(Before&& before) const noexcept {
    std::uint32_t first = 0;
    std::uint32_t last = value_count_;
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (before(middle)) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

std::uint32_t Column::lower(double value) const noexcept {
    return partition([&](std::uint32_t id) { return number_of(id) < value; });
}

std::uint32_t Column::upper(double value) const noexcept {
    return partition([&](std::uint32_t id) { return number_of(id) <= value; });
}

std::uint32_t Column::lower(std::string_view folded) const noexcept {
    return partition([&](std::uint32_t id) { return folded_of(id) < folded; });
}

std::uint32_t Column::upper(std::string_view folded) const noexcept {
    return partition([&](std::uint32_t id) { return folded_of(id) <= folded; });
}

ValueRange Column::starting_with(std::string_view folded) const noexcept {
    const std::uint32_t last =
        partition([&](std::uint32_t id) { return folded_of(id).substr(0, folded.size()) <= folded; });
    return {lower(folded), last};
}

void Column::check(const frame::FlatFile& file) const {
    bool good = true;
    for (std::uint32_t id = 1; good && id < value_count_; ++id) {
        if (is_number()) {
            good = number_of(id - 1) < number_of(id);
        } else if (kind_ != FieldKind::text) {
            good = folded_of(id - 1) < folded_of(id) ||
                   (folded_of(id - 1) == folded_of(id) && text_of(id - 1) < text_of(id));
        }
    }
    if (!good) file.damaged("the values of column " + name_ + " are out of order");
    const std::size_t documents = single_.empty() ? rows_.size() : single_.size();
    std::vector<std::uint32_t> counts(value_count_);
    for (std::uint32_t document = 0; good && document < documents; ++document) {
        const auto ids = values(document);
        good = std::is_sorted(ids.begin(), ids.end()) && (ids.empty() || ids.back() < value_count_);
        if (!good) break;
        for (const std::uint32_t id : ids) ++counts[id];
    }
    if (!good) file.damaged("column " + name_ + " has a document with a value that there is not");
    if (!counts_.empty() && !std::equal(counts.begin(), counts.end(), counts_.begin(), counts_.end()))
        file.damaged("column " + name_ + " counts its values wrong");
}

Columns::Columns(const std::filesystem::path& path) : file_(path, columns_kind), documents_(count_of(file_)) {
    const auto entries = file_.section<Column::Entry>("columns");
    columns_.reserve(entries.size());
    for (const Column::Entry& entry : entries)
        columns_.emplace_back(file_, entry, columns_.size(), documents_);
}

const Column* Columns::find(std::string_view name) const noexcept {
    const auto at =
        std::find_if(columns_.begin(), columns_.end(), [&](const Column& c) { return c.name() == name; });
    return at == columns_.end() ? nullptr : &*at;
}

void Columns::check() const {
    for (const Column& column : columns_) column.check(file_);
}

}  // namespace kindred::engine::data
