// What the program uses of PCRE2: regular expressions over UTF-8, with limits on what a match may cost.
#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
