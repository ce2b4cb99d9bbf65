// SPDX-License-Identifier: Apache-2.0
#include "export/country_codes.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::exporter {
namespace {

// Three letters, then the two, sorted: ISO 3166-1 as the Debian package iso-codes has it, and Kosovo.
constexpr auto kCodes = std::to_array<std::string_view>({
    // clang-format off
    "ABWAW", "AFGAF", "AGOAO", "AIAAI", "ALAAX", "ALBAL", "ANDAD", "AREAE", "ARGAR", "ARMAM", "ASMAS", "ATAAQ", "ATFTF", "ATGAG",
    "AUSAU", "AUTAT", "AZEAZ", "BDIBI", "BELBE", "BENBJ", "BESBQ", "BFABF", "BGDBD", "BGRBG", "BHRBH", "BHSBS", "BIHBA", "BLMBL",
    "BLRBY", "BLZBZ", "BMUBM", "BOLBO", "BRABR", "BRBBB", "BRNBN", "BTNBT", "BVTBV", "BWABW", "CAFCF", "CANCA", "CCKCC", "CHECH",
    "CHLCL", "CHNCN", "CIVCI", "CMRCM", "CODCD", "COGCG", "COKCK", "COLCO", "COMKM", "CPVCV", "CRICR", "CUBCU", "CUWCW", "CXRCX",
    "CYMKY", "CYPCY", "CZECZ", "DEUDE", "DJIDJ", "DMADM", "DNKDK", "DOMDO", "DZADZ", "ECUEC", "EGYEG", "ERIER", "ESHEH", "ESPES",
    "ESTEE", "ETHET", "FINFI", "FJIFJ", "FLKFK", "FRAFR", "FROFO", "FSMFM", "GABGA", "GBRGB", "GEOGE", "GGYGG", "GHAGH", "GIBGI",
    "GINGN", "GLPGP", "GMBGM", "GNBGW", "GNQGQ", "GRCGR", "GRDGD", "GRLGL", "GTMGT", "GUFGF", "GUMGU", "GUYGY", "HKGHK", "HMDHM",
    "HNDHN", "HRVHR", "HTIHT", "HUNHU", "IDNID", "IMNIM", "INDIN", "IOTIO", "IRLIE", "IRNIR", "IRQIQ", "ISLIS", "ISRIL", "ITAIT",
    "JAMJM", "JEYJE", "JORJO", "JPNJP", "KAZKZ", "KENKE", "KGZKG", "KHMKH", "KIRKI", "KNAKN", "KORKR", "KWTKW", "LAOLA", "LBNLB",
    "LBRLR", "LBYLY", "LCALC", "LIELI", "LKALK", "LSOLS", "LTULT", "LUXLU", "LVALV", "MACMO", "MAFMF", "MARMA", "MCOMC", "MDAMD",
    "MDGMG", "MDVMV", "MEXMX", "MHLMH", "MKDMK", "MLIML", "MLTMT", "MMRMM", "MNEME", "MNGMN", "MNPMP", "MOZMZ", "MRTMR", "MSRMS",
    "MTQMQ", "MUSMU", "MWIMW", "MYSMY", "MYTYT", "NAMNA", "NCLNC", "NERNE", "NFKNF", "NGANG", "NICNI", "NIUNU", "NLDNL", "NORNO",
    "NPLNP", "NRUNR", "NZLNZ", "OMNOM", "PAKPK", "PANPA", "PCNPN", "PERPE", "PHLPH", "PLWPW", "PNGPG", "POLPL", "PRIPR", "PRKKP",
    "PRTPT", "PRYPY", "PSEPS", "PYFPF", "QATQA", "REURE", "ROURO", "RUSRU", "RWARW", "SAUSA", "SDNSD", "SENSN", "SGPSG", "SGSGS",
    "SHNSH", "SJMSJ", "SLBSB", "SLESL", "SLVSV", "SMRSM", "SOMSO", "SPMPM", "SRBRS", "SSDSS", "STPST", "SURSR", "SVKSK", "SVNSI",
    "SWESE", "SWZSZ", "SXMSX", "SYCSC", "SYRSY", "TCATC", "TCDTD", "TGOTG", "THATH", "TJKTJ", "TKLTK", "TKMTM", "TLSTL", "TONTO",
    "TTOTT", "TUNTN", "TURTR", "TUVTV", "TWNTW", "TZATZ", "UGAUG", "UKRUA", "UMIUM", "URYUY", "USAUS", "UZBUZ", "VATVA", "VCTVC",
    "VENVE", "VGBVG", "VIRVI", "VNMVN", "VUTVU", "WLFWF", "WSMWS", "XKXXK", "YEMYE", "ZAFZA", "ZMBZM", "ZWEZW"
    // clang-format on
});
static_assert(std::is_sorted(kCodes.begin(), kCodes.end()));

constexpr char kCase = 'a' - 'A';
constexpr char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - kCase) : c; }
constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + kCase) : c; }

} // namespace

std::string two_letter_code(std::string_view three_letters) {
    std::string code(three_letters);
    std::transform(code.begin(), code.end(), code.begin(), upper);
    const auto at = std::lower_bound(kCodes.begin(), kCodes.end(), code);
    if (code.size() != 3 || at == kCodes.end() || !at->starts_with(code)) return {};
    return {lower((*at)[3]), lower((*at)[4])};
}

} // namespace newsgraph::exporter
