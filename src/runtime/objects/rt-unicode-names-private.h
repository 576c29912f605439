/* The tables that names.py writes when the program is built. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define RT_UNICODE_SHORT 190 /* as in names.py */

typedef struct RtUnicodeRun { uint32_t first, last, name; } RtUnicodeRun; /* name: the number of the first one's */
typedef struct RtUnicodeAlias { const char *name; uint32_t c; } RtUnicodeAlias;
typedef struct RtUnicodeWidth { uint32_t first, last, width; } RtUnicodeWidth; /* width: 1 F, 2 H, 3 Na, 4 A, 5 W */
typedef struct RtUnicodeNumeric { uint32_t first, last; double value; int digit; } RtUnicodeNumeric; /* digit: -1 for none */

extern const size_t rt_unicode_word_count, rt_unicode_run_count, rt_unicode_name_count, rt_unicode_names_bytes, rt_unicode_alias_count,
    rt_unicode_width_count, rt_unicode_numeric_count, rt_unicode_way_count;
extern const unsigned char rt_unicode_names[];
extern const uint32_t rt_unicode_name_offsets[], rt_unicode_word_starts[];
extern const char rt_unicode_words[];
extern const RtUnicodeRun rt_unicode_runs[];
extern const RtUnicodeAlias rt_unicode_aliases[];
extern const RtUnicodeAlias rt_unicode_ways[]; /* decompositions that are not the last step, by code point */
extern const RtUnicodeWidth rt_unicode_widths[];
extern const RtUnicodeNumeric rt_unicode_numerics[];
