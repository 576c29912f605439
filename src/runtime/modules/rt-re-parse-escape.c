/* Escapes and sets of regular expressions. */
#include "rt-re-parse-private.h"

#include "rt-code.h"
#include "rt-error.h"
#include "rt-frame.h"
#include "rt-unicode-names.h"
#include "rt-warn.h"
#include "rt.h"

static bool is_digit (uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_octal (uint32_t c) {
  return c >= '0' && c <= '7';
}

static bool is_ascii_letter (uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int hex_value (uint32_t c) {
  if (is_digit (c))
    return (int) c - '0';
  uint32_t lower = c | 32;
  return c < 128 && lower >= 'a' && lower <= 'f' ? (int) lower - 'a' + 10 : -1;
}

/* Exactly DIGITS hexadecimal digits; START is where the backslash is. */
static uint32_t read_hex (RtReParser *p, ptrdiff_t start, int digits) {
  uint32_t value = 0;
  int count = 0;
  for (; count < digits && rt_re_peek (p) != RT_RE_END && hex_value (rt_re_peek (p)) >= 0; count++)
    value = value * 16 + (uint32_t) hex_value (p->text.kind == 1 ? ((const uint8_t *) p->text.data)[p->at++]
                                                                 : rt_str_view_at (p->text, p->at++));
  if (count < digits)
    rt_re_fail_part (p, start, "incomplete escape %U");
  else if (value > 0x10ffff)
    rt_re_fail_part (p, start, "bad escape %U");
  return value;
}

static uint32_t read_octal (RtReParser *p, ptrdiff_t start, int most, uint32_t value) {
  for (int i = 0; i < most && is_octal (rt_re_peek (p)); i++)
    value = value * 8 + (rt_str_view_at (p->text, p->at++) - '0');
  if (value > 0377)
    rt_re_fail_part (p, start, "octal escape value %U outside of range 0-0o377");
  return value;
}

/* The character whose name stands in braces behind \N; START is where the backslash is. */
static uint32_t read_name (RtReParser *p, ptrdiff_t start) {
  if (rt_re_peek (p) != '{') {
    rt_re_fail_at (p, p->at, "missing {");
    return 0;
  }
  ptrdiff_t first = ++p->at;
  char name[128]; /* longer than all names */
  size_t length = 0;
  uint32_t c;
  while ((c = rt_re_peek (p)) != RT_RE_END && c != '}') {
    if (length < sizeof name - 1)
      name[length++] = c < 128 ? (char) c : '?';
    p->at++;
  }
  name[length] = '\0';
  int64_t found = -1;
  if (length == 0)
    rt_re_fail_at (p, first, "missing character name");
  else if (c == RT_RE_END)
    rt_re_fail_at (p, first, "missing }, unterminated name");
  else if ((found = rt_unicode_find (name, length)) < 0)
    rt_re_fail_at (p, start, "undefined character name '%s'", name);
  else
    p->at++;
  return found < 0 ? 0 : (uint32_t) found;
}

/* The character that a backslash and C, which is read, stand for in sets and out of them; false if there is none. */
static bool simple_escape (RtReParser *p, ptrdiff_t start, uint32_t c, uint32_t *value) {
  static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
  for (size_t i = 0; letters[i] != '\0'; i++) {
    if (c == (uint32_t) letters[i] && c != 'b') {
      *value = (uint32_t) values[i];
      return true;
    }
  }
  if (c == 'x' || (!p->is_bytes && (c == 'u' || c == 'U'))) {
    *value = read_hex (p, start, c == 'x' ? 2 : c == 'u' ? 4 : 8);
    return true;
  }
  if (c == 'N' && !p->is_bytes) {
    *value = read_name (p, start);
    return true;
  }
  return false;
}

static bool category_of (uint32_t c, RtReItem *item) {
  uint32_t lower = c | 32;
  if (c >= 128 || (lower != 'd' && lower != 's' && lower != 'w'))
    return false;
  *item = (RtReItem){.first = 1,
                     .last = 0,
                     .category = lower == 'd' ? RT_RE_DIGIT : lower == 's' ? RT_RE_SPACE : RT_RE_WORD,
                     .negated = c != lower};
  return true;
}

static size_t char_node (RtReParser *p, uint32_t c) {
  size_t node = rt_re_node (p, RT_RE_CHAR);
  p->tree->nodes[node].value = c;
  return node;
}

static size_t set_node (RtReParser *p, size_t set) {
  size_t node = rt_re_node (p, RT_RE_SET);
  p->tree->nodes[node].value = (uint32_t) set;
  return node;
}

static size_t at_node (RtReParser *p, RtReAt where) {
  size_t node = rt_re_node (p, RT_RE_AT);
  p->tree->nodes[node].value = where;
  return node;
}

/* \1 to \99, or three octal digits. The first digit FIRST is read. */
static size_t number_escape (RtReParser *p, ptrdiff_t start, uint32_t first) {
  int64_t group = first - '0';
  if (is_digit (rt_re_peek (p))) {
    uint32_t second = rt_re_peek (p);
    p->at++;
    if (is_octal (first) && is_octal (second) && is_octal (rt_re_peek (p))) {
      uint32_t value = read_octal (p, start, 1, (first - '0') * 8 + second - '0');
      return p->failed ? 0 : char_node (p, value);
    }
    group = group * 10 + second - '0';
  }
  if (group > p->tree->groups)
    return rt_re_fail_at (p, start + 1, "invalid group reference %d", (int) group);
  if (rt_re_group_is_open (p, group))
    return rt_re_fail_at (p, start, "cannot refer to an open group");
  if (!rt_re_may_refer (p, group))
    return 0;
  size_t node = rt_re_node (p, RT_RE_BACKREF);
  p->tree->nodes[node].value = (uint32_t) group;
  return node;
}

size_t rt_re_parse_escape (RtReParser *p) {
  ptrdiff_t start = p->at - 1;
  uint32_t c = rt_re_peek (p), value;
  if (c == RT_RE_END)
    return rt_re_fail_at (p, start, "bad escape (end of pattern)");
  p->at++;
  RtReItem item;
  if (category_of (c, &item)) {
    size_t set = rt_re_tree_add_set (p);
    return !p->failed && rt_re_tree_add_item (p, item) ? set_node (p, set) : 0;
  }
  switch (c) {
  case 'A':
    return at_node (p, RT_RE_AT_STRING_START);
  case 'Z':
    return at_node (p, RT_RE_AT_STRING_END);
  case 'b':
    return at_node (p, RT_RE_AT_BOUNDARY);
  case 'B':
    return at_node (p, RT_RE_AT_NON_BOUNDARY);
  default:
    break;
  }
  if (simple_escape (p, start, c, &value))
    return p->failed ? 0 : char_node (p, value);
  if (c == '0') {
    value = read_octal (p, start, 2, 0);
    return p->failed ? 0 : char_node (p, value);
  }
  if (is_digit (c))
    return number_escape (p, start, c);
  if (is_ascii_letter (c))
    return rt_re_fail_part (p, start, "bad escape %U");
  return char_node (p, c);
}

/* --- sets --- */

/* Says that what stands at POSITION may get a meaning one day, to the program's own line. */
static bool warn_of_future (RtReParser *p, const char *meaning, ptrdiff_t position) {
  int level = 1;
  for (RtFrame *f = rt_first_frame (p->rt); f != NULL && ((RtCode *) f->code)->library; f = f->previous)
    level++;
  p->failed |= rt_warn (p->rt, p->rt->types.FutureWarning, level, "Possible %s at position %zd", meaning, position) < 0;
  return !p->failed;
}

static const char *future_operator (uint32_t c) {
  switch (c) {
  case '-': return "set difference";
  case '&': return "set intersection";
  case '~': return "set symmetric difference";
  case '|': return "set union";
  default: return NULL;
  }
}

/* One end of a range, or a category; its first character is read. */
static bool set_piece (RtReParser *p, RtReItem *item) {
  ptrdiff_t start = p->at - 1;
  uint32_t c = rt_str_view_at (p->text, start), value = c;
  if (c == '\\') {
    c = rt_re_peek (p);
    if (c == RT_RE_END) {
      rt_re_fail_at (p, start, "bad escape (end of pattern)");
      return false;
    }
    p->at++;
    if (category_of (c, item))
      return true;
    value = c;
    if (c == 'b') {
      value = '\b';
    } else if (is_octal (c)) {
      value = read_octal (p, start, 2, c - '0');
    } else if (!simple_escape (p, start, c, &value)) {
      value = c;
      if (is_digit (c) || is_ascii_letter (c))
        rt_re_fail_part (p, start, "bad escape %U");
    }
  }
  *item = (RtReItem){.first = value, .last = value};
  return !p->failed;
}

/* Behind FIRST and a '-': the other end, unless the set ends. */
static bool set_range (RtReParser *p, ptrdiff_t start, RtReItem *first, bool *ends) {
  RtReItem last;
  *ends = rt_re_accept (p, ']');
  if (*ends)
    return true;
  if (rt_re_peek (p) == '-' && !warn_of_future (p, future_operator ('-'), p->at - 1))
    return false;
  p->at++;
  if (!set_piece (p, &last))
    return false;
  if (first->first > first->last || last.first > last.last || last.last < first->first) {
    rt_re_fail_part (p, start, "bad character range %U");
    return false;
  }
  first->last = last.last;
  return true;
}

/* What the characters of ITEM fold to, as far as it is not in ITEM. */
static bool add_folded_of (RtReParser *p, RtReItem item, unsigned flags) {
  RtReItem run = {.first = 1, .last = 0};
  for (uint32_t c = item.first; c <= item.last && c <= RT_RE_LAST_FOLDED && !p->failed; c++) {
    uint32_t folded = rt_re_fold (c, flags);
    if (folded >= item.first && folded <= item.last)
      continue;
    if (run.first <= run.last && folded == run.last + 1) {
      run.last = folded;
      continue;
    }
    if (run.first <= run.last)
      rt_re_tree_add_item (p, run);
    run = (RtReItem){.first = folded, .last = folded};
  }
  if (run.first <= run.last && !p->failed)
    rt_re_tree_add_item (p, run);
  return !p->failed;
}

static bool add_folded (RtReParser *p, size_t set) {
  const RtReSet parsed = p->tree->sets[set];
  if ((parsed.flags & RT_RE_IGNORECASE) == 0 || (parsed.flags & RT_RE_ASCII) != 0)
    return true;
  for (size_t i = 0; i < parsed.item_count; i++)
    if (!add_folded_of (p, p->tree->items[parsed.first_item + i], parsed.flags))
      return false;
  return true;
}

size_t rt_re_parse_set (RtReParser *p) {
  ptrdiff_t opened = p->at - 1;
  size_t set = rt_re_tree_add_set (p);
  if (rt_re_peek (p) == '[' && !warn_of_future (p, "nested set", p->at))
    return 0;
  bool negated = rt_re_accept (p, '^'), ends = false;
  for (bool first = true; !p->failed && !ends; first = false) {
    if (!first && rt_re_accept (p, ']'))
      break;
    ptrdiff_t start = p->at;
    if (rt_re_peek (p) == RT_RE_END)
      return rt_re_fail_at (p, opened, "unterminated character set");
    uint32_t c = rt_re_peek (p);
    p->at++;
    if (!first && future_operator (c) != NULL && rt_re_peek (p) == c && !warn_of_future (p, future_operator (c), start))
      return 0;
    RtReItem item;
    if (!set_piece (p, &item))
      return 0;
    bool range = rt_re_accept (p, '-');
    if (range && rt_re_peek (p) == RT_RE_END)
      return rt_re_fail_at (p, opened, "unterminated character set");
    if (range && !set_range (p, start, &item, &ends))
      return 0;
    rt_re_tree_add_item (p, item);
    if (ends)
      rt_re_tree_add_item (p, (RtReItem){.first = '-', .last = '-'});
  }
  if (p->failed || !add_folded (p, set))
    return 0;
  p->tree->sets[set].negated = negated;
  return set_node (p, set);
}
