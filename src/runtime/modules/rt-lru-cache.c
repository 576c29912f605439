/* The object that functools.lru_cache makes of a function.
 *
 * A dict from keys to results, oldest first: a hit in a bounded cache takes its entry out and puts it back at
 * the end, a miss on a full one drops the first entry.
 */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict-private.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

typedef struct RtLruCache {
  RtObject base;
  RtObject *function, *cache, *cache_info_type, *keyword_mark, *dict, *weakrefs;
  ptrdiff_t maxsize; /* -1: no bound */
  ptrdiff_t hits, misses;
  bool typed;
} RtLruCache;

#define CACHE(o) ((RtLruCache *)(o))
#define FIELDS(X)                                                                                            \
  X (0, function, "__wrapped__")                                                                             \
  X (1, cache, "cache") X (2, cache_info_type, "cache_info") X (3, keyword_mark, "mark before keywords")

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type"};
  RtObject *in[4];
  if (!rt_parse_tuple (rt, "lru_cache", args, kwargs, names, 4, 4, 4, in))
    return NULL;
  if (!rt_is_callable (in[0]))
    return RT_TYPE_ERROR (rt, "the first argument must be callable");
  ptrdiff_t maxsize = -1;
  if (in[1] != rt->none) {
    if (!rt_is_indexable (in[1]))
      return RT_TYPE_ERROR (rt, "maxsize should be integer or None");
    maxsize = rt_index_argument (rt, in[1]);
    if (maxsize == -1 && rt->error != NULL)
      return NULL;
    maxsize = maxsize < 0 ? 0 : maxsize;
  }
  int typed = rt_truth (rt, in[2]);
  RtObject *o = typed >= 0 ? type->slots.tp_alloc (rt, type, 0) : NULL;
  RtObject *cache = o != NULL ? rt_dict_new (rt) : NULL,
           *mark = cache != NULL ? rt_call_none (rt, (RtObject *)rt->types.object) : NULL;
  if (mark == NULL) {
    rt_xdecref (rt, cache);
    rt_xdecref (rt, o);
    return NULL;
  }
  RtLruCache *c = CACHE (o);
  rt_ref_init (rt, o, RT_ATTR (0, "__wrapped__"), &c->function, rt_incref (in[0]));
  rt_ref_init (rt, o, RT_ATTR (1, "cache"), &c->cache, cache);
  rt_ref_init (rt, o, RT_ATTR (2, "cache_info"), &c->cache_info_type, rt_incref (in[3]));
  rt_ref_init (rt, o, RT_ATTR (3, "mark before keywords"), &c->keyword_mark, mark);
  c->maxsize = maxsize;
  c->typed = typed != 0;
  return o;
}

static bool push (RtInterp *rt, RtObject *list, RtObject *o) {
  return rt_list_append (rt, list, o) == 0;
}

static bool push_keywords (RtInterp *rt, const RtLruCache *c, RtObject *list, RtObject *kwargs) {
  if (kwargs == NULL || RT_DICT_USED (kwargs) == 0)
    return true;
  if (!push (rt, list, c->keyword_mark))
    return false;
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (kwargs, &position, &key, &value))
    if (!push (rt, list, key) || !push (rt, list, value))
      return false;
  return true;
}

static bool push_types (RtInterp *rt, RtObject *list, RtObject *args, RtObject *kwargs) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (args); i++)
    if (!push (rt, list, (RtObject *)RT_TUPLE_ITEM (args, i)->type))
      return false;
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (kwargs != NULL && rt_dict_next (kwargs, &position, &key, &value))
    if (!push (rt, list, (RtObject *)value->type))
      return false;
  return true;
}

/* What the result is remembered under: the only argument if that is an int or a str, else a tuple of all. */
static RtObject *make_key (RtInterp *rt, const RtLruCache *c, RtObject *args, RtObject *kwargs) {
  bool keywords = kwargs != NULL && RT_DICT_USED (kwargs) > 0;
  if (!c->typed && !keywords) {
    RtObject *only = RT_TUPLE_SIZE (args) == 1 ? RT_TUPLE_ITEM (args, 0) : NULL;
    if (only != NULL && (RT_IS_EXACT (rt, only, str) || RT_IS_EXACT (rt, only, int_)))
      return rt_incref (only);
    return rt_incref (args);
  }
  RtObject *list = rt_list_from (rt, args), *key = NULL;
  if (list != NULL && push_keywords (rt, c, list, kwargs) &&
      (!c->typed || push_types (rt, list, args, kwargs)))
    key = rt_list_as_tuple (rt, list);
  rt_xdecref (rt, list);
  return key;
}

/* Keys tell their hash once for each call: everything below is handed it. */

static void drop_oldest (RtInterp *rt, RtDict *cache) {
  for (ptrdiff_t ix = 0; ix < rt_dict_places (cache); ix++)
    if (cache->keys->keys[ix] != NULL) {
      rt_dict_remove_entry (rt, cache, ix, NULL);
      return;
    }
}

/* Entry IX becomes the youngest: a dict keeps the order of insertion. */
static int renew (RtInterp *rt, RtDict *cache, ptrdiff_t ix, int64_t hash, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "lru_cache", "key");
  hold.held[0] = rt_incref (cache->keys->keys[ix]);
  rt_dict_remove_entry (rt, cache, ix, NULL);
  int result = rt_dict_insert (rt, cache, hold.held[0], hash, value);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int remember (RtInterp *rt, RtLruCache *c, RtObject *key, int64_t hash, RtObject *value) {
  RtDict *cache = (RtDict *)c->cache;
  ptrdiff_t there =
      rt_dict_lookup (rt, cache, key, hash); /* the function may have called itself with the same arguments */
  if (there != RT_DICT_EMPTY)
    return there == RT_DICT_ERROR ? -1 : 0;
  if (c->maxsize >= 0 && RT_DICT_USED (c->cache) >= c->maxsize)
    drop_oldest (rt, cache);
  return rt_dict_insert (rt, cache, key, hash, value);
}

static RtObject *call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtLruCache *c = CACHE (self);
  if (c->maxsize == 0) {
    c->misses++;
    rt_payload_changed (rt, self);
    return rt_call (rt, c->function, args, kwargs);
  }
  static const char *const labels[] = {"key", "result"};
  RtObject *held[2] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "lru_cache", labels, held, 2);
  held[0] = make_key (rt, c, args, kwargs);
  int64_t hash = held[0] != NULL ? rt_hash (rt, held[0]) : -1;
  RtDict *cache = (RtDict *)c->cache;
  ptrdiff_t ix = hash != -1 ? rt_dict_lookup (rt, cache, held[0], hash) : RT_DICT_ERROR;
  int result = ix == RT_DICT_ERROR ? -1 : 0;
  if (ix >= 0) {
    held[1] = rt_incref (*rt_dict_value_field (cache, ix));
    c->hits++;
    if (c->maxsize >= 0)
      result = renew (rt, cache, ix, hash, held[1]);
  } else if (result == 0) {
    c->misses++;
    held[1] = rt_call (rt, c->function, args, kwargs);
    result = held[1] != NULL ? remember (rt, c, held[0], hash, held[1]) : -1;
  }
  rt_payload_changed (rt, self);
  RtObject *value = result == 0 ? held[1] : NULL;
  if (value != NULL)
    held[1] = NULL;
  return rt_native_end (rt, &native, value);
}

static RtObject *cache_info (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  RtLruCache *c = CACHE (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "cache_info", "numbers");
  RtObject *numbers = hold.held[0] = rt_tuple_new (rt, 4);
  if (numbers == NULL)
    return rt_hold_end (rt, &hold, NULL);
  const ptrdiff_t values[] = {c->hits, c->misses, c->maxsize, RT_DICT_USED (c->cache)};
  for (int i = 0; i < 4; i++) {
    RtObject *number = i == 2 && c->maxsize < 0 ? rt_incref (rt->none) : rt_int_from_int64 (rt, values[i]);
    if (number == NULL)
      return rt_hold_end (rt, &hold, NULL);
    rt_tuple_init (rt, numbers, i, number);
  }
  return rt_hold_end (rt, &hold, rt_call (rt, c->cache_info_type, numbers, NULL));
}

static RtObject *cache_clear (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  RtLruCache *c = CACHE (self);
  c->hits = c->misses = 0;
  rt_payload_changed (rt, self);
  rt_dict_clear (rt, c->cache);
  return rt_incref (rt->none);
}

static RtObject *itself (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  return rt_incref (self);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  return rt_getattr (rt, self, rt->names.qualname__);
}

static RtObject *descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  return instance == NULL || instance == rt->none ? rt_incref (self) : rt_method_new (rt, self, instance);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
#define X(index, field, label) RT_VISIT (visit, arg, RT_ATTR (index, label), CACHE (self)->field);
  FIELDS (X)
#undef X
  RT_VISIT (visit, arg, RT_SLOT_DICT, CACHE (self)->dict);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
#define X(index, field, label) rt_ref_clear (rt, self, RT_ATTR (index, label), &CACHE (self)->field);
  FIELDS (X)
#undef X
  rt_ref_clear (rt, self, RT_SLOT_DICT, &CACHE (self)->dict);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static const RtMethodDef methods[] = {
    {"cache_info", cache_info, RT_METH_NOARGS, NULL}, {"cache_clear", cache_clear, RT_METH_NOARGS, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},     {"__copy__", itself, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {"__deepcopy__", itself, RT_METH_FASTCALL | RT_METH_VARARGS, NULL}, {NULL},
};

static const RtGetSetDef getset[] = {{"__dict__", rt_generic_get_dict, rt_generic_set_dict, NULL, NULL}, {NULL}};

const RtTypeSpec rt_lru_cache_wrapper_spec = {
    .name = "functools._lru_cache_wrapper",
    .size_bytes = sizeof (RtLruCache),
    .cpython_basicsize = 152,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_METHOD_DESCRIPTOR,
    .weaklist_offset = offsetof (RtLruCache, weakrefs),
    .dict_offset = offsetof (RtLruCache, dict),
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_call = call,
              .tp_descr_get = descr_get},
    .methods = methods,
    .getset = getset,
};
