// Innermost loops over draws and rows, for processors with AVX2 (asked for at run time) and for all others, with the same results:
// Swift has no way to compile one function for several processors, and none to look up sixteen bytes at a time.
#ifndef HAILONG_VECTORS_H
#define HAILONG_VECTORS_H

#include <stdbool.h>
#include <stdint.h>

// Possible ranks: hundreds of millions of studentised differences.
//
// Raises each of `count` largest squares to (upper - lower)² · scale. Where `both` is false, differences below zero count as zero.
void hailong_raise_squares(
    float *largest, const float *upper, const float *lower, float scale, bool both, long count);

// The same with drawn variances: (upper - lower)² / (scale · (a + b)). A quotient of two zeros raises nothing.
void hailong_raise_studentised(
    float *largest, const float *upper, const float *lower, const float *a, const float *b, float scale, bool both,
    long count);

// The same as every processor does them; and in tests, to see that both give the same.
void hailong_raise_squares_portable(
    float *largest, const float *upper, const float *lower, float scale, bool both, long count);
void hailong_raise_studentised_portable(
    float *largest, const float *upper, const float *lower, const float *a, const float *b, float scale, bool both,
    long count);

// Pooled figures: adds to two sums of each row what two tables have for its code; codes from 16 on add nothing. Sums must not pass
// 255.
void hailong_add_marks(
    const uint8_t *codes, long count, const uint8_t *above, const uint8_t *below, uint8_t *sumsAbove, uint8_t *sumsBelow);

// The same as every processor does it; and in tests, to see that both give the same.
void hailong_add_marks_portable(
    const uint8_t *codes, long count, const uint8_t *above, const uint8_t *below, uint8_t *sumsAbove, uint8_t *sumsBelow);

#endif
