#include "indexer/institutions/organisations.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kindred::indexer::institutions {

namespace {

/// Authors that make a name known.
constexpr std::uint32_t least_known = 3;
/// A campus is one of two at least that have this share of the uses of the name, and as many.
constexpr double least_share_of_campus = 0.1;
constexpr std::uint32_t least_uses_of_campus = 5;
/// Universities of several campuses are given without one in fewer than this share of addresses.
constexpr double most_without_campus = 0.5;
/// What follows as many universities is a place, no campus.
constexpr std::uint32_t least_universities_of_place = 8;
/// What is not settled by counting is a sentence.
constexpr std::size_t max_words_of_name = 14;
/// Organisations of one address.
constexpr std::size_t max_of_address = 8;

constexpr auto linkers =
    std::to_array<std::string_view>({"at", "an", "de", "der", "di", "do", "du", "of", "zu"});

bool is_name(const Part& part) {
    return part.kind == PartKind::university || part.kind == PartKind::college ||
           part.kind == PartKind::organisation;
}

/// May be a campus by its looks.
bool may_be_campus(const Part& part) {
    return part.kind == PartKind::other && !is_country_or_state(engine::text::fold(part.text));
}

/// Where each word of `text` begins, and its folded forms.
struct Word {
    std::size_t begin;
    std::string folded;
};
std::vector<Word> split_of(std::string_view text) {
    engine::text::Words words;
    engine::text::split_words(text, words);
    std::vector<Word> out;
    for (const engine::text::Word& word : words.words)
        out.push_back({word.begin, std::string(words.folded_form(word))});
    return out;
}

/// "清华大学计算机系" -> "清华大学": scripts without spaces have no commas either.
std::string_view cjk_head(std::string_view text) {
    for (const std::string_view sign : {"大学", "大學", "대학교"}) {
        const std::size_t at = text.find(sign);
        if (at != std::string_view::npos) return text.substr(0, at + sign.size());
    }
    return text;
}

}  // namespace

void Organisations::add(std::string_view address, std::uint32_t count) {
    Address& added = addresses_[std::string(address)];
    if (added.count == 0) added.addresses = read_addresses(address);
    added.count += count;
}

/// Takes a university out of "Department of Physics of the University of X", "Faculty of Science Y
/// University" and "清华大学计算机系".
void Organisations::trim(Part& part) const {
    if (part.kind != PartKind::university) return;
    part.text = cjk_head(part.text);
    const std::vector<Word> words = split_of(part.text);
    const auto at = std::ranges::find_if(words, [](const Word& w) { return is_university_word(w.folded); });
    if (at == words.end() || at == words.begin()) return;
    const auto before = at - 1;
    // "Computer Science at the Technical University of X"
    for (auto word = at; word-- != words.begin();) {
        if (word->folded != "at" &&
            !(word->folded == "of" && (word + 1 == at || (word + 1)->folded == "the")))
            continue;
        const auto name = word + 1 != at && (word + 1)->folded == "the" ? word + 2 : word + 1;
        part.text.erase(0, name->begin);
        return;
    }
    if (!begins_unit(words.front().folded)) return;
    const bool of = at + 1 != words.end() && std::ranges::find(linkers, (at + 1)->folded) != linkers.end();
    if (of) {
        part.text.erase(0, at->begin);
        return;
    }
    // "Engineering Zhejiang University": as many words as make a known name, else one.
    std::size_t best = before->begin;
    std::uint32_t most = 0;
    for (auto first = at; first != words.begin() && at - first < 4;) {
        --first;
        const auto known = known_.find(name_key(std::string_view(part.text).substr(first->begin)));
        if (known == known_.end() || known->second <= most) continue;
        most = known->second;
        best = first->begin;
    }
    part.text.erase(0, best);
}

void Organisations::learn(const std::vector<Part>& parts, std::uint32_t count) {
    bool after = false;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const Part& part = parts[at];
        const std::string key = name_key(part.text);
        if (key.empty()) continue;
        Seen& seen = seen_[key];
        if (after && !is_name(part)) seen.as_place += count;
        if (at == 0) seen.as_head += count;
        if (is_name(part) && !begins_unit(words_of(part.text).front())) known_[key] += count;
        if (parts.size() == 1 && part.kind == PartKind::other) known_[key] += count;
        after = after || is_name(part);
        if (part.kind != PartKind::university) continue;
        Campuses& campuses = campuses_[key];
        campuses.total += count;
        if (at + 1 == parts.size() || !may_be_campus(parts[at + 1])) continue;
        campuses.with_next += count;
        campuses.by_next[name_key(parts[at + 1].text)] += count;
    }
}

bool Organisations::is_place(const std::string& key) const {
    const auto at = seen_.find(key);
    return at != seen_.end() && at->second.as_place > at->second.as_head;
}

bool Organisations::has_campus(const std::string& name, const Part& next) const {
    if (!may_be_campus(next)) return false;
    const auto at = campuses_.find(name_key(name));
    const std::string key = name_key(next.text);
    if (key.empty() || name_key(name).find(key) != std::string::npos) return false;
    const bool of_state = is_named_after_state(words_of(name));
    if (at == campuses_.end()) return of_state;
    const Campuses& campuses = at->second;
    const auto total = static_cast<double>(campuses.total);
    const double without = static_cast<double>(campuses.total - campuses.with_next) / total;
    if (without >= most_without_campus && campuses.total >= least_uses_of_campus) return false;
    if (of_state) return true;
    const auto many = [&](std::uint32_t uses) {
        return uses >= least_uses_of_campus && static_cast<double>(uses) >= least_share_of_campus * total;
    };
    const auto places = places_.find(key);
    if (places != places_.end() && places->second >= least_universities_of_place) return false;
    const auto uses = campuses.by_next.find(key);
    const auto several =
        std::ranges::count_if(campuses.by_next, [&](const auto& c) { return many(c.second); });
    return several > 1 && uses != campuses.by_next.end() && uses->second > 1;
}

std::string Organisations::with_campus(const std::vector<Part>& parts, std::size_t at) const {
    const std::string& name = parts[at].text;
    if (at + 1 == parts.size()) return name;
    const Part& next = parts[at + 1];
    return has_campus(name, next) ? name + ", " + next.text : name;
}

std::vector<std::string> Organisations::universities_in(const std::vector<Part>& parts) const {
    std::vector<std::string> out;
    for (const PartKind kind : {PartKind::university, PartKind::college}) {
        for (std::size_t at = 0; at < parts.size(); ++at)
            if (parts[at].kind == kind) out.push_back(with_campus(parts, at));
        if (!out.empty()) break;
    }
    return out;
}

/// The organisation of an address without a university; "" when there is none.
std::string Organisations::other_in(const std::vector<Part>& parts) const {
    const auto first_of = [&](auto&& wanted) -> const Part* {
        const auto at = std::ranges::find_if(parts, wanted);
        return at == parts.end() ? nullptr : &*at;
    };
    const auto of_kind = [](PartKind kind) { return [kind](const Part& part) { return part.kind == kind; }; };
    const Part* company = first_of(of_kind(PartKind::organisation));
    if (company != nullptr) return company->text;
    // "Amazon, Palo Alto": what comes first is no place, whatever it is elsewhere.
    if (parts.front().kind == PartKind::other && !is_country_or_state(engine::text::fold(parts.front().text)))
        return parts.front().text;
    const Part* known = first_of([&](const Part& part) {
        const std::string key = name_key(part.text);
        return part.kind == PartKind::other && known_.contains(key) && !is_place(key);
    });
    if (known != nullptr) return known->text;
    for (const PartKind kind : {PartKind::institute, PartKind::laboratory}) {
        const Part* part = first_of(of_kind(kind));
        if (part != nullptr) return part->text;
    }
    const Part* other = first_of(
        [&](const Part& part) { return part.kind == PartKind::other && !is_place(name_key(part.text)); });
    return other == nullptr ? "" : other->text;
}

/// Two organisations where "and" stands between two.
std::vector<std::string> Organisations::parted(const std::string& name) const {
    for (const std::string_view sign : {" and ", " & "}) {
        for (std::size_t at = name.find(sign); at != std::string::npos; at = name.find(sign, at + 1)) {
            const std::string left = name.substr(0, at);
            const std::string right = name.substr(at + sign.size());
            const auto known = [&](const std::string& each) {
                const auto found = known_.find(name_key(each));
                return found != known_.end() && found->second >= least_known;
            };
            const bool universities =
                kind_of(left) == PartKind::university && kind_of(right) == PartKind::university;
            const auto whole = known_.find(name_key(name));
            const bool one = whole != known_.end() && whole->second >= 2 * least_known && !universities;
            if (!one && (universities || (known(left) && known(right)))) return {left, right};
        }
    }
    return {name};
}

std::vector<std::string> Organisations::names_in(const std::vector<Part>& parts) const {
    std::vector<std::string> names = universities_in(parts);
    if (names.empty()) {
        std::string other = other_in(parts);
        if (!other.empty()) names.push_back(std::move(other));
    }
    std::vector<std::string> out;
    for (const std::string& name : names) {
        for (std::string& one : parted(name))
            if (words_of(one).size() <= max_words_of_name) out.push_back(std::move(one));
    }
    return out;
}

void Organisations::finish() {
    for (const auto& [text, address] : addresses_)
        for (const std::vector<Part>& parts : address.addresses) learn(parts, address.count);
    for (const auto& [university, campuses] : campuses_)
        for (const auto& [next, uses] : campuses.by_next) ++places_[next];
    for (auto& [text, address] : addresses_) {
        for (std::vector<Part>& parts : address.addresses) {
            std::ranges::for_each(parts, [this](Part& part) { trim(part); });
            for (std::string& name : names_in(parts))
                if (address.organisations.size() < max_of_address)
                    address.organisations.push_back(std::move(name));
        }
    }
    std::unordered_map<std::string, std::map<std::string, std::uint32_t>> spellings;
    for (const auto& [text, address] : addresses_)
        for (const std::string& name : address.organisations)
            spellings[name_key(name)][name] += address.count;
    std::unordered_map<std::string, std::string> best;
    for (const auto& [key, counts] : spellings) {
        // Of equally frequent ones the longer, "University" before "Univ.", then the smaller text.
        best[key] = std::ranges::max_element(counts, {}, [](const auto& each) {
                        return std::pair(each.second, each.first.size());
                    })->first;
    }
    for (auto& [text, address] : addresses_) {
        std::vector<std::string> names;
        for (const std::string& name : address.organisations) {
            const std::string key = name_key(name);
            if (key.empty()) continue;
            const std::string& shown = best.at(key);
            if (std::ranges::find(names, shown) == names.end()) names.push_back(shown);
        }
        address.organisations = std::move(names);
        address.addresses.clear();
    }
    seen_.clear();
    places_.clear();
    campuses_.clear();
    known_.clear();
}

const std::vector<std::string>& Organisations::of(std::string_view address) const {
    static const std::vector<std::string> none;
    const auto at = addresses_.find(std::string(address));
    return at == addresses_.end() ? none : at->second.organisations;
}

}  // namespace kindred::indexer::institutions
