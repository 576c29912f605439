/* The parser of regular expressions: branches, sequences, repeats. */
#include "rt-re-parse-private.h"

#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"

static void note_error (RtInterp *rt, RtReError *error, ptrdiff_t position, const char *format, va_list args) {
  if (error->message != NULL || rt_error (rt) != NULL)
    return;
  error->message = rt_str_vprintf (rt, format, args);
  error->position = position;
}

bool rt_re_fail (RtInterp *rt, RtReError *error, ptrdiff_t position, const char *format, ...) {
  va_list args;
  va_start (args, format);
  note_error (rt, error, position, format, args);
  va_end (args);
  return false;
}

/* Whether the pattern ends in a backslash that stands for nothing, next to be read: sre has read one token more and complains of that
 * first. Refuses it. */
static bool fails_at_end (RtReParser *p) {
  if (rt_re_peek (p) != '\\' || p->at + 1 != p->text.length)
    return false;
  p->failed = true;
  rt_re_fail (p->rt, p->error, p->at, "bad escape (end of pattern)");
  return true;
}

size_t rt_re_fail_at (RtReParser *p, ptrdiff_t position, const char *format, ...) {
  if (fails_at_end (p))
    return 0;
  va_list args;
  va_start (args, format);
  note_error (p->rt, p->error, position, format, args);
  va_end (args);
  p->failed = true;
  return 0;
}

RtObject *rt_re_part (RtReParser *p, ptrdiff_t start) {
  return rt_str_from_view (p->rt, rt_str_view_part (p->text, start, p->at));
}

size_t rt_re_fail_part (RtReParser *p, ptrdiff_t start, const char *message) {
  if (fails_at_end (p))
    return 0;
  RtObject *part = rt_re_part (p, start);
  p->failed = true;
  if (part != NULL)
    rt_re_fail (p->rt, p->error, start, message, part);
  rt_xdecref (p->rt, part);
  return 0;
}

/* Room for one more of EACH bytes behind COUNT; false: the tree is broken. */
static bool reserve (RtReTree *tree, void *array, size_t count, size_t *capacity, size_t each) {
  void **items = array;
  if (count < *capacity)
    return true;
  size_t wanted = *capacity == 0 ? 16 : 2 * *capacity;
  void *grown = hb_realloc (tree->allocator, *items, *capacity * each, wanted * each);
  if (grown == NULL) {
    tree->broken = true;
    return false;
  }
  *items = grown;
  *capacity = wanted;
  return true;
}

size_t rt_re_node (RtReParser *p, RtReKind kind) {
  RtReTree *t = p->tree;
  if (!reserve (t, &t->nodes, t->node_count, &t->node_capacity, sizeof *t->nodes)) {
    p->failed = true;
    return 0;
  }
  t->nodes[t->node_count] = (RtReNode){.kind = (uint8_t) kind, .flags = p->flags};
  return t->node_count++;
}

size_t rt_re_tree_add_set (RtReParser *p) {
  RtReTree *t = p->tree;
  if (!reserve (t, &t->sets, t->set_count, &t->set_capacity, sizeof *t->sets)) {
    p->failed = true;
    return 0;
  }
  t->sets[t->set_count] = (RtReSet){.first_item = t->item_count, .flags = p->flags};
  return t->set_count++;
}

bool rt_re_tree_add_item (RtReParser *p, RtReItem item) {
  RtReTree *t = p->tree;
  if (!reserve (t, &t->items, t->item_count, &t->item_capacity, sizeof *t->items)) {
    p->failed = true;
    return false;
  }
  t->items[t->item_count++] = item;
  t->sets[t->set_count - 1].item_count++;
  return true;
}

bool rt_re_group_is_open (const RtReParser *p, int64_t group) {
  return (size_t) group / 64 < p->open_words && (p->open[group / 64] >> group % 64 & 1) != 0;
}

bool rt_re_may_refer (RtReParser *p, int64_t group) {
  if (p->failed || p->groups_behind == 0)
    return !p->failed;
  if (group > (int64_t) p->tree->groups || rt_re_group_is_open (p, group))
    rt_re_fail_at (p, p->at, "cannot refer to an open group");
  else if (group >= p->groups_behind)
    rt_re_fail_at (p, p->at, "cannot refer to group defined in the same lookbehind subpattern");
  return !p->failed;
}

/* --- repeats --- */

/* Digits; -1: none. False with an error if the number is too large. */
static bool read_number (RtReParser *p, int64_t *value) {
  *value = -1;
  while (rt_re_peek (p) >= '0' && rt_re_peek (p) <= '9') {
    *value = (*value < 0 ? 0 : *value) * 10 + (rt_re_peek (p) - '0');
    p->at++;
    if (*value >= RT_RE_NO_MAX) {
      p->error->overflow = true;
      rt_re_fail_at (p, -1, "the repetition number is too large");
      return false;
    }
  }
  return true;
}

/* What {...} says; false if it is no repeat but text (and p->at is behind the brace), or after a failure. */
static bool read_braces (RtReParser *p, int64_t *min, int64_t *max) {
  ptrdiff_t here = p->at;
  int64_t low, high;
  if (rt_re_peek (p) == '}')
    return false;
  if (!read_number (p, &low))
    return false;
  high = low;
  if (rt_re_accept (p, ',') && !read_number (p, &high))
    return false;
  if (!rt_re_accept (p, '}')) {
    p->at = here;
    return false;
  }
  *min = low < 0 ? 0 : low;
  *max = high < 0 ? RT_RE_NO_MAX : high;
  if (*max < *min)
    rt_re_fail_at (p, here, "min repeat greater than max repeat");
  return !p->failed;
}

/* ITEM repeated as the operator at AT says, which is read; PREVIOUS 0: nothing is there. */
static size_t repeat (RtReParser *p, size_t item, ptrdiff_t at, int64_t min, int64_t max) {
  const RtReNode *node = &p->tree->nodes[item];
  if (item == 0 || node->kind == RT_RE_AT)
    return rt_re_fail_at (p, at, "nothing to repeat");
  if (node->kind == RT_RE_REPEAT)
    return rt_re_fail_at (p, at, "multiple repeat");
  size_t result = rt_re_node (p, RT_RE_REPEAT);
  RtReNode *r = &p->tree->nodes[result];
  if (result == 0)
    return 0;
  r->child = item;
  r->min = min;
  r->max = max;
  r->mode = rt_re_accept (p, '?') ? RT_RE_LAZY : rt_re_accept (p, '+') ? RT_RE_POSSESSIVE : RT_RE_GREEDY;
  return result;
}

/* --- sequences --- */

static void skip_comment (RtReParser *p) {
  while (rt_re_peek (p) != RT_RE_END && rt_re_peek (p) != '\n')
    p->at++;
  rt_re_accept (p, '\n');
}

static bool is_verbose_space (uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t parse_char (RtReParser *p, uint32_t c) {
  size_t node = rt_re_node (p, RT_RE_CHAR);
  p->tree->nodes[node].value = c;
  return node;
}

static size_t parse_at (RtReParser *p, RtReAt plain, RtReAt multiline) {
  size_t node = rt_re_node (p, RT_RE_AT);
  p->tree->nodes[node].value = (p->flags & RT_RE_MULTILINE) != 0 ? multiline : plain;
  return node;
}

/* One item; the character C that it starts with is read. */
static size_t parse_item (RtReParser *p, uint32_t c, bool is_first, bool *nothing) {
  switch (c) {
  case '\\':
    return rt_re_parse_escape (p);
  case '[':
    return rt_re_parse_set (p);
  case '(':
    return rt_re_parse_group (p, is_first, nothing);
  case '.':
    return rt_re_node (p, RT_RE_ANY);
  case '^':
    return parse_at (p, RT_RE_AT_START, RT_RE_AT_LINE_START);
  case '$':
    return parse_at (p, RT_RE_AT_END, RT_RE_AT_LINE_END);
  default:
    return parse_char (p, c);
  }
}

/* Whether C, which is read, starts a repeat; then *MIN and *MAX are what it says. */
static bool read_repeat (RtReParser *p, uint32_t c, int64_t *min, int64_t *max) {
  *min = c == '+';
  *max = c == '?' ? 1 : RT_RE_NO_MAX;
  return c == '*' || c == '+' || c == '?' || (c == '{' && read_braces (p, min, max));
}

size_t rt_re_parse_sequence (RtReParser *p, bool is_top_start) {
  size_t sequence = rt_re_node (p, RT_RE_SEQUENCE), last = 0, before_last = 0;
  while (!p->failed && !p->restart_verbose) {
    ptrdiff_t at = p->at;
    uint32_t c = rt_re_peek (p);
    if (c == RT_RE_END || c == '|' || c == ')')
      break;
    p->at++;
    if ((p->flags & RT_RE_VERBOSE) != 0 && is_verbose_space (c))
      continue;
    if ((p->flags & RT_RE_VERBOSE) != 0 && c == '#') {
      skip_comment (p);
      continue;
    }
    int64_t min, max;
    bool nothing = false;
    if (read_repeat (p, c, &min, &max)) {
      last = repeat (p, last, at, min, max);
    } else if (!p->failed) {
      size_t item = parse_item (p, c, is_top_start && last == 0, &nothing);
      if (nothing)
        continue;
      before_last = last;
      last = item;
    }
    RtReNode *nodes = p->tree->nodes;
    if (p->failed || last == 0)
      break;
    if (before_last == 0)
      nodes[sequence].child = last;
    else
      nodes[before_last].next = last;
  }
  return sequence;
}

size_t rt_re_parse_branches (RtReParser *p, bool is_top) {
  if (!rt_enter_recursive (p->rt, " while compiling a regular expression")) {
    p->failed = true;
    return 0;
  }
  size_t first = rt_re_parse_sequence (p, is_top), last = first, branch = 0;
  while (!p->failed && !p->restart_verbose && rt_re_accept (p, '|')) {
    if (branch == 0) {
      branch = rt_re_node (p, RT_RE_BRANCH);
      p->tree->nodes[branch].child = first;
    }
    size_t next = rt_re_parse_sequence (p, false);
    p->tree->nodes[last].next = next;
    last = next;
  }
  rt_leave_recursive (p->rt);
  return branch != 0 ? branch : first;
}

/* --- the whole --- */

static bool fix_flags (RtReParser *p, unsigned *flags) {
  const char *wrong = NULL;
  if (!p->is_bytes) {
    if ((*flags & RT_RE_LOCALE) != 0)
      wrong = "cannot use LOCALE flag with a str pattern";
    else if ((*flags & RT_RE_ASCII) != 0 && (*flags & RT_RE_UNICODE) != 0)
      wrong = "ASCII and UNICODE flags are incompatible";
    else if ((*flags & RT_RE_ASCII) == 0)
      *flags |= RT_RE_UNICODE;
  } else if ((*flags & RT_RE_UNICODE) != 0) {
    wrong = "cannot use UNICODE flag with a bytes pattern";
  } else if ((*flags & RT_RE_LOCALE) != 0 && (*flags & RT_RE_ASCII) != 0) {
    wrong = "ASCII and LOCALE flags are incompatible";
  }
  if (wrong != NULL)
    rt_raise (p->rt, p->rt->types.ValueError, "%s", wrong);
  return wrong == NULL;
}

static void start_tree (RtReParser *p, unsigned flags) {
  RtReTree *t = p->tree;
  t->node_count = t->set_count = t->item_count = 0;
  t->groups = 0;
  p->at = 0;
  p->failed = p->restart_verbose = false;
  p->lowest_unknown_at = -1;
  p->highest_condition = 0;
  p->flags = flags | (p->is_bytes ? RT_RE_ASCII : 0);
  t->flags = flags;
  rt_re_node (p, RT_RE_EMPTY);
}

bool rt_re_parse (RtInterp *rt, RtStrView pattern, bool is_bytes, unsigned flags, RtObject *group_index, RtReTree *tree,
                  RtReError *error) {
  memset (tree, 0, sizeof *tree);
  *error = (RtReError){.position = -1};
  tree->allocator = &rt->allocator;
  tree->group_index = group_index;
  RtReParser parser = {.rt = rt, .tree = tree, .error = error, .text = pattern, .is_bytes = is_bytes}, *p = &parser;
  start_tree (p, flags);
  if (!p->failed)
    tree->root = rt_re_parse_branches (p, true);
  if (p->restart_verbose && !p->failed) {
    rt_dict_clear (rt, group_index);
    start_tree (p, tree->flags | RT_RE_VERBOSE);
    tree->root = p->failed ? 0 : rt_re_parse_branches (p, true);
  }
  if (!p->failed && !fix_flags (p, &tree->flags))
    p->failed = true;
  if (!p->failed && p->at < p->text.length)
    rt_re_fail_at (p, p->at, "unbalanced parenthesis");
  if (!p->failed && p->lowest_unknown_at >= 0 && p->highest_condition > tree->groups)
    rt_re_fail_at (p, p->lowest_unknown_at, "invalid group reference %lld", (long long) p->highest_condition);
  hb_free (tree->allocator, p->open, p->open_words * sizeof *p->open);
  if (p->failed && error->message == NULL && rt_error (rt) == NULL)
    rt_no_memory (rt);
  for (size_t i = 0; !p->failed && i < tree->set_count; i++)
    rt_re_set_fill_bitmap (&tree->sets[i], tree->items);
  return !p->failed;
}

void rt_re_tree_clear (RtReTree *t) {
  hb_free (t->allocator, t->nodes, t->node_capacity * sizeof *t->nodes);
  hb_free (t->allocator, t->sets, t->sets != NULL ? t->set_capacity * sizeof *t->sets : 0);
  hb_free (t->allocator, t->items, t->items != NULL ? t->item_capacity * sizeof *t->items : 0);
}
