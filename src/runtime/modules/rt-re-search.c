/* The methods of re.Pattern that look at texts, and the scanner that finditer uses. */
#include "rt-re-objects.h"

#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* A look at a text: the run, and what must be given back. */
typedef struct Look {
  RtReText text;
  RtReRun run;
  ptrdiff_t start, end; /* pos and endpos, clipped */
} Look;

static bool look_begin (RtInterp *rt, RtObject *pattern, RtObject *string, ptrdiff_t start, ptrdiff_t end, Look *look) {
  if (!rt_re_text_get (rt, pattern, string, &look->text))
    return false;
  ptrdiff_t length = look->text.view.length;
  look->start = start < 0 ? 0 : start > length ? length : start;
  look->end = end < 0 ? 0 : end > length ? length : end;
  RtStrView view = look->text.view;
  view.length = look->end;
  if (rt_re_run_start (rt, &look->run, &RT_PATTERN (pattern)->program, view))
    return true;
  rt_re_text_release (rt, &look->text);
  return false;
}

static void look_end (RtInterp *rt, Look *look) {
  rt_re_run_end (&look->run);
  rt_re_text_release (rt, &look->text);
}

/* Finds the next match from look->start on, as all methods that find many do: an empty match does not end where the last ended. */
static int look_next (Look *look) {
  int found = look->start <= look->end ? rt_re_search (&look->run, look->start) : 0;
  if (found > 0) {
    const ptrdiff_t *marks = look->run.marks;
    look->run.not_at = marks[0] == marks[1] ? marks[1] : -1;
    look->start = marks[1];
  }
  return found;
}

static RtObject *group_text (RtInterp *rt, const Look *look, int group) {
  const ptrdiff_t *marks = look->run.marks + 2 * group;
  if (marks[0] < 0 || marks[1] < marks[0])
    return rt_re_text_part (rt, &look->text, 0, 0);
  return rt_re_text_part (rt, &look->text, marks[0], marks[1]);
}

/* --- one match --- */

static bool read_range (RtInterp *rt, RtObject *start, RtObject *end, ptrdiff_t *from, ptrdiff_t *to) {
  *from = start != NULL ? rt_index_ssize (rt, start, NULL) : 0;
  if (*from == -1 && rt_error (rt) != NULL)
    return false;
  *to = end != NULL ? rt_index_ssize (rt, end, NULL) : PTRDIFF_MAX;
  return *to != -1 || rt_error (rt) == NULL;
}

typedef enum How { HOW_MATCH, HOW_FULL, HOW_SEARCH } How;

static RtObject *look_once (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs,
                            RtObject *kwnames, How how) {
  static const char *const names[] = {"string", "pos", "endpos"};
  RtObject *in[3];
  ptrdiff_t start, end;
  Look look;
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 3, 3, 1, in) || !read_range (rt, in[1], in[2], &start, &end) ||
      !look_begin (rt, self, in[0], start, end, &look))
    return NULL;
  look.run.must_reach_end = how == HOW_FULL;
  int found = 0;
  if (look.start <= look.end)
    found = how == HOW_SEARCH ? rt_re_search (&look.run, look.start) : rt_re_match_at (&look.run, look.start);
  RtObject *result = NULL;
  if (found >= 0)
    result = found > 0 ? rt_match_new (rt, self, in[0], &look.run, look.start, look.end) : rt_incref (rt->none);
  look_end (rt, &look);
  return result;
}

static RtObject *pattern_match (ARGS) {
  return look_once (rt, self, "match", args, nargs, kwnames, HOW_MATCH);
}

static RtObject *pattern_fullmatch (ARGS) {
  return look_once (rt, self, "fullmatch", args, nargs, kwnames, HOW_FULL);
}

static RtObject *pattern_search (ARGS) {
  return look_once (rt, self, "search", args, nargs, kwnames, HOW_SEARCH);
}

/* --- all matches --- */

/* What findall gives for a match. */
static RtObject *found_item (RtInterp *rt, const Look *look) {
  int groups = look->run.program->groups;
  if (groups <= 1)
    return group_text (rt, look, groups);
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.findall", "groups of a match");
  RtObject *tuple = rt_tuple_new (rt, groups);
  for (int i = 0; tuple != NULL && i < groups; i++) {
    RtObject *text = group_text (rt, look, i + 1);
    if (text == NULL) {
      rt_decref (rt, tuple);
      tuple = NULL;
    } else {
      rt_tuple_init (rt, tuple, i, text);
    }
  }
  return rt_hold_end (rt, &hold, tuple);
}

static RtObject *pattern_findall (ARGS) {
  static const char *const names[] = {"string", "pos", "endpos"};
  RtObject *in[3];
  ptrdiff_t start, end;
  Look look;
  if (!rt_parse_args (rt, "findall", args, nargs, kwnames, names, 3, 3, 1, in) ||
      !read_range (rt, in[1], in[2], &start, &end) || !look_begin (rt, self, in[0], start, end, &look))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.findall", "matches");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  int found = list != NULL ? look_next (&look) : -1;
  for (; found > 0; found = look_next (&look)) {
    RtObject *item = found_item (rt, &look);
    if (item == NULL || rt_list_append_steal (rt, list, item) < 0) {
      found = -1;
      break;
    }
  }
  look_end (rt, &look);
  if (found == 0)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, found == 0 ? list : NULL);
}

static RtObject *make_scanner (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  static const char *const names[] = {"string", "pos", "endpos"};
  RtObject *in[3];
  ptrdiff_t start, end;
  RtReText text;
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 3, 3, 1, in) || !read_range (rt, in[1], in[2], &start, &end) ||
      !rt_re_text_get (rt, self, in[0], &text))
    return NULL;
  ptrdiff_t length = text.view.length;
  rt_re_text_release (rt, &text);
  RtObject *o = rt->types.re_scanner->slots.tp_alloc (rt, rt->types.re_scanner, 0);
  if (o == NULL)
    return NULL;
  RT_SCANNER (o)->at = start < 0 ? 0 : start > length ? length : start;
  RT_SCANNER (o)->end = end < 0 ? 0 : end > length ? length : end;
  RT_SCANNER (o)->not_at = -1;
  rt_ref_init (rt, o, RT_FIELD (0, "text"), &RT_SCANNER (o)->string, rt_incref (in[0]));
  rt_ref_init (rt, o, RT_ATTR (1, "pattern"), &RT_SCANNER (o)->pattern, rt_incref (self));
  return o;
}

static RtObject *pattern_scanner (ARGS) {
  return make_scanner (rt, self, "scanner", args, nargs, kwnames);
}

static RtObject *pattern_finditer (ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.finditer", "scanner");
  hold.held[0] = make_scanner (rt, self, "finditer", args, nargs, kwnames);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "search") : NULL;
  RtObject *iterator = hold.held[1] != NULL ? rt_callable_iterator_new (rt, hold.held[1], rt->none) : NULL;
  return rt_hold_end (rt, &hold, iterator);
}

/* --- split --- */

static bool push_part (RtInterp *rt, RtObject *list, RtObject *part) {
  return part != NULL && rt_list_append_steal (rt, list, part) == 0;
}

static bool push_groups (RtInterp *rt, RtObject *list, const Look *look) {
  for (int i = 1; i <= look->run.program->groups; i++) {
    bool matched = look->run.marks[2 * i] >= 0 && look->run.marks[2 * i + 1] >= 0;
    if (!push_part (rt, list, matched ? group_text (rt, look, i) : rt_incref (rt->none)))
      return false;
  }
  return true;
}

/* How many at most; 0: no limit. */
static bool read_limit (RtInterp *rt, RtObject *o, ptrdiff_t *limit) {
  *limit = o != NULL ? rt_index_argument (rt, o) : 0;
  return *limit != -1 || rt_error (rt) == NULL;
}

static RtObject *pattern_split (ARGS) {
  static const char *const names[] = {"string", "maxsplit"};
  RtObject *in[2];
  ptrdiff_t limit;
  Look look;
  if (!rt_parse_args (rt, "split", args, nargs, kwnames, names, 2, 2, 1, in) || !read_limit (rt, in[1], &limit) ||
      !look_begin (rt, self, in[0], 0, PTRDIFF_MAX, &look))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.split", "parts");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  ptrdiff_t last = 0;
  int found = list != NULL ? 1 : -1;
  for (ptrdiff_t n = 0; found > 0 && (limit == 0 || n < limit); n++) {
    found = look_next (&look);
    if (found <= 0)
      break;
    if (!push_part (rt, list, rt_re_text_part (rt, &look.text, last, look.run.marks[0])) || !push_groups (rt, list, &look))
      found = -1;
    last = look.run.marks[1];
  }
  if (found >= 0 && !push_part (rt, list, rt_re_text_part (rt, &look.text, last, look.end)))
    found = -1;
  look_end (rt, &look);
  if (found >= 0)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, found >= 0 ? list : NULL);
}

/* --- sub --- */

/* What stands for matches: a function that is called, a text, or a template. */
typedef struct Replacement {
  RtObject *function, *text, *template; /* one of them, borrowed; the template's holder is the caller */
} Replacement;

/* Whether O has a backslash; -1 with an exception. */
static int has_backslash (RtInterp *rt, RtObject *o) {
  RtReText text;
  if (!rt_re_text_get (rt, NULL, o, &text))
    return -1;
  bool found = rt_str_view_find_char (text.view, '\\', 0, text.view.length) >= 0;
  rt_re_text_release (rt, &text);
  return found;
}

static RtObject *replacement_for (RtInterp *rt, RtObject *self, const Look *look, const Replacement *r) {
  if (r->text != NULL)
    return rt_incref (r->text);
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.sub", "match");
  RtObject *match = hold.held[0] = rt_match_new (rt, self, look->text.object, &look->run, 0, look->end);
  RtObject *result = NULL;
  if (match != NULL)
    result = r->function != NULL ? rt_call_one (rt, r->function, match) : rt_re_fill_template (rt, r->template, match);
  return rt_hold_end (rt, &hold, result);
}

/* All pieces of the result in LIST; how many were replaced, -1 with an exception. */
static ptrdiff_t replace_all (RtInterp *rt, RtObject *self, Look *look, const Replacement *r, ptrdiff_t limit, RtObject *list) {
  ptrdiff_t count = 0, last = 0;
  while (limit == 0 || count < limit) {
    int found = look_next (look);
    if (found < 0)
      return -1;
    if (found == 0)
      break;
    ptrdiff_t start = look->run.marks[0], end = look->run.marks[1];
    if (last < start && !push_part (rt, list, rt_re_text_part (rt, &look->text, last, start)))
      return -1;
    RtObject *piece = replacement_for (rt, self, look, r);
    if (piece == NULL)
      return -1;
    if (piece == rt->none)
      rt_decref (rt, piece);
    else if (!push_part (rt, list, piece))
      return -1;
    last = end;
    count++;
  }
  if (last < look->end && !push_part (rt, list, rt_re_text_part (rt, &look->text, last, look->end)))
    return -1;
  return count;
}

static RtObject *substitute (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs,
                             RtObject *kwnames, ptrdiff_t *count) {
  static const char *const names[] = {"repl", "string", "count"};
  RtObject *in[3];
  ptrdiff_t limit;
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 3, 3, 2, in) || !read_limit (rt, in[2], &limit))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.sub", "pieces");
  Replacement r = {0};
  if (rt_is_callable (in[0])) {
    r.function = in[0];
  } else {
    int template = RT_IS_STR (in[0]) || in[0]->type->slots.bf_getbuffer != NULL ? has_backslash (rt, in[0]) : 2;
    if (template == 2)
      RT_TYPE_ERROR (rt, "decoding to str: need a bytes-like object, %T found", in[0]);
    r.text = template == 0 ? in[0] : NULL;
    if (template == 1)
      r.template = hold.held[1] = rt_re_template (rt, self, in[0]);
    if (rt_error (rt) != NULL)
      return rt_hold_end (rt, &hold, NULL);
  }
  Look look;
  if (!look_begin (rt, self, in[1], 0, PTRDIFF_MAX, &look))
    return rt_hold_end (rt, &hold, NULL);
  RtObject *list = hold.held[0] = rt_list_new (rt, 0), *result = NULL;
  *count = list != NULL ? replace_all (rt, self, &look, &r, limit, list) : -1;
  if (*count >= 0) {
    RtObject *empty = hold.held[2] = rt_re_text_part (rt, &look.text, 0, 0);
    look_end (rt, &look);
    result = empty != NULL ? rt_re_join (rt, empty, list) : NULL;
  } else {
    look_end (rt, &look);
  }
  return rt_hold_end (rt, &hold, result);
}

static RtObject *pattern_sub (ARGS) {
  ptrdiff_t count;
  return substitute (rt, self, "sub", args, nargs, kwnames, &count);
}

static RtObject *pattern_subn (ARGS) {
  ptrdiff_t count;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.subn", "result");
  hold.held[0] = substitute (rt, self, "subn", args, nargs, kwnames, &count);
  hold.held[1] = hold.held[0] != NULL ? rt_int_from_int64 (rt, count) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL);
}

static RtObject *itself (ARGS) {
  return rt_incref (self);
}

const RtMethodDef rt_pattern_search_methods[] = {
    {"match", pattern_match, RT_METH_KEYWORDS, NULL},
    {"fullmatch", pattern_fullmatch, RT_METH_KEYWORDS, NULL},
    {"search", pattern_search, RT_METH_KEYWORDS, NULL},
    {"findall", pattern_findall, RT_METH_KEYWORDS, NULL},
    {"finditer", pattern_finditer, RT_METH_KEYWORDS, NULL},
    {"scanner", pattern_scanner, RT_METH_KEYWORDS, NULL},
    {"split", pattern_split, RT_METH_KEYWORDS, NULL},
    {"sub", pattern_sub, RT_METH_KEYWORDS, NULL},
    {"subn", pattern_subn, RT_METH_KEYWORDS, NULL},
    {"__copy__", itself, RT_METH_NOARGS, NULL},
    {"__deepcopy__", itself, RT_METH_O, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

/* --- the scanner --- */

static RtObject *scan (RtInterp *rt, RtObject *self, bool search) {
  RtScanner *s = RT_SCANNER (self);
  Look look;
  if (s->at > s->end)
    return rt_incref (rt->none);
  if (!look_begin (rt, s->pattern, s->string, s->at, s->end, &look))
    return NULL;
  look.run.not_at = s->not_at;
  int found = search ? rt_re_search (&look.run, s->at) : rt_re_match_at (&look.run, s->at);
  RtObject *result = NULL;
  if (found > 0) {
    result = rt_match_new (rt, s->pattern, s->string, &look.run, s->at, s->end);
    const ptrdiff_t *marks = look.run.marks;
    s->not_at = marks[0] == marks[1] ? marks[1] : -1;
    s->at = marks[1];
  } else if (found == 0) {
    result = rt_incref (rt->none);
    s->at = s->end + 1;
  }
  rt_payload_changed (rt, self);
  look_end (rt, &look);
  return result;
}

static RtObject *scanner_match (ARGS) {
  return scan (rt, self, false);
}

static RtObject *scanner_search (ARGS) {
  return scan (rt, self, true);
}

static void scanner_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, RT_FIELD (0, "text"), &RT_SCANNER (o)->string);
  rt_ref_clear (rt, o, RT_ATTR (1, "pattern"), &RT_SCANNER (o)->pattern);
  rt_object_free (rt, o);
}

static int scanner_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_FIELD (0, "text"), RT_SCANNER (o)->string);
  RT_VISIT (visit, arg, RT_ATTR (1, "pattern"), RT_SCANNER (o)->pattern);
  return 0;
}

static const RtMethodDef scanner_methods[] = {
    {"match", scanner_match, RT_METH_NOARGS, NULL},
    {"search", scanner_search, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMemberDef scanner_members[] = {
    {"pattern", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtScanner, pattern), 1, NULL},
    {NULL, 0, 0, 0, NULL},
};

const RtTypeSpec rt_re_scanner_spec = {
    .name = "_sre.SRE_Scanner",
    .size_bytes = sizeof (RtScanner),
    .cpython_basicsize = 176,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = scanner_dealloc, .tp_traverse = scanner_traverse},
    .methods = scanner_methods,
    .members = scanner_members,
};
