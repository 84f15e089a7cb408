#include "CByteMasks.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// From this size on, memory is taken from the system and given back to it.
static const size_t largestKept = (size_t)32 << 20;

bool hailong_keep_memory(void) {
    // One heap for all tasks: what one of them gives back, the others take; there are few calls, for large pieces.
    return mallopt(M_MMAP_THRESHOLD, (int)largestKept) == 1 && mallopt(M_TRIM_THRESHOLD, 1 << 30) == 1
        && mallopt(M_TOP_PAD, 4 << 20) == 1 && mallopt(M_ARENA_MAX, 1) == 1;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)
static const uintptr_t largePage = 2 << 20;

// Nanoseconds that this thread has had of a processor, those that the system needed for it among them.
static int64_t spent(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0;
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Takes large pages from `start` on, at most `most` of them: how many, below zero if one did not come quickly. A large page
// costs a sixth of its 512 small ones; but one that the host of a virtual machine has first to find costs five times as much
// as they do, and whether it must cannot be asked.
static long take_pages(uintptr_t start, uintptr_t end, long most) {
    uintptr_t page = (start + largePage - 1) & ~(largePage - 1);
    long count = 0;
    for (; count < most && page + largePage <= end; page += largePage, count++) {
        if (madvise((void *)page, largePage, MADV_HUGEPAGE) != 0) return -1;
        const int64_t before = spent();
        *(volatile uint8_t *)page = 0;
        if (spent() - before > 1000000) return -1;
    }
    return count;
}

void hailong_take_large_pages(long bytes) {
    // The heap grows by these pieces and gets them back: what is allocated next lies in them.
    enum { pieces = 24 };
    const size_t size = largestKept - ((size_t)1 << 20);
    void *taken[pieces];
    int count = 0;
    long missing = bytes / (long)largePage;
    while (count < pieces && missing > 0) {
        void *piece = malloc(size);
        if (piece == NULL) break;
        taken[count++] = piece;
        const long found = take_pages((uintptr_t)piece, (uintptr_t)piece + size, missing);
        if (found < 0) break;
        missing -= found;
    }
    // From the last to the first: each joins the free end of the heap.
    while (count > 0) free(taken[--count]);
}
#else
void hailong_take_large_pages(long bytes) { (void)bytes; }
#endif
#else
bool hailong_keep_memory(void) { return false; }
void hailong_take_large_pages(long bytes) { (void)bytes; }
#endif
