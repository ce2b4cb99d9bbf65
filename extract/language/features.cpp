// SPDX-License-Identifier: Apache-2.0
#include "extract/language/features.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kMaxPieceLength = 24;

/// FNV-1a over code points; the seed parts the kinds of key.
class Fnv {
public:
    explicit constexpr Fnv(std::uint64_t seed) noexcept { add(seed); }
    constexpr void add(std::uint64_t value) noexcept { hash_ = (hash_ ^ value) * 1099511628211ULL; }
    constexpr void add(std::u32string_view text) noexcept {
        for (const char32_t c : text) add(std::uint64_t{c});
    }
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037ULL;
};

constexpr std::uint64_t kWordSeed = 1;
constexpr std::uint64_t kFirstPieceSeed = 9;
constexpr std::uint64_t kInnerPieceSeed = 10;

constexpr bool between(char32_t c, char32_t first, char32_t last) noexcept { return c >= first && c <= last; }

// Case of Latin, Greek and Cyrillic as the trainer has it. It need not be Unicode's in every corner;
// it must be the trainer's.
constexpr char32_t lower(char32_t c) noexcept {
    if (c < 0x80) return between(c, U'A', U'Z') ? c + 32 : c;
    if (between(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
    if (between(c, 0x100, 0x137)) return c == 0x130 ? U'i' : (c | 1U);
    if (between(c, 0x139, 0x148)) return c + (c & 1U);
    if (between(c, 0x14A, 0x177)) return c | 1U;
    if (c == 0x178) return 0xFF;
    if (between(c, 0x179, 0x17E)) return c + (c & 1U);
    if (between(c, 0x391, 0x3A9) || between(c, 0x410, 0x42F)) return c + 32;
    if (between(c, 0x400, 0x40F)) return c + 80;
    return c;
}

constexpr bool upper_case(char32_t c) noexcept { return lower(c) != c; }
constexpr bool lower_case(char32_t c) noexcept {
    return between(c, U'a', U'z') || (between(c, 0xDF, 0xFF) && c != 0xF7) ||
           (between(c, 0x100, 0x17F) && !upper_case(c)) || between(c, 0x3AC, 0x3CE) || between(c, 0x430, 0x45F);
}
constexpr bool digit(char32_t c) noexcept { return between(c, U'0', U'9'); }
constexpr bool punctuation(char32_t c) noexcept {
    return between(c, 0x21, 0x2F) || between(c, 0x3A, 0x40) || between(c, 0x5B, 0x60) || between(c, 0x7B, 0x7E) ||
           between(c, 0xA1, 0xBF) || between(c, 0x2010, 0x205E);
}

/// The letter under the accent for U+00C0..U+017F and the carons of U+01CD..U+01DC and others up to U+024F;
/// '.' where there is none. From the canonical decompositions of Unicode, as the encoder's tokenizer strips accents.
constexpr std::string_view kBaseLetters =
    "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.yAaAaAaCcCcCcCcDd"
    "..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl....NnNnNn...OoOoOo..RrRrRrSsSsSs"
    "SsTtTt..UuUuUuUuUuUuWwYyYZzZzZz.................................Oo.............U"
    "u............................AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa...."
    "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............................";

constexpr char32_t without_accent(char32_t c) noexcept {
    if (!between(c, 0xC0, 0x24F)) return c;
    const char base = kBaseLetters[c - 0xC0];
    return base == '.' ? c : static_cast<char32_t>(base);
}

std::u32string_view plain_mark(char32_t c) noexcept {
    switch (c) {
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: case 0x2033: return U"\"";
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0xB4: case 0x60: return U"'";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: return U"-";
    case 0x2014: case 0x2015: return U"--";
    case 0x2026: return U"...";
    case 0xA0: return U" ";
    default: return {};
    }
}

std::u32string normalise(std::string_view form) {
    std::u32string plain;
    plain.reserve(form.size());
    const bool well_formed = !graph::find_invalid_utf8(form).has_value();
    for (std::size_t at = 0; at < form.size();) {
        char32_t c = 0xFFFD;
        if (well_formed) {
            const auto decoded = graph::decode_utf8(form, at);
            c = decoded.value;
            at += decoded.length;
        } else {
            const auto byte = static_cast<unsigned char>(form[at++]);
            if (byte < 0x80) c = byte;
        }
        if (const auto mark = plain_mark(c); !mark.empty()) plain += mark;
        else plain += c;
    }
    if (plain == U"''") plain = U"\"";
    std::u32string out;
    out.reserve(plain.size());
    for (const char32_t c : plain) {
        const std::size_t n = out.size();
        if (n >= 3 && punctuation(c) && out[n - 1] == c && out[n - 2] == c && out[n - 3] == c) continue;
        out += c;
    }
    if (out == U"---") out = U"--";
    return out;
}

std::u32string shape(std::u32string_view form) {
    std::u32string out;
    for (const char32_t c : form) {
        const char32_t kind = upper_case(c) ? U'X' : lower_case(c) ? U'x' : digit(c) ? U'd' : c < 0x80 ? c : U'u';
        const std::size_t n = out.size();
        if (n >= 2 && out[n - 1] == kind && out[n - 2] == kind) continue;
        out += kind;
        if (out.size() > 9) break;
    }
    return out;
}

std::optional<std::uint32_t> find(std::span<const std::uint64_t> keys, std::uint64_t key) noexcept {
    const auto it = std::lower_bound(keys.begin(), keys.end(), key);
    if (it == keys.end() || *it != key) return std::nullopt;
    return static_cast<std::uint32_t>(it - keys.begin());
}

/// The longest piece at the start of `text`: its row and length.
std::optional<std::pair<std::uint32_t, std::size_t>> longest_piece(std::span<const std::uint64_t> keys,
                                                                  std::u32string_view text, bool inner) noexcept {
    std::array<std::uint64_t, kMaxPieceLength> hashes{};
    const std::size_t limit = std::min(text.size(), kMaxPieceLength);
    Fnv hash(inner ? kInnerPieceSeed : kFirstPieceSeed);
    for (std::size_t i = 0; i < limit; ++i) {
        hash.add(std::uint64_t{text[i]});
        hashes[i] = hash.value();
    }
    for (std::size_t n = limit; n > 0; --n) {
        if (const auto row = find(keys, hashes[n - 1])) return std::pair{*row, n};
    }
    return std::nullopt;
}

/// The pieces of one stretch without punctuation inside; one unknown piece if it cannot be cut.
void cut_segment(const FeatureTables& tables, std::u32string_view text, FormFeatures& features) {
    std::array<std::uint32_t, kMaxPieces> rows{};
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size() && count < kMaxPieces;) {
        const auto piece = longest_piece(tables.pieces, text.substr(i), i > 0);
        if (!piece) {
            rows[0] = static_cast<std::uint32_t>(tables.pieces.size());
            count = 1;
            break;
        }
        rows[count++] = piece->first;
        i += piece->second;
    }
    for (std::uint32_t k = 0; k < count && features.piece_count < kMaxPieces; ++k)
        features.pieces[features.piece_count++] = rows[k];
}

void cut_pieces(const FeatureTables& tables, const std::u32string& form, FormFeatures& features) {
    std::u32string text(form);
    for (char32_t& c : text) c = without_accent(lower(c));
    for (std::size_t i = 0; i < text.size() && features.piece_count < kMaxPieces;) {
        std::size_t end = i + 1;
        if (!punctuation(text[i])) {
            while (end < text.size() && !punctuation(text[end])) ++end;
        }
        cut_segment(tables, std::u32string_view(text).substr(i, end - i), features);
        i = end;
    }
}

Casing casing_of(std::u32string_view form) noexcept {
    Casing out;
    for (const char32_t c : form) {
        const bool up = upper_case(c);
        const bool low = lower_case(c);
        if (up && !out.upper && !out.lower) out.first = true;
        out.upper = out.upper || up;
        out.lower = out.lower || low;
    }
    return out;
}

} // namespace

FormFeatures form_features(const FeatureTables& tables, std::string_view form) {
    const std::u32string plain = normalise(form);
    std::u32string word(plain);
    for (char32_t& c : word) c = digit(c) ? U'0' : lower(c);
    const std::u32string_view view(word);
    const auto suffix = [view](std::size_t n) { return view.substr(view.size() - std::min(n, view.size())); };
    const auto key = [](std::uint64_t seed, std::u32string_view text) {
        Fnv hash(seed);
        hash.add(text);
        return hash.value();
    };

    FormFeatures out;
    out.word = find(tables.words, key(kWordSeed, view)).value_or(static_cast<std::uint32_t>(tables.words.size()));
    const std::array<std::uint64_t, kHashedTables> keys{key(2, suffix(4)), key(3, suffix(3)), key(4, suffix(2)),
                                                        key(5, view.substr(0, 2)), key(6, view.substr(0, 4)),
                                                        key(7, shape(plain)), key(8, plain)};
    for (std::size_t i = 0; i < kHashedTables; ++i)
        out.hashed[i] = static_cast<std::uint32_t>((keys[i] ^ (keys[i] >> 32U)) & (kHashedRows[i] - 1));
    cut_pieces(tables, plain, out);
    out.casing = casing_of(plain);
    return out;
}

CaseMode case_mode(std::span<const Casing> casings) noexcept {
    std::size_t cased = 0;
    std::size_t all_upper = 0;
    std::size_t all_lower = 0;
    std::size_t capital = 0;
    for (const Casing& c : casings) {
        if (!c.upper && !c.lower) continue;
        ++cased;
        all_upper += c.lower ? 0U : 1U;
        all_lower += c.upper ? 0U : 1U;
        capital += c.first ? 1U : 0U;
    }
    if (cased >= 2 && all_upper * 10 >= cased * 9) return CaseMode::Upper;
    if (cased >= 3 && all_lower == cased) return CaseMode::Lower;
    if (cased >= 4 && capital * 10 >= cased * 7) return CaseMode::Title;
    return CaseMode::Ordinary;
}

} // namespace newsgraph::extract
