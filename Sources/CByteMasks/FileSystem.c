// Glibc declares syncfs only where GNU's own functions are asked for.
#define _GNU_SOURCE
#include "CByteMasks.h"

#include <unistd.h>

int hailong_force_all(int descriptor) {
#if defined(__linux__)
    return syncfs(descriptor);
#else
    (void)descriptor;
    sync();
    return 0;
#endif
}
