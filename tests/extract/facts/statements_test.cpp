// SPDX-License-Identifier: Apache-2.0
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;
using test::explained;

TEST_CASE("statements: speaker, cue and content of the forms of reported speech", "[extract][statements]") {
    struct Case {
        const char* text;
        const char* statements;
    };
    const Case cases[] = {
        {"\"We will not sign,\" Anna Berg said. \"There is no deal on the table.\"",
         "s1 direct assert by Anna Berg [Anna Berg] cue [said] content [\"We will not sign,\"] "
         "content [\"There is no deal on the table.\"] rule clause\n"},
        {"\"It is late,\" said Jan Novak, \"but it is not too late.\"",
         "s1 direct assert by Jan Novak [Jan Novak] cue [said] content [\"It is late,\"] "
         "content [\"but it is not too late.\"] rule clause\n"},
        {"The foreign minister, Jan Novak, told reporters that talks would resume next week.",
         "s1 indirect assert by Jan Novak [The foreign minister, Jan Novak] cue [told] "
         "content [that talks would resume next week] rule clause\n"},
        {"According to the Daily Herald, the minister resigned on Friday.",
         "s1 indirect report by Daily Herald [the Daily Herald] cue [According to] "
         "content [the minister resigned on Friday] rule according-to\n"},
        {"Maria Lopez said she had met Jan Novak in Vienna, adding that the meeting was useful.",
         "s1 indirect assert by Maria Lopez [Maria Lopez] cue [said] content [she had met Jan Novak in Vienna] "
         "rule clause\n"
         "s2 indirect assert by Maria Lopez [Maria Lopez] cue [adding] content [that the meeting was useful] "
         "rule clause\n"},
        {"Jan Novak denied that troops had crossed the border.",
         "s1 indirect deny by Jan Novak [Jan Novak] cue [denied] content [that troops had crossed the border] "
         "rule clause\n"},
        {"Maria Lopez described the plan as \"a bad joke\".",
         "s1 mixed describe by Maria Lopez [Maria Lopez] cue [described] content [as \"a bad joke\"] "
         "rule predicate\n"},
        {"Ukraine has raised concerns that Russia is stalling.",
         "s1 indirect fear by Ukraine [Ukraine] cue [concerns] content [that Russia is stalling] rule noun\n"},
    };
    const Case more[] = {
        {"Jan Novak called for a ceasefire in the valley.",
         "s1 indirect call by Jan Novak [Jan Novak] cue [called] content [a ceasefire in the valley] rule nominal\n"},
        {"The government announced a new road.",
         "s1 indirect assert by government [The government] cue [announced] content [a new road] rule nominal\n"},
        {"Anna Berg accused the council of lying.",
         "s1 indirect accuse by Anna Berg [Anna Berg] cue [accused] content [the council of lying] rule nominal\n"},
        {"Jan Novak praised the nurses for their patience after the flood.",
         "s1 indirect praise by Jan Novak [Jan Novak] cue [praised] content [the nurses for their patience after the flood] "
         "rule nominal\n"},
        {"Maria Lopez condemned the plan as a threat and left the hall.",
         "s1 indirect accuse by Maria Lopez [Maria Lopez] cue [condemned] content [the plan as a threat] rule nominal\n"},
        {"The plan was criticized by Anna Berg.",
         "s1 indirect accuse by Anna Berg [Anna Berg] cue [was criticized] content [The plan] rule passive\n"},
        {"Anna Berg told the council by telephone that the bridge was closed.",
         "s1 indirect assert by Anna Berg [Anna Berg] cue [told] content [that the bridge was closed] rule clause\n"},
        {"Talks were expected to resume on Monday.",
         "s1 indirect believe by ? cue [were expected] content [Talks] content [to resume on Monday] rule passive\n"},
        {"The bridge is closed, Jan Novak said, wiping his face.",
         "s1 indirect assert by Jan Novak [Jan Novak] cue [said] content [The bridge is closed] rule clause\n"},
        {"Crossing the bridge at night, Jan Novak said, can be a danger.",
         "s1 indirect assert by Jan Novak [Jan Novak] cue [said] content [Crossing the bridge at night] "
         "content [can be a danger] rule interposed\n"},
        {"Maria Lopez pointed to the treaty of 1994.",
         "s1 indirect assert by Maria Lopez [Maria Lopez] cue [pointed] content [the treaty of 1994] rule nominal\n"},
        {"\"I think the road is safe,\" Anna Berg said. \"It was built to last.\"",
         "s1 direct assert by Anna Berg [Anna Berg] cue [said] content [\"I think the road is safe,\"] "
         "content [\"It was built to last.\"] rule clause\n"},
    };
    for (const auto& [text, statements] : more) {
        INFO(text);
        CHECK(explained(text, "statements") == statements);
    }
    for (const auto& [text, statements] : cases) {
        INFO(text);
        CHECK(explained(text, "statements") == statements);
    }
}

TEST_CASE("statements: a report of a report keeps its chain", "[extract][statements]") {
    const auto text = explained("The Herald reported that Anna Berg said the talks had failed.", "statements");
    CHECK(text.find("by Herald") != std::string::npos);
    CHECK(text.find("s2 indirect assert by Anna Berg [Anna Berg] cue [said] content [the talks had failed] via s1") !=
          std::string::npos);
}

TEST_CASE("statements: inside a statement only another one's utterance is a statement", "[extract][statements]") {
    // Counted are the statements beside the outer one.
    const std::pair<const char*, std::size_t> cases[] = {
        {"\"Jan Novak told us that the bridge was safe,\" Anna Berg said.", 1},
        {"\"The ministry said the bridge was safe,\" Anna Berg said.", 1},
        {"Anna Berg said Jan Novak believes the bridge is safe.", 1},
        {"\"You know that the bridge is safe,\" Anna Berg said.", 0},
        {"\"People say the bridge is safe,\" Anna Berg said.", 0},
        {"\"If Jan Novak says the bridge is safe, nobody listens,\" Anna Berg said.", 0},
        {"\"Jan Novak would say that the bridge is safe,\" Anna Berg said.", 0},
        {"\"I think the bridge is safe and I want to cross it,\" Anna Berg said.", 0},
        {"Anna Berg said the council wants to close the bridge.", 0},
    };
    for (const auto& [text, inner] : cases) {
        INFO(text);
        const auto facts = test::facts_of(text);
        CHECK(facts.statements.size() == inner + 1);
        const auto nested = std::count_if(facts.statements.begin(), facts.statements.end(),
                                          [](const graph::StatementFact& s) { return !s.via.empty(); });
        CHECK(static_cast<std::size_t>(nested) == inner);
    }
}

TEST_CASE("statements: quoted words that nobody says are no statement", "[extract][statements]") {
    CHECK(explained("The so-called \"red line\" runs along the river.", "statements").empty());
    CHECK(explained("They sang \"Yesterday\" in the rain.", "statements").empty());
}

TEST_CASE("statements: unbalanced and odd marks never break a document", "[extract][statements]") {
    for (const char* text : {"\"", "\"\"\"\"", "“ ” “", "said", "\"said\" said \"said", "He said: \"", "» said «",
                             "'' said ''", "“He said “no” and left.", "that that that that said said said"}) {
        INFO(text);
        CHECK_NOTHROW(test::facts_of(text));
    }
}

TEST_CASE("statements: the turns of a transcript", "[extract][statements]") {
    const auto facts = test::facts_of("Anna Weber spoke with Paul Novak on Sunday.\n\n"
                                      "WEBER: Will you sign the treaty?\n\n"
                                      "NOVAK: Not this year. We need more time.\n");
    REQUIRE(facts.statements.size() >= 2);
    const auto& answer = facts.statements.back();
    CHECK(answer.rule == "transcript");
    CHECK(answer.form == graph::StatementForm::Direct);
    REQUIRE(answer.speaker);
    const auto who = std::find_if(facts.actors.begin(), facts.actors.end(),
                                  [&](const graph::ActorFact& a) { return a.id == answer.speaker->actor; });
    REQUIRE(who != facts.actors.end());
    CHECK(who->name == "Paul Novak");
    const auto two_paragraphs = test::facts_of("Anna Weber spoke with Paul Novak on Sunday.\n\n"
                                               "WEBER: Will you sign the treaty?\n\nNOVAK: Not this year.\n\nWe need time.\n\n"
                                               "WEBER: Thank you.\n");
    REQUIRE(two_paragraphs.statements.size() == 3);
    CHECK(two_paragraphs.document.text.substr(two_paragraphs.statements[1].content.front().end - 5, 5) == "time.");
    const auto heading = test::facts_of("Background: The talks failed in May.\n\nNothing was signed.\n");
    CHECK(heading.statements.empty());
}
