/* Character properties and case mappings, from utf8proc's categories and the tables of what it lacks. */
#include <string.h>
#include <utf8proc.h>

#include "rt-str-private.h"
#include "rt-unicode-tables.h"

static bool in_ranges (const Range *ranges, size_t count, uint32_t c) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c > ranges[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && c >= ranges[low].first;
}
#define IN(table, c) in_ranges (table, sizeof (table) / sizeof *(table), c)

static utf8proc_category_t category (uint32_t c) {
  return utf8proc_category ((utf8proc_int32_t)c);
}

bool rt_char_is_space (uint32_t c) {
  if (c < 0x80)
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool rt_char_is_linebreak (uint32_t c) {
  return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool rt_char_is_printable (uint32_t c) {
  if (c < 0x80)
    return c >= ' ' && c < 0x7f;
  switch (category (c)) {
  case UTF8PROC_CATEGORY_CC:
  case UTF8PROC_CATEGORY_CF:
  case UTF8PROC_CATEGORY_CS:
  case UTF8PROC_CATEGORY_CO:
  case UTF8PROC_CATEGORY_CN:
  case UTF8PROC_CATEGORY_ZL:
  case UTF8PROC_CATEGORY_ZP:
  case UTF8PROC_CATEGORY_ZS:
    return false;
  default:
    return true;
  }
}

bool rt_char_is_alpha (uint32_t c) {
  if (c < 0x80)
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  utf8proc_category_t kind = category (c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool rt_char_is_decimal (uint32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : IN (decimal_digits, c);
}

int rt_char_decimal_value (uint32_t c) {
  if (c < 0x80)
    return c >= '0' && c <= '9' ? (int)c - '0' : -1;
  for (size_t i = 0; i < sizeof decimal_digits / sizeof *decimal_digits; i++)
    if (c >= decimal_digits[i].first && c <= decimal_digits[i].last)
      return (int)(c - decimal_digits[i].first);
  return -1;
}

bool rt_char_is_digit (uint32_t c) {
  return rt_char_is_decimal (c) || (c >= 0x80 && IN (other_digits, c));
}

bool rt_char_is_numeric (uint32_t c) {
  return rt_char_is_digit (c) || (c >= 0x80 && IN (other_numeric, c));
}

bool rt_char_is_lower (uint32_t c) {
  if (c < 0x80)
    return c >= 'a' && c <= 'z';
  return category (c) == UTF8PROC_CATEGORY_LL || IN (other_lowercase, c);
}

bool rt_char_is_upper (uint32_t c) {
  if (c < 0x80)
    return c >= 'A' && c <= 'Z';
  return category (c) == UTF8PROC_CATEGORY_LU || IN (other_uppercase, c);
}

bool rt_char_is_title (uint32_t c) {
  return c >= 0x80 && category (c) == UTF8PROC_CATEGORY_LT;
}

bool rt_char_is_cased (uint32_t c) {
  return rt_char_is_lower (c) || rt_char_is_upper (c) || rt_char_is_title (c);
}

bool rt_char_is_case_ignorable (uint32_t c) {
  static const uint32_t within_words[] = {0x27,   0x2e,   0x3a,   0xb7,   0x387,  0x55f,
                                          0x5f4,  0x2018, 0x2019, 0x2024, 0x2027, 0xfe13,
                                          0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a};
  for (size_t i = 0; i < sizeof within_words / sizeof *within_words; i++)
    if (c == within_words[i])
      return true;
  utf8proc_category_t kind = category (c);
  return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME || kind == UTF8PROC_CATEGORY_CF ||
         kind == UTF8PROC_CATEGORY_LM || kind == UTF8PROC_CATEGORY_SK;
}

bool rt_char_is_identifier_start (uint32_t c) {
  if (c < 0x80)
    return c == '_' || rt_char_is_alpha (c);
  utf8proc_category_t kind = category (c);
  bool letter =
      (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) || kind == UTF8PROC_CATEGORY_NL;
  return letter ? !IN (identifier_start_less, c) : IN (identifier_start_more, c);
}

bool rt_char_is_identifier_part (uint32_t c) {
  if (c < 0x80)
    return c == '_' || rt_char_is_alpha (c) || rt_char_is_decimal (c);
  utf8proc_category_t kind = category (c);
  bool part = (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
              kind == UTF8PROC_CATEGORY_NL || kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
              kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_PC;
  return part ? !IN (identifier_part_less, c) : IN (identifier_part_more, c);
}

/* The expansion of C in TABLE to OUT; 0 if it has none. */
static int expand (const Expansion *table, size_t count, uint32_t c, uint32_t out[3]) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c > table[middle].from)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == count || table[low].from != c)
    return 0;
  memcpy (out, table[low].to, sizeof table[low].to);
  return out[2] != 0 ? 3 : 2;
}
#define EXPAND(table, c, out) expand (table, sizeof (table) / sizeof *(table), c, out)

int rt_char_to_lower (uint32_t c, uint32_t out[3]) {
  if (c == 0x130) { /* I with dot above keeps its dot */
    out[0] = 'i';
    out[1] = 0x307;
    return 2;
  }
  out[0] = (uint32_t)utf8proc_tolower ((utf8proc_int32_t)c);
  return 1;
}

int rt_char_to_upper (uint32_t c, uint32_t out[3]) {
  int count = c < 0x80 ? 0 : EXPAND (upper_expansions, c, out);
  if (count > 0)
    return count;
  out[0] = (uint32_t)utf8proc_toupper ((utf8proc_int32_t)c);
  return 1;
}

int rt_char_to_title (uint32_t c, uint32_t out[3]) {
  int count = c < 0x80 ? 0 : EXPAND (title_expansions, c, out);
  if (count > 0)
    return count;
  out[0] = (uint32_t)utf8proc_totitle ((utf8proc_int32_t)c);
  return 1;
}

int rt_char_to_folded (uint32_t c, uint32_t out[3]) {
  int count = c < 0x80 ? 0 : EXPAND (fold_expansions, c, out);
  if (count > 0)
    return count;
  utf8proc_int32_t folded[4];
  utf8proc_ssize_t n = utf8proc_decompose_char ((utf8proc_int32_t)c, folded, 4, UTF8PROC_CASEFOLD, NULL);
  out[0] = n == 1 ? (uint32_t)folded[0] : c;
  return 1;
}
