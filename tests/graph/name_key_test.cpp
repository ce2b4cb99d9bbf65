// SPDX-License-Identifier: Apache-2.0
#include "graph/name_key.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;

TEST_CASE("name words: case, marks, punctuation and possessives go", "[graph][names]") {
    const std::pair<const char*, const char*> cases[] = {
        {"Volodymyr Zelenskyy\u2019s", "volodymyr zelenskyy"},
        {"O'Neil", "oneil"},
        {"Recep Tayyip Erdo\u011Fan", "recep tayyip erdogan"},
        {"\u0141ukasz \u00D8stergaard", "lukasz ostergaard"},
        {"J.D. Vance", "j d vance"},
        {"S\u00E3o Paulo", "sao paulo"},
        {"Jean-Luc", "jean luc"},
        {"\uFF35\uFF33", "us"},
        {"James's", "james"},
        {"\U0001F642", "\U0001F642"},
        {"", ""},
        {"\u4E60\u8FD1\u5E73", "\u4E60\u8FD1\u5E73"}};
    for (const auto& [name, folded] : cases) CHECK(folded_name(name) == folded);
}

TEST_CASE("spelling key: transliterations of one name are equal", "[graph][names]") {
    const std::vector<std::vector<const char*>> groups = {
        {"zelensky", "zelenskyy", "zelenskiy", "zelenskij", "zelenski"},
        {"dmitriev", "dmitriyev"},
        {"medvedev", "medvedyev"},
        {"sergei", "sergey"},
        {"witkoff", "witkof"},
        {"lukashenko", "lukaschenko"},
        {"khrushchev", "hrushchev"},
        {"mueller", "muller"},
        {"chaykovsky", "chaikovskiy"}};
    for (const auto& group : groups) {
        for (const auto* word : group) CHECK(spelling_key(word) == spelling_key(group.front()));
    }
    CHECK(spelling_key("putin") != spelling_key("patten"));
    CHECK(spelling_key("zelensky") != spelling_key("zelenska"));
}

TEST_CASE("edit distance: counts up to its limit", "[graph][names]") {
    CHECK(edit_distance("kitten", "sitting", 5) == 3);
    CHECK(edit_distance("", "abc", 5) == 3);
    CHECK(edit_distance("abc", "abc", 0) == 0);
    CHECK(edit_distance("abcdef", "ghijkl", 2) == 3);
}

TEST_CASE("person name: titles, particles, suffixes, initials and family-first order", "[graph][names]") {
    CHECK(parse_person_name("Mr Trump") == PersonName{{}, "trump", "", false, true});
    CHECK(parse_person_name("Donald J. Trump") == PersonName{{"donald", "j"}, "trump", "", false, false});
    CHECK(parse_person_name("Donald Trump Jr.").suffix == "jr");
    CHECK(parse_person_name("Prime Minister Keir Starmer").given == std::vector<std::string>{"keir"});
    CHECK(parse_person_name("Ursula von der Leyen").surname == "leyen");
    CHECK(parse_person_name("Ursula von der Leyen").given == std::vector<std::string>{"ursula"});
    CHECK(parse_person_name("J.D. Vance").given == std::vector<std::string>{"jd"});
    CHECK(parse_person_name("Xi Jinping").surname == "xi");
    CHECK(parse_person_name("Kim Jong-un") == parse_person_name("Kim Jong Un"));
    CHECK(parse_person_name("Mr").surname == "mr");
    CHECK(parse_person_name("").surname.empty());
}

TEST_CASE("given names: known forms are one", "[graph][names]") {
    CHECK(same_given_name("volodymyr", "vladimir"));
    CHECK(same_given_name("joe", "joseph"));
    CHECK(same_given_name("dmitriy", "dmytro"));
    CHECK_FALSE(same_given_name("maria", "mario"));
    CHECK_FALSE(same_given_name("donald", "ronald"));
}

TEST_CASE("organisations: article, legal form and dots go; acronyms are known", "[graph][names]") {
    CHECK(organization_words("The Boeing Co.") == std::vector<std::string>{"boeing"});
    CHECK(organization_words("The U.N.") == std::vector<std::string>{"un"});
    CHECK(acronym_of(organization_words("International Atomic Energy Agency")) == "iaea");
    CHECK(acronym_of(organization_words("the Organization of the Petroleum Exporting Countries")) == "opec");
    CHECK(looks_like_acronym("U.N."));
    CHECK_FALSE(looks_like_acronym("Nato"));
    CHECK_FALSE(looks_like_acronym("X"));
    CHECK(country_code_of("united states") == "USA");
    CHECK(country_code_of("uk") == "GBR");
    CHECK(country_code_of("k").empty());
    CHECK(country_code_of("").empty());
}
