// SPDX-License-Identifier: Apache-2.0
// The recurrent part of a bidirectional minimal GRU (SRU-like) for the trainer, forward and backward:
//   z = sigmoid(a_z), c = tanh(a_c), g = sigmoid(a_g);  h_t = h_{t-1} + z (c - h_{t-1});  y = h g
// PyTorch would run it one time step at a time; train.py compiles this file and calls it through ctypes.
// Layouts: a, act, da [B,T,6H] as (z c g) of the forward direction, then of the backward one; y, h, dy [B,T,2H].
#include <math.h>
#include <cstring>
#include <vector>

namespace {

inline float sigmoid(float x) { return 1.0F / (1.0F + expf(-x)); }
inline float tanh_(float x) { return 2.0F / (1.0F + expf(-2.0F * x)) - 1.0F; }

} // namespace

extern "C" void forward(const float* a, const int* lengths, float* act, float* h, float* y, int B, int T, int H) {
    std::vector<float> zero(static_cast<std::size_t>(H), 0.0F);
    for (int b = 0; b < B; ++b) {
        const int n = lengths[b];
        std::memset(y + static_cast<long>(b) * T * 2 * H, 0, sizeof(float) * static_cast<std::size_t>(T) * 2 * H);
        for (int dir = 0; dir < 2; ++dir) {
            const float* previous = zero.data();
            for (int k = 0; k < n; ++k) {
                const long t = static_cast<long>(b) * T + (dir ? n - 1 - k : k);
                const float* __restrict in = a + t * 6 * H + dir * 3 * H;
                float* __restrict s = act + t * 6 * H + dir * 3 * H;
                float* __restrict hh = h + t * 2 * H + dir * H;
                float* __restrict out = y + t * 2 * H + dir * H;
#pragma GCC ivdep
                for (int i = 0; i < H; ++i) {
                    const float z = sigmoid(in[i]);
                    const float c = tanh_(in[H + i]);
                    const float g = sigmoid(in[2 * H + i]);
                    const float p = previous[i];
                    const float v = p + z * (c - p);
                    s[i] = z;
                    s[H + i] = c;
                    s[2 * H + i] = g;
                    hh[i] = v;
                    out[i] = v * g;
                }
                previous = hh;
            }
        }
    }
}

extern "C" void backward(const float* act, const float* h, const int* lengths, const float* dy, float* da, int B,
                         int T, int H) {
    std::vector<float> zero(static_cast<std::size_t>(H), 0.0F);
    std::vector<float> carry(static_cast<std::size_t>(H));
    for (int b = 0; b < B; ++b) {
        const int n = lengths[b];
        for (int t = n; t < T; ++t)
            std::memset(da + (static_cast<long>(b) * T + t) * 6 * H, 0, sizeof(float) * 6 * static_cast<std::size_t>(H));
        for (int dir = 0; dir < 2; ++dir) {
            std::fill(carry.begin(), carry.end(), 0.0F);
            float* __restrict cr = carry.data();
            for (int k = n - 1; k >= 0; --k) {
                const long t = static_cast<long>(b) * T + (dir ? n - 1 - k : k);
                const float* previous = k == 0 ? zero.data() : h + (dir ? t + 1 : t - 1) * 2 * H + dir * H;
                const float* s = act + t * 6 * H + dir * 3 * H;
                const float* hh = h + t * 2 * H + dir * H;
                const float* d = dy + t * 2 * H + dir * H;
                float* __restrict out = da + t * 6 * H + dir * 3 * H;
#pragma GCC ivdep
                for (int i = 0; i < H; ++i) {
                    const float z = s[i], c = s[H + i], g = s[2 * H + i];
                    const float dh = cr[i] + d[i] * g;
                    out[2 * H + i] = d[i] * hh[i] * g * (1 - g);
                    out[i] = dh * (c - previous[i]) * z * (1 - z);
                    out[H + i] = dh * z * (1 - c * c);
                    cr[i] = dh * (1 - z);
                }
            }
        }
    }
}
