// The innermost loop of possible ranks: hundreds of millions of studentised differences, eight at a time where the processor
// can (AVX2, asked for at run time), four elsewhere. Swift has no way to compile one function for several processors.
#ifndef HAILONG_RANK_DRAWS_H
#define HAILONG_RANK_DRAWS_H

#include <stdbool.h>

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

#endif
