/* Inline caches: what an instruction found the last time, so that it need not be looked for again.
 *
 * The code units stay as the compiler made them. Beside them stands, once the code has run before or loops, an array with one
 * 64-bit word a unit; an instruction's cache is the words of its unit and of its cache units. A cache is only a guess with what
 * proves it still true:
 *  - of a type, its version: it changes when the type, one of its bases or one of their dicts does, and no number comes twice;
 *  - of a table of keys, its version: it is taken away when a key comes or goes, and no number comes twice;
 *  - of the names that the instances of a class share, their number: names are only ever added.
 * Nothing in a cache is an owned reference: what it points to is kept by what the version belongs to.
 */
#pragma once

#include "rt-dict-private.h"
#include "rt-vm.h"

typedef enum RtAttributeKind {
  RT_ATTRIBUTE_UNKNOWN,
  RT_ATTRIBUTE_VALUE,      /* an inline value of the instance: INDEX */
  RT_ATTRIBUTE_FIELD,      /* a field that __slots__ made: OFFSET_BYTES */
  RT_ATTRIBUTE_METHOD,     /* a function of the class that the instance does not hide: no name of it among INDEX shared ones */
  RT_ATTRIBUTE_METHOD_OF_FIXED, /* the same of a type whose instances have no attributes of their own */
  RT_ATTRIBUTE_METHOD_BESIDE_DICT, /* the same of one with a dict of its own, at INDEX, if there is none yet, or its keys have KEYS_VERSION */
  RT_ATTRIBUTE_STATIC,     /* a staticmethod of the class, where a method would be found as above: DESCRIPTOR */
  RT_ATTRIBUTE_STATIC_OF_FIXED,
  RT_ATTRIBUTE_PROPERTY,   /* a property of the class: DESCRIPTOR; its getter may be anything */
  RT_ATTRIBUTE_OF_MODULE,  /* an entry of the module's dict: INDEX, KEYS_VERSION */
  RT_ATTRIBUTE_OF_CLASS,   /* what the class whose own version is KEYS_VERSION has, and its metaclass has not: DESCRIPTOR */
} RtAttributeKind;

/* LOAD_ATTR (10 words) and STORE_ATTR (5). */
typedef struct RtAttributeCache {
  uint32_t type_version; /* 0: empty */
  uint16_t kind;
  uint16_t misses; /* how often it was of no use */
  uint32_t index, keys_version;
  union {
    RtObject *descriptor;
    size_t offset_bytes;
  } u;
} RtAttributeCache;

/* LOAD_GLOBAL (5 words). */
typedef struct RtGlobalCache {
  uint32_t globals_version, builtins_version; /* builtins_version 0: it is among the globals */
  uint32_t index;
} RtGlobalCache;

/* LOAD_NAME and STORE_NAME (1 word), where the names are globals. */
typedef struct RtNameCache {
  uint32_t globals_version; /* 0: empty */
  uint32_t index;           /* RT_NAME_ABSENT: it is not among them */
} RtNameCache;
#define RT_NAME_ABSENT UINT32_MAX

/* The words of CODE, made if need be; NULL if there is no room: then there is no cache, which is no error. */
uint64_t *rt_inline_caches (RtInterp *rt, RtCode *code);

/* What the general way would find, remembered for the next time. No user code, no exceptions. */
void rt_cache_load_attribute (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name, bool method);
void rt_cache_store_attribute (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name);
void rt_cache_global (RtInterp *rt, RtGlobalCache *cache, const RtFrame *f, RtObject *name);
void rt_cache_name (RtInterp *rt, RtNameCache *RT_NULLABLE cache, const RtFrame *f, RtObject *name);

static inline RtManaged *rt_managed_of (const RtObject *o) {
  const char *end = (const char *) o - (rt_type_has (o->type, RT_TYPE_GC) ? sizeof (RtGcHead) : 0);
  return (RtManaged *) end - 1;
}

/* Whether a cache that is of no use is to be filled again: an instruction that meets objects of several types, or what cannot be
 * remembered, would do nothing else. */
static inline bool rt_cache_wants_filling (RtAttributeCache *cache) {
  enum { EVERY = 4 };
  return cache->type_version == 0 || ++cache->misses % EVERY == 0;
}

/* The entry of a table whose keys have VERSION; NULL if they have not. */
static inline RtObject *rt_cached_entry (RtObject *dict, uint32_t version, uint32_t index) {
  const RtDictKeys *keys = ((RtDict *) dict)->keys;
  return keys->version == version ? rt_dict_values_of (keys)[index] : NULL;
}

/* The global that CACHE tells of; borrowed, NULL if it must be looked for. */
static inline RtObject *rt_cached_global (const RtGlobalCache *cache, const RtFrame *f) {
  if (cache->globals_version == 0)
    return NULL;
  if (cache->builtins_version == 0)
    return rt_cached_entry (f->globals, cache->globals_version, cache->index);
  if (((RtDict *) f->globals)->keys->version != cache->globals_version)
    return NULL;
  return rt_cached_entry (f->builtins, cache->builtins_version, cache->index);
}

/* The value of the name with the number NAME that CACHE tells of; borrowed, NULL if it must be looked for. Other names may have come
 * and gone (`as e`): what matters is that the entry is still this one's. */
static inline RtObject *rt_cached_name (const RtNameCache *RT_NULLABLE cache, RtFrame *f, uint32_t name) {
  if (cache == NULL || cache->globals_version == 0 || cache->index == RT_NAME_ABSENT || f->locals_dict != f->globals)
    return NULL;
  const RtDictKeys *keys = ((RtDict *) f->globals)->keys;
  if (keys->version != cache->globals_version &&
      (keys->kind != RT_DICT_UNICODE || keys->nentries <= (ptrdiff_t) cache->index ||
       keys->keys[cache->index] != rt_frame_name (f, name)))
    return NULL;
  return rt_dict_values_of (keys)[cache->index];
}

/* Whether the dict of OWNER does not hide the method that CACHE knows. */
static inline bool rt_is_method_beside_dict (const RtAttributeCache *cache, const RtObject *owner) {
  const RtDict *dict = *(RtDict *const *) (const void *) ((const char *) owner + cache->index);
  return dict == NULL || (cache->keys_version != 0 && dict->keys->version == cache->keys_version);
}

/* Whether the attribute of OWNER is a method, or if so asked a static one, that CACHE knows. */
static inline bool rt_is_cached_method (const RtAttributeCache *cache, const RtObject *owner, bool is_static) {
  if (cache->kind == (is_static ? RT_ATTRIBUTE_STATIC_OF_FIXED : RT_ATTRIBUTE_METHOD_OF_FIXED))
    return true;
  if (cache->kind != (is_static ? RT_ATTRIBUTE_STATIC : RT_ATTRIBUTE_METHOD))
    return !is_static && cache->kind == RT_ATTRIBUTE_METHOD_BESIDE_DICT && rt_is_method_beside_dict (cache, owner);
  return rt_managed_dict (rt_managed_of (owner)) == NULL && owner->type->cached_keys->nentries == (ptrdiff_t) cache->index;
}

/* Whether FOUND, which a class has, is its attribute as it is. A class that the program wrote may have got a __get__ since. */
static inline bool rt_is_itself_in_class (const RtObject *found) {
  return found->type->slots.tp_descr_get == NULL || found->type->kind == RT_KIND_function;
}

/* The attribute of OWNER, whose type has the cache's version, borrowed; NULL if it must be looked for. */
static inline RtObject *rt_cached_attribute (const RtAttributeCache *cache, RtObject *owner) {
  switch (cache->kind) {
  case RT_ATTRIBUTE_VALUE: {
    const RtDictValues *values = rt_managed_values (rt_managed_of (owner));
    return values != NULL ? values->values[cache->index] : NULL;
  }
  case RT_ATTRIBUTE_FIELD:
    return *(RtObject **) ((char *) owner + cache->u.offset_bytes);
  case RT_ATTRIBUTE_OF_MODULE:
    return rt_cached_entry (*(RtObject **) ((char *) owner + cache->u.offset_bytes), cache->keys_version, cache->index);
  case RT_ATTRIBUTE_OF_CLASS:
    return ((const RtType *) owner)->version == cache->keys_version && rt_is_itself_in_class (cache->u.descriptor) ? cache->u.descriptor : NULL;
  default:
    return NULL;
  }
}

/* Where VALUE belongs that is to replace an attribute of OWNER, whose type has the cache's version; NULL if the general way must be
 * gone. Only when nobody observes. */
static inline RtObject **rt_cached_place (const RtAttributeCache *cache, RtObject *owner) {
  if (cache->kind == RT_ATTRIBUTE_FIELD)
    return (RtObject **) ((char *) owner + cache->u.offset_bytes);
  if (cache->kind != RT_ATTRIBUTE_VALUE)
    return NULL;
  RtDictValues *values = rt_managed_values (rt_managed_of (owner));
  if (values == NULL || cache->index >= rt_dict_values_capacity (values))
    return NULL;
  RtObject **place = &values->values[cache->index];
  if (*place == NULL)
    rt_dict_values_add (values, cache->index);
  return place;
}
