// SPDX-License-Identifier: Apache-2.0
#include "extract/knowledge/gazetteer.hpp"
#include "graph/error.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace newsgraph;
using namespace newsgraph::extract;

namespace {

/// Tokens parted by spaces; a form that ends in '_' has no space after it.
std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        Token token;
        token.form = std::string(text.substr(0, end));
        if (token.form.ends_with('_')) {
            token.form.pop_back();
            token.space_after = false;
        }
        result.push_back(std::move(token));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string dump(std::string_view text, std::size_t first = 0) {
    const std::vector<Token> words = tokens(text);
    const auto match = Gazetteer::bundled().match(words, first);
    if (!match) return "none";
    constexpr std::string_view kUses[] = {"name", "demonym", "metonym", "capital"};
    return match->entry->name + "/" + std::string(kUses[static_cast<std::size_t>(match->use)]) + "/" +
           std::to_string(match->tokens);
}

} // namespace

TEST_CASE("gazetteer: finds countries by every common spelling", "[extract][gazetteer]") {
    struct Row {
        std::string_view text;
        std::string_view expected;
    };
    const Row rows[] = {
        {"Russia said", "Russia/name/1"},
        {"Russian Federation", "Russia/name/2"},
        {"United States of America", "United States/name/4"},
        {"U.S. officials", "United States/name/1"},
        {"U_ ._ S_ . officials", "United States/name/4"},
        {"US", "United States/name/1"},
        {"us", "none"},
        {"UK", "United Kingdom/name/1"},
        {"Britain", "United Kingdom/name/1"},
        {"the States", "United States/name/2"},
        {"Guinea_ -_ Bissau", "Guinea-Bissau/name/3"},
        {"Guinea-Bissau", "Guinea-Bissau/name/1"},
        {"Guinea -", "Guinea/name/1"},
        {"Côte d’Ivoire", "Ivory Coast/name/2"},
        {"Cote d'Ivoire", "Ivory Coast/name/2"},
        {"Türkiye", "Turkey/name/1"},
        {"Russian officials", "Russia/demonym/1"},
        {"Ukrainians", "Ukraine/demonym/1"},
        {"North Koreans", "North Korea/demonym/2"},
        {"Britons", "United Kingdom/demonym/1"},
        {"I ran", "none"},
        {"I_ ran", "Iran/name/2"},
        {"Russia_ .", "Russia/name/1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(dump(row.text) == row.expected);
    }
}

TEST_CASE("gazetteer: tells capitals, metonyms and places apart", "[extract][gazetteer]") {
    CHECK(dump("Moscow launched") == "Moscow/capital/1");
    CHECK(dump("Kiev said") == "Kyiv/capital/1");
    CHECK(dump("Kyiv said") == "Kyiv/capital/1");
    CHECK(dump("Washington") == "Washington/capital/1");
    CHECK(dump("Washington state") == "Washington state/name/2");
    CHECK(dump("Tel Aviv") == "Tel Aviv/capital/2");
    CHECK(dump("Amsterdam") == "Amsterdam/name/1");
    CHECK(dump("Kremlin spokesman") == "Russian government/metonym/1");
    CHECK(dump("White House press secretary") == "US government/metonym/2");
    CHECK(dump("Downing Street") == "British government/metonym/2");
    CHECK(dump("Pentagon") == "US Department of Defense/metonym/1");
    CHECK(dump("Elysee Palace") == "French government/metonym/2");
    CHECK(dump("Brussels") == "Brussels/name/1");
    CHECK(dump("Odessa") == "Odesa/name/1");
    CHECK(dump("St_ . Petersburg") == "St. Petersburg/name/3");
    CHECK(dump("St. Petersburg") == "St. Petersburg/name/2");
    CHECK(dump("Saint Petersburg") == "St. Petersburg/name/2");
    CHECK(dump("Gaza Strip") == "Gaza Strip/name/2");
    CHECK(dump("Black Sea ports") == "Black Sea/name/2");
    CHECK(dump("Izium") == dump("Izyum"));
    CHECK(dump("European leaders") == "Europe/demonym/1");
    CHECK(dump("Kurds") == "Kurdistan/demonym/1");
    CHECK(dump("Vladimir Putin") == "none");
}

TEST_CASE("gazetteer: finds organisations by name and abbreviation", "[extract][gazetteer]") {
    CHECK(dump("NATO") == "NATO/name/1");
    CHECK(dump("European Union leaders") == "European Union/name/2");
    CHECK(dump("EU") == "European Union/name/1");
    CHECK(dump("U.N. Security Council") == "UN Security Council/name/3");
    CHECK(dump("The Times") == "The Times/name/2");
    CHECK(dump("Die Welt") == "Die Welt/name/2");
    CHECK(dump("al_ -_ Qaeda fighters") == "al-Qaeda/name/3");
    CHECK(dump("Moody_ 's") == "Moody's/name/2");
    const GazetteerEntry* idf = Gazetteer::bundled().find("Israel Defense Forces");
    REQUIRE(idf != nullptr);
    CHECK(idf->country == "ISR");
    CHECK(idf->sector == "MIL");
    CHECK(idf->kind == graph::ActorKind::Organization);
}

TEST_CASE("gazetteer: names in capitals are found only where the text shouts", "[extract][gazetteer]") {
    CHECK(dump("UKRAINE SAYS") == "Ukraine/name/1");
    CHECK(dump("NEW YORK") == "New York/name/2");
    CHECK(dump("NEW york") == "none");
    CHECK(dump("KREMLIN") == "Russian government/metonym/1");
    CHECK(dump("MAN BITES DOG") == "none");
    CHECK(dump("LA PAZ") == "La Paz/capital/2");
    CHECK(dump("LA police") == "Los Angeles/name/1");
    CHECK(dump("US AND EU") == "United States/name/1");
    CHECK(dump("ukraine") == "none");
}

TEST_CASE("gazetteer: matches in the middle and at the end of a sentence", "[extract][gazetteer]") {
    CHECK(dump("He flew to Saudi Arabia", 3) == "Saudi Arabia/name/2");
    CHECK(dump("He flew to Saudi", 3) == "Saudi Arabia/demonym/1");
    CHECK(dump(". Russia", 0) == "none");
}

TEST_CASE("gazetteer: a country leads to its government and its position", "[extract][gazetteer]") {
    const Gazetteer& gazetteer = Gazetteer::bundled();
    const GazetteerEntry* russia = gazetteer.country("RUS");
    REQUIRE(russia != nullptr);
    CHECK(russia->name == "Russia");
    REQUIRE(russia->position);
    CHECK(russia->position->latitude == Approx(55.75).margin(0.1));
    REQUIRE(gazetteer.government_of("RUS") != nullptr);
    CHECK(gazetteer.government_of("RUS")->name == "Russian government");
    CHECK(gazetteer.government_of("RUS") == gazetteer.find("Kremlin"));
    CHECK(gazetteer.government_of("USA") == gazetteer.find("U.S. government"));
    CHECK(gazetteer.government_of("GBR")->sector == "GOV");
    CHECK(gazetteer.country("XYZ") == nullptr);
    CHECK(gazetteer.government_of("") == nullptr);
    CHECK(gazetteer.find("") == nullptr);
}

TEST_CASE("gazetteer: knows given names, person nouns and honorifics", "[extract][gazetteer]") {
    const Gazetteer& gazetteer = Gazetteer::bundled();
    CHECK(gazetteer.gender_of_given_name("Volodymyr") == Gender::Male);
    CHECK(gazetteer.gender_of_given_name("Kaja") == Gender::Female);
    CHECK(gazetteer.gender_of_given_name("Robin") == Gender::Unknown);
    CHECK(gazetteer.is_given_name("Robin"));
    CHECK_FALSE(gazetteer.is_given_name("Ceasefire"));

    const PersonNoun* spokeswoman = gazetteer.person_noun("spokeswoman");
    REQUIRE(spokeswoman != nullptr);
    CHECK(spokeswoman->gender == Gender::Female);
    CHECK(spokeswoman->noun_class == PersonNounClass::Role);
    const PersonNoun* minister = gazetteer.person_noun("prime minister");
    REQUIRE(minister != nullptr);
    CHECK(minister->noun_class == PersonNounClass::Title);
    CHECK(minister->sector == "GOV");
    REQUIRE(gazetteer.person_noun("troops") != nullptr);
    CHECK(gazetteer.person_noun("troops")->noun_class == PersonNounClass::Group);
    CHECK(gazetteer.person_noun("son-in-law")->noun_class == PersonNounClass::Family);
    CHECK(gazetteer.person_noun("table") == nullptr);

    REQUIRE(gazetteer.honorific("Mr.") != nullptr);
    CHECK(gazetteer.honorific("Mr.") == gazetteer.honorific("Mr"));
    CHECK(gazetteer.honorific("Mrs")->gender == Gender::Female);
    CHECK(gazetteer.honorific("Table") == nullptr);
}

TEST_CASE("gazetteer: a malformed table is refused with its line", "[extract][gazetteer]") {
    const auto line_of = [](const GazetteerTables& tables) -> std::uint64_t {
        try {
            const Gazetteer gazetteer(tables);
        } catch (const graph::Error& error) {
            return error.place().line;
        }
        return 0;
    };
    CHECK(line_of({.given_names = "# name\tgender\nAda\tf\n"}) == 0);
    CHECK(line_of({.given_names = "# name\tgender\nAda\n"}) == 2);
    CHECK(line_of({.given_names = "Ada\tx\n"}) == 1);
    CHECK(line_of({.cities = "Rome\tITA\t91\t12\t\n"}) == 1);
    CHECK(line_of({.person_nouns = "envoy\tking\tGOV\t\n"}) == 1);
    CHECK(line_of({.organizations = "NATO\t\tXYZ\tIGO\t\n"}) == 1);
    CHECK(line_of({.countries = "RU\tRussia\t\t\t\t\t\t\n"}) == 1);
}
