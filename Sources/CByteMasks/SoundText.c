#include "CByteMasks.h"

#include <stdbool.h>

// UTF-8, thirty-two bytes at a time (AVX2, asked for at run time).

#if defined(__SSE2__)
#include <immintrin.h>

#define WITH_AVX2 __attribute__((target("avx2")))

static bool hasAVX2;

__attribute__((constructor)) static void prepare(void) {
    __builtin_cpu_init();
    hasAVX2 = __builtin_cpu_supports("avx2");
}

// A byte must be a continuation exactly if a lead of two or more stands before it, of three or more two before: the bytes
// moved on by one to three tell. Leads that need a closer look are seen from the byte behind them, so that one that ends a
// stretch is met in the next.
WITH_AVX2 static long skip_sound(const uint8_t *bytes, long start, long end) {
    const __m256i zero = _mm256_setzero_si256();
    const __m256i continuation = _mm256_set1_epi8(-64), two = _mm256_set1_epi8((char)0xC0);
    const __m256i three = _mm256_set1_epi8((char)0xE0), four = _mm256_set1_epi8((char)0xF0);
    const __m256i even = _mm256_set1_epi8((char)0xFE), surrogates = _mm256_set1_epi8((char)0xED);
    long index = start;
    for (; index + 32 <= end; index += 32) {
        const __m256i v0 = _mm256_loadu_si256((const __m256i *)(bytes + index));
        const __m256i v3 = _mm256_loadu_si256((const __m256i *)(bytes + index - 3));
        const __m256i nulls = _mm256_cmpeq_epi8(v0, zero);
        if (_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(v0, v3), nulls)) == 0) continue;
        const __m256i v1 = _mm256_loadu_si256((const __m256i *)(bytes + index - 1));
        const __m256i v2 = _mm256_loadu_si256((const __m256i *)(bytes + index - 2));
        const __m256i found = _mm256_cmpgt_epi8(continuation, v0);
        const __m256i wanted = _mm256_or_si256(
            _mm256_cmpeq_epi8(_mm256_max_epu8(v1, two), v1), _mm256_cmpeq_epi8(_mm256_max_epu8(v2, three), v2));
        const __m256i rare = _mm256_or_si256(
            _mm256_or_si256(
                _mm256_cmpeq_epi8(_mm256_and_si256(v1, even), two), _mm256_cmpeq_epi8(v1, three)),
            _mm256_or_si256(
                _mm256_cmpeq_epi8(v1, surrogates), _mm256_cmpeq_epi8(_mm256_max_epu8(v3, four), v3)));
        const __m256i bad = _mm256_or_si256(_mm256_xor_si256(found, wanted), _mm256_or_si256(rare, nulls));
        if (_mm256_movemask_epi8(bad) != 0) return index;
    }
    return index;
}
#endif

long hailong_skip_sound(const uint8_t *bytes, long start, long end) {
#if defined(__SSE2__)
    if (hasAVX2) return skip_sound(bytes, start, end);
#endif
    return -1;
}
