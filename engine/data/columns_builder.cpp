#include "engine/data/columns_builder.hpp"

#include "engine/base/distinct.hpp"
#include "engine/text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace kindred::engine::data {

namespace {

/// Titles and names are sorted by this much of their folded form, in bytes; what is equal so far stays in
/// order of the documents.
constexpr std::size_t max_sort_key_bytes = 48;

std::string sort_key(std::string_view text) {
    // A character folds to at most a few; four times the bytes are enough to fill the key.
    std::string key = text::fold(text.substr(0, 4 * max_sort_key_bytes));
    key.resize(std::min(key.size(), max_sort_key_bytes));
    return key;
}

}  // namespace

ColumnBuilder::ColumnBuilder(std::string name)
    : name_(std::move(name)),
      field_{.name = {}, .kind = FieldKind::keyword, .filterable = true, .facet = true, .means = {}},
      extra_(true),
      kind_known_(false) {}

void ColumnBuilder::drop() {
    dropped_ = true;
    numbers_ = {};
    strings_ = {};
    ids_ = {};
    sizes_ = {};
}

/// Settles or confirms the kind of an added field.
bool ColumnBuilder::agree(FieldKind kind) {
    if (!kind_known_) {
        kind_known_ = true;
        field_.kind = kind;
        field_.sortable = kind == FieldKind::number;
    }
    return field_.kind == kind;
}

bool ColumnBuilder::settle_kind(const nlohmann::ordered_json& value) {
    const auto fits = [](const nlohmann::ordered_json& v) {
        return v.is_string() && v.get_ref<const std::string&>().size() <= max_extra_value_bytes;
    };
    if (value.is_number()) return agree(FieldKind::number);
    if (value.is_boolean()) return agree(FieldKind::flag);
    if (fits(value) || (value.is_array() && std::all_of(value.begin(), value.end(), fits)))
        return agree(FieldKind::keywords);
    return false;
}

void ColumnBuilder::pad(std::uint32_t documents) {
    if (field_.kind == FieldKind::number) {
        numbers_.resize(documents, std::nan(""));
    } else if (field_.kind == FieldKind::keywords) {
        sizes_.resize(documents, 0);
    } else {
        ids_.resize(documents, Column::missing);
    }
}

void ColumnBuilder::add_string(std::string_view text) {
    ids_.push_back(strings_.add(text));
    if (field_.kind == FieldKind::keywords) ++sizes_.back();
}

void ColumnBuilder::add(std::uint32_t document, const nlohmann::ordered_json& value) {
    if (dropped_ || value.is_null()) return;
    if (extra_ && !settle_kind(value)) return drop();
    pad(document);
    const auto text = [](const nlohmann::ordered_json& v) -> const std::string& {
        return v.get_ref<const std::string&>();
    };
    switch (field_.kind) {
        case FieldKind::number:
            // Zero is added so that -0 and 0 are one value.
            if (value.is_number()) numbers_.push_back(value.get<double>() + 0.0);
            break;
        case FieldKind::flag:
            if (value.is_boolean()) add_string(value.get<bool>() ? "true" : "false");
            break;
        case FieldKind::text:
            if (value.is_string()) add_string(sort_key(text(value)));
            break;
        case FieldKind::keyword:
            if (value.is_string()) add_string(text(value));
            break;
        case FieldKind::keywords:
            sizes_.push_back(0);
            if (value.is_string()) {
                add_string(text(value));
            } else if (value.is_array()) {
                for (const auto& member : value) {
                    if (member.is_string() && !text(member).empty()) add_string(text(member));
                }
                if (value.empty()) add_string("");
            }
            break;
    }
}

void ColumnBuilder::append(const ColumnBuilder& batch, std::uint32_t document) {
    if (dropped_) return;
    if (batch.dropped_ || (batch.kind_known_ && !agree(batch.field_.kind))) return drop();
    if (!batch.kind_known_) return;
    pad(document);
    numbers_.insert(numbers_.end(), batch.numbers_.begin(), batch.numbers_.end());
    sizes_.insert(sizes_.end(), batch.sizes_.begin(), batch.sizes_.end());
    std::vector<std::uint32_t> renumbered(batch.strings_.size());
    for (std::uint32_t i = 0; i < renumbered.size(); ++i) renumbered[i] = strings_.add(batch.strings_[i]);
    for (const std::uint32_t id : batch.ids_) ids_.push_back(id == Column::missing ? id : renumbered[id]);
}

Column::Entry ColumnBuilder::write(frame::FlatFileWriter& out, std::size_t number,
                                   std::uint32_t documents) const {
    const std::string at = fmt::format("{}.", number);
    Column::Entry entry = {};
    std::ranges::copy(name_, entry.name.begin());
    entry.kind = field_.kind;
    entry.filterable = field_.filterable;
    entry.facet = field_.facet;
    entry.sortable = field_.sortable;
    entry.values = field_.kind == FieldKind::number ? write_numbers(out, at, documents)
                                                    : write_strings(out, at, documents);
    return entry;
}

std::uint32_t ColumnBuilder::write_numbers(frame::FlatFileWriter& out, const std::string& at,
                                           std::uint32_t documents) const {
    std::vector<double> distinct;
    std::ranges::copy_if(numbers_, std::back_inserter(distinct), [](double n) { return !std::isnan(n); });
    sort_distinct(distinct);
    std::vector<std::uint32_t> ids(documents, Column::missing);
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (std::isnan(numbers_[i])) continue;
        ids[i] =
            static_cast<std::uint32_t>(std::ranges::lower_bound(distinct, numbers_[i]) - distinct.begin());
    }
    if (!distinct.empty()) out.section(at + "ids", ids);
    out.section(at + "numbers", distinct);
    return static_cast<std::uint32_t>(distinct.size());
}

std::uint32_t ColumnBuilder::write_strings(frame::FlatFileWriter& out, const std::string& at,
                                           std::uint32_t documents) const {
    std::vector<std::uint32_t> order(strings_.size());
    std::iota(order.begin(), order.end(), 0U);
    if (field_.kind == FieldKind::text) {
        std::ranges::sort(order, {}, [&](std::uint32_t i) { return strings_[i]; });
        write_rows(out, at, order, documents);
        return strings_.size();
    }
    frame::RowsBuilder<char> folded;  // empty where it is the string itself
    for (std::uint32_t i = 0; i < strings_.size(); ++i) {
        const std::string form = text::fold(strings_[i]);
        folded.add(form == strings_[i] ? std::string_view() : form);
    }
    std::ranges::sort(order, {}, [&](std::uint32_t i) {
        return std::make_pair(folded[i].empty() ? strings_[i] : folded[i], strings_[i]);
    });
    const std::vector<std::uint32_t> counts = write_rows(out, at, order, documents);
    out.section(at + "counts", counts);
    frame::write_rows<char>(out, at + "texts", order, [&](std::uint32_t i) { return strings_[i]; });
    frame::write_rows<char>(out, at + "folded", order, [&](std::uint32_t i) { return folded[i]; });
    return strings_.size();
}

std::vector<std::uint32_t> ColumnBuilder::write_rows(frame::FlatFileWriter& out, const std::string& at,
                                                     const std::vector<std::uint32_t>& order,
                                                     std::uint32_t documents) const {
    std::vector<std::uint32_t> counts(order.size());
    if (order.empty()) return counts;  // no document has a value
    std::vector<std::uint32_t> renumbered(order.size());
    for (std::uint32_t id = 0; id < order.size(); ++id) renumbered[order[id]] = id;
    const bool lists = field_.kind == FieldKind::keywords;
    const bool several = std::any_of(sizes_.begin(), sizes_.end(), [](std::uint32_t n) { return n > 1; });
    frame::RowsBuilder<std::uint32_t> rows;
    std::vector<std::uint32_t> row;
    for (std::size_t document = 0, next = 0; document < documents; ++document) {
        const std::size_t size = lists
                                     ? (document < sizes_.size() ? sizes_[document] : 0)
                                     : (document < ids_.size() && ids_[document] != Column::missing ? 1 : 0);
        row.clear();
        for (std::size_t i = 0; i < size; ++i) row.push_back(renumbered[ids_[lists ? next++ : document]]);
        sort_distinct(row);
        for (const std::uint32_t id : row) ++counts[id];
        if (!several && row.empty()) row.push_back(Column::missing);
        rows.add(row);
    }
    if (several) {
        rows.write(out, at + "rows");
    } else {
        out.section(at + "ids", rows.values());
    }
    return counts;
}

ColumnsBuilder::ColumnsBuilder(std::span<const Field> fields, std::size_t max_extra)
    : fields_(fields), max_extra_(max_extra) {
    for (const Field& field : fields) {
        if (field.filterable || field.facet || field.sortable) columns_.emplace_back(field);
    }
}

ColumnBuilder* ColumnsBuilder::column_for(std::string_view name) {
    const auto at = std::ranges::find(columns_, name, &ColumnBuilder::name);
    if (at != columns_.end()) return &*at;
    const bool known = std::ranges::find(fields_, name, &Field::name) != fields_.end();
    // A NUL would end the name in the file.
    const bool sound = !name.empty() && name.front() != '_' && name.size() <= max_field_name_bytes &&
                       name.find('\0') == std::string_view::npos;
    if (known || !sound || extra_ >= max_extra_) return nullptr;
    ++extra_;
    return &columns_.emplace_back(std::string(name));
}

/// True when there are fields for the members of the object `name`.
bool ColumnsBuilder::has_members(std::string_view name) const {
    return std::ranges::any_of(fields_, [&](const Field& field) {
        return field.name.size() > name.size() && field.name.starts_with(name) &&
               field.name[name.size()] == '.';
    });
}

void ColumnsBuilder::put(std::string_view name, const nlohmann::ordered_json& value) {
    if (ColumnBuilder* const column = column_for(name)) column->add(documents_, value);
}

void ColumnsBuilder::add(const nlohmann::ordered_json& record) {
    for (const auto& [name, value] : record.items()) {
        if (value.is_object() && has_members(name)) {
            for (const auto& [member, inner] : value.items()) put(name + "." + member, inner);
        } else {
            put(name, value);
        }
    }
    ++documents_;
}

void ColumnsBuilder::append(const ColumnsBuilder& batch) {
    for (const ColumnBuilder& column : batch.columns_) {
        if (ColumnBuilder* const mine = column_for(column.name())) mine->append(column, documents_);
    }
    documents_ += batch.documents_;
}

void ColumnsBuilder::fill(std::string_view field,
                          const std::function<nlohmann::ordered_json(std::uint32_t)>& value_of) {
    ColumnBuilder* const column = column_for(field);
    const auto known = std::ranges::find(fields_, field, &Field::name);
    if (column == nullptr || known == fields_.end()) return;
    *column = ColumnBuilder(*known);
    for (std::uint32_t document = 0; document < documents_; ++document)
        column->add(document, value_of(document));
}

void ColumnsBuilder::write(const std::filesystem::path& path) const {
    frame::FlatFileWriter out(path, columns_kind);
    out.section("documents", std::vector<std::uint32_t>{documents_});
    std::vector<Column::Entry> entries;
    for (const ColumnBuilder& column : columns_) {
        if (!column.usable()) continue;
        entries.push_back(column.write(out, entries.size(), documents_));
    }
    out.section("columns", entries);
    out.finish();
}

}  // namespace kindred::engine::data
