#include "CByteMasks.h"
// Everything is inline; a target must have a source.
