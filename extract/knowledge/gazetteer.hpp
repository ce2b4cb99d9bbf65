// SPDX-License-Identifier: Apache-2.0
// What the program knows about the world before it reads: countries with their demonyms and capitals,
// organisations and what stands for them ("the Kremlin"), cities and regions, given names, and the nouns
// that denote people ("envoy", "troops"). The tables are extract/data/*.tsv, built into the program; their
// sources and licences are in extract/data/README.md.
//
//     const Gazetteer& gazetteer = Gazetteer::bundled();
//     if (auto match = gazetteer.match(sentence.tokens, i)) { ... match->entry->country ... }
//
// It does not decide what a surface means in its sentence: "Moscow" is a city here with `use == Capital`;
// whether it acts as the Russian government (`government_of("RUS")`) is for the caller to see.
// Immutable after construction, so any number of threads may read it.
#pragma once

#include "extract/language/annotation.hpp"
#include "graph/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

/// Degrees, WGS 84; north and east are positive.
struct GeoPosition {
    double latitude = 0.0;
    double longitude = 0.0;

    friend bool operator==(const GeoPosition&, const GeoPosition&) = default;
};

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// How a surface stands for its entry.
enum class AliasUse : std::uint8_t {
    Name,    ///< one of its names: "Russia", "U.K.", "NATO", "Odessa"
    Demonym, ///< an adjective or people of the country or region `entry`: "Russian", "Europeans"
    Metonym, ///< stands for the organisation that `entry` is: "Kremlin", "Downing Street"
    Capital, ///< `entry` is the city, of kind Place; it may stand for `government_of(entry->country)`
};

struct GazetteerEntry {
    std::string name; ///< canonical: "Russia", "Russian government", "Kyiv"
    graph::ActorKind kind = graph::ActorKind::Place;
    std::string country;                 ///< ISO 3166 alpha-3 (XKX: Kosovo), or empty
    std::string sector;                  ///< PLOVER sector, or empty
    std::optional<GeoPosition> position; ///< of a country: its capital's
};

struct GazetteerMatch {
    const GazetteerEntry* entry = nullptr; ///< owned by the gazetteer
    AliasUse use = AliasUse::Name;
    std::uint32_t tokens = 0; ///< how many tokens the surface covers, at least 1
};

enum class PersonNounClass : std::uint8_t {
    Title,  ///< stands before a name and heads "X of Y": president, foreign minister
    Role,   ///< what someone does or is: negotiator, analyst, witness
    Family, ///< a kinship: wife, son-in-law
    Group,  ///< several people or a body that acts as one: troops, officials, ministry
};

struct PersonNoun {
    std::string lemma; ///< lower case, words joined by one space
    PersonNounClass noun_class = PersonNounClass::Role;
    std::string sector; ///< PLOVER sector, or empty
    Gender gender = Gender::Unknown;
};

struct Honorific {
    std::string form; ///< without a full stop: "Mr"
    Gender gender = Gender::Unknown;
};

/// The tables as text: one row a line, fields parted by tabs, lists inside a field by '|', lines that
/// begin with '#' ignored. The first line of each bundled table names its columns.
struct GazetteerTables {
    std::string_view countries = {};
    std::string_view organizations = {};
    std::string_view regions = {};
    std::string_view cities = {};
    std::string_view given_names = {};
    std::string_view person_nouns = {};
    std::string_view honorifics = {};
};

class Gazetteer {
public:
    /// Throws graph::Error naming the table and the line when a row has the wrong number of fields or a
    /// value that is none of its column's.
    explicit Gazetteer(const GazetteerTables& tables);

    /// The tables built into the program; read on first use.
    static const Gazetteer& bundled();

    /// The longest surface that starts at token `first` (which must be in range). Case counts ("us" is not
    /// "US"), except that names of four letters or more are also found in ALL CAPITALS. Full stops, and
    /// the way "U.S." or "Guinea-Bissau" was cut into tokens, do not matter. A surface with several uses
    /// is a country's name first, then an organisation's, a capital, a demonym, a metonym, a region, a city.
    [[nodiscard]] std::optional<GazetteerMatch> match(std::span<const Token> tokens,
                                                      std::size_t first) const;

    /// The entry that a whole surface stands for, or nullptr. "the" belongs to no surface but a newspaper's.
    [[nodiscard]] const GazetteerEntry* find(std::string_view surface) const;

    /// By ISO 3166 alpha-3 code; nullptr when there is no such country.
    [[nodiscard]] const GazetteerEntry* country(std::string_view code) const;
    /// "Russian government" for "RUS": the organisation that the country, its capital or the seat of its
    /// rulers stands for when it speaks and acts.
    [[nodiscard]] const GazetteerEntry* government_of(std::string_view code) const;

    [[nodiscard]] bool is_given_name(std::string_view name) const;
    /// Unknown also for names that both women and men bear.
    [[nodiscard]] Gender gender_of_given_name(std::string_view name) const;

    /// By lower-case lemma or, for nouns that mean a group in the plural ("officials"), the lower-case
    /// form: look the form up first. Words of a compound are joined by one space: "prime minister".
    [[nodiscard]] const PersonNoun* person_noun(std::string_view lemma) const;
    /// With or without its full stop: "Mr", "Mr.".
    [[nodiscard]] const Honorific* honorific(std::string_view form) const;

private:
    struct Hit {
        std::uint32_t entry;
        AliasUse use;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <typename Value>
    using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    /// Normalised surfaces, and for each first word the length of the longest surface it begins.
    struct SurfaceIndex {
        Table<Hit> surfaces;
        Table<std::size_t> first_words;
    };

    // gazetteer_tables.cpp
    using CityIndex = Table<std::uint32_t>; ///< surface, tab and country code, to the city's entry
    void load_places(const GazetteerTables& tables, CityIndex& cities);
    void load_countries(std::string_view table);
    void load_organizations(std::string_view table);
    void load_capitals(std::string_view countries, CityIndex& cities);
    void load_demonyms(std::string_view countries);
    void load_metonyms(std::string_view organizations);
    void load_place_surfaces(const GazetteerTables& tables, const CityIndex& cities);
    void load_people(const GazetteerTables& tables);
    std::uint32_t add_entry(GazetteerEntry entry);
    void add_surface(std::string_view surface, Hit hit);
    void add_surfaces(std::string_view list, Hit hit);

    [[nodiscard]] std::optional<GazetteerMatch> longest(std::span<const Token> tokens, std::size_t first,
                                                        const SurfaceIndex& index) const;

    std::vector<GazetteerEntry> entries_;
    SurfaceIndex exact_;
    SurfaceIndex capitals_; ///< the same surfaces in ALL CAPITALS
    Table<std::uint32_t> countries_;
    Table<std::uint32_t> governments_;
    Table<Gender> given_names_;
    Table<PersonNoun> person_nouns_;
    Table<Honorific> honorifics_;
};

} // namespace newsgraph::extract
