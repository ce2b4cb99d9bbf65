// SPDX-License-Identifier: Apache-2.0
// Word lists behind graph/name_key.hpp. All entries are folded (lower case, no marks). Spaces separate entries,
// a bar separates groups of forms of one name.
#pragma once

#include <string_view>

namespace newsgraph::graph::name_tables {

/// Words before a name that are no part of it. Royal and papal titles are left out on purpose: the one name that
/// follows them is not a surname.
inline constexpr std::string_view kTitles =
    " mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron president vice deputy prime premier"
    " chancellor minister foreign defence defense interior finance secretary state treasury senator sen rep"
    " representative congressman congresswoman gov governor mayor gen general lt lieutenant col colonel maj major"
    " brig brigadier capt captain sgt sergeant adm admiral cmdr commander rev reverend judge justice ambassador"
    " envoy special spokesman spokeswoman spokesperson speaker chairman chairwoman chair leader former acting"
    " interim then us ";

/// Parts of surnames that are often left out or written differently.
inline constexpr std::string_view kParticles =
    " von van der den de da di do dos das del della degli la le du al el ad as bin ibn ter ten zu ";

inline constexpr std::string_view kSuffixes = " jr junior sr senior ii iii iv ";

/// Family names that come first in Chinese, Korean and Vietnamese names as English news writes them.
inline constexpr std::string_view kFamilyFirst =
    " xi wang li zhang liu chen yang huang zhao wu zhou xu sun hu zhu gao lin he guo ma luo liang song zheng xie"
    " han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lu su jiang cai jia ding wei xue ye"
    " kim lee park choi jung kang cho yoon jang lim moon chung hwang ahn"
    " nguyen tran pham phan vu vo dang bui ";

/// Forms of one given name: transliterations, national forms and everyday short forms.
inline constexpr std::string_view kGivenNames =
    " vladimir volodymyr uladzimir wladimir | alexander aleksandr oleksandr aliaksandr alex alexandr | alexei oleksiy"
    " oleksii alexey | sergei serhiy serhii siarhei | andrei andriy andrii andrzej | dmitry dmytro dzmitry dmitrii |"
    " mikhail mykhailo mykhaylo | nikolai mykola nikolay | yuri yuriy yurii iurii | evgeny yevgeny yevhen evgenii |"
    " pavel pavlo | viktor victor | oleg oleh | igor ihor | kirill kyrylo | konstantin kostyantyn | maxim maksym maksim |"
    " denis denys | roman | grigory hryhoriy | anatoly anatoliy | vitaly vitaliy vitalii | valery valeriy valerii |"
    " muhammad mohammed mohammad mohamed mohamad muhammed muhamad | ahmed ahmad | hussein husain hussain | ali |"
    " yusuf yousef youssef yousuf joseph joe jose | ibrahim abraham abe | abdullah abdallah | mahmoud mahmud |"
    " khaled khalid | omar umar | osama usama | mustafa mostafa moustafa | muammar moammar |"
    " william bill will billy | robert bob rob bobby | richard dick rick | james jim jimmy jamie | john jon johnny jack |"
    " michael mike mick | stephen steven steve | thomas tom tommy | anthony tony antony | christopher chris |"
    " daniel dan danny | david dave | donald don | edward ed eddie ted | elizabeth liz beth | katherine catherine kate |"
    " kathleen kathy | nicholas nick nicolas | matthew matt | peter pete | patrick pat | samuel sam | gregory greg |"
    " jeffrey jeff geoffrey geoff | kenneth ken | ronald ron | benjamin ben binyamin bibi | joshua josh | jacob jake |"
    " timothy tim | philip phil phillip | lawrence larry laurence | charles charlie chuck | andrew andy drew |"
    " francis frank | frederick fred | gerald gerry jerry | leonard len leo | raymond ray | terence terry |"
    " walter walt | zachary zach zack | rebecca becky | susan sue | margaret maggie meg | deborah debbie deb |"
    " jennifer jen jenny | pamela pam | victoria vicky | alexandra sandra | nicolae nikola ";

/// Legal forms and articles that an organisation's name is used with and without.
inline constexpr std::string_view kLegalForms =
    " inc incorporated ltd limited corp corporation co company plc llc llp ag sa gmbh nv spa ";

/// Words that an acronym passes over.
inline constexpr std::string_view kSmallWords = " the of for and on in to at de la du des et del y ";

/// Common names of countries whose everyday English names vary; the gazetteer of the extraction knows them all.
inline constexpr std::string_view kCountryNames =
    "USA:us|USA:usa|USA:united states|USA:united states of america|USA:america|GBR:uk|GBR:united kingdom|GBR:britain|"
    "GBR:great britain|RUS:russia|RUS:russian federation|CHN:china|CHN:people s republic of china|CHN:prc|"
    "KOR:south korea|KOR:republic of korea|PRK:north korea|PRK:dprk|ARE:uae|ARE:united arab emirates|"
    "IRN:iran|IRN:islamic republic of iran|SYR:syria|TUR:turkey|TUR:turkiye|CZE:czech republic|CZE:czechia|"
    "MMR:myanmar|MMR:burma|CIV:ivory coast|CIV:cote d ivoire|CIV:cote divoire|COD:dr congo|COD:drc|"
    "COD:democratic republic of the congo|COD:democratic republic of congo|COG:republic of the congo|"
    "MKD:macedonia|MKD:north macedonia|SWZ:swaziland|SWZ:eswatini|CPV:cape verde|CPV:cabo verde|TWN:taiwan|"
    "VAT:vatican|VAT:holy see|NLD:netherlands|NLD:holland|DEU:germany|FRA:france|UKR:ukraine|SAU:saudi arabia|"
    "SAU:kingdom of saudi arabia|ISR:israel|PSE:palestine|TLS:east timor|TLS:timor leste|LAO:laos|VNM:vietnam|";

} // namespace newsgraph::graph::name_tables
