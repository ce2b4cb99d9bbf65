// SPDX-License-Identifier: Apache-2.0
// Stands in for libFuzzer where it is not built: runs the target on every seed and on inputs made
// from them, ten thousand in all, by cutting, splicing, repeating and overwriting. The sequence is
// fixed, so a failure repeats.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kInputs = 10'000;
constexpr std::size_t kLongest = 3000;

/// Knuth's MMIX generator; the high bits are the good ones.
class Numbers {
public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return limit == 0 ? 0 : (state_ >> 33U) % limit;
    }

private:
    std::uint64_t state_ = 20250324;
};

const std::vector<std::string> kHostile{"\"",         "“",
                                        "”",          "‘",
                                        "’",          "'",
                                        "„",          "«",
                                        "»",          "(",
                                        "[",          ".",
                                        "...",        "\n",
                                        "\n\n",       "\r\n",
                                        " ",          "\t",
                                        "-",          "—",
                                        "é",          "\xFF",
                                        "\xE2\x80",   "U.S.",
                                        "Mr. ",       "n't",
                                        "’s",         "http://",
                                        "a@b",        "1,000",
                                        "--",         "---\n",
                                        "title: x\n", "{\"text\":\"",
                                        "\"}",        "<p>",
                                        "</p>",       "<div",
                                        "&#0;",       "<!--",
                                        "\\u0000",    "\xEF\xBB\xBF",
                                        "\xFF\xFE",   "# newdoc\n",
                                        "1\tA\n",     "1-2\tAB\n",
                                        "\t_\t",      "Advertisement\n"};

std::string mutate(const std::vector<std::string>& seeds, Numbers& numbers) {
    std::string text = seeds[numbers.below(seeds.size())];
    for (std::size_t steps = 1 + numbers.below(6); steps > 0; --steps) {
        const std::size_t at = numbers.below(text.size() + 1);
        const std::string& other = seeds[numbers.below(seeds.size())];
        switch (numbers.below(6)) {
        case 0: // cut anywhere, also inside a code point
            text.resize(at);
            break;
        case 1:
            text.erase(0, at);
            break;
        case 2:
            text.insert(at, other.substr(numbers.below(other.size() + 1), numbers.below(200)));
            break;
        case 3: {
            const std::string& part = kHostile[numbers.below(kHostile.size())];
            for (std::size_t n = 1 + numbers.below(60); n > 0; --n) {
                text.insert(std::min(at, text.size()), part);
            }
            break;
        }
        case 4:
            if (at < text.size()) {
                text[at] = static_cast<char>(numbers.below(256));
            }
            break;
        default:
            text.insert(at, kHostile[numbers.below(kHostile.size())]);
        }
    }
    text.resize(std::min(text.size(), kLongest));
    return text;
}

void run(const std::string& text) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

} // namespace

int main(int count, char** words) {
    std::vector<std::string> paths;
    if (count == 2) {
        for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
            paths.push_back(entry.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds{""};
    for (const std::string& path : paths) {
        std::ifstream in(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        run(seeds.back());
    }
    if (seeds.size() < 2) {
        std::fprintf(stderr, "usage: replay SEED_FOLDER\n");
        return 2;
    }
    Numbers numbers;
    for (int i = 0; i < kInputs; ++i) {
        run(mutate(seeds, numbers));
    }
    std::printf("%d inputs\n", kInputs);
    return 0;
}
