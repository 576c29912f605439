/* Making built-in types from their specs, and finding attributes along the mro.
 *
 * Types come to life in two steps: bare, with slots and sizes, so that objects can be made; then ready, with
 * dict, bases and mro, which needs strings, tuples and dicts. Built-in types are immortal.
 *
 * The method cache maps (version of a type, interned name) to what the lookup gives. A type's version is 0 or
 * stands for the contents of all dicts along its mro; it is taken away when one of them changes. Whoever has
 * a version has bases that have one, so taking away stops at a type without.
 */
#include "rt-class.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-start.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define CACHE_ENTRIES 2048

typedef struct CacheEntry {
  RtObject *name; /* interned, so never freed */
  RtObject *
      value; /* borrowed from a dict that does not change while the version stands; NULL: no such attribute */
  uint32_t version;
} CacheEntry;

struct RtMethodCache {
  CacheEntry entries[CACHE_ENTRIES];
};

#define RT_TYPE_INHERITED_FLAGS                                                                              \
  (0xFF000000u | RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF | RT_TYPE_SEQUENCE | RT_TYPE_MAPPING |       \
   RT_TYPE_MATCH_SELF)

static void inherit_slots (RtType *type, const RtType *base) {
  bool own_comparison = type->slots.tp_richcompare != NULL || type->slots.tp_hash != NULL;
  bool own_new =
      rt_type_has (type, RT_TYPE_NO_INSTANTIATION) || (base->base_type == NULL && type->spec != NULL);
  void **to = (void **)&type->slots;
  void *const *from = (void *const *)&base->slots;
  for (size_t i = 0; i < sizeof type->slots / sizeof *to; i++) {
    size_t offset = i * sizeof *to;
    bool comparison = offset == offsetof (RtSlots, tp_richcompare) || offset == offsetof (RtSlots, tp_hash);
    if (to[i] != NULL || (comparison && own_comparison) || (offset == offsetof (RtSlots, tp_new) && own_new))
      continue;
    to[i] = from[i];
  }
}

void rt_type_inherit (RtType *type, RtType *base) {
  bool own_call = type->slots.tp_call != NULL;
  inherit_slots (type, base);
  type->type_flags |= base->type_flags & (RT_TYPE_INHERITED_FLAGS | RT_TYPE_GC);
  if (type->size_bytes < base->size_bytes)
    type->size_bytes = base->size_bytes;
  if (type->item_bytes == 0)
    type->item_bytes = base->item_bytes;
  if (type->cpython_basicsize == 0)
    type->cpython_basicsize = base->cpython_basicsize;
  if (type->cpython_itemsize == 0)
    type->cpython_itemsize = base->cpython_itemsize;
  if (type->weaklist_offset == 0)
    type->weaklist_offset = base->weaklist_offset;
  if (type->dict_offset == 0)
    type->dict_offset = base->dict_offset;
  if (type->vectorcall_offset == 0 && !own_call)
    type->vectorcall_offset = base->vectorcall_offset;
}

RtType *rt_type_bare (RtInterp *rt, const RtTypeSpec *spec, RtType *base, RtKind kind) {
  RtType *type = (RtType *)rt_heap_alloc_object (rt->heap, RT_HEAP_GC, sizeof (RtType), sizeof (RtType));
  if (type == NULL)
    return rt_no_memory (rt);
  RtObject *o = &type->base.base;
  o->refcount = RT_IMMORTAL;
  o->type = rt->types.type;
  o->identity = ++rt->next_identity;
  type->name = spec->name;
  type->doc = spec->doc;
  type->spec = spec;
  type->size_bytes = spec->size_bytes;
  type->item_bytes = spec->item_bytes;
  type->cpython_basicsize = spec->cpython_basicsize;
  type->cpython_itemsize = spec->cpython_itemsize;
  type->type_flags = spec->type_flags | RT_TYPE_IMMUTABLE;
  type->weaklist_offset = spec->weaklist_offset;
  type->dict_offset = spec->dict_offset;
  type->vectorcall_offset = spec->vectorcall_offset;
  type->slots = spec->slots;
  type->vectorcall = spec->vectorcall;
  type->kind = kind;
  type->base_type = base != NULL ? base : rt->types.object;
  if (type->base_type != NULL)
    rt_type_inherit (type, type->base_type);
  if (type->slots.tp_new == NULL)
    type->type_flags |= RT_TYPE_NO_INSTANTIATION;
  return type;
}

/* The bases that rt-types.def does not tell. */
static RtType *base_of_kind (RtInterp *rt, RtKind kind) {
  switch (kind) {
  case RT_KIND_bool_:
    return rt->types.int_;
  case RT_KIND_defaultdict:
    return rt->types.dict;
  case RT_KIND_raw_io_base:
  case RT_KIND_buffered_io_base:
  case RT_KIND_text_io_base:
    return rt->types.io_base;
  case RT_KIND_bytes_io:
    return rt->types.buffered_io_base;
  case RT_KIND_string_io:
    return rt->types.text_io_base;
  case RT_KIND_hash_of_any_length:
    return rt->types.hash;
  case RT_KIND_datetime:
    return rt->types.date;
  case RT_KIND_timezone:
    return rt->types.tzinfo;
  case RT_KIND_iso_calendar_date:
    return rt->types.tuple;
  case RT_KIND_odict_keys:
    return rt->types.dict_keys;
  case RT_KIND_odict_values:
    return rt->types.dict_values;
  case RT_KIND_odict_items:
    return rt->types.dict_items;
#define RT_EXCEPTION_DEF(id, base, layout)                                                                   \
  case RT_KIND_##id:                                                                                         \
    return rt->types.base;
#include "rt-exceptions.def"
#undef RT_EXCEPTION_DEF
  default:
    return NULL;
  }
}

#define RT_TYPE_DEF(id, spec) extern const RtTypeSpec spec;
#include "rt-types.def"
#undef RT_TYPE_DEF

int rt_types_make_bare (RtInterp *rt) {
#define RT_TYPE_DEF(id, spec)                                                                                \
  rt->types.id = rt_type_bare (rt, &spec, base_of_kind (rt, RT_KIND_##id), RT_KIND_##id);                    \
  if (rt->types.id == NULL)                                                                                  \
    return -1;
#include "rt-types.def"
#undef RT_TYPE_DEF
  rt->types.object->base.base.type = rt->types.type->base.base.type = rt->types.type;
  return 0;
}

static int make_tables (RtInterp *rt) {
  if ((rt->method_cache = rt_mem_calloc (rt, 1, sizeof *rt->method_cache)) == NULL)
    return -1;
  rt->slot_names = rt_mem_alloc (rt, rt_slot_def_count * sizeof *rt->slot_names);
  for (size_t i = 0; rt->slot_names != NULL && i < rt_slot_def_count; i++)
    if ((rt->slot_names[i] = rt_str_interned (rt, rt_slot_defs[i].name)) == NULL)
      return -1;
  return rt->slot_names != NULL ? 0 : -1;
}

RtObject *rt_slot_name (RtInterp *rt, size_t i) {
  return rt->slot_names[i];
}

int rt_types_make_ready (RtInterp *rt) {
#define RT_TYPE_DEF(id, spec)                                                                                \
  if (rt_type_ready (rt, rt->types.id) < 0)                                                                  \
    return -1;
#include "rt-types.def"
#undef RT_TYPE_DEF
  return 0;
}

RtType *rt_type_from_spec (RtInterp *rt, const RtTypeSpec *spec, RtType *base) {
  RtKind kind = base != NULL ? (RtKind)base->kind : RT_KIND_object;
  RtType *type = rt_type_bare (rt, spec, base, kind);
  if (type == NULL)
    return NULL;
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->object_new != NULL) { /* the types of the start it sees when it begins */
    type->base.base.flags |= RT_OBJECT_OBSERVED;
    observer->object_new (observer->self, &type->base.base);
  }
  return rt_type_ready (rt, type) == 0 ? type : NULL;
}

/* Adds VALUE (stolen, may be NULL: failed already) to TYPE's dict unless NAME is there and REPLACE is false.
 */
static int add (RtInterp *rt, RtType *type, const char *name, RtObject *value, bool replace) {
  if (value == NULL)
    return -1;
  int result = 0;
  if (replace || rt_dict_get_utf8 (rt, type->dict, name) == NULL)
    result = rt_dict_set_utf8 (rt, type->dict, name, value);
  rt_decref (rt, value);
  return result;
}

static int add_wrappers (RtInterp *rt, RtType *type) {
  for (size_t i = 0; i < rt_slot_def_count; i++) {
    const RtSlotDef *def = &rt_slot_defs[i];
    void *slot = *(void *const *)((const char *)&type->spec->slots + def->offset);
    if (def->wrapper == NULL || slot == NULL)
      continue;
    RtObject *value = slot == (void *)rt_hash_not_implemented
                          ? rt_incref (rt->none)
                          : rt_wrapper_descriptor_new (rt, type, def, slot);
    if (add (rt, type, def->name, value, false) < 0)
      return -1;
  }
  return 0;
}

static RtObject *make_static (RtInterp *rt, RtType *type, const RtMethodDef *def) {
  RtObject *function = rt_builtin_function_new (rt, def, (RtObject *)type, NULL);
  RtObject *result = function != NULL ? rt_staticmethod_new (rt, function) : NULL;
  rt_xdecref (rt, function);
  return result;
}

static int add_methods (RtInterp *rt, RtType *type) {
  for (const RtMethodDef *def = type->spec->methods; def != NULL && def->name != NULL; def++) {
    bool is_static = (def->flags & RT_METH_STATIC) != 0;
    RtObject *value = is_static ? make_static (rt, type, def) : rt_method_descriptor_new (rt, type, def);
    if (add (rt, type, def->name, value, (def->flags & RT_METH_COEXIST) != 0) < 0)
      return -1;
  }
  return 0;
}

static int add_fields (RtInterp *rt, RtType *type) {
  for (const RtMemberDef *def = type->spec->members; def != NULL && def->name != NULL; def++)
    if (add (rt, type, def->name, rt_member_descriptor_new (rt, type, def), false) < 0)
      return -1;
  for (const RtGetSetDef *def = type->spec->getset; def != NULL && def->name != NULL; def++)
    if (add (rt, type, def->name, rt_getset_descriptor_new (rt, type, def), false) < 0)
      return -1;
  return 0;
}

/* What stands behind the signature that a doc may begin with. */
static const char *doc_body (const char *doc) {
  const char *end = strstr (doc, "\n--\n\n");
  return end != NULL ? end + 5 : doc;
}

static int add_doc (RtInterp *rt, RtType *type) {
  RtObject *doc = type->doc != NULL ? rt_str_from (rt, doc_body (type->doc)) : rt_incref (rt->none);
  return add (rt, type, "__doc__", doc, false);
}

/* Bases and mro: a built-in type has one base. */
static int set_ancestry (RtInterp *rt, RtType *type) {
  RtType *base = type->base_type;
  RtObject *bases = base != NULL ? rt_tuple_pack (rt, 1, base) : rt_incref (rt->empty_tuple);
  ptrdiff_t above = base != NULL ? RT_TUPLE_SIZE (base->mro) : 0;
  RtObject *mro = bases != NULL ? rt_tuple_new (rt, above + 1) : NULL;
  if (mro == NULL) {
    rt_xdecref (rt, bases);
    return -1;
  }
  rt_tuple_init (rt, mro, 0, rt_incref ((RtObject *)type));
  for (ptrdiff_t i = 0; i < above; i++)
    rt_tuple_init (rt, mro, i + 1, rt_incref (RT_TUPLE_ITEM (base->mro, i)));
  rt_ref_init (rt, (RtObject *)type, RT_TYPE_SLOT_BASES, &type->bases, bases);
  rt_ref_init (rt, (RtObject *)type, RT_TYPE_SLOT_MRO, &type->mro, mro);
  return 0;
}

int rt_type_ready (RtInterp *rt, RtType *type) {
  if (rt_type_has (type, RT_TYPE_READY))
    return 0;
  RtObject *dict = rt->slot_names != NULL || make_tables (rt) == 0 ? rt_dict_new (rt) : NULL;
  if (dict == NULL)
    return -1;
  rt_ref_init (rt, (RtObject *)type, RT_TYPE_SLOT_DICT, &type->dict, dict);
  if (set_ancestry (rt, type) < 0 || add_wrappers (rt, type) < 0)
    return -1;
  if (type->spec->slots.tp_new != NULL && rt_type_add_new (rt, type) < 0)
    return -1;
  if (add_methods (rt, type) < 0 || add_fields (rt, type) < 0 || add_doc (rt, type) < 0)
    return -1;
  if (type->slots.tp_hash == NULL && add (rt, type, "__hash__", rt_incref (rt->none), false) < 0)
    return -1;
  if (type->slots.tp_hash == NULL)
    type->slots.tp_hash = rt_hash_not_implemented;
  if (type->base_type != NULL && rt_type_link (rt, type) < 0)
    return -1;
  type->type_flags |= RT_TYPE_READY;
  return 0;
}

/* Lookup. */

static void give_version (RtInterp *rt, RtType *type) {
  for (ptrdiff_t i = RT_TUPLE_SIZE (type->mro) - 1; i >= 0; i--) {
    RtType *ancestor = (RtType *)RT_TUPLE_ITEM (type->mro, i);
    if (ancestor->version == 0)
      ancestor->version = ++rt->next_type_version;
  }
}

/* A key that is no string can be asked whether it equals NAME, and assign other bases: the order as it was is gone through. */
static RtObject *search_mro (RtInterp *rt, RtType *type, RtObject *name) {
  int64_t hash = rt_str_hash (name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "attribute of a class", "method resolution order");
  RtObject *mro = hold.held[0] = rt_incref (type->mro), *found = NULL;
  for (ptrdiff_t i = 0; found == NULL && i < RT_TUPLE_SIZE (mro); i++) {
    RtType *ancestor = (RtType *)RT_TUPLE_ITEM (mro, i);
    found = ancestor->dict != NULL ? rt_dict_get_known_hash (rt, ancestor->dict, name, hash) : NULL;
  }
  rt_hold_end (rt, &hold, NULL);
  return found;
}

static inline CacheEntry *entry_for (RtInterp *rt, const RtType *type, const RtObject *name) {
  return &rt->method_cache->entries[(type->version ^ (uint32_t)(name->identity * 7)) % CACHE_ENTRIES];
}

RtObject *rt_type_remembered (RtInterp *rt, const RtType *type, const RtObject *name) {
  const CacheEntry *entry = entry_for (rt, type, name);
  return type->version != 0 && entry->version == type->version && entry->name == name ? entry->value : NULL;
}

RtObject *rt_type_lookup (RtInterp *rt, RtType *type, RtObject *name) {
  if (type->mro == NULL)
    return NULL;
  if ((name->flags & RT_OBJECT_INTERNED) == 0)
    return search_mro (rt, type, name);
  if (type->version == 0)
    give_version (rt, type);
  CacheEntry *entry = entry_for (rt, type, name);
  if (entry->version == type->version && entry->name == name)
    return entry->value;
  uint32_t version = type->version;
  RtObject *found = search_mro (rt, type, name);
  if (version == type->version)
    *entry = (CacheEntry){name, found, version};
  return found;
}

static int forget (RtInterp *rt, RtType *type, void *arg) {
  rt_type_forget_cache (rt, type);
  return 0;
}

void rt_type_forget_cache (RtInterp *rt, RtType *type) {
  if (type->version == 0)
    return;
  type->version = 0;
  rt_type_each_subclass (rt, type, forget, NULL);
}

/* Subclasses: a dict of weak references by address. */

static int link_to (RtInterp *rt, RtType *base, RtType *type) {
  if (base->subclasses == NULL) {
    RtObject *dict = rt_dict_new (rt);
    if (dict == NULL)
      return -1;
    rt_ref_init (rt, (RtObject *)base, RT_TYPE_SLOT_SUBCLASSES, &base->subclasses, dict);
  }
  RtObject *key = rt_int_from_uint64 (rt, rt_address (rt, (RtObject *)type));
  RtObject *value = key != NULL ? rt_weakref_new (rt, (RtObject *)type, NULL) : NULL;
  int result = value != NULL ? rt_dict_set (rt, base->subclasses, key, value) : -1;
  rt_xdecref (rt, key);
  rt_xdecref (rt, value);
  return result;
}

int rt_type_link (RtInterp *rt, RtType *type) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (type->bases); i++)
    if (link_to (rt, (RtType *)RT_TUPLE_ITEM (type->bases, i), type) < 0)
      return -1;
  return 0;
}

void rt_type_unlink_from (RtInterp *rt, RtType *type, RtObject *bases) {
  RtObject *pending = rt_error_take (rt);
  RtObject *key = rt_int_from_uint64 (rt, rt_address (rt, (RtObject *)type));
  for (ptrdiff_t i = 0; key != NULL && i < RT_TUPLE_SIZE (bases); i++) {
    RtType *base = (RtType *)RT_TUPLE_ITEM (bases, i);
    if (base->subclasses != NULL && rt_dict_get (rt, base->subclasses, key) != NULL &&
        rt_dict_delete (rt, base->subclasses, key) < 0)
      rt_error_clear (rt);
  }
  rt_xdecref (rt, key);
  rt_error_put (rt, pending);
}

void rt_type_unlink (RtInterp *rt, RtType *type) {
  if (type->bases != NULL)
    rt_type_unlink_from (rt, type, type->bases);
}

int rt_type_each_subclass (RtInterp *rt, RtType *type,
                           int (*visit) (RtInterp *rt, RtType *subclass, void *arg), void *arg) {
  ptrdiff_t position = 0;
  RtObject *key, *ref;
  while (type->subclasses != NULL && rt_dict_next (type->subclasses, &position, &key, &ref)) {
    RtType *subclass = (RtType *)((RtWeakref *)ref)->referent;
    int result = subclass != NULL ? visit (rt, subclass, arg) : 0;
    if (result != 0)
      return result;
  }
  return 0;
}

void rt_type_finish (RtInterp *rt) {
  if (rt->method_cache != NULL)
    rt_mem_free (rt, rt->method_cache, sizeof *rt->method_cache);
  if (rt->slot_names != NULL)
    rt_mem_free (rt, rt->slot_names, rt_slot_def_count * sizeof *rt->slot_names);
  rt->method_cache = NULL;
  rt->slot_names = NULL;
}

const char *rt_type_short_name (const RtType *type) {
  const char *dot = rt_type_has (type, RT_TYPE_HEAP) ? NULL : strrchr (type->name, '.');
  return dot != NULL ? dot + 1 : type->name;
}
