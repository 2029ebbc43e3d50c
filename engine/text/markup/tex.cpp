#include "engine/text/markup/tex.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/markup/cursor.hpp"
#include "engine/text/markup/symbols.hpp"
#include "engine/text/markup/tex_commands.hpp"
#include "engine/text/markup/tex_formula.hpp"
#include "engine/text/markup/tex_signs.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace kindred::engine::text {

namespace {

constexpr std::size_t max_depth = 64;

class TexStripper : Cursor {
 public:
    explicit TexStripper(std::string_view text) : Cursor(text), formulas_(text) {}

    std::string run() {
        out_.reserve(text_.size());
        while (at_ < text_.size()) {
            if (formula_ && at_ >= formula_->end) {
                leave_formula();
                continue;
            }
            step();
        }
        std::erase(out_, tex_dropped);
        return std::move(out_);
    }

 private:
    /// What happens to a pair of braces and to what they hold.
    enum class Braces : std::uint8_t {
        undecided,    ///< written, and taken back when they only keep case
        styled,       ///< hold a command like \em, and go
        bare,         ///< go
        parentheses,  ///< become parentheses
        skipped,      ///< go with their content
    };

    struct Group {
        Braces braces;
        std::size_t out;  // where it starts in the output
        TexAction command = TexAction::wrap;
        std::string_view sign = {};  // between the two arguments of a fraction
    };

    char last() const { return out_.empty() ? '\0' : out_.back(); }

    /// Writes `text` for the next `size` bytes.
    void write(std::string_view text, std::size_t size = 1) {
        out_ += text;
        at_ += size;
    }
    void copy_to(std::size_t end) { write(text_.substr(at_, end - at_), end - at_); }

    void step() {
        switch (text_[at_]) {
            case '\\':
                return read_backslash();
            case '$':
                return read_dollar();
            case '{':
                return open_group();
            case '}':
                return close_group();
            case '~':
                return write(formula_ || is_tex_tie(text_, at_) ? " " : "~");
            case '`':
            case '\'':
                return read_quote();
            case '&':
                return write(formula_ ? " " : "&");
            case tex_dropped:
                return write(" ");
            default:
                const auto end = formula_ ? formula_->end : text_.size();
                copy_to(std::min(text_.find_first_of("\\${}~`'&\x01", at_), end));
        }
    }

    // Formulas

    void read_dollar() {
        if (const auto formula = formulas_.opens_at(at_)) return enter_formula(*formula);
        write("$");
    }

    void enter_formula(const TexFormula& formula) {
        formula_ = formula;
        outer_groups_ = groups_.size();
        at_ = formula.begin;
        // "CO$_2$" and "m$^2$" are CO2 and m2; "10$^6$" is not 106.
        while (skip("{}")) {
        }
        if ((peek() == '_' || peek() == '^') && at_ < formula.end && !is_digit(last())) ++at_;
    }

    void leave_formula() {
        groups_.resize(std::min(groups_.size(), outer_groups_));
        at_ = std::max(at_, formula_->next);
        formula_.reset();
    }

    // Groups

    void open_group() {
        if (groups_.size() >= max_depth) {
            ++too_deep_;
            return write("{");
        }
        const auto inside = text_.find_first_not_of(" \n", at_ + 1);
        const bool styled = inside != std::string_view::npos && text_[inside] == '\\';
        const auto braces = formula_ ? Braces::bare : styled ? Braces::styled : Braces::undecided;
        groups_.push_back({braces, out_.size()});
        write(formula_ ? "" : "{");
    }

    /// Opens the argument of a command, if one follows: its braces go whatever is inside.
    bool open_argument(Braces braces = Braces::bare, TexAction command = TexAction::wrap,
                       std::string_view sign = {}) {
        if (peek() != '{' || groups_.size() >= max_depth) return false;
        ++at_;
        groups_.push_back({braces, out_.size(), command, sign});
        if (braces == Braces::parentheses) out_ += '(';
        return true;
    }

    void close_group() {
        ++at_;
        if (too_deep_ > 0) {
            --too_deep_;
            out_ += '}';
            return;
        }
        if (groups_.size() <= (formula_ ? outer_groups_ : 0)) {
            if (!formula_) out_ += '}';
            return;
        }
        const auto group = groups_.back();
        groups_.pop_back();
        close_braces(group);
        if (group.command == TexAction::fraction) {
            out_ += group.sign;
            skip_all(is_blank);
            open_argument(operand());
        } else if (group.command == TexAction::skip_one) {
            open_argument();
        } else if (group.command == TexAction::begin) {
            open_argument(Braces::skipped);
        }
    }

    void close_braces(const Group& group) {
        if (group.braces == Braces::undecided && !keeps_case(group.out)) {
            out_ += '}';
        } else if (group.braces == Braces::undecided || group.braces == Braces::styled) {
            out_[group.out] = tex_dropped;
        } else if (group.braces == Braces::parentheses) {
            out_ += ')';
        } else if (group.braces == Braces::skipped) {
            out_.resize(group.out);
            // "shown in \cite{x}." leaves no blank before the full stop.
            if (last() == ' ' && is_one_of(peek(), ".,;:)")) out_.pop_back();
        }
    }

    /// Whether the group that starts at `start` of the output is a case group. "extbf{deep nets}" is not: it
    /// lost its backslash, and without its braces two words would become one.
    bool keeps_case(std::size_t start) const {
        const auto content = std::string_view(out_).substr(start + 1);
        if (!is_case_group(content)) return false;
        const bool glued = start > 0 && is_letter(out_[start - 1]);
        return !glued || !is_lower(content.front());
    }

    Braces operand() const { return is_compound_argument(text_, at_) ? Braces::parentheses : Braces::bare; }

    /// Skips the optional arguments of a command and the first in braces.
    void skip_argument(TexAction command) {
        constexpr std::size_t longest_option = 200;  // bytes
        while (peek() == '[') {
            const auto end = text_.substr(at_, longest_option).find(']');
            if (end == std::string_view::npos) return;
            at_ += end + 1;
        }
        open_argument(Braces::skipped, command);
    }

    // Signs

    /// ``quoted'' in curly quotes; '' alone may be inches.
    void read_quote() {
        const auto pair = text_.substr(at_, 2);
        const bool opens = !formula_ && pair == "``";
        const bool closes = !formula_ && quoted_ && pair == "''";
        if (!opens && !closes) return write(text_.substr(at_, 1));
        quoted_ = opens;
        write(opens ? "“" : "”", 2);
    }

    // Commands

    void read_backslash() {
        if (!formula_ && is_windows_path(text_, at_)) return copy_token();
        const char next = peek(1);
        if (is_letter(next)) return read_command();
        if (next == '\\') return read_double_backslash();
        if (next == '(' || next == '[') {
            if (const auto formula = formula_ ? std::nullopt : formulas_.opens_at(at_))
                return enter_formula(*formula);
        }
        if (!formula_ && write_letter(read_tex_accent(text_, at_))) return;
        const auto escape = read_tex_escape(text_, at_, formula_.has_value());
        write(escape.text, escape.size);
    }

    void copy_token() { copy_to(std::min(text_.find_first_of(" \t\r\n", at_), text_.size())); }

    /// A line break, or one backslash that was escaped on the way.
    void read_double_backslash() {
        const char next = peek(2);
        if (is_one_of(next, "%&#_{}|") || (formula_ && is_letter(next))) {
            ++at_;
        } else if (!is_letter(next)) {
            write(" ", 2);
        } else {
            copy_token();
        }
    }

    void read_command() {
        const auto start = at_++;
        const auto name = skip_all(is_letter);
        if (!formula_ && name.size() == 1 &&
            (write_letter(read_json_escape(text_, start)) || write_letter(read_tex_accent(text_, start))))
            return;
        if (!(formula_ && is_tex_letter(name))) {
            if (const auto symbol = tex_symbol(name)) return write_symbol(*symbol, is_tex_letter(name));
        }
        if (const auto* command = tex_command(name)) return run_command(*command);
        if (const auto* command = glued_tex_command(name)) {
            at_ = start + 1 + command->name.size();
            return run_command(*command);
        }
        if (formula_) {
            write_word(name);
        } else if (peek() != '{') {
            out_ += text_.substr(start, at_ - start);
            return;
        }
        open_argument();
    }

    bool write_letter(const std::optional<TexLetter>& letter) {
        if (!letter) return false;
        append_utf8(out_, letter->code);
        at_ = letter->next;
        return true;
    }

    void write_symbol(char32_t symbol, bool letter) {
        if (symbol == U'∘' && last() == '^') {
            out_.pop_back();
            symbol = U'°';
        }
        append_utf8(out_, symbol);
        // TeX eats the space after a command; in a formula it reads better with it.
        if (letter) skip_all(is_blank);
        skip("{}");
    }

    void write_word(std::string_view word) {
        if (formula_ && is_alphanumeric(last())) out_ += ' ';
        out_ += word;
        skip("{}");
    }

    void run_command(const TexCommand& command) {
        skip("*");
        Braces braces = Braces::bare;
        switch (command.action) {
            case TexAction::wrap:
                break;
            case TexAction::ignore:
                skip_all(is_blank);
                skip("{}");
                break;
            case TexAction::skip:
            case TexAction::skip_one:
                return skip_argument(command.action);
            case TexAction::word:
                return write_word(command.text.empty() ? command.name : command.text);
            case TexAction::space:
                out_ += ' ';
                break;
            case TexAction::root:
                out_ += "√";
                braces = operand();
                break;
            case TexAction::fraction:
                return open_fraction(command.text);
            case TexAction::begin:
                return skip_environment();
        }
        open_argument(braces);
    }

    void open_fraction(std::string_view sign) {
        skip_all(is_blank);
        if (open_argument(operand(), TexAction::fraction, sign)) return;
        // \frac12
        if (is_digit(peek()) && at_ + 1 < text_.size()) {
            out_ += text_[at_++];
            out_ += sign;
            open_argument(operand());
        }
    }

    void skip_environment() {
        const auto rest = text_.substr(at_);
        const bool columns = rest.starts_with("{array}") || rest.starts_with("{tabular}");
        out_ += ' ';
        skip_argument(columns ? TexAction::begin : TexAction::skip);
    }

    TexFormulas formulas_;
    std::string out_;
    std::vector<Group> groups_;
    std::optional<TexFormula> formula_;  // the one being read
    std::size_t outer_groups_ = 0;       // groups open when it began
    std::size_t too_deep_ = 0;           // braces open beyond max_depth
    bool quoted_ = false;
};

}  // namespace

std::string strip_tex(std::string_view text) {
    return TexStripper(text).run();
}

}  // namespace kindred::engine::text
