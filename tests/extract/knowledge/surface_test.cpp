// SPDX-License-Identifier: Apache-2.0
#include "extract/knowledge/surface.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::extract;

TEST_CASE("surface_key: spellings that differ in dots, dashes and spaces meet", "[extract][surface]") {
    CHECK(surface_key("U.S.") == "US");
    CHECK(surface_key("St. Petersburg") == "St Petersburg");
    CHECK(surface_key("Guinea-Bissau") == "Guinea Bissau");
    CHECK(surface_key("Guinea–Bissau") == "Guinea Bissau");
    CHECK(surface_key("  New\t York \xC2\xA0 ") == "New York");
    CHECK(surface_key("N’Djamena") == "N'Djamena");
    CHECK(surface_key("São Tomé") == "São Tomé");
    CHECK(surface_key("").empty());
    CHECK(surface_key(" .-. ").empty());
}

TEST_CASE("without_marks: gives the letters that English news writes", "[extract][surface]") {
    CHECK(without_marks("São Tomé") == "Sao Tome");
    CHECK(without_marks("Łódź") == "Lodz");
    CHECK(without_marks("İstanbul ığ") == "Istanbul ig");
    CHECK(without_marks("Київ €") == "Київ €");
    CHECK(without_marks("").empty());
}
