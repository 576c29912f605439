/* Bytes as hexadecimal digits, with or without a separator between groups of them. */
#pragma once

#include "rt-interp.h"

typedef struct RtHexGroups {
  char separator;
  ptrdiff_t every; /* bytes in a group, counted from the right; negative: from the left; 0: there is no separator */
} RtHexGroups;

/* The arguments SEP and BYTES_PER_SEP of hex () and hexlify (), NULL if absent; WIDE: the separator may be any character of Latin-1. */
bool rt_hex_groups_take (RtInterp *rt, RtObject *RT_NULLABLE sep, RtObject *RT_NULLABLE bytes_per_sep, bool wide, RtHexGroups *groups);
/* How many characters COUNT bytes become. */
ptrdiff_t rt_hex_groups_length (const RtHexGroups *groups, ptrdiff_t count);
/* Writes as many of them to OUT. */
void rt_hex_groups_write (const RtHexGroups *groups, const char *bytes, ptrdiff_t count, char *out);
/* -1: C is no digit. */
static inline int rt_hex_digit (char c) {
  return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}
