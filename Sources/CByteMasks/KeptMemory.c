#include "CByteMasks.h"

#if defined(__GLIBC__)
#include <malloc.h>

bool hailong_keep_memory(void) {
    // From 32 MiB on, memory is still taken from the system and given back to it; these take effect for the rest.
    return mallopt(M_MMAP_THRESHOLD, 32 << 20) == 1 && mallopt(M_TRIM_THRESHOLD, 256 << 20) == 1
        && mallopt(M_TOP_PAD, 4 << 20) == 1;
}
#else
bool hailong_keep_memory(void) { return false; }
#endif
