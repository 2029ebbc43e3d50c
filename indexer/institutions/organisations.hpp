#pragma once
#include "indexer/institutions/address.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::indexer::institutions {

/// Gives the addresses of a collection their organisations: "Department of X, University of Y, Z" is of
/// "University of Y". First every address is added, then each can be asked for.
///
/// In an address the parts that are universities and the like (part_kinds.hpp) are its organisations; without
/// one it is the first company or research institute, else an institute that may be a part of one, else the
/// first part that is no place, department or group, else a group that has a name. Some things the collection
/// decides:
/// - what stands after organisations is a place, what stands alone or first is none;
/// - "University of California, Berkeley" keeps its campus where a name has several of them and is seldom
///   given without, or, where the collection does not say, when it is that of a state of the USA;
/// - names that differ in case, accents, spaces, "The", "Univ." and the like (`name_key`) are one, written
/// the
///   way most addresses write it;
/// - of "CWI and Leiden University" are two when both are known without the other.
/// Memory: some hundred bytes an address. Belongs to one thread.
class Organisations {
 public:
    /// Adds an address that `count` authors have.
    void add(std::string_view address, std::uint32_t count = 1);
    /// Ends adding.
    void finish();
    /// The organisations of an address that was added, each once, in its order; none for "Department of
    /// Physics" alone. Lives as long as this.
    const std::vector<std::string>& of(std::string_view address) const;

 private:
    /// Where a name was seen.
    struct Seen {
        std::uint32_t as_head = 0;   ///< alone, or first of its address
        std::uint32_t as_place = 0;  ///< after an organisation
    };
    struct Campuses {
        std::uint32_t total = 0;
        std::map<std::string, std::uint32_t> by_next;  ///< by key of what follows that may be one
        std::uint32_t with_next = 0;
    };
    struct Address {
        std::vector<std::vector<Part>> addresses;
        std::uint32_t count = 0;
        std::vector<std::string> organisations;
    };

    void learn(const std::vector<Part>& parts, std::uint32_t count);
    void trim(Part& part) const;
    std::vector<std::string> names_in(const std::vector<Part>& parts) const;
    std::vector<std::string> universities_in(const std::vector<Part>& parts) const;
    std::string with_campus(const std::vector<Part>& parts, std::size_t at) const;
    std::string other_in(const std::vector<Part>& parts) const;
    bool has_campus(const std::string& name, const Part& next) const;
    bool is_place(const std::string& key) const;
    std::vector<std::string> parted(const std::string& name) const;

    std::unordered_map<std::string, Address> addresses_;
    std::unordered_map<std::string, Seen> seen_;             ///< by name_key
    std::unordered_map<std::string, Campuses> campuses_;     ///< by name_key of a university
    std::unordered_map<std::string, std::uint32_t> places_;  ///< universities that it follows, by name_key
    std::unordered_map<std::string, std::uint32_t> known_;   ///< authors of an organisation, by name_key
};

}  // namespace kindred::indexer::institutions
