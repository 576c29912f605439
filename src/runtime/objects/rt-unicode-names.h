/* Names of characters, and properties that go with them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct HbBuffer;

/* Appends the name of C; false if it has none. */
bool rt_unicode_append_name (uint32_t c, struct HbBuffer *out);
/* The character whose name or alias it is, in letters of any case; -1: there is none. */
int64_t rt_unicode_find (const char *name, size_t length_bytes);
/* The east asian width of C, as the Unicode property spells it. */
const char *rt_unicode_width (uint32_t c);
/* The decomposition of C as unicodedata gives it, if it takes more steps to take it apart to the end; else NULL. */
const char *rt_unicode_first_step (uint32_t c);
/* Whether C stands for a number, and for which; *DIGIT is -1 if that is no digit. */
bool rt_unicode_number (uint32_t c, double *value, int *digit);
