#include "fuzzer.h"

// libFuzzer's own main function, which ours takes the place of, wants to link with this. It is never called.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  (void)data;
  (void)size;
  return 0;
}
