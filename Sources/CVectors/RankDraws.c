#include "CVectors.h"

// Each loop is written once and compiled for both kinds of processor. Products and sums are never joined into one operation, so
// that all processors give the same bits.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

INLINE void raise_squares(
    float *restrict largest, const float *upper, const float *lower, float scale, bool both, long count) {
    if (both) {
        for (long draw = 0; draw < count; draw++) {
            const float difference = upper[draw] - lower[draw];
            const float square = difference * difference * scale;
            largest[draw] = square > largest[draw] ? square : largest[draw];
        }
        return;
    }
    for (long draw = 0; draw < count; draw++) {
        const float difference = upper[draw] - lower[draw];
        const float counted = difference > 0 ? difference : 0;
        const float square = counted * counted * scale;
        largest[draw] = square > largest[draw] ? square : largest[draw];
    }
}

INLINE void raise_studentised(
    float *restrict largest, const float *upper, const float *lower, const float *a, const float *b, float scale,
    bool both, long count) {
    for (long draw = 0; draw < count; draw++) {
        const float difference = upper[draw] - lower[draw];
        const float counted = both || difference > 0 ? difference : 0;
        const float square = counted * counted / (scale * (a[draw] + b[draw]));
        largest[draw] = square > largest[draw] ? square : largest[draw];
    }
}

void hailong_raise_squares_portable(
    float *largest, const float *upper, const float *lower, float scale, bool both, long count) {
    raise_squares(largest, upper, lower, scale, both, count);
}

void hailong_raise_studentised_portable(
    float *largest, const float *upper, const float *lower, const float *a, const float *b, float scale, bool both,
    long count) {
    raise_studentised(largest, upper, lower, a, b, scale, both, count);
}

#if defined(__SSE2__)

// AVX2 alone, without FMA.
#define WITH_AVX2 __attribute__((target("avx2")))

static bool hasAVX2;

__attribute__((constructor)) static void prepare(void) {
    __builtin_cpu_init();
    hasAVX2 = __builtin_cpu_supports("avx2");
}

WITH_AVX2 static void raise_squares_wide(
    float *largest, const float *upper, const float *lower, float scale, bool both, long count) {
    raise_squares(largest, upper, lower, scale, both, count);
}

WITH_AVX2 static void raise_studentised_wide(
    float *largest, const float *upper, const float *lower, const float *a, const float *b, float scale, bool both,
    long count) {
    raise_studentised(largest, upper, lower, a, b, scale, both, count);
}

#endif

void hailong_raise_squares(
    float *largest, const float *upper, const float *lower, float scale, bool both, long count) {
#if defined(__SSE2__)
    if (hasAVX2) {
        raise_squares_wide(largest, upper, lower, scale, both, count);
        return;
    }
#endif
    raise_squares(largest, upper, lower, scale, both, count);
}

void hailong_raise_studentised(
    float *largest, const float *upper, const float *lower, const float *a, const float *b, float scale, bool both,
    long count) {
#if defined(__SSE2__)
    if (hasAVX2) {
        raise_studentised_wide(largest, upper, lower, a, b, scale, both, count);
        return;
    }
#endif
    raise_studentised(largest, upper, lower, a, b, scale, both, count);
}
