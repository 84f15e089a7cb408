#include "CByteMasks.h"

#include <stdbool.h>
#include <string.h>

// Columns whose cells are one byte or nothing, nearly all of a survey's: sixteen bytes of a line at a time.
//
// The shuffles are SSSE3's (PSHUFB, in every x86-64 processor since about 2006); whether they are there is asked once.

// MARK: The portable way

const uint8_t *hailong_narrow_cells_portable(
    const uint8_t *bytes, const uint8_t *end, int count, uint8_t separator, uint8_t *cells
) {
    const uint8_t *p = bytes;
    for (int cell = 0; cell < count; cell++) {
        if (p > end) return 0;
        if (p == end || *p == separator) {
            cells[cell] = separator;
            p += 1;
        } else {
            cells[cell] = *p;
            if (p + 1 < end && p[1] != separator) return 0;
            p += 2;
        }
    }
    return p;
}

bool hailong_code_cells_portable(
    const uint8_t *cells, long count, const uint8_t *digits, uint8_t separator, uint8_t blank, uint8_t other,
    uint8_t *codes
) {
    bool isOther = false;
    for (long i = 0; i < count; i++) {
        const uint8_t digit = (uint8_t)(cells[i] - '0');
        const uint8_t code = cells[i] == separator ? blank : digit < 10 ? digits[digit] : other;
        codes[i] = code;
        isOther |= code == other;
    }
    return isOther;
}

#if defined(__SSE2__)
#include <immintrin.h>

#define WITH_SHUFFLES __attribute__((target("ssse3,popcnt")))

// For each byte of bits: where the set ones are, in order; the rest is not looked at.
static uint64_t picks[256];
static bool hasShuffles;

__attribute__((constructor)) static void prepare(void) {
    __builtin_cpu_init();
    hasShuffles = __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt");
    for (int bits = 0; bits < 256; bits++) {
        uint64_t places = 0;
        int found = 0;
        for (int place = 0; place < 8; place++)
            if (bits >> place & 1) places |= (uint64_t)place << (8 * found++);
        picks[bits] = places;
    }
}

// Sixteen bytes at a time: the byte before each separator, or the separator before it, is the cell. The 16 bytes moved on
// by one hold it in the separator's place, so that picking the places of the separators picks the cells.
WITH_SHUFFLES static const uint8_t *narrow_cells_shuffled(
    const uint8_t *bytes, const uint8_t *end, int count, uint8_t separator, uint8_t *cells
) {
    const __m128i wanted = _mm_set1_epi8((char)separator);
    __m128i before = wanted;
    const uint8_t *p = bytes;
    uint32_t open = 0;
    int missing = count;
    while (p <= end) {
        const __m128i v = _mm_loadu_si128((const __m128i *)p);
        uint32_t ends = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, wanted));
        uint32_t valid = 0xFFFF;
        const long rest = end - p;
        if (rest < 16) {
            // The end of the record ends its last cell.
            ends = (ends & ((1u << rest) - 1)) | 1u << rest;
            valid = (2u << rest) - 1;
        }
        const uint32_t inner = ~ends & valid;
        uint32_t wide = inner & (inner << 1 | open);
        const int found = __builtin_popcount(ends);
        const __m128i moved = _mm_alignr_epi8(v, before, 15);
        const uint32_t low = ends & 0xFF, high = ends >> 8;
        _mm_storel_epi64((__m128i *)cells, _mm_shuffle_epi8(moved, _mm_cvtsi64_si128((long long)picks[low])));
        _mm_storel_epi64(
            (__m128i *)(cells + __builtin_popcount(low)),
            _mm_shuffle_epi8(_mm_srli_si128(moved, 8), _mm_cvtsi64_si128((long long)picks[high])));
        if (found >= missing) {
            while (--missing > 0) ends &= ends - 1;
            const int last = __builtin_ctz(ends);
            return (wide & ((1u << last) - 1)) != 0 ? 0 : p + last + 1;
        }
        if (wide != 0) return 0;
        cells += found;
        missing -= found;
        open = inner >> 15;
        before = v;
        p += 16;
    }
    return 0;
}

WITH_SHUFFLES static bool code_cells_shuffled(
    const uint8_t *cells, long count, const uint8_t *digits, uint8_t separator, uint8_t blank, uint8_t other,
    uint8_t *codes
) {
    uint8_t table[16];
    memset(table, other, sizeof table);
    memcpy(table, digits, 10);
    const __m128i known = _mm_loadu_si128((const __m128i *)table);
    const __m128i zero = _mm_set1_epi8('0'), most = _mm_set1_epi8(15);
    const __m128i ends = _mm_set1_epi8((char)separator), blanks = _mm_set1_epi8((char)blank);
    const __m128i others = _mm_set1_epi8((char)other);
    __m128i met = _mm_setzero_si128();
    long i = 0;
    for (; i + 16 <= count; i += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(cells + i));
        const __m128i digit = _mm_sub_epi8(v, zero);
        const __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digit, most), digit);
        const __m128i isEnd = _mm_cmpeq_epi8(v, ends);
        __m128i code = _mm_or_si128(
            _mm_and_si128(isDigit, _mm_shuffle_epi8(known, digit)), _mm_andnot_si128(isDigit, others));
        code = _mm_or_si128(_mm_and_si128(isEnd, blanks), _mm_andnot_si128(isEnd, code));
        met = _mm_or_si128(met, _mm_cmpeq_epi8(code, others));
        _mm_storeu_si128((__m128i *)(codes + i), code);
    }
    bool isOther = _mm_movemask_epi8(met) != 0;
    isOther |= hailong_code_cells_portable(cells + i, count - i, digits, separator, blank, other, codes + i);
    return isOther;
}

// One round of interleaving sixteen rows of sixteen bytes.
HAILONG_INLINE void interleave(const __m128i from[16], __m128i to[16]) {
    for (int i = 0; i < 8; i++) {
        to[2 * i] = _mm_unpacklo_epi8(from[i], from[i + 8]);
        to[2 * i + 1] = _mm_unpackhi_epi8(from[i], from[i + 8]);
    }
}

// Sixteen rows of sixteen bytes become sixteen columns: four rounds.
static void turn_block(const uint8_t *rows, long width, uint8_t *columns, long height) {
    __m128i a[16], b[16];
    for (int i = 0; i < 16; i++) a[i] = _mm_loadu_si128((const __m128i *)(rows + i * width));
    interleave(a, b);
    interleave(b, a);
    interleave(a, b);
    interleave(b, a);
    for (int i = 0; i < 16; i++) _mm_storeu_si128((__m128i *)(columns + i * height), a[i]);
}
#endif

// MARK: What Swift calls

const uint8_t *hailong_narrow_cells(
    const uint8_t *bytes, const uint8_t *end, int count, uint8_t separator, uint8_t *cells
) {
#if defined(__SSE2__)
    if (hasShuffles) return narrow_cells_shuffled(bytes, end, count, separator, cells);
#endif
    return hailong_narrow_cells_portable(bytes, end, count, separator, cells);
}

bool hailong_code_cells(
    const uint8_t *cells, long count, const uint8_t *digits, uint8_t separator, uint8_t blank, uint8_t other,
    uint8_t *codes
) {
#if defined(__SSE2__)
    if (hasShuffles) return code_cells_shuffled(cells, count, digits, separator, blank, other, codes);
#endif
    return hailong_code_cells_portable(cells, count, digits, separator, blank, other, codes);
}

void hailong_turn(const uint8_t *rows, long width, long count, uint8_t *columns, long height) {
#if defined(__SSE2__)
    for (long row = 0; row < count; row += 16)
        for (long column = 0; column < width; column += 16)
            turn_block(rows + row * width + column, width, columns + column * height + row, height);
#else
    for (long row = 0; row < count; row++)
        for (long column = 0; column < width; column++) columns[column * height + row] = rows[row * width + column];
#endif
}
