/* UTF-8, strictly as Unicode defines it (table 3-7 of the standard), except that encoding accepts lone surrogates, which
 * Python's strings may hold. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HB_UTF8_BAD UINT32_MAX /* no code point: what stands there is not UTF-8 */

/* Writes CODE_POINT (at most 0x10FFFF) to OUT and returns how many of its 4 bytes are used. */
size_t hb_utf8_encode (uint32_t code_point, char out[4]);

/* Decodes one code point at *TEXT, which ends at END, and moves *TEXT behind it; HB_UTF8_BAD, one byte further, if malformed. */
uint32_t hb_utf8_decode (const char **text, const char *end);

/* The offset in bytes of the first malformed sequence; LENGTH_BYTES if there is none. */
size_t hb_utf8_valid_bytes (const char *text, size_t length_bytes);

/* How many code points well-formed TEXT holds. */
size_t hb_utf8_count (const char *text, size_t length_bytes);
