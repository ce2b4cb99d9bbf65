// SPDX-License-Identifier: Apache-2.0
// Reads the tables of extract/data/. The order of loading is the order of precedence: a surface belongs to
// the first entry that claims it.
#include "extract/knowledge/gazetteer.hpp"

#include "extract/knowledge/surface.hpp"
#include "extract/knowledge/tsv.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace newsgraph::embedded {
std::string_view gazetteer_countries() noexcept;
std::string_view gazetteer_organizations() noexcept;
std::string_view gazetteer_regions() noexcept;
std::string_view gazetteer_cities() noexcept;
std::string_view gazetteer_given_names() noexcept;
std::string_view gazetteer_person_nouns() noexcept;
std::string_view gazetteer_honorifics() noexcept;
} // namespace newsgraph::embedded

namespace newsgraph::extract {
namespace {

// In a text that shouts, "WHO" and "MAN" are words; longer names are rarely anything else.
constexpr std::size_t kShortestShouted = 4;
// Marks a capital that is hardly ever said for its government ("Sucre", "Amsterdam").
constexpr char kPlaceOnly = '~';

[[noreturn]] void fail(const char* table, std::uint64_t line, const std::string& what) {
    throw graph::Error(graph::Place{.path = std::string(table) + ".tsv", .line = line}, what);
}

/// Cuts the first part off `rest`, up to `separator` or the end.
std::string_view take(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// Calls `use(fields, line)` for each row of `N` fields.
template <std::size_t N, typename Use>
void each_row(const char* table, std::string_view text, Use use) {
    for_each_row(text, std::string(table) + ".tsv", N, [&](const auto& cells, const graph::Place& place) {
        std::array<std::string_view, N> fields;
        std::copy(cells.begin(), cells.end(), fields.begin());
        use(fields, place.line);
    });
}

template <typename Use>
void each_of(std::string_view list, Use use) {
    while (!list.empty()) use(take(list, '|'));
}

std::optional<GeoPosition> position(const char* table, std::uint64_t line, std::string_view latitude,
                                    std::string_view longitude) {
    if (latitude.empty() && longitude.empty()) return std::nullopt;
    const auto degrees = [&](std::string_view text, double limit) {
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || value < -limit || value > limit) {
            fail(table, line, "'" + std::string(text) + "' is no position in degrees");
        }
        return value;
    };
    return GeoPosition{degrees(latitude, 90.0), degrees(longitude, 180.0)};
}

Gender parse_gender(const char* table, std::uint64_t line, std::string_view letter) {
    if (letter == "m") return Gender::Male;
    if (letter == "f") return Gender::Female;
    if (letter == "u" || letter.empty()) return Gender::Unknown;
    fail(table, line, "gender '" + std::string(letter) + "'; use m, f, u or nothing");
}

PersonNounClass parse_class(std::uint64_t line, std::string_view name) {
    if (name == "title") return PersonNounClass::Title;
    if (name == "role") return PersonNounClass::Role;
    if (name == "family") return PersonNounClass::Family;
    if (name == "group") return PersonNounClass::Group;
    fail("person_nouns", line, "class '" + std::string(name) + "'; use title, role, family or group");
}

std::string city_key(std::string_view surface, std::string_view country) {
    return surface_key(surface) + '\t' + std::string(country);
}

} // namespace

Gazetteer::Gazetteer(const GazetteerTables& tables) {
    CityIndex cities;
    load_places(tables, cities);
    load_countries(tables.countries);
    load_organizations(tables.organizations);
    // Weaker readings: claimed only by surfaces that name no country and no organisation.
    load_capitals(tables.countries, cities);
    load_demonyms(tables.countries);
    load_metonyms(tables.organizations);
    load_place_surfaces(tables, cities);
    load_people(tables);
}

const Gazetteer& Gazetteer::bundled() {
    static const Gazetteer gazetteer(GazetteerTables{.countries = embedded::gazetteer_countries(),
                                                     .organizations = embedded::gazetteer_organizations(),
                                                     .regions = embedded::gazetteer_regions(),
                                                     .cities = embedded::gazetteer_cities(),
                                                     .given_names = embedded::gazetteer_given_names(),
                                                     .person_nouns = embedded::gazetteer_person_nouns(),
                                                     .honorifics = embedded::gazetteer_honorifics()});
    return gazetteer;
}

void Gazetteer::load_places(const GazetteerTables& tables, CityIndex& cities) {
    const auto load = [&](const char* table, std::uint64_t line, std::string_view name, std::string_view country,
                          std::string_view latitude, std::string_view longitude, std::string_view aliases) {
        const std::uint32_t entry = add_entry({.name = std::string(name),
                                               .kind = graph::ActorKind::Place,
                                               .country = std::string(country),
                                               .sector = {},
                                               .position = position(table, line, latitude, longitude)});
        cities.try_emplace(city_key(name, country), entry);
        each_of(aliases, [&](std::string_view alias) { cities.try_emplace(city_key(alias, country), entry); });
    };
    each_row<7>("regions", tables.regions, [&](const auto& row, std::uint64_t line) {
        load("regions", line, row[0], row[2], row[3], row[4], row[5]);
    });
    each_row<5>("cities", tables.cities, [&](const auto& row, std::uint64_t line) {
        load("cities", line, row[0], row[1], row[2], row[3], row[4]);
    });
}

void Gazetteer::load_place_surfaces(const GazetteerTables& tables, const CityIndex& cities) {
    const auto load = [&](std::string_view name, std::string_view country, std::string_view aliases) {
        const Hit hit{cities.find(city_key(name, country))->second, AliasUse::Name};
        add_surface(name, hit);
        add_surfaces(aliases, hit);
    };
    each_row<7>("regions", tables.regions, [&](const auto& row, std::uint64_t) {
        load(row[0], row[2], row[5]);
        add_surfaces(row[6], {cities.find(city_key(row[0], row[2]))->second, AliasUse::Demonym});
    });
    each_row<5>("cities", tables.cities,
                [&](const auto& row, std::uint64_t) { load(row[0], row[1], row[4]); });
}

void Gazetteer::load_countries(std::string_view table) {
    each_row<8>("countries", table, [&](const auto& row, std::uint64_t line) {
        const auto& [code, name, aliases, adjectives, people, capitals, latitude, longitude] = row;
        if (code.size() != 3) fail("countries", line, "'" + std::string(code) + "' is no ISO 3166 alpha-3 code");
        const std::uint32_t entry = add_entry({.name = std::string(name),
                                               .kind = graph::ActorKind::Country,
                                               .country = std::string(code),
                                               .sector = {},
                                               .position = position("countries", line, latitude, longitude)});
        if (!countries_.emplace(code, entry).second) fail("countries", line, "a second row for " + std::string(code));
        add_surface(name, {entry, AliasUse::Name});
        add_surfaces(aliases, {entry, AliasUse::Name});

        std::string_view rest = adjectives;
        const std::string_view adjective = rest.empty() ? name : take(rest, '|');
        const std::uint32_t government = add_entry({.name = std::string(adjective) + " government",
                                                    .kind = graph::ActorKind::Organization,
                                                    .country = std::string(code),
                                                    .sector = "GOV",
                                                    .position = {}});
        governments_.emplace(code, government);
        const auto add_government = [&](std::string_view word) {
            add_surface(std::string(word) + " government", {government, AliasUse::Name});
        };
        add_government(adjective);
        add_government(name);
        each_of(aliases, add_government);
        each_of(rest, add_government);
        add_surface("government of " + std::string(name), {government, AliasUse::Name});
    });
}

void Gazetteer::load_organizations(std::string_view table) {
    each_row<5>("organizations", table, [&](const auto& row, std::uint64_t line) {
        const auto& [name, aliases, country, sector, metonyms] = row;
        if (!country.empty() && !countries_.contains(country)) {
            fail("organizations", line, "unknown country '" + std::string(country) + "'");
        }
        // A government's row adds to the entry that its country's row made.
        const auto known = exact_.surfaces.find(surface_key(name));
        const bool is_government = known != exact_.surfaces.end() && entries_[known->second.entry].name == name;
        const std::uint32_t entry = is_government ? known->second.entry
                                                  : add_entry({.name = std::string(name),
                                                               .kind = graph::ActorKind::Organization,
                                                               .country = std::string(country),
                                                               .sector = std::string(sector),
                                                               .position = {}});
        if (known != exact_.surfaces.end() && !is_government) {
            fail("organizations", line, "'" + std::string(name) + "' already stands for " +
                                            entries_[known->second.entry].name);
        }
        add_surface(name, {entry, AliasUse::Name});
        add_surfaces(aliases, {entry, AliasUse::Name});
    });
}

void Gazetteer::load_capitals(std::string_view countries, CityIndex& cities) {
    each_row<8>("countries", countries, [&](const auto& row, std::uint64_t line) {
        const std::string_view code = row[0];
        std::optional<std::uint32_t> main;
        each_of(row[5], [&](std::string_view capital) {
            const bool place_only = capital.front() == kPlaceOnly;
            if (place_only) capital.remove_prefix(1);
            auto city = cities.find(city_key(capital, code));
            if (city == cities.end() && !main) {
                const std::uint32_t made = add_entry({.name = std::string(capital),
                                                      .kind = graph::ActorKind::Place,
                                                      .country = std::string(code),
                                                      .sector = {},
                                                      .position = position("countries", line, row[6], row[7])});
                city = cities.emplace(city_key(capital, code), made).first;
            }
            const std::uint32_t entry = city == cities.end() ? *main : city->second;
            if (!main) main = entry;
            add_surface(capital, {entry, place_only ? AliasUse::Name : AliasUse::Capital});
        });
    });
}

void Gazetteer::load_demonyms(std::string_view countries) {
    each_row<8>("countries", countries, [&](const auto& row, std::uint64_t) {
        const Hit hit{countries_.find(row[0])->second, AliasUse::Demonym};
        add_surfaces(row[3], hit);
        add_surfaces(row[4], hit);
    });
}

void Gazetteer::load_metonyms(std::string_view organizations) {
    each_row<5>("organizations", organizations, [&](const auto& row, std::uint64_t) {
        add_surfaces(row[4], {exact_.surfaces.find(surface_key(row[0]))->second.entry, AliasUse::Metonym});
    });
}

void Gazetteer::load_people(const GazetteerTables& tables) {
    each_row<2>("given_names", tables.given_names, [&](const auto& row, std::uint64_t line) {
        given_names_.emplace(row[0], parse_gender("given_names", line, row[1]));
    });
    each_row<4>("person_nouns", tables.person_nouns, [&](const auto& row, std::uint64_t line) {
        person_nouns_.emplace(row[0], PersonNoun{std::string(row[0]), parse_class(line, row[1]), std::string(row[2]),
                                                 parse_gender("person_nouns", line, row[3])});
    });
    each_row<2>("honorifics", tables.honorifics, [&](const auto& row, std::uint64_t line) {
        honorifics_.emplace(row[0], Honorific{std::string(row[0]), parse_gender("honorifics", line, row[1])});
    });
}

std::uint32_t Gazetteer::add_entry(GazetteerEntry entry) {
    entries_.push_back(std::move(entry));
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

void Gazetteer::add_surfaces(std::string_view list, Hit hit) {
    each_of(list, [&](std::string_view surface) { add_surface(surface, hit); });
}

void Gazetteer::add_surface(std::string_view surface, Hit hit) {
    const auto add = [hit](SurfaceIndex& index, const std::string& key, std::string_view first_part) {
        index.surfaces.try_emplace(key, hit);
        // The first token may end before the first word does: at a full stop or an apostrophe that the
        // tokenizer cut at ("U" of "U.S.", "Moody" of "Moody's").
        const std::string first_word = key.substr(0, key.find(' '));
        for (const std::string& part : {first_word, surface_key(first_part)}) {
            std::size_t& longest = index.first_words[part];
            longest = std::max(longest, key.size());
        }
    };
    const auto add_spelling = [&](std::string_view spelling) {
        const std::string key = surface_key(spelling);
        if (key.empty()) return;
        const std::string_view first_part = spelling.substr(0, spelling.find_first_of(". '-"));
        add(exact_, key, first_part.empty() ? key : first_part);
        if (key.size() >= kShortestShouted) {
            const std::string shouted = ascii_upper(key);
            add(capitals_, shouted, first_part.empty() ? shouted : ascii_upper(first_part));
        }
    };
    add_spelling(surface);
    if (const std::string plain = without_marks(surface); plain != surface) add_spelling(plain);
}

} // namespace newsgraph::extract
