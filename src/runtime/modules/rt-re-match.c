/* re.Match, and the templates that sub and expand fill from it. */
#include <string.h>

#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-re-objects.h"
#include "rt-ref.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define SLOT_STRING  RT_ATTR (0, "string")
#define SLOT_PATTERN RT_ATTR (1, "re")

RtObject *rt_match_new (RtInterp *rt, RtObject *pattern, RtObject *string, const RtReRun *run, ptrdiff_t start, ptrdiff_t end) {
  ptrdiff_t count = 2 * ((ptrdiff_t) run->program->groups + 1);
  RtObject *o = rt->types.re_match->slots.tp_alloc (rt, rt->types.re_match, count);
  if (o == NULL)
    return NULL;
  RtMatch *m = RT_MATCH (o);
  memcpy (m->marks, run->marks, (size_t) count * sizeof *m->marks);
  m->last_group = run->last_group;
  m->start = start;
  m->end = end;
  rt_ref_init (rt, o, SLOT_STRING, &m->string, rt_incref (string));
  rt_ref_init (rt, o, SLOT_PATTERN, &m->pattern, rt_incref (pattern));
  return o;
}

static ptrdiff_t group_count (RtObject *o) {
  return RT_MATCH (o)->base.size / 2;
}

RtObject *rt_match_group (RtInterp *rt, RtObject *match, ptrdiff_t group, RtObject *otherwise) {
  const ptrdiff_t *marks = RT_MATCH (match)->marks + 2 * group;
  RtReText text;
  if (marks[0] < 0 || marks[1] < 0)
    return rt_incref (otherwise);
  if (!rt_re_text_get (rt, NULL, RT_MATCH (match)->string, &text))
    return NULL;
  ptrdiff_t length = text.view.length, start = marks[0], end = marks[1];
  RtObject *part = rt_re_text_part (rt, &text, start < length ? start : length, end < length ? end : length);
  rt_re_text_release (rt, &text);
  return part;
}

/* The number of the group that KEY names; -1 with an exception. */
static ptrdiff_t group_of (RtInterp *rt, RtObject *self, RtObject *key) {
  ptrdiff_t group = -1;
  if (rt_is_indexable (key)) {
    group = rt_index_ssize (rt, key, NULL);
    if (group == -1 && rt_error (rt) != NULL)
      return -1;
  } else {
    RtObject *names = RT_PATTERN (RT_MATCH (self)->pattern)->group_index;
    RtObject *number = rt_length (rt, names) > 0 ? rt_dict_get (rt, names, key) : NULL; /* without names, KEY is not asked for its hash */
    if (number == NULL && rt_error (rt) != NULL)
      return -1;
    group = number != NULL ? (ptrdiff_t) rt_int_as_int64 (number, NULL) : -1;
  }
  if (group >= 0 && group < group_count (self))
    return group;
  rt_raise (rt, rt->types.IndexError, "no such group");
  return -1;
}

static RtObject *match_getitem (RtInterp *rt, RtObject *self, RtObject *key) {
  ptrdiff_t group = group_of (rt, self, key);
  return group >= 0 ? rt_match_group (rt, self, group, rt->none) : NULL;
}

static RtObject *match_group (ARGS) {
  if (nargs <= 1)
    return nargs == 1 ? match_getitem (rt, self, args[0]) : rt_match_group (rt, self, 0, rt->none);
  RtHeldItems items;
  rt_held_start (rt, &items, "re.Match.group", "group");
  bool ok = true;
  for (size_t i = 0; ok && i < nargs; i++) {
    RtObject *text = match_getitem (rt, self, args[i]);
    ok = text != NULL && rt_held_push (rt, &items, text) == 0;
  }
  RtObject *tuple = ok ? rt_held_as_tuple (rt, &items) : NULL;
  return rt_held_return (rt, &items, tuple);
}

static bool read_default (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames,
                          RtObject **otherwise) {
  static const char *const names[] = {"default"};
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 1, 1, 0, otherwise))
    return false;
  *otherwise = *otherwise != NULL ? *otherwise : rt->none;
  return true;
}

static RtObject *match_groups (ARGS) {
  RtObject *otherwise;
  if (!read_default (rt, "groups", args, nargs, kwnames, &otherwise))
    return NULL;
  RtHeldItems items;
  rt_held_start (rt, &items, "re.Match.groups", "group");
  bool ok = true;
  for (ptrdiff_t i = 1; ok && i < group_count (self); i++) {
    RtObject *text = rt_match_group (rt, self, i, otherwise);
    ok = text != NULL && rt_held_push (rt, &items, text) == 0;
  }
  RtObject *tuple = ok ? rt_held_as_tuple (rt, &items) : NULL;
  return rt_held_return (rt, &items, tuple);
}

static RtObject *match_groupdict (ARGS) {
  RtObject *otherwise;
  if (!read_default (rt, "groupdict", args, nargs, kwnames, &otherwise))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Match.groupdict", "new dict");
  RtObject *dict = hold.held[0] = rt_dict_new (rt), *key, *number;
  ptrdiff_t position = 0;
  bool ok = dict != NULL;
  while (ok && rt_dict_next (RT_PATTERN (RT_MATCH (self)->pattern)->group_index, &position, &key, &number)) {
    RtObject *text = hold.held[1] = rt_match_group (rt, self, (ptrdiff_t) rt_int_as_int64 (number, NULL), otherwise);
    ok = text != NULL && rt_dict_set (rt, dict, key, text) == 0;
    rt_xdecref (rt, text);
    hold.held[1] = NULL;
  }
  if (ok)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, ok ? dict : NULL);
}

/* The group that start, end and span are asked for; -1 with an exception. */
static ptrdiff_t only_group (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs) {
  if (!rt_check_positional (rt, name, nargs, 0, 1))
    return -1;
  return nargs == 1 ? group_of (rt, self, args[0]) : 0;
}

static RtObject *match_start (ARGS) {
  ptrdiff_t group = only_group (rt, self, "start", args, nargs);
  return group >= 0 ? rt_int_from_int64 (rt, RT_MATCH (self)->marks[2 * group]) : NULL;
}

static RtObject *match_end (ARGS) {
  ptrdiff_t group = only_group (rt, self, "end", args, nargs);
  return group >= 0 ? rt_int_from_int64 (rt, RT_MATCH (self)->marks[2 * group + 1]) : NULL;
}

static RtObject *span_of (RtInterp *rt, RtObject *self, ptrdiff_t group) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Match.span", "ends");
  hold.held[0] = rt_int_from_int64 (rt, RT_MATCH (self)->marks[2 * group]);
  hold.held[1] = rt_int_from_int64 (rt, RT_MATCH (self)->marks[2 * group + 1]);
  bool ok = hold.held[0] != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, ok ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL);
}

static RtObject *match_span (ARGS) {
  ptrdiff_t group = only_group (rt, self, "span", args, nargs);
  return group >= 0 ? span_of (rt, self, group) : NULL;
}

static RtObject *match_expand (ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Match.expand", "template");
  if (!RT_IS_STR (args[0]) && args[0]->type->slots.bf_getbuffer == NULL)
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "decoding to str: need a bytes-like object, %T found", args[0]));
  hold.held[0] = rt_re_template (rt, RT_MATCH (self)->pattern, args[0]);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_re_fill_template (rt, hold.held[0], self) : NULL);
}

static RtObject *itself (ARGS) {
  return rt_incref (self);
}

/* --- attributes --- */

static RtObject *get_last_index (RtInterp *rt, RtObject *o, void *closure) {
  int last = RT_MATCH (o)->last_group;
  return last >= 0 ? rt_int_from_int64 (rt, last) : rt_incref (rt->none);
}

static RtObject *get_last_group (RtInterp *rt, RtObject *o, void *closure) {
  RtObject *key, *number;
  ptrdiff_t position = 0;
  while (rt_dict_next (RT_PATTERN (RT_MATCH (o)->pattern)->group_index, &position, &key, &number))
    if (rt_int_as_int64 (number, NULL) == RT_MATCH (o)->last_group)
      return rt_incref (key);
  return rt_incref (rt->none);
}

static RtObject *get_position (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, closure != NULL ? RT_MATCH (o)->end : RT_MATCH (o)->start);
}

static RtObject *get_regs (RtInterp *rt, RtObject *o, void *closure) {
  RtHeldItems items;
  rt_held_start (rt, &items, "re.Match.regs", "span");
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i < group_count (o); i++) {
    RtObject *span = span_of (rt, o, i);
    ok = span != NULL && rt_held_push (rt, &items, span) == 0;
  }
  RtObject *tuple = ok ? rt_held_as_tuple (rt, &items) : NULL;
  return rt_held_return (rt, &items, tuple);
}

static RtObject *match_repr (RtInterp *rt, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Match.__repr__", "matched text");
  hold.held[0] = rt_match_group (rt, o, 0, rt->none);
  RtObject *result = NULL;
  if (hold.held[0] != NULL)
    result = rt_str_printf (rt, "<re.Match object; span=(%zd, %zd), match=%.50R>", RT_MATCH (o)->marks[0], RT_MATCH (o)->marks[1],
                            hold.held[0]);
  return rt_hold_end (rt, &hold, result);
}

static void match_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_STRING, &RT_MATCH (o)->string);
  rt_ref_clear (rt, o, SLOT_PATTERN, &RT_MATCH (o)->pattern);
  rt_object_free (rt, o);
}

static int match_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_STRING, RT_MATCH (o)->string);
  RT_VISIT (visit, arg, SLOT_PATTERN, RT_MATCH (o)->pattern);
  return 0;
}

static const RtMethodDef match_methods[] = {
    {"group", match_group, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {"start", match_start, RT_METH_FASTCALL, NULL},
    {"end", match_end, RT_METH_FASTCALL, NULL},
    {"span", match_span, RT_METH_FASTCALL, NULL},
    {"groups", match_groups, RT_METH_KEYWORDS, NULL},
    {"groupdict", match_groupdict, RT_METH_KEYWORDS, NULL},
    {"expand", match_expand, RT_METH_O, NULL},
    {"__copy__", itself, RT_METH_NOARGS, NULL},
    {"__deepcopy__", itself, RT_METH_O, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

static const RtMemberDef match_members[] = {
    {"string", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtMatch, string), 0, "The text that was searched."},
    {"re", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtMatch, pattern), 1, "The pattern that matched."},
    {NULL, 0, 0, 0, NULL},
};

static const RtGetSetDef match_getset[] = {
    {"lastindex", get_last_index, NULL, "The number of the group that matched last.", NULL},
    {"lastgroup", get_last_group, NULL, "The name of the group that matched last.", NULL},
    {"pos", get_position, NULL, NULL, NULL},
    {"endpos", get_position, NULL, NULL, (void *) "end"},
    {"regs", get_regs, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

const RtTypeSpec rt_re_match_spec = {
    .name = "re.Match",
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    .size_bytes = offsetof (RtMatch, marks),
    .item_bytes = sizeof (ptrdiff_t),
    .cpython_basicsize = 88,
    .cpython_itemsize = 8,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = match_dealloc,
            .tp_traverse = match_traverse,
            .tp_repr = match_repr,
            .mp_subscript = match_getitem,
        },
    .methods = match_methods,
    .members = match_members,
    .getset = match_getset,
};
