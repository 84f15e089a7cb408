// Sixty-four bytes become one bit each. Swift has no operation for what x86 calls "move mask" (PMOVMSKB, in every x86-64
// processor), and doing its work with words costs the scanner half its speed; that is all that is here. Other processors
// take the portable way below.
#ifndef HAILONG_BYTE_MASKS_H
#define HAILONG_BYTE_MASKS_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define HAILONG_INLINE static inline __attribute__((always_inline))

// The bytes of a stretch of 64 that are separators, line ends (LF or CR) and quotes: the lowest bit for the first byte.
typedef struct {
    uint64_t separators;
    uint64_t lineEnds;
    uint64_t quotes;
} hailong_marks;

#if defined(__SSE2__)

HAILONG_INLINE uint64_t hailong_equal(const __m128i v[4], char byte) {
    const __m128i wanted = _mm_set1_epi8(byte);
    const uint64_t a = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[0], wanted));
    const uint64_t b = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[1], wanted));
    const uint64_t c = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[2], wanted));
    const uint64_t d = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[3], wanted));
    return a | b << 16 | c << 32 | d << 48;
}

HAILONG_INLINE void hailong_load(const void *bytes, __m128i v[4]) {
    const __m128i *p = (const __m128i *)bytes;
    v[0] = _mm_loadu_si128(p);
    v[1] = _mm_loadu_si128(p + 1);
    v[2] = _mm_loadu_si128(p + 2);
    v[3] = _mm_loadu_si128(p + 3);
}

// One bit for each of 64 bytes that equals `byte`.
HAILONG_INLINE uint64_t hailong_bytes_equal(const void *bytes, uint8_t byte) {
    __m128i v[4];
    hailong_load(bytes, v);
    return hailong_equal(v, (char)byte);
}

// One bit for each of 64 bytes that is LF or CR.
HAILONG_INLINE uint64_t hailong_line_ends(const void *bytes) {
    __m128i v[4];
    hailong_load(bytes, v);
    return hailong_equal(v, '\n') | hailong_equal(v, '\r');
}

HAILONG_INLINE hailong_marks hailong_marks_of(const void *bytes, uint8_t separator) {
    __m128i v[4];
    hailong_load(bytes, v);
    const hailong_marks marks = {
        hailong_equal(v, (char)separator), hailong_equal(v, '\n') | hailong_equal(v, '\r'), hailong_equal(v, '"')};
    return marks;
}

#else

HAILONG_INLINE uint64_t hailong_bytes_equal(const void *bytes, uint8_t byte) {
    const uint8_t *p = (const uint8_t *)bytes;
    uint64_t mask = 0;
    for (int i = 0; i < 64; i++) mask |= (uint64_t)(p[i] == byte) << i;
    return mask;
}

HAILONG_INLINE uint64_t hailong_line_ends(const void *bytes) {
    return hailong_bytes_equal(bytes, '\n') | hailong_bytes_equal(bytes, '\r');
}

HAILONG_INLINE hailong_marks hailong_marks_of(const void *bytes, uint8_t separator) {
    const hailong_marks marks = {
        hailong_bytes_equal(bytes, separator), hailong_line_ends(bytes), hailong_bytes_equal(bytes, '"')};
    return marks;
}

#endif

// Where `byte` stands in `bytes..<end`, or `end`; up to 15 bytes behind `end` are looked at.
HAILONG_INLINE const uint8_t *hailong_find(const uint8_t *bytes, const uint8_t *end, uint8_t byte) {
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8((char)byte);
    for (const uint8_t *p = bytes; p < end; p += 16) {
        const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), wanted));
        if (found != 0) {
            const uint8_t *place = p + __builtin_ctz((unsigned)found);
            return place < end ? place : end;
        }
    }
    return end;
#else
    const uint8_t *p = bytes;
    while (p < end && *p != byte) p++;
    return p;
#endif
}

// The cells of a run of columns whose cells are one byte or nothing, from `bytes` to the end of their record.
//
// Writes `count` bytes to `cells`: each cell's byte, or the separator for one that holds nothing; up to 16 bytes behind them
// are written, too, and up to 16 behind `end` looked at. Gives back where the next cell begins, one behind `end` if there is
// none; null if a cell is longer or there are too few.
const uint8_t *hailong_narrow_cells(
    const uint8_t *bytes, const uint8_t *end, int count, uint8_t separator, uint8_t *cells);

// Turns such cells into codes: a digit into its own (`digits` has ten), nothing into `blank`, anything else into `other`.
// True if there was a cell that became `other`.
bool hailong_code_cells(
    const uint8_t *cells, long count, const uint8_t *digits, uint8_t separator, uint8_t blank, uint8_t other,
    uint8_t *codes);

// The same by way of single bytes, on a processor without shuffles; and in tests, to see that both do the same.
const uint8_t *hailong_narrow_cells_portable(
    const uint8_t *bytes, const uint8_t *end, int count, uint8_t separator, uint8_t *cells);
bool hailong_code_cells_portable(
    const uint8_t *cells, long count, const uint8_t *digits, uint8_t separator, uint8_t blank, uint8_t other,
    uint8_t *codes);

// Turns rows into columns; `width`, `count` and `height` are multiples of 16, `height` at least `count`.
void hailong_turn(const uint8_t *rows, long width, long count, uint8_t *columns, long height);

// Passes over stretches of bytes, from `start` (at least 3) on, that are surely sound text: ASCII but for NUL, and sequences of
// two and three bytes with leads that need no closer look, which is all of Vietnamese. The bytes before `start` are sound
// UTF-8, maybe but for the end of a sequence. Gives back where a closer look is needed, which may be the rest of a sequence
// that begins up to three bytes before; at most `end`. Below zero where the processor has no way for it (AVX2).
long hailong_skip_sound(const uint8_t *bytes, long start, long end);

// Makes the allocator keep memory that is given back; false where it cannot be told to.
bool hailong_keep_memory(void);

// Takes large pages into the allocator's memory, up to so many bytes, as long as they come quickly. To be called once, after
// the allocator was told to keep memory, where as much will be needed.
void hailong_take_large_pages(long bytes);

// Forces everything that was written to the file system of an open file to the disk; 0, or -1 with `errno`.
int hailong_force_all(int descriptor);

// Asks the processor to fetch the memory at an address that will be looked at soon.
HAILONG_INLINE void hailong_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
