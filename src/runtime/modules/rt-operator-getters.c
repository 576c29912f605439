/* operator.itemgetter, attrgetter and methodcaller: callables made of what they look for. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* PARTS: items (itemgetter); tuples of the names of dotted paths (attrgetter); positional arguments
 * (methodcaller). */
typedef struct RtGetter {
  RtObject base;
  RtVectorcall vectorcall; /* of itemgetter and attrgetter */
  RtObject *parts;
  RtObject *name;   /* methodcaller */
  RtObject *kwargs; /* methodcaller, RT_NULLABLE */
} RtGetter;

#define GETTER(o)   ((RtGetter *)(o))
#define SLOT_PARTS  RT_FIELD (0, "parts")
#define SLOT_NAME   RT_FIELD (1, "name")
#define SLOT_KWARGS RT_FIELD (2, "keyword arguments")

/* The references are stolen. */
static RtObject *getter_new (RtInterp *rt, RtType *type, RtObject *parts, RtObject *name, RtObject *kwargs) {
  RtObject *o = parts != NULL ? type->slots.tp_alloc (rt, type, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, parts);
    rt_xdecref (rt, name);
    rt_xdecref (rt, kwargs);
    return NULL;
  }
  rt_ref_init (rt, o, SLOT_PARTS, &GETTER (o)->parts, parts);
  rt_ref_init (rt, o, SLOT_NAME, &GETTER (o)->name, name);
  rt_ref_init (rt, o, SLOT_KWARGS, &GETTER (o)->kwargs, kwargs);
  return o;
}

static void getter_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_PARTS, &GETTER (o)->parts);
  rt_ref_clear (rt, o, SLOT_NAME, &GETTER (o)->name);
  rt_ref_clear (rt, o, SLOT_KWARGS, &GETTER (o)->kwargs);
  rt_object_free (rt, o);
}

static int getter_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_PARTS, GETTER (o)->parts);
  RT_VISIT (visit, arg, SLOT_NAME, GETTER (o)->name);
  RT_VISIT (visit, arg, SLOT_KWARGS, GETTER (o)->kwargs);
  return 0;
}

typedef RtObject *(*Find) (RtInterp *rt, RtObject *subject, RtObject *part);

/* The only argument of a call; NULL with TypeError. */
static RtObject *only_argument (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  const char *name = rt_type_short_name (o->type);
  if (!rt_no_constructor_keywords (rt, name, kwargs) ||
      !rt_check_positional (rt, name, (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  return RT_TUPLE_ITEM (args, 0);
}

/* What FIND gives for each part: itself if there is one part, else a tuple. */
static RtObject *find_parts (RtInterp *rt, RtObject *o, RtObject *subject, Find find) {
  RtObject *parts = GETTER (o)->parts;
  if (RT_TUPLE_SIZE (parts) == 1)
    return find (rt, subject, RT_TUPLE_ITEM (parts, 0));
  RtHeldItems found;
  rt_held_start (rt, &found, o->type->name, "item found");
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i < RT_TUPLE_SIZE (parts); i++) {
    RtObject *item = find (rt, subject, RT_TUPLE_ITEM (parts, i));
    ok = item != NULL && rt_held_push (rt, &found, item) == 0;
  }
  RtObject *result = ok ? rt_held_as_tuple (rt, &found) : NULL;
  return rt_held_return (rt, &found, result);
}

/* A call without a tuple; the only argument is looked through by FIND. */
static RtObject *call_directly (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargsf, RtObject *kwnames, Find find) {
  size_t nargs = RT_NARGS (nargsf);
  const char *name = rt_type_short_name (o->type);
  if (kwnames != NULL && RT_TUPLE_SIZE (kwnames) > 0)
    return RT_TYPE_ERROR (rt, "%s() takes no keyword arguments", name);
  return rt_check_positional (rt, name, nargs, 1, 1) ? find_parts (rt, o, args[0], find) : NULL;
}

static RtObject *itemgetter_vectorcall (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return call_directly (rt, o, args, nargsf, kwnames, rt_getitem);
}

static RtObject *itemgetter_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "itemgetter", kwargs))
    return NULL;
  if (RT_TUPLE_SIZE (args) == 0 && !rt_check_positional (rt, "itemgetter", 0, 1, 1))
    return NULL;
  RtObject *o = getter_new (rt, type, rt_incref (args), NULL, NULL);
  if (o != NULL)
    GETTER (o)->vectorcall = itemgetter_vectorcall;
  return o;
}

static RtObject *itemgetter_call (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  RtObject *subject = only_argument (rt, o, args, kwargs);
  return subject != NULL ? find_parts (rt, o, subject, rt_getitem) : NULL;
}

/* NAME split at its dots, interned. */
static RtObject *path_of (RtInterp *rt, RtObject *name) {
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR (rt, "attribute name must be a string");
  RtHeldItems names;
  rt_held_start (rt, &names, "operator.attrgetter", "name");
  ptrdiff_t start = 0, length = rt_str_length (name);
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i <= length; i++) {
    if (i < length && rt_str_char_at (name, i) != '.')
      continue;
    RtObject *part = rt_str_substring (rt, name, start, i);
    if (part != NULL)
      part = rt_str_intern (rt, part);
    ok = part != NULL && rt_held_push (rt, &names, part) == 0;
    start = i + 1;
  }
  RtObject *path = ok ? rt_held_as_tuple (rt, &names) : NULL;
  return rt_held_return (rt, &names, path);
}

static RtObject *follow_path (RtInterp *rt, RtObject *subject, RtObject *path) {
  if (RT_TUPLE_SIZE (path) == 1)
    return rt_getattr (rt, subject, RT_TUPLE_ITEM (path, 0));
  RtHold hold;
  rt_hold_begin (rt, &hold, "operator.attrgetter", "object on the way");
  RtObject *found = hold.held[0] = rt_incref (subject);
  for (ptrdiff_t i = 0; found != NULL && i < RT_TUPLE_SIZE (path); i++) {
    found = rt_getattr (rt, hold.held[0], RT_TUPLE_ITEM (path, i));
    rt_decref (rt, hold.held[0]);
    hold.held[0] = found;
  }
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, found);
}

static RtObject *attrgetter_vectorcall (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return call_directly (rt, o, args, nargsf, kwnames, follow_path);
}

static RtObject *attrgetter_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "attrgetter", kwargs))
    return NULL;
  if (RT_TUPLE_SIZE (args) == 0 && !rt_check_positional (rt, "attrgetter", 0, 1, 1))
    return NULL;
  RtHeldItems paths;
  rt_held_start (rt, &paths, "operator.attrgetter", "path");
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i < RT_TUPLE_SIZE (args); i++) {
    RtObject *path = path_of (rt, RT_TUPLE_ITEM (args, i));
    ok = path != NULL && rt_held_push (rt, &paths, path) == 0;
  }
  RtObject *o = ok ? getter_new (rt, type, rt_held_as_tuple (rt, &paths), NULL, NULL) : NULL;
  if (o != NULL)
    GETTER (o)->vectorcall = attrgetter_vectorcall;
  return rt_held_return (rt, &paths, o);
}

static RtObject *attrgetter_call (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  RtObject *subject = only_argument (rt, o, args, kwargs);
  return subject != NULL ? find_parts (rt, o, subject, follow_path) : NULL;
}

static RtObject *methodcaller_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) == 0)
    return RT_TYPE_ERROR (rt, "methodcaller needs at least one argument, the method name");
  RtObject *name = RT_TUPLE_ITEM (args, 0);
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR (rt, "method name must be a string");
  name = rt_str_intern (rt, rt_incref (name));
  if (name == NULL)
    return NULL;
  return getter_new (rt, type, rt_tuple_slice (rt, args, 1, RT_TUPLE_SIZE (args)), name, rt_xincref (kwargs));
}

static RtObject *methodcaller_call (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  RtObject *subject = only_argument (rt, o, args, kwargs);
  if (subject == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "operator.methodcaller", "method");
  hold.held[0] = rt_getattr (rt, subject, GETTER (o)->name);
  RtObject *result =
      hold.held[0] != NULL ? rt_call (rt, hold.held[0], GETTER (o)->parts, GETTER (o)->kwargs) : NULL;
  return rt_hold_end (rt, &hold, result);
}

/* Appends a part as it was given to the constructor. */
static bool append_part (RtInterp *rt, HbBuffer *buffer, RtObject *o, RtObject *part) {
  if (!RT_IS_EXACT (rt, o, attrgetter))
    return rt_append_repr (rt, buffer, part);
  hb_buffer_append_char (buffer, '\'');
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (part); i++) {
    if (i > 0)
      hb_buffer_append_char (buffer, '.');
    rt_str_append_utf8 (RT_TUPLE_ITEM (part, i), buffer);
  }
  hb_buffer_append_char (buffer, '\'');
  return true;
}

static bool append_arguments (RtInterp *rt, HbBuffer *buffer, RtObject *o) {
  RtGetter *self = GETTER (o);
  bool first = true, ok = true;
  if (self->name != NULL) {
    ok = rt_append_repr (rt, buffer, self->name);
    first = false;
  }
  for (ptrdiff_t i = 0; ok && i < RT_TUPLE_SIZE (self->parts); i++, first = false) {
    hb_buffer_append (buffer, first ? "" : ", ");
    ok = append_part (rt, buffer, o, RT_TUPLE_ITEM (self->parts, i));
  }
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (ok && self->kwargs != NULL && rt_dict_next (self->kwargs, &position, &key, &value)) {
    hb_buffer_append (buffer, ", ");
    rt_str_append_utf8 (key, buffer);
    hb_buffer_append_char (buffer, '=');
    ok = rt_append_repr (rt, buffer, value);
  }
  return ok;
}

static RtObject *getter_repr (RtInterp *rt, RtObject *o) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, o))
    return rt_str_printf (rt, "%s(...)", o->type->name);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_printf (&buffer, "%s(", o->type->name);
  bool ok = append_arguments (rt, &buffer, o);
  hb_buffer_append_char (&buffer, ')');
  RtObject *result = ok ? rt_str_from_buffer (rt, &buffer) : NULL;
  hb_buffer_clear (&buffer);
  rt_repr_leave (rt, &guard);
  return result;
}

/* The text that PATH was made of. */
static RtObject *text_of_path (RtInterp *rt, RtObject *path) {
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (path); i++) {
    if (i > 0)
      hb_buffer_append_char (&buffer, '.');
    rt_str_append_utf8 (RT_TUPLE_ITEM (path, i), &buffer);
  }
  RtObject *text = rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&buffer);
  return text;
}

/* The arguments that O was made with, but for the named ones; the name of a methodcaller is among them if it has none of those. */
static RtObject *constructor_arguments (RtInterp *rt, RtObject *o) {
  RtObject *parts = GETTER (o)->parts, *name = GETTER (o)->name;
  RtHeldItems arguments;
  rt_held_start (rt, &arguments, o->type->name, "argument");
  bool ok = name == NULL || GETTER (o)->kwargs != NULL || rt_held_push (rt, &arguments, rt_incref (name)) == 0;
  for (ptrdiff_t i = 0; ok && i < RT_TUPLE_SIZE (parts); i++) {
    RtObject *part = RT_TUPLE_ITEM (parts, i);
    part = RT_IS_EXACT (rt, o, attrgetter) ? text_of_path (rt, part) : rt_incref (part);
    ok = part != NULL && rt_held_push (rt, &arguments, part) == 0;
  }
  RtObject *result = ok ? rt_held_as_tuple (rt, &arguments) : NULL;
  return rt_held_return (rt, &arguments, result);
}

static RtObject *getter_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce__", "parts");
  hold.held[0] = constructor_arguments (rt, o);
  RtObject *maker = RT_OBJECT (o->type);
  if (hold.held[0] != NULL && GETTER (o)->kwargs != NULL) {
    hold.held[1] = rt_tuple_pack (rt, 2, o->type, GETTER (o)->name);
    hold.held[2] = hold.held[1] != NULL ? rt_call (rt, RT_OBJECT (rt->types.partial), hold.held[1], GETTER (o)->kwargs) : NULL;
    maker = hold.held[2];
  }
  RtObject *result = hold.held[0] != NULL && maker != NULL ? rt_tuple_pack (rt, 2, maker, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static const RtMethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, RT_METH_NOARGS, "Return state information for pickling"},
    {NULL, NULL, 0, NULL},
};

#define GETTER_SPEC(id, basicsize, vectorcall_offset_)                                                       \
  {                                                                                                          \
    .name = "operator." #id, .size_bytes = sizeof (RtGetter), .cpython_basicsize = basicsize,                \
    .vectorcall_offset = vectorcall_offset_,                                                                 \
    .type_flags = RT_TYPE_GC, .slots = {                                                                     \
      .tp_new = id##_new,                                                                                    \
      .tp_dealloc = getter_dealloc,                                                                          \
      .tp_traverse = getter_traverse,                                                                        \
      .tp_repr = getter_repr,                                                                                \
      .tp_call = id##_call                                                                                   \
    },                                                                                                       \
    .methods = getter_methods,                                                                               \
  }

const RtTypeSpec rt_itemgetter_spec = GETTER_SPEC (itemgetter, 48, offsetof (RtGetter, vectorcall));
const RtTypeSpec rt_attrgetter_spec = GETTER_SPEC (attrgetter, 40, offsetof (RtGetter, vectorcall));
const RtTypeSpec rt_methodcaller_spec = GETTER_SPEC (methodcaller, 40, 0);
