/* Sets of characters, categories and case, for regular expressions. */
#include "rt-re.h"

#define DOTTED_I 0x130 /* alone in becoming two characters in lower case; here it is "i" */

static bool is_ascii_word (uint32_t c) {
  return c < 128 && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_');
}

bool rt_re_in_category (RtReCategory category, uint32_t c, bool ascii) {
  switch (category) {
  case RT_RE_DIGIT:
    return ascii || c < 128 ? c >= '0' && c <= '9' : rt_char_is_decimal (c);
  case RT_RE_SPACE:
    return ascii ? c == ' ' || (c >= '\t' && c <= '\r') : rt_char_is_space (c);
  case RT_RE_WORD:
    return ascii || c < 128 ? is_ascii_word (c)
                            : rt_char_is_alpha (c) || rt_char_is_decimal (c) || rt_char_is_digit (c) || rt_char_is_numeric (c);
  }
  return false;
}

static uint32_t ascii_lower (uint32_t c) {
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static uint32_t mapped (uint32_t c, int (*map) (uint32_t c, uint32_t out[3])) {
  uint32_t out[3];
  return map (c, out) == 1 ? out[0] : c;
}

/* The other one of two characters that are the same in capitals, where these are more than one. */
static uint32_t twin (uint32_t c) {
  switch (c) {
  case 0x390: return 0x1FD3;
  case 0x1FD3: return 0x390;
  case 0x3B0: return 0x1FE3;
  case 0x1FE3: return 0x3B0;
  case 0xFB05: return 0xFB06;
  case 0xFB06: return 0xFB05;
  default: return c;
  }
}

uint32_t rt_re_lower (uint32_t c, unsigned flags) {
  if ((flags & RT_RE_ASCII) != 0 || c < 128)
    return ascii_lower (c);
  return c == DOTTED_I ? 'i' : mapped (c, rt_char_to_lower);
}

uint32_t rt_re_fold (uint32_t c, unsigned flags) {
  if ((flags & RT_RE_ASCII) != 0 || c < 128)
    return ascii_lower (c);
  if (c == DOTTED_I)
    return 'i';
  if (twin (c) < c)
    return twin (c);
  return mapped (mapped (c, rt_char_to_upper), rt_char_to_lower);
}

static bool items_have (const RtReSet *set, const RtReItem *items, uint32_t c) {
  for (size_t i = 0; i < set->item_count; i++) {
    const RtReItem *item = &items[set->first_item + i];
    if (item->first <= item->last ? c >= item->first && c <= item->last
                                  : rt_re_in_category (item->category, c, (set->flags & RT_RE_ASCII) != 0) != item->negated)
      return true;
  }
  return false;
}

/* Whether the set has C or what C is in the other case. */
static bool compute (const RtReSet *set, const RtReItem *items, uint32_t c) {
  if ((set->flags & RT_RE_IGNORECASE) == 0)
    return items_have (set, items, c);
  if ((set->flags & RT_RE_ASCII) != 0) {
    uint32_t lower = ascii_lower (c);
    return items_have (set, items, c) || (c < 128 && items_have (set, items, lower)) || (lower >= 'a' && lower <= 'z' && items_have (set, items, lower - 32));
  }
  return items_have (set, items, rt_re_fold (c, set->flags)) || (c > RT_RE_LAST_FOLDED && items_have (set, items, mapped (c, rt_char_to_upper)));
}

void rt_re_set_fill_bitmap (RtReSet *set, const RtReItem *items) {
  for (uint32_t c = 0; c < 256; c++)
    if (compute (set, items, c) != set->negated)
      set->bitmap[c / 32] |= UINT32_C (1) << c % 32;
}

bool rt_re_set_has (const RtReSet *set, const RtReItem *items, uint32_t c) {
  if (c < 256)
    return (set->bitmap[c / 32] >> c % 32 & 1) != 0;
  return compute (set, items, c) != set->negated;
}
