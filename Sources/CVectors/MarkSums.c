#include "CVectors.h"

#if defined(__SSE2__)
#include <immintrin.h>

static bool hasAVX2;

__attribute__((constructor)) static void prepare(void) {
    __builtin_cpu_init();
    hasAVX2 = __builtin_cpu_supports("avx2");
}

// A shuffle takes the byte of a table that the lower half of an index names, and none where its highest bit is set: adding 0x70, and
// staying at 0xFF, sets it for codes from 16 on and for no other.
__attribute__((target("avx2"))) static long add_marks(
    const uint8_t *codes, long count, const uint8_t *above, const uint8_t *below, uint8_t *sumsAbove,
    uint8_t *sumsBelow) {
    const __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)above));
    const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)below));
    const __m256i offset = _mm256_set1_epi8(0x70);
    long row = 0;
    for (; row + 32 <= count; row += 32) {
        const __m256i index = _mm256_adds_epu8(_mm256_loadu_si256((const __m256i *)(codes + row)), offset);
        __m256i *high = (__m256i *)(sumsAbove + row), *low = (__m256i *)(sumsBelow + row);
        _mm256_storeu_si256(high, _mm256_add_epi8(_mm256_loadu_si256(high), _mm256_shuffle_epi8(upper, index)));
        _mm256_storeu_si256(low, _mm256_add_epi8(_mm256_loadu_si256(low), _mm256_shuffle_epi8(lower, index)));
    }
    return row;
}
#endif

void hailong_add_marks_portable(
    const uint8_t *codes, long count, const uint8_t *above, const uint8_t *below, uint8_t *sumsAbove,
    uint8_t *sumsBelow) {
    for (long row = 0; row < count; row++) {
        if (codes[row] >= 16) continue;
        sumsAbove[row] += above[codes[row]];
        sumsBelow[row] += below[codes[row]];
    }
}

void hailong_add_marks(
    const uint8_t *codes, long count, const uint8_t *above, const uint8_t *below, uint8_t *sumsAbove,
    uint8_t *sumsBelow) {
    long done = 0;
#if defined(__SSE2__)
    if (hasAVX2) done = add_marks(codes, count, above, below, sumsAbove, sumsBelow);
#endif
    hailong_add_marks_portable(codes + done, count - done, above, below, sumsAbove + done, sumsBelow + done);
}
