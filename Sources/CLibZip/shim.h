// What the program uses of libzip: reading and writing ZIP archives.
#pragma once
#include <zip.h>
