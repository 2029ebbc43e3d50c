#include "engine/data/postings.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "postings";

/// What one work has of a stem.
struct Counted {
    StemId stem{};
    PerField<std::uint32_t> times;
};

/// Counts the stems of one work after the other.
class StemCounter {
 public:
    StemCounter(const Forward& forward, const Lexicon& lexicon, const Expressions& expressions)
        : forward_(forward), lexicon_(lexicon), place_(lexicon.size() + expressions.size(), none) {
        for (std::uint32_t n = 0; n < expressions.size(); ++n) finder_.add(expressions.words(n));
    }

    /// Calls take(stem, impact, fields) for every stem of `work` in [first, last) but stop words.
    template <typename Take>
    void count(WorkId work, std::uint32_t first, std::uint32_t last, Take&& take) {
        counted_.clear();
        const auto add = [&](std::uint32_t stem, TextField field) {
            if (stem < first || stem >= last) return;
            if (place_[stem] == none) {
                place_[stem] = static_cast<std::uint32_t>(counted_.size());
                counted_.push_back({StemId{stem}, {}});
            }
            ++counted_[place_[stem]].times[field];
        };
        const auto lengths = forward_.scan(work, [&](TextField field, std::uint32_t position, WordId word) {
            const StemId stem = lexicon_.stem_of(word);
            if (!lexicon_.stop(stem)) add(number(stem), field);
            if (!has_expressions(field)) return;
            if (position == 0) finder_.start();
            finder_.see(stem, [&](std::uint32_t n) { add(lexicon_.size() + n, field); });
        });
        const FieldLengths relative(lengths, forward_, field_weights);
        for (const Counted& one : counted_) {
            place_[number(one.stem)] = none;
            take(one.stem, impact(one.times, relative), fields_of(one.times));
        }
    }

 private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    static std::uint8_t impact(const PerField<std::uint32_t>& times, const FieldLengths& lengths) {
        const double side = field_weights.author * times[TextField::authors] +
                            field_weights.side * (times[TextField::venue] + times[TextField::topics]);
        const double in_title = std::min<double>(times[TextField::title], field_weights.most_in_title);
        const double frequency = field_weights.title * in_title / lengths.title +
                                 times[TextField::abstract] / lengths.abstract + side;
        return static_cast<std::uint8_t>(std::ceil(255 * frequency / (frequency + field_weights.k1)));
    }

    static std::uint8_t fields_of(const PerField<std::uint32_t>& times) {
        FieldSet fields;
        for (const TextField field : text_fields)
            if (times[field] > 0) fields.add(field);
        return static_cast<std::uint8_t>(fields.bits());
    }

    const Forward& forward_;
    const Lexicon& lexicon_;
    ExpressionFinder finder_;
    std::vector<std::uint32_t> place_;  ///< by stem, in counted_
    std::vector<Counted> counted_;
};

/// The row of a stem while it is filled.
struct FilledRow {
    std::string bytes;
    std::uint32_t last_work = 0;

    void add(WorkId work, std::uint8_t impact, std::uint8_t fields) {
        frame::append_varint(bytes, number(work) - last_work);
        last_work = number(work);
        bytes.push_back(static_cast<char>(impact));
        bytes.push_back(static_cast<char>(fields));
    }
};

}  // namespace

FieldLengths::FieldLengths(const PerField<std::uint32_t>& words, const Forward& forward,
                           const FieldWeights& weights) {
    const auto share = [](double b, double length, double mean) { return 1 - b + b * length / mean; };
    const double mean_title = std::max(1.0, forward.mean_length(TextField::title));
    const double mean_abstract = std::max(1.0, forward.mean_length(TextField::abstract));
    title = share(weights.b_title, words[TextField::title], mean_title);
    abstract = share(weights.b_abstract, words[TextField::abstract], mean_abstract);
    both = share(weights.b_abstract, weights.title * words[TextField::title] + words[TextField::abstract],
                 weights.title * mean_title + mean_abstract);
}

void write_postings(const std::filesystem::path& path, const Forward& forward, const Lexicon& lexicon,
                    const Expressions& expressions, std::size_t max_at_once) {
    frame::FlatFileWriter out(path, kind);
    frame::RowsWriter<std::uint8_t> out_rows(out, "works");
    StemCounter counter(forward, lexicon, expressions);
    const std::uint32_t rows_wanted = lexicon.size() + expressions.size();
    const auto postings_of = [&](std::uint32_t row) {
        return row < lexicon.size() ? lexicon.document_frequency(StemId{row})
                                    : expressions.works(row - lexicon.size());
    };
    for (std::uint32_t first = 0; first < rows_wanted;) {
        std::uint32_t last = first;
        for (std::size_t postings = 0; last < rows_wanted; ++last) {
            postings += postings_of(last);
            if (last > first && postings > max_at_once) break;
        }
        std::vector<FilledRow> rows(last - first);
        for (std::uint32_t work = 0; work < forward.size(); ++work) {
            counter.count(WorkId{work}, first, last,
                          [&](StemId stem, std::uint8_t impact, std::uint8_t fields) {
                              rows[number(stem) - first].add(WorkId{work}, impact, fields);
                          });
        }
        for (const FilledRow& row : rows) out_rows.add(row.bytes);
        first = last;
    }
    out_rows.finish();
    out.section("count", std::vector<std::uint32_t>{forward.size()});
    out.finish();
}

Postings::Postings(const std::filesystem::path& path)
    : file_(path, kind),
      rows_(file_, "works"),
      works_(file_.single<std::uint32_t>("count", "it does not say how many works there are")) {}

void Postings::undecodable(StemId stem) const {
    file_.damaged("the postings of stem " + std::to_string(number(stem)) + " do not decode");
}

}  // namespace kindred::engine::data
