/* Hash functions of bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SHA-512 of DATA: 64 bytes to OUT. */
void rt_digest_sha512 (const unsigned char *data, size_t length_bytes, unsigned char *out);
/* OUT_BYTES of the sponge that takes in RATE_BYTES at a time (at most 168). SUFFIX ends the data: 6 for SHA-3, 0x1f for SHAKE. */
void rt_digest_keccak (const unsigned char *data, size_t length_bytes, size_t rate_bytes, unsigned char suffix, unsigned char *out,
                       size_t out_bytes);
/* BLAKE2b (WIDE; 64 bytes of PARAMETERS, 64 to OUT) or BLAKE2s (32 and 32). A key is the first block of DATA, filled up with zeros. */
void rt_digest_blake2 (bool wide, const unsigned char *parameters, bool last_node, const unsigned char *data, size_t length_bytes,
                       unsigned char *out);
