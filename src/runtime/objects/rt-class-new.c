/* type (name, bases, namespace): what a class statement ends in. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-class-slots.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame.h"
#include "rt-function.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Everything that is held while a class is made; a native frame shows it. */
enum { HELD_BASES, HELD_DICT, HELD_SLOTS, HELD_TYPE, HELD_COUNT };
static const char *const held_labels[] = {"bases", "namespace of the new class", "__slots__", "new class"};

typedef struct Making {
  RtInterp *rt;
  RtType *metatype, *base;
  RtObject *name;
  RtObject *held[HELD_COUNT];
  RtNative native;
  RtSlotsPlan plan;
} Making;

static RtObject *dict_get (Making *m, RtObject *name) {
  return rt_dict_get (m->rt, m->held[HELD_DICT], name);
}

static int check_bases (Making *m) {
  RtInterp *rt = m->rt;
  RtObject *bases = m->held[HELD_BASES];
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++) {
    RtObject *base = RT_TUPLE_ITEM (bases, i), *entries;
    if (RT_IS (base, RT_TYPE_TYPE))
      continue;
    int found = rt_getattr_optional (rt, base, rt->names.mro_entries__, &entries);
    if (found > 0)
      rt_decref (rt, entries);
    if (found != 0)
      return found < 0 ? -1
                       : RT_TYPE_ERROR_INT (
                             rt, "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  return 0;
}

/* A qualified name from the namespace, taken out of it; else the name. New reference. */
static RtObject *take_qualname (Making *m) {
  RtInterp *rt = m->rt;
  RtObject *found = dict_get (m, rt->names.qualname__);
  if (found == NULL)
    return rt->error != NULL ? NULL : rt_incref (m->name);
  if (!RT_IS_STR (found))
    return RT_TYPE_ERROR (rt, "type __qualname__ must be a str, not %s", found->type->name);
  rt_incref (found);
  if (rt_dict_delete (rt, m->held[HELD_DICT], rt->names.qualname__) == 0)
    return found;
  rt_decref (rt, found);
  return NULL;
}

/* __module__ is that of the code that runs. */
static int set_module (Making *m) {
  RtInterp *rt = m->rt;
  RtFrame *frame = rt->frame;
  if (frame == NULL || frame->globals == NULL)
    return 0;
  int there = rt_dict_contains (rt, m->held[HELD_DICT], rt->names.module__);
  if (there != 0)
    return there < 0 ? -1 : 0;
  RtObject *module = rt_dict_get (rt, frame->globals, rt->names.name__);
  return module != NULL      ? rt_dict_set (rt, m->held[HELD_DICT], rt->names.module__, module)
         : rt->error != NULL ? -1
                             : 0;
}

/* __new__ becomes a static method, __init_subclass__ and __class_getitem__ class methods. */
static int wrap_function (Making *m, RtObject *name, RtObject *(*wrap) (RtInterp *, RtObject *)) {
  RtInterp *rt = m->rt;
  RtObject *function = dict_get (m, name);
  if (function == NULL || !RT_IS_EXACT (rt, function, function))
    return rt->error != NULL ? -1 : 0;
  RtObject *wrapped = wrap (rt, function);
  int result = wrapped != NULL ? rt_dict_set (rt, m->held[HELD_DICT], name, wrapped) : -1;
  rt_xdecref (rt, wrapped);
  return result;
}

static int wrap_functions (Making *m) {
  RtInterp *rt = m->rt;
  return wrap_function (m, rt->names.new__, rt_staticmethod_new) < 0 ||
                 wrap_function (m, rt->names.init_subclass__, rt_classmethod_new) < 0 ||
                 wrap_function (m, rt->names.class_getitem__, rt_classmethod_new) < 0
             ? -1
             : 0;
}

static int take_classcell (Making *m) {
  RtInterp *rt = m->rt;
  RtObject *cell = dict_get (m, rt->names.classcell__);
  if (cell == NULL)
    return rt->error != NULL ? -1 : 0;
  if (!RT_IS_EXACT (rt, cell, cell))
    return RT_TYPE_ERROR_INT (rt, "__classcell__ must be a nonlocal cell, not <class '%.200s'>",
                              cell->type->name);
  rt_cell_set (rt, cell, rt_incref (m->held[HELD_TYPE]));
  return rt_dict_delete (rt, m->held[HELD_DICT], rt->names.classcell__);
}

/* Scopes of annotations within the class look names up in its dict from now on, not in the namespace of its body. */
static int take_classdictcell (Making *m) {
  RtInterp *rt = m->rt;
  RtObject *key = rt_str_interned (rt, "__classdictcell__");
  RtObject *cell = key != NULL ? dict_get (m, key) : NULL;
  int result = rt->error != NULL ? -1 : 0;
  if (cell != NULL && !RT_IS_EXACT (rt, cell, cell)) {
    result = RT_TYPE_ERROR_INT (rt, "__classdictcell__ must be a nonlocal cell, not <class '%.200s'>",
                                cell->type->name);
  } else if (cell != NULL) {
    rt_cell_set (rt, cell, rt_incref (m->held[HELD_DICT]));
    result = rt_dict_delete (rt, m->held[HELD_DICT], key);
  }
  rt_xdecref (rt, key);
  return result;
}

/* Classes of the library that stand for one that CPython has in C: the module, and the name. */
#define NAMES_IN_C(X) \
  X ("_blake2", "blake2b") X ("_blake2", "blake2s") X ("_contextvars", "Context") \
  X ("_contextvars", "ContextVar") X ("_contextvars", "Token") X ("_csv", "Dialect") X ("_csv", "reader") \
  X ("_csv", "writer") X ("_hashlib", "HASH") X ("_hashlib", "HASHXOF") X ("_io", "BufferedRWPair") \
  X ("_io", "BufferedRandom") X ("_io", "BufferedReader") X ("_io", "BufferedWriter") X ("_io", "FileIO") \
  X ("_io", "IncrementalNewlineDecoder") X ("_io", "TextIOWrapper") X ("_io", "_BufferedIOBase") \
  X ("_io", "_IOBase") X ("_io", "_RawIOBase") X ("_io", "_TextIOBase") X ("_pickle", "Pickler") \
  X ("_pickle", "Unpickler") X ("_queue", "SimpleQueue") X ("_thread", "RLock") X ("_thread", "_local") \
  X ("functools", "KeyWrapper")

/* What messages call such a class: with its module. NULL: it is none. */
static const char *name_in_c (Making *m, const char *name) {
  static const struct {
    const char *module, *name, *both;
  } known[] = {
#define X(module, name) {module, name, module "." name},
    NAMES_IN_C (X)
#undef X
  };
  const RtFrame *frame = m->rt->frame;
  RtObject *module = frame != NULL && rt_frame_code (frame)->library ? dict_get (m, m->rt->names.module__) : NULL;
  for (size_t i = 0; module != NULL && RT_IS_STR (module) && i < sizeof known / sizeof *known; i++)
    if (!strcmp (known[i].name, name) && rt_str_equal_utf8 (module, known[i].module))
      return known[i].both;
  return NULL;
}

/* The new type object, with sizes and flags of its base, and its names. */
static RtType *alloc_type (Making *m) {
  RtInterp *rt = m->rt;
  size_t length;
  const char *text = rt_str_utf8 (rt, m->name, &length);
  if (text == NULL)
    return NULL;
  if (strlen (text) != length)
    return RT_VALUE_ERROR (rt, "type name must not contain null characters");
  RtType *type = (RtType *)m->metatype->slots.tp_alloc (rt, m->metatype, 0);
  if (type == NULL)
    return NULL;
  RtObject *self = m->held[HELD_TYPE] = (RtObject *)type;
  rt_str_utf8_is_kept (m->name);
  const char *in_c = name_in_c (m, text);
  type->name = in_c != NULL ? in_c : text;
  type->kind = m->base->kind;
  type->type_flags = RT_TYPE_HEAP | RT_TYPE_BASETYPE | RT_TYPE_GC; /* they refer to their class, if to nothing else */
  rt_ref_init (rt, self, RT_TYPE_SLOT_NAME, &type->ht_name, rt_incref (m->name));
  rt_ref_init (rt, self, RT_TYPE_SLOT_BASE, &type->base_type, rt_incref ((RtObject *)m->base));
  rt_ref_init (rt, self, RT_TYPE_SLOT_BASES, &type->bases, rt_incref (m->held[HELD_BASES]));
  rt_ref_init (rt, self, RT_TYPE_SLOT_DICT, &type->dict, rt_incref (m->held[HELD_DICT]));
  RtObject *qualname = take_qualname (m);
  if (qualname == NULL)
    return NULL;
  rt_ref_init (rt, self, RT_TYPE_SLOT_QUALNAME, &type->ht_qualname, qualname);
  return type;
}

/* Sizes, flags and slots: those of all bases, then those of the class's own methods. */
static int complete (Making *m) {
  RtInterp *rt = m->rt;
  RtType *type = (RtType *)m->held[HELD_TYPE];
  type->slots.tp_dealloc = rt_instance_dealloc;
  type->slots.tp_traverse = rt_instance_traverse_slots;
  type->slots.tp_clear = rt_instance_clear_slots;
  type->slots.tp_alloc = rt_object_alloc_tracked;
  if (rt_slots_apply (rt, type, &m->plan) < 0 || rt_type_compute_mro (rt, type) < 0)
    return -1;
  rt_type_inherit (type, m->base);
  type->type_flags &= ~(uint32_t)(RT_TYPE_SEQUENCE | RT_TYPE_MAPPING); /* as the order of resolution has it */
  for (ptrdiff_t i = 1; i < RT_TUPLE_SIZE (type->mro); i++)
    rt_type_inherit_flags (type, (RtType *)RT_TUPLE_ITEM (type->mro, i));
  if (rt_type_has (type, RT_TYPE_MANAGED_DICT) && (type->cached_keys = rt_dict_keys_new_shared (rt)) == NULL)
    return -1;
  RtObject *dict = type->dict;
  if (rt_dict_get (rt, dict, rt->names.doc__) == NULL &&
      rt_dict_set (rt, dict, rt->names.doc__, rt->none) < 0)
    return -1;
  bool own_eq = rt_dict_get (rt, dict, rt->names.eq__) != NULL,
       own_hash = rt_dict_get (rt, dict, rt->names.hash__) != NULL;
  if (own_eq && !own_hash && rt_dict_set (rt, dict, rt->names.hash__, rt->none) < 0)
    return -1;
  if (rt_type_link (rt, type) < 0)
    return -1;
  rt_type_update_slots (rt, type);
  type->type_flags |= RT_TYPE_READY;
  return 0;
}

/* A failed __set_name__ gets a note that says where. */
static void note_set_name (RtInterp *rt, RtObject *value, RtObject *key, RtType *type) {
  RtObject *exception = rt_error_take (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__set_name__", "exception");
  hold.held[0] = exception;
  hold.held[1] = rt_str_printf (rt, "Error calling __set_name__ on '%.100s' instance %R in '%.100s'",
                                value->type->name, key, type->name);
  RtObject *add_note = hold.held[1] != NULL ? rt_str_interned (rt, "add_note") : NULL;
  if (add_note != NULL)
    hold.held[2] = rt_call_method (rt, exception, add_note, &hold.held[1], 1);
  if (rt->error != NULL)
    rt_error_clear (rt);
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, exception);
}

static int set_one_name (Making *m, RtObject *key, RtObject *value) {
  RtInterp *rt = m->rt;
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "__set_name__");
  hold.held[0] = rt_lookup_special (rt, value, rt->names.set_name__);
  int result = rt->error != NULL ? -1 : 0;
  if (hold.held[0] != NULL) {
    hold.held[1] = rt_call_two (rt, hold.held[0], m->held[HELD_TYPE], key);
    if (hold.held[1] == NULL) {
      note_set_name (rt, value, key, (RtType *)m->held[HELD_TYPE]);
      result = -1;
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int set_names (Making *m) {
  RtInterp *rt = m->rt;
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "names in the class");
  RtObject *copy = hold.held[0] = rt_dict_copy (rt, ((RtType *)m->held[HELD_TYPE])->dict);
  int result = copy != NULL ? 0 : -1;
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (result == 0 && rt_dict_next (copy, &position, &key, &value))
    result = set_one_name (m, key, value);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* super (type, type).__init_subclass__ (**kwargs) */
static int init_subclass (Making *m, RtObject *kwargs) {
  RtInterp *rt = m->rt;
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "__init_subclass__");
  hold.held[0] = rt_super_getattr (rt, m->held[HELD_TYPE], m->held[HELD_TYPE], rt->names.init_subclass__);
  if (hold.held[0] != NULL)
    hold.held[1] = rt_call (rt, hold.held[0], rt->empty_tuple, kwargs);
  int result = hold.held[1] != NULL ? 0 : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int make (Making *m, RtObject *kwargs) {
  RtInterp *rt = m->rt;
  m->base = rt_type_best_base (rt, m->held[HELD_BASES]);
  if (m->base == NULL || rt_slots_plan (rt, &m->plan, m->held[HELD_DICT], m->held[HELD_BASES], m->base,
                                        m->name, &m->held[HELD_SLOTS]) < 0)
    return -1;
  if (alloc_type (m) == NULL || set_module (m) < 0 || wrap_functions (m) < 0 || take_classcell (m) < 0 ||
      take_classdictcell (m) < 0 || complete (m) < 0)
    return -1;
  return set_names (m) < 0 || init_subclass (m, kwargs) < 0 ? -1 : 0;
}

RtObject *rt_type_new_class (RtInterp *rt, RtType *metatype, RtObject *name, RtObject *bases, RtObject *dict,
                             RtObject *kwargs) {
  Making m = {.rt = rt, .metatype = metatype, .name = name};
  rt_native_enter (rt, &m.native, "class statement", held_labels, m.held, HELD_COUNT);
  m.held[HELD_BASES] =
      RT_TUPLE_SIZE (bases) > 0 ? rt_incref (bases) : rt_tuple_pack (rt, 1, rt->types.object);
  if (m.held[HELD_BASES] != NULL)
    m.held[HELD_DICT] = rt_dict_copy (rt, dict);
  int result = m.held[HELD_DICT] != NULL && check_bases (&m) == 0 ? make (&m, kwargs) : -1;
  RtObject *type = result == 0 ? m.held[HELD_TYPE] : NULL;
  if (type != NULL)
    m.held[HELD_TYPE] = NULL;
  rt_native_leave (rt, &m.native);
  return type;
}

/* type.__new__ */
RtObject *rt_type_new (RtInterp *rt, RtType *metatype, RtObject *args, RtObject *kwargs) {
  ptrdiff_t n = RT_TUPLE_SIZE (args);
  if (n != 3)
    return RT_TYPE_ERROR (rt, "type.__new__() takes exactly 3 arguments (%zd given)", n);
  RtObject *name = RT_TUPLE_ITEM (args, 0), *bases = RT_TUPLE_ITEM (args, 1), *dict = RT_TUPLE_ITEM (args, 2);
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR (rt, "type.__new__() argument 1 must be str, not %K", name);
  if (!RT_IS_TUPLE (bases))
    return RT_TYPE_ERROR (rt, "type.__new__() argument 2 must be tuple, not %.50s", bases->type->name);
  if (!RT_IS_DICT (dict))
    return RT_TYPE_ERROR (rt, "type.__new__() argument 3 must be dict, not %.50s", dict->type->name);
  RtType *winner = rt_type_winner (rt, metatype, bases);
  if (winner == NULL)
    return NULL;
  if (winner != metatype && winner->slots.tp_new != rt_type_new)
    return winner->slots.tp_new (rt, winner, args, kwargs);
  return rt_type_new_class (rt, winner, name, bases, dict, kwargs);
}
