/* re.Pattern and the scanner: looking for a compiled regular expression in texts. */
#include "rt-re-objects.h"

#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define SLOT_PATTERN     RT_ATTR (0, "pattern")
#define SLOT_GROUP_INDEX RT_ATTR (1, "groupindex")

/* --- texts --- */

bool rt_re_text_get (RtInterp *rt, RtObject *pattern, RtObject *o, RtReText *text) {
  *text = (RtReText){.object = o};
  if (RT_IS_STR (o)) {
    text->view = rt_str_view (o);
    if (pattern != NULL && RT_PATTERN (pattern)->is_bytes)
      return RT_TYPE_ERROR (rt, "cannot use a bytes pattern on a string-like object") != NULL;
    return true;
  }
  if (!rt_buffer_try (rt, o, &text->buffer))
    return RT_TYPE_ERROR (rt, "expected string or bytes-like object, got '%T'", o) != NULL;
  if (pattern != NULL && !RT_PATTERN (pattern)->is_bytes) {
    rt_re_text_release (rt, text);
    return RT_TYPE_ERROR (rt, "cannot use a string pattern on a bytes-like object") != NULL;
  }
  text->view = (RtStrView){text->buffer.data, text->buffer.length_bytes, 1};
  return true;
}

void rt_re_text_release (RtInterp *rt, RtReText *text) {
  if (text->buffer.owner != NULL)
    rt_buffer_release (rt, &text->buffer);
}

RtObject *rt_re_text_part (RtInterp *rt, const RtReText *text, ptrdiff_t start, ptrdiff_t end) {
  RtObject *o = text->object;
  bool whole = start == 0 && end == text->view.length && (RT_IS_EXACT (rt, o, str) || RT_IS_EXACT (rt, o, bytes));
  if (whole && (!RT_IS_STR (o) || rt_str_length (o) == end))
    return rt_incref (o);
  if (end < start)
    end = start;
  if (RT_IS_STR (o) && start == 0 && end == rt_str_length (o))
    return rt_str_itself (rt, o);
  if (RT_IS_STR (o))
    return rt_str_from_view (rt, rt_str_view_part (rt_str_view (o), start, end));
  return rt_bytes_shared (rt, rt_bytes_new (rt, (const char *) text->view.data + start, (size_t) (end - start)));
}

RtObject *rt_re_join (RtInterp *rt, RtObject *empty, RtObject *list) {
  if (RT_IS_STR (empty))
    return rt_str_join (rt, empty, list);
  RtHold hold;
  rt_hold_begin (rt, &hold, "re", "bytes.join");
  hold.held[0] = rt_getattr_utf8 (rt, empty, "join");
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_call_one (rt, hold.held[0], list) : NULL);
}

/* --- errors --- */

/* The class re.error. */
static RtObject *error_class (RtInterp *rt) {
  RtObject *name = rt_str_interned (rt, "re");
  RtObject *module = name != NULL ? rt_import_module (rt, name) : NULL;
  RtObject *class_object = module != NULL ? rt_getattr_utf8 (rt, module, "error") : NULL;
  rt_xdecref (rt, module);
  rt_xdecref (rt, name);
  return class_object;
}

void *rt_re_raise (RtInterp *rt, RtObject *message, RtObject *text, ptrdiff_t position) {
  if (message == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re", "error");
  hold.held[0] = message;
  hold.held[1] = error_class (rt);
  hold.held[2] = position >= 0 ? rt_int_from_int64 (rt, position) : rt_incref (rt->none);
  RtObject *error = NULL;
  if (hold.held[1] != NULL && hold.held[2] != NULL) {
    hold.held[3] = position == RT_RE_NO_PATTERN ? rt_tuple_pack (rt, 1, message) : rt_tuple_pack (rt, 3, message, text, hold.held[2]);
    if (hold.held[3] != NULL)
      error = rt_call (rt, hold.held[1], hold.held[3], NULL);
  }
  if (error != NULL)
    rt_error_put (rt, error);
  rt_hold_end (rt, &hold, NULL);
  return NULL;
}

/* --- making patterns --- */

static bool build_program (RtInterp *rt, RtPattern *p, RtStrView view) {
  RtReTree tree;
  RtReError error;
  bool ok = rt_re_parse (rt, view, p->is_bytes, p->flags, p->group_index, &tree, &error) &&
            rt_re_emit (rt, &tree, &p->program, &error);
  p->flags = tree.flags;
  rt_re_tree_clear (&tree);
  if (!ok && error.overflow && error.message != NULL) {
    rt_raise_object (rt, rt->types.OverflowError, error.message);
    rt_decref (rt, error.message);
  } else if (!ok) {
    rt_re_raise (rt, error.message, p->pattern, error.position);
  }
  return ok;
}

RtObject *rt_re_compile (ARGS) {
  if (!rt_check_positional (rt, "compile", nargs, 2, 2))
    return NULL;
  if (!RT_IS_STR (args[0]) && args[0]->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR (rt, "first argument must be string or compiled pattern");
  int64_t flags = RT_IS_INT (args[1]) ? rt_int_as_int64 (args[1], NULL) : 0;
  RtReText text;
  if (!rt_re_text_get (rt, NULL, args[0], &text))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.compile", "new pattern");
  RtObject *o = hold.held[0] = rt->types.re_pattern->slots.tp_alloc (rt, rt->types.re_pattern, 0);
  RtObject *index = o != NULL ? rt_dict_new (rt) : NULL;
  bool ok = index != NULL;
  if (ok) {
    RtPattern *p = RT_PATTERN (o);
    p->is_bytes = !RT_IS_STR (args[0]);
    p->flags = (unsigned) flags;
    rt_ref_init (rt, o, SLOT_PATTERN, &p->pattern, rt_incref (args[0]));
    rt_ref_init (rt, o, SLOT_GROUP_INDEX, &p->group_index, index);
    ok = build_program (rt, p, text.view);
  }
  rt_re_text_release (rt, &text);
  if (ok)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, ok ? o : NULL);
}

static void pattern_dealloc (RtInterp *rt, RtObject *o) {
  RtPattern *p = RT_PATTERN (o);
  rt_gc_untrack (rt, o);
  if (p->weakrefs != NULL)
    rt_weakref_clear_all (rt, o);
  rt_ref_clear (rt, o, SLOT_PATTERN, &p->pattern);
  rt_ref_clear (rt, o, SLOT_GROUP_INDEX, &p->group_index);
  if (p->program.allocator != NULL)
    rt_re_program_clear (&p->program);
  rt_object_free (rt, o);
}

static int pattern_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_PATTERN, RT_PATTERN (o)->pattern);
  RT_VISIT (visit, arg, SLOT_GROUP_INDEX, RT_PATTERN (o)->group_index);
  return 0;
}

static int64_t pattern_hash (RtInterp *rt, RtObject *o) {
  int64_t hash = rt_hash (rt, RT_PATTERN (o)->pattern);
  return hash == -1 ? -1 : (hash ^ (int64_t) RT_PATTERN (o)->flags) == -1 ? -2 : hash ^ (int64_t) RT_PATTERN (o)->flags;
}

static RtObject *pattern_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || !RT_IS_EXACT (rt, a, re_pattern) || !RT_IS_EXACT (rt, b, re_pattern))
    return rt_incref (rt->not_implemented);
  int equal = a == b;
  if (!equal && RT_PATTERN (a)->flags == RT_PATTERN (b)->flags && RT_PATTERN (a)->is_bytes == RT_PATTERN (b)->is_bytes)
    equal = rt_compare_bool (rt, RT_PATTERN (a)->pattern, RT_PATTERN (b)->pattern, RT_EQ);
  return equal < 0 ? NULL : rt_bool_object (rt, equal == (op == RT_EQ));
}

static RtObject *pattern_repr (RtInterp *rt, RtObject *o) {
  static const struct {
    unsigned flag;
    const char *name;
  } names[] = {
      {RT_RE_IGNORECASE, "re.IGNORECASE"}, {RT_RE_LOCALE, "re.LOCALE"},   {RT_RE_MULTILINE, "re.MULTILINE"},
      {RT_RE_DOTALL, "re.DOTALL"},         {RT_RE_VERBOSE, "re.VERBOSE"}, {RT_RE_DEBUG, "re.DEBUG"},
      {RT_RE_ASCII, "re.ASCII"},           {RT_RE_UNICODE, "re.UNICODE"},
  };
  unsigned flags = RT_PATTERN (o)->flags;
  if (!RT_PATTERN (o)->is_bytes && (flags & (RT_RE_LOCALE | RT_RE_UNICODE | RT_RE_ASCII)) == RT_RE_UNICODE)
    flags &= ~(unsigned) RT_RE_UNICODE;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re.Pattern.__repr__", "text");
  hold.held[0] = rt_repr (rt, RT_PATTERN (o)->pattern);
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (rt_str_length (hold.held[0]) > 200) {
    RtObject *cut = rt_str_substring (rt, hold.held[0], 0, 200);
    rt_decref (rt, hold.held[0]);
    hold.held[0] = cut;
  }
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append (&buffer, "re.compile(");
  if (hold.held[0] != NULL)
    rt_str_append_utf8 (hold.held[0], &buffer);
  const char *before = ", ";
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if ((flags & names[i].flag) == 0)
      continue;
    hb_buffer_append (&buffer, before);
    hb_buffer_append (&buffer, names[i].name);
    flags &= ~names[i].flag;
    before = "|";
  }
  if (flags != 0)
    hb_buffer_printf (&buffer, "%s0x%x", before, flags);
  hb_buffer_append_char (&buffer, ')');
  RtObject *result = hold.held[0] != NULL ? rt_str_from_buffer (rt, &buffer) : NULL;
  hb_buffer_clear (&buffer);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *get_flags (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_PATTERN (o)->flags);
}

static RtObject *get_groups (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_PATTERN (o)->program.groups);
}

static RtObject *get_group_index (RtInterp *rt, RtObject *o, void *closure) {
  return rt_mappingproxy_new (rt, RT_PATTERN (o)->group_index);
}

static const RtGetSetDef pattern_getset[] = {
    {"flags", get_flags, NULL, "The flags of the pattern.", NULL},
    {"groups", get_groups, NULL, "How many groups there are.", NULL},
    {"groupindex", get_group_index, NULL, "The number of each group that has a name.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RtMemberDef pattern_members[] = {
    {"pattern", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtPattern, pattern), 0,
     "The text of the pattern."},
    {NULL, 0, 0, 0, NULL},
};

/* CPython's code has other words than ours; both have as many as the pattern is long. */
static size_t pattern_sizeof (RtInterp *rt, RtObject *o) {
  return o->type->cpython_basicsize + ((RtPattern *) o)->program.length * (size_t) o->type->cpython_itemsize;
}

const RtTypeSpec rt_re_pattern_spec = {
    .name = "re.Pattern",
    .doc = "A pattern that is ready to be searched for.",
    .size_bytes = sizeof (RtPattern),
    .cpython_basicsize = 96,
    .cpython_itemsize = 4,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .weaklist_offset = offsetof (RtPattern, weakrefs),
    .slots =
        {
            .tp_dealloc = pattern_dealloc,
            .tp_traverse = pattern_traverse,
            .sizeof_bytes = pattern_sizeof,
            .tp_repr = pattern_repr,
            .tp_hash = pattern_hash,
            .tp_richcompare = pattern_richcompare,
        },
    .methods = rt_pattern_search_methods,
    .members = pattern_members,
    .getset = pattern_getset,
};
