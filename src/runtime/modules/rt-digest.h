/* Hash functions of bytes. */
#pragma once

#include <stddef.h>

/* SHA-512 of DATA: 64 bytes to OUT. */
void rt_digest_sha512 (const unsigned char *data, size_t length_bytes, unsigned char *out);
