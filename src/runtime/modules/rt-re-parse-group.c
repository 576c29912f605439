/* Groups of regular expressions: everything that starts with a parenthesis. */
#include "rt-re-parse-private.h"

#include <string.h>

#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"

#define TYPE_FLAGS (RT_RE_ASCII | RT_RE_LOCALE | RT_RE_UNICODE)

static const struct {
  char letter;
  unsigned flag;
} flag_letters[] = {
    {'i', RT_RE_IGNORECASE}, {'L', RT_RE_LOCALE}, {'m', RT_RE_MULTILINE}, {'s', RT_RE_DOTALL},
    {'x', RT_RE_VERBOSE},    {'a', RT_RE_ASCII},  {'u', RT_RE_UNICODE},
};

static unsigned flag_of (uint32_t c) {
  for (size_t i = 0; i < sizeof flag_letters / sizeof *flag_letters; i++)
    if (c == (uint32_t) flag_letters[i].letter)
      return flag_letters[i].flag;
  return 0;
}

/* --- names --- */

/* Up to TERMINATOR, which is read, too; NULL after a failure. WHAT: "group name". */
static RtObject *read_until (RtReParser *p, uint32_t terminator, const char *what) {
  ptrdiff_t start = p->at;
  while (rt_re_peek (p) != RT_RE_END && rt_re_peek (p) != terminator)
    p->at++;
  if (p->at == start) {
    rt_re_fail_at (p, p->at, "missing %s", what);
    return NULL;
  }
  if (rt_re_peek (p) == RT_RE_END) {
    rt_re_fail_at (p, start, "missing %c, unterminated name", (int) terminator);
    return NULL;
  }
  RtObject *name = rt_re_part (p, start);
  p->failed = p->failed || name == NULL;
  p->at++;
  return name;
}

/* The same, and it is an identifier. */
static RtObject *read_name (RtReParser *p, uint32_t terminator) {
  ptrdiff_t start = p->at;
  RtObject *name = read_until (p, terminator, "group name");
  if (name == NULL || (rt_str_is_identifier (name) && (!p->is_bytes || rt_str_is_ascii (name))))
    return name;
  rt_re_fail_at (p, start, p->is_bytes ? "bad character in group name %A" : "bad character in group name %R", name);
  rt_decref (p->rt, name);
  return NULL;
}

/* The number of the group NAME; -1 if there is none. NAME is a str without a __hash__ of its own: no user code. */
static int64_t named_group (RtReParser *p, RtObject *name) {
  RtObject *number = rt_dict_get (p->rt, p->tree->group_index, name);
  return number != NULL ? rt_int_as_int64 (number, NULL) : -1;
}

/* Opens the next group, NAME of which (RT_NULLABLE) stood at NAME_AT; its number, 0 after a failure. */
static int64_t open_group (RtReParser *p, RtObject *name, ptrdiff_t name_at) {
  int64_t number = ++p->tree->groups;
  if ((size_t) number / 64 >= p->open_words) {
    size_t words = p->open_words + 4;
    uint64_t *grown = hb_realloc (p->tree->allocator, p->open, p->open_words * sizeof *grown, words * sizeof *grown);
    if (grown == NULL) {
      p->failed = true;
      return 0;
    }
    memset (grown + p->open_words, 0, 4 * sizeof *grown);
    p->open = grown;
    p->open_words = words;
  }
  p->open[number / 64] |= UINT64_C (1) << number % 64;
  if (name == NULL)
    return number;
  int64_t was = named_group (p, name);
  if (was > 0)
    return (int64_t) rt_re_fail_at (p, name_at, "redefinition of group name %R as group %d; was group %d", name, (int) number,
                                    (int) was);
  RtObject *index = rt_int_from_int64 (p->rt, number);
  if (index == NULL || rt_dict_set (p->rt, p->tree->group_index, name, index) < 0)
    p->failed = true;
  rt_xdecref (p->rt, index);
  return p->failed ? 0 : number;
}

/* --- parts of groups --- */

/* The branches and the closing parenthesis of the group that was opened at START. */
static size_t read_inner (RtReParser *p, ptrdiff_t start) {
  size_t inner = rt_re_parse_branches (p, false);
  if (!p->failed && !rt_re_accept (p, ')'))
    return rt_re_fail_at (p, start, "missing ), unterminated subpattern");
  return inner;
}

static size_t wrap (RtReParser *p, RtReKind kind, size_t child) {
  size_t node = p->failed ? 0 : rt_re_node (p, kind);
  if (node != 0)
    p->tree->nodes[node].child = child;
  return node;
}

static size_t capture (RtReParser *p, ptrdiff_t start, RtObject *name, ptrdiff_t name_at) {
  int64_t number = open_group (p, name, name_at);
  size_t inner = p->failed ? 0 : read_inner (p, start);
  size_t node = wrap (p, RT_RE_GROUP, inner);
  if (node == 0)
    return 0;
  p->tree->nodes[node].value = (uint32_t) number;
  p->open[number / 64] &= ~(UINT64_C (1) << number % 64);
  return node;
}

/* (?P...; "?P" is read. */
static size_t python_group (RtReParser *p, ptrdiff_t start) {
  ptrdiff_t name_at = p->at + 1;
  if (rt_re_accept (p, '<')) {
    RtObject *name = read_name (p, '>');
    size_t node = name != NULL ? capture (p, start, name, name_at) : 0;
    rt_xdecref (p->rt, name);
    return node;
  }
  if (rt_re_accept (p, '=')) {
    RtObject *name = read_name (p, ')');
    int64_t group = name != NULL ? named_group (p, name) : -1;
    if (name != NULL && group < 0)
      rt_re_fail_at (p, name_at, "unknown group name %R", name);
    else if (name != NULL && rt_re_group_is_open (p, group))
      rt_re_fail_at (p, name_at, "cannot refer to an open group");
    else if (name != NULL)
      rt_re_may_refer (p, group);
    rt_xdecref (p->rt, name);
    size_t node = p->failed ? 0 : rt_re_node (p, RT_RE_BACKREF);
    p->tree->nodes[node].value = node != 0 ? (uint32_t) group : 0;
    return node;
  }
  if (rt_re_peek (p) == RT_RE_END)
    return rt_re_fail_at (p, p->at, "unexpected end of pattern");
  p->at++;
  return rt_re_fail_part (p, p->at - 3, "unknown extension %U");
}

/* (?=, (?!, (?<=, (?<!; KIND '=' or '!' is read. */
static size_t assertion (RtReParser *p, ptrdiff_t start, bool behind, uint32_t kind) {
  bool outermost = behind && p->groups_behind == 0;
  if (outermost)
    p->groups_behind = (int64_t) p->tree->groups + 1;
  size_t inner = read_inner (p, start);
  if (outermost)
    p->groups_behind = 0;
  if (p->failed)
    return 0;
  const RtReNode *n = &p->tree->nodes[inner];
  if (kind == '!' && n->kind == RT_RE_SEQUENCE && n->child == 0)
    return rt_re_node (p, RT_RE_FAIL);
  size_t node = wrap (p, RT_RE_ASSERT, inner);
  p->tree->nodes[node].value = behind;
  p->tree->nodes[node].negated = kind == '!';
  return node;
}

/* The group that a condition asks for; its name or number and the parenthesis behind it are read. */
static int64_t condition (RtReParser *p) {
  ptrdiff_t at = p->at;
  RtObject *name = read_until (p, ')', "group name");
  if (name == NULL)
    return 0;
  int64_t group = 0;
  bool number = true;
  for (ptrdiff_t i = 0; i < rt_str_length (name); i++) {
    uint32_t c = rt_str_char_at (name, i);
    number = number && c >= '0' && c <= '9';
    group = number && group < RT_RE_MAX_NUM ? group * 10 + (c - '0') : group;
  }
  if (number && group == 0) {
    rt_re_fail_at (p, at, "bad group number");
  } else if (number && group >= INT32_MAX / 2) {
    rt_re_fail_at (p, at, "invalid group reference %lld", (long long) group);
  } else if (number) {
    if (group > p->highest_condition) {
      p->highest_condition = group;
      p->lowest_unknown_at = at;
    }
  } else if (!rt_str_is_identifier (name) || (p->is_bytes && !rt_str_is_ascii (name))) {
    rt_re_fail_at (p, at, p->is_bytes ? "bad character in group name %A" : "bad character in group name %R", name);
  } else if ((group = named_group (p, name)) < 0) {
    rt_re_fail_at (p, at, "unknown group name %R", name);
  }
  rt_decref (p->rt, name);
  return group;
}

static size_t conditional (RtReParser *p, ptrdiff_t start) {
  int64_t group = condition (p);
  rt_re_may_refer (p, group);
  size_t yes = p->failed ? 0 : rt_re_parse_sequence (p, false), no = 0;
  if (!p->failed && rt_re_accept (p, '|')) {
    no = rt_re_parse_sequence (p, false);
    if (!p->failed && rt_re_peek (p) == '|')
      return rt_re_fail_at (p, p->at, "conditional backref with more than two branches");
  }
  if (!p->failed && !rt_re_accept (p, ')'))
    return rt_re_fail_at (p, start, "missing ), unterminated subpattern");
  size_t node = wrap (p, RT_RE_IF, yes);
  p->tree->nodes[node].other = node != 0 ? no : 0;
  p->tree->nodes[node].value = (uint32_t) group;
  return node;
}

/* --- flags --- */

static bool is_letter (uint32_t c) {
  return c != RT_RE_END && rt_char_is_alpha (c);
}

/* Reads letters from C on, which is read, up to one of ENDS, which is left in *C. */
static unsigned read_flags (RtReParser *p, uint32_t *c, bool turn_on, const char *missing) {
  unsigned flags = 0;
  for (;;) {
    unsigned flag = flag_of (*c);
    if (turn_on && !p->is_bytes && *c == 'L')
      return (unsigned) rt_re_fail_at (p, p->at, "bad inline flags: cannot use 'L' flag with a str pattern");
    if (turn_on && p->is_bytes && *c == 'u')
      return (unsigned) rt_re_fail_at (p, p->at, "bad inline flags: cannot use 'u' flag with a bytes pattern");
    if (!turn_on && (flag & TYPE_FLAGS) != 0)
      return (unsigned) rt_re_fail_at (p, p->at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    flags |= flag;
    if ((flag & TYPE_FLAGS) != 0 && (flags & TYPE_FLAGS) != flag)
      return (unsigned) rt_re_fail_at (p, p->at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    *c = rt_re_peek (p);
    if (*c == RT_RE_END)
      return (unsigned) rt_re_fail_at (p, p->at, "%s", missing);
    p->at++;
    if (*c == ':' || (turn_on && (*c == ')' || *c == '-')))
      return flags;
    if (flag_of (*c) == 0)
      return (unsigned) rt_re_fail_at (p, p->at - 1, "%s", is_letter (*c) ? "unknown flag" : missing);
  }
}

/* (?i) at the start: from there on for all. */
static size_t global_flags (RtReParser *p, ptrdiff_t start, bool is_first, unsigned on) {
  if (!is_first)
    return rt_re_fail_at (p, start, "global flags not at the start of the expression");
  bool verbose = (on & RT_RE_VERBOSE) != 0 && (p->tree->flags & RT_RE_VERBOSE) == 0;
  p->tree->flags |= on;
  p->flags |= on;
  p->restart_verbose = verbose;
  return 0;
}

/* (?aiLmsux-imsx:...) ; C, the first letter or '-', is read. */
static size_t flags_group (RtReParser *p, ptrdiff_t start, bool is_first, uint32_t c, bool *nothing) {
  unsigned on = 0, off = 0;
  if (c != '-') {
    on = read_flags (p, &c, true, "missing -, : or )");
    if (p->failed)
      return 0;
    if (c == ')') {
      *nothing = true;
      return global_flags (p, start, is_first, on);
    }
  }
  if (c == '-') {
    c = rt_re_peek (p);
    if (c == RT_RE_END)
      return rt_re_fail_at (p, p->at, "missing flag");
    p->at++;
    if (flag_of (c) == 0)
      return rt_re_fail_at (p, p->at - 1, "%s", is_letter (c) ? "unknown flag" : "missing flag");
    off = read_flags (p, &c, false, "missing :");
    if (p->failed)
      return 0;
  }
  if ((on & off) != 0)
    return rt_re_fail_at (p, p->at - 1, "bad inline flags: flag turned on and off");
  unsigned before = p->flags;
  if ((on & TYPE_FLAGS) != 0)
    p->flags &= ~(unsigned) TYPE_FLAGS;
  p->flags = (p->flags | on) & ~off;
  size_t inner = read_inner (p, start);
  p->flags = before;
  return wrap (p, RT_RE_SEQUENCE, inner);
}

/* --- (? --- */

static size_t comment (RtReParser *p, ptrdiff_t start, bool *nothing) {
  while (rt_re_peek (p) != RT_RE_END)
    if (rt_str_view_at (p->text, p->at++) == ')') {
      *nothing = true;
      return 0;
    }
  return rt_re_fail_at (p, start, "missing ), unterminated comment");
}

/* (?C is nothing; an escape is one token. */
static size_t unknown_extension (RtReParser *p, uint32_t c) {
  ptrdiff_t start = p->at - 2;
  if (c == '\\' && rt_re_peek (p) == RT_RE_END)
    return rt_re_fail_at (p, p->at - 1, "bad escape (end of pattern)");
  if (c == '\\')
    p->at++;
  return rt_re_fail_part (p, start, "unknown extension %U");
}

size_t rt_re_parse_group (RtReParser *p, bool is_first, bool *nothing) {
  ptrdiff_t start = p->at - 1;
  if (!rt_re_accept (p, '?'))
    return capture (p, start, NULL, 0);
  uint32_t c = rt_re_peek (p);
  if (c == RT_RE_END)
    return rt_re_fail_at (p, p->at, "unexpected end of pattern");
  p->at++;
  switch (c) {
  case 'P':
    return python_group (p, start);
  case ':':
    return wrap (p, RT_RE_SEQUENCE, read_inner (p, start));
  case '#':
    return comment (p, start, nothing);
  case '=':
  case '!':
    return assertion (p, start, false, c);
  case '<':
    c = rt_re_peek (p);
    if (c == RT_RE_END)
      return rt_re_fail_at (p, p->at, "unexpected end of pattern");
    p->at++;
    return c == '=' || c == '!' ? assertion (p, start, true, c) : rt_re_fail_part (p, p->at - 3, "unknown extension %U");
  case '(':
    return conditional (p, start);
  case '>':
    return wrap (p, RT_RE_ATOMIC, read_inner (p, start));
  default:
    if (flag_of (c) != 0 || c == '-')
      return flags_group (p, start, is_first, c, nothing);
    return unknown_extension (p, c);
  }
}
