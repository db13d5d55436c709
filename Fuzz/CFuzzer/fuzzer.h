#ifndef RECORDAD_CFUZZER_H
#define RECORDAD_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer as a library: it is linked in by -sanitize=fuzzer, and no header of the toolchain declares it to Swift. */
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t length));

#endif
