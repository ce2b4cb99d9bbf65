// SPDX-License-Identifier: Apache-2.0
#include "extract/language/abbreviations.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

struct Entry {
    std::string_view word;
    Abbreviation kind;
};
using enum Abbreviation;

// Sorted by word; words that are also English words ("in.", "sun.") are left out or need a capital
// letter.
constexpr std::array kTable{
    Entry{"adm", Title},     Entry{"al", Ordinary},   Entry{"approx", Ordinary},
    Entry{"apr", Capital},   Entry{"apt", Number},    Entry{"ariz", Capital},
    Entry{"ark", Capital},   Entry{"art", Number},    Entry{"assoc", Ordinary},
    Entry{"asst", Ordinary}, Entry{"atty", Title},    Entry{"aug", Capital},
    Entry{"ave", Ordinary},  Entry{"bldg", Ordinary}, Entry{"blvd", Ordinary},
    Entry{"bn", Ordinary},   Entry{"brig", Title},    Entry{"bros", Ordinary},
    Entry{"c", Number},      Entry{"ca", Number},     Entry{"calif", Capital},
    Entry{"capt", Title},    Entry{"cf", Ordinary},   Entry{"cmdr", Title},
    Entry{"co", Ordinary},   Entry{"col", Title},     Entry{"colo", Capital},
    Entry{"cols", Title},    Entry{"comdr", Title},   Entry{"conn", Capital},
    Entry{"corp", Ordinary}, Entry{"cpl", Title},     Entry{"ct", Capital},
    Entry{"dec", Capital},   Entry{"del", Capital},   Entry{"dept", Ordinary},
    Entry{"det", Title},     Entry{"dist", Ordinary}, Entry{"div", Ordinary},
    Entry{"dr", Title},      Entry{"drs", Title},     Entry{"ed", Capital},
    Entry{"eds", Capital},   Entry{"eg", Title},      Entry{"esp", Ordinary},
    Entry{"esq", Ordinary},  Entry{"est", Ordinary},  Entry{"etc", Ordinary},
    Entry{"ext", Number},    Entry{"feb", Capital},   Entry{"fig", Number},
    Entry{"figs", Number},   Entry{"fla", Capital},   Entry{"fr", Title},
    Entry{"fri", Capital},   Entry{"ft", Title},      Entry{"ga", Capital},
    Entry{"gen", Title},     Entry{"gens", Title},    Entry{"gov", Title},
    Entry{"govs", Title},    Entry{"hon", Title},     Entry{"hr", Ordinary},
    Entry{"hrs", Ordinary},  Entry{"hwy", Ordinary},  Entry{"inc", Ordinary},
    Entry{"insp", Title},    Entry{"intl", Ordinary}, Entry{"jan", Capital},
    Entry{"jr", Ordinary},   Entry{"jul", Capital},   Entry{"jun", Capital},
    Entry{"kan", Capital},   Entry{"la", Capital},    Entry{"lb", Ordinary},
    Entry{"lbs", Ordinary},  Entry{"lieut", Title},   Entry{"lt", Title},
    Entry{"ltd", Ordinary},  Entry{"maj", Title},     Entry{"mar", Capital},
    Entry{"md", Capital},    Entry{"messrs", Title},  Entry{"mfg", Ordinary},
    Entry{"mgr", Title},     Entry{"mich", Capital},  Entry{"min", Number},
    Entry{"minn", Capital},  Entry{"mlle", Title},    Entry{"mme", Title},
    Entry{"mo", Capital},    Entry{"mon", Capital},   Entry{"mont", Capital},
    Entry{"mr", Title},      Entry{"mrs", Title},     Entry{"ms", Title},
    Entry{"msgr", Title},    Entry{"mt", Title},      Entry{"mts", Title},
    Entry{"neb", Capital},   Entry{"nev", Capital},   Entry{"no", Number},
    Entry{"nos", Number},    Entry{"nov", Capital},   Entry{"oct", Capital},
    Entry{"okla", Capital},  Entry{"ore", Capital},   Entry{"oz", Ordinary},
    Entry{"p", Number},      Entry{"para", Number},   Entry{"ph.d", Ordinary},
    Entry{"plc", Ordinary},  Entry{"pp", Number},     Entry{"pres", Title},
    Entry{"prof", Title},    Entry{"profs", Title},   Entry{"pt", Number},
    Entry{"pte", Title},     Entry{"pty", Ordinary},  Entry{"pvt", Title},
    Entry{"rep", Title},     Entry{"reps", Title},    Entry{"rev", Title},
    Entry{"rs", Number},     Entry{"sat", Capital},   Entry{"sec", Number},
    Entry{"sen", Title},     Entry{"sens", Title},    Entry{"sep", Capital},
    Entry{"sept", Capital},  Entry{"sgt", Title},     Entry{"sq", Ordinary},
    Entry{"sr", Ordinary},   Entry{"st", Title},      Entry{"ste", Title},
    Entry{"supt", Title},    Entry{"tenn", Capital},  Entry{"thu", Capital},
    Entry{"thur", Capital},  Entry{"thurs", Capital}, Entry{"tue", Capital},
    Entry{"tues", Capital},  Entry{"univ", Ordinary}, Entry{"va", Capital},
    Entry{"vol", Number},    Entry{"vols", Number},   Entry{"vs", Title},
    Entry{"vt", Capital},    Entry{"wed", Capital},   Entry{"wis", Capital},
    Entry{"wyo", Capital},   Entry{"yr", Ordinary},   Entry{"yrs", Ordinary},
};
static_assert(std::is_sorted(kTable.begin(), kTable.end(),
                             [](const Entry& a, const Entry& b) { return a.word < b.word; }));

/// Words that begin sentences more often than names, in lower case, sorted.
constexpr std::array<std::string_view, 83> kStarters{
    "a",      "about",     "according", "after", "all",    "also",    "although", "among",
    "an",     "and",       "another",   "are",   "as",     "asked",   "at",       "because",
    "before", "both",      "but",       "by",    "can",    "despite", "did",      "do",
    "during", "each",      "earlier",   "even",  "every",  "few",     "for",      "from",
    "has",    "have",      "he",        "here",  "his",    "how",     "however",  "i",
    "if",     "in",        "instead",   "is",    "it",     "its",     "last",     "later",
    "many",   "meanwhile", "more",      "most",  "my",     "no",      "not",      "now",
    "of",     "on",        "once",      "one",   "or",     "our",     "she",      "since",
    "so",     "some",      "such",      "that",  "the",    "their",   "then",     "there",
    "these",  "they",      "this",      "those", "though", "to",      "under",    "we",
    "what",   "when",      "while"};

static_assert(std::is_sorted(kStarters.begin(), kStarters.end()));

} // namespace

Abbreviation find_abbreviation(std::string_view lower) noexcept {
    const auto* found =
        std::lower_bound(kTable.begin(), kTable.end(), lower,
                         [](const Entry& e, std::string_view w) { return e.word < w; });
    return found != kTable.end() && found->word == lower ? found->kind : None;
}

bool begins_sentences(std::string_view lower) noexcept {
    return std::binary_search(kStarters.begin(), kStarters.end(), lower);
}

} // namespace newsgraph::extract
