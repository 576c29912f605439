/* What the files of the parser of regular expressions share. */
#pragma once

#include "rt-re.h"

#define RT_RE_END     UINT32_MAX /* what rt_re_peek gives behind the last character */
#define RT_RE_MAX_NUM INT64_C (4294967295)

typedef struct RtReParser {
  RtInterp *rt;
  RtReTree *tree;
  RtReError *error;
  RtStrView text;
  ptrdiff_t at;
  bool is_bytes;
  unsigned flags;          /* those that hold here */
  bool restart_verbose;    /* (?x) was found: everything is to be read again */
  bool failed;
  uint64_t *open;          /* a bit a group: still open */
  size_t open_words;
  ptrdiff_t lowest_unknown_at; /* where a condition asks for a group that is not there yet; -1: nowhere */
  int64_t highest_condition;   /* the largest such number */
  int64_t groups_behind;       /* within (?<=...): one more than there were groups before it; 0: elsewhere */
} RtReParser;

static inline uint32_t rt_re_peek (const RtReParser *p) {
  return p->at < p->text.length ? rt_str_view_at (p->text, p->at) : RT_RE_END;
}
static inline bool rt_re_accept (RtReParser *p, uint32_t c) {
  if (rt_re_peek (p) != c)
    return false;
  p->at++;
  return true;
}

/* A new node; 0 after a failure. */
size_t rt_re_node (RtReParser *p, RtReKind kind);
/* A new empty set, its index; and a piece for the one that was made last. */
size_t rt_re_tree_add_set (RtReParser *p);
bool rt_re_tree_add_item (RtReParser *p, RtReItem item);
/* Sets p->failed and the error; returns 0. */
size_t rt_re_fail_at (RtReParser *p, ptrdiff_t position, const char *format, ...);
/* Characters START to the present one, as a new str. */
RT_NEW RtObject *rt_re_part (RtReParser *p, ptrdiff_t start);
/* The same as an error's: MESSAGE has one %U for the part. */
size_t rt_re_fail_part (RtReParser *p, ptrdiff_t start, const char *message);

/* \... outside of a set; the backslash is read. */
size_t rt_re_parse_escape (RtReParser *p);
/* [...]; the bracket is read. */
size_t rt_re_parse_set (RtReParser *p);
/* (...; the parenthesis is read. *NOTHING: a comment or flags, no node. IS_FIRST: nothing came before. */
size_t rt_re_parse_group (RtReParser *p, bool is_first, bool *nothing);
/* A | B | ...; ends before ')' or at the end. */
size_t rt_re_parse_branches (RtReParser *p, bool is_top);
/* One branch. */
size_t rt_re_parse_sequence (RtReParser *p, bool is_top_start);
bool rt_re_group_is_open (const RtReParser *p, int64_t group);
/* Whether what is looked for backwards may refer to GROUP; otherwise p->failed. */
bool rt_re_may_refer (RtReParser *p, int64_t group);
