#include "rt-inline-cache.h"

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-class.h"
#include "rt-module.h"
#include "rt-str.h"

uint64_t *rt_inline_caches (RtInterp *rt, RtCode *code) {
  if (code->inline_caches == NULL)
    code->inline_caches = hb_calloc (&rt->allocator, code->unit_count, sizeof *code->inline_caches);
  return code->inline_caches;
}

/* The version of the keys of DICT, given now if they have none; 0 if it cannot be relied upon. */
static uint32_t keys_version (RtInterp *rt, RtObject *dict) {
  if (!RT_IS_EXACT (rt, dict, dict) || ((RtDict *) dict)->values != NULL)
    return 0;
  RtDictKeys *keys = ((RtDict *) dict)->keys;
  if (keys->kind != RT_DICT_UNICODE || rt_dict_has_empty_keys (keys))
    return 0;
  if (keys->version == 0 && rt->next_keys_version < UINT32_MAX)
    keys->version = ++rt->next_keys_version;
  return keys->version;
}

/* The entry of NAME, an exact str, in DICT whose keys have a version; below 0: none. No user code: the keys are str. */
static ptrdiff_t entry_of (RtInterp *rt, RtObject *dict, RtObject *name) {
  return rt_dict_lookup (rt, (RtDict *) dict, name, rt_str_hash (name));
}

void rt_cache_global (RtInterp *rt, RtGlobalCache *cache, const RtFrame *f, RtObject *name) {
  *cache = (RtGlobalCache){0};
  uint32_t globals = keys_version (rt, f->globals);
  if (globals == 0)
    return;
  ptrdiff_t ix = entry_of (rt, f->globals, name);
  if (ix >= 0) {
    *cache = (RtGlobalCache){.globals_version = globals, .index = (uint32_t) ix};
    return;
  }
  uint32_t builtins = keys_version (rt, f->builtins);
  ix = builtins != 0 ? entry_of (rt, f->builtins, name) : -1;
  if (ix >= 0)
    *cache = (RtGlobalCache){.globals_version = globals, .builtins_version = builtins, .index = (uint32_t) ix};
}

void rt_cache_name (RtInterp *rt, RtNameCache *cache, const RtFrame *f, RtObject *name) {
  if (cache == NULL || f->locals_dict != f->globals)
    return;
  uint32_t version = keys_version (rt, f->globals);
  if (version == 0 || (version == cache->globals_version && cache->index == RT_NAME_ABSENT))
    return;
  ptrdiff_t ix = entry_of (rt, f->globals, name);
  *cache = (RtNameCache){version, ix >= 0 ? (uint32_t) ix : RT_NAME_ABSENT};
}

/* The entry of NAME among the names that instances of TYPE share; below 0: none. */
static ptrdiff_t shared_entry (RtInterp *rt, RtType *type, RtObject *name) {
  RtDict probe = {.keys = type->cached_keys};
  return rt_dict_lookup (rt, &probe, name, rt_str_hash (name));
}

static bool has_inline_values (const RtType *type) {
  return rt_type_has (type, RT_TYPE_MANAGED_DICT) && type->cached_keys != NULL;
}

static bool has_own_attributes (const RtType *type) {
  return rt_type_has (type, RT_TYPE_MANAGED_DICT) || type->dict_offset != 0;
}

/* The offset of the field if DESCRIPTOR is what __slots__ made for instances of TYPE; 0: it is something else, or another class's,
 * whose instances have the field elsewhere. */
static size_t field_offset (RtInterp *rt, const RtType *type, RtObject *descriptor) {
  if (descriptor == NULL || !RT_IS_EXACT (rt, descriptor, member_descriptor) || !rt_type_has (type, RT_TYPE_HEAP))
    return 0;
  if (!rt_type_is_subtype (type, ((RtMemberDescriptor *) descriptor)->owner))
    return 0;
  const RtMemberDef *def = ((RtMemberDescriptor *) descriptor)->def;
  return def->kind == RT_MEMBER_OBJECT_EX ? def->offset_bytes : 0;
}

/* Whether what the class has under the name (NULL: nothing) leaves the instance's own value in place, and always will: a class that the
 * program wrote may get a __set__ later, of which the version of the instance's class tells nothing. */
static bool leaves_instance_alone (const RtObject *RT_NULLABLE descriptor) {
  if (descriptor == NULL)
    return true;
  const RtType *type = descriptor->type;
  return !rt_type_has (type, RT_TYPE_HEAP) && type->slots.tp_descr_get == NULL && type->slots.tp_descr_set == NULL;
}

/* What is the same for the attributes of all objects of a type. False: nothing can be remembered. */
static bool begin (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name, RtObject **descriptor) {
  *cache = (RtAttributeCache){.misses = cache->misses};
  if (!RT_IS_EXACT (rt, name, str) || (name->flags & RT_OBJECT_INTERNED) == 0)
    return false;
  *descriptor = rt_type_lookup (rt, owner->type, name);
  cache->type_version = owner->type->version;
  return cache->type_version != 0;
}

static void load_from_module (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name) {
  cache->u.offset_bytes = owner->type->dict_offset;
  RtObject *dict = *(RtObject **) ((char *) owner + cache->u.offset_bytes);
  cache->keys_version = dict != NULL ? keys_version (rt, dict) : 0;
  ptrdiff_t ix = cache->keys_version != 0 ? entry_of (rt, dict, name) : -1;
  if (ix < 0)
    return;
  cache->kind = RT_ATTRIBUTE_OF_MODULE;
  cache->index = (uint32_t) ix;
}

/* The metaclass of CLASS has nothing of that name. */
static void load_from_class (RtInterp *rt, RtAttributeCache *cache, RtType *class, RtObject *name) {
  RtObject *found = rt_type_remembered (rt, class, name);
  if (found == NULL || !rt_is_itself_in_class (found))
    return;
  cache->kind = RT_ATTRIBUTE_OF_CLASS;
  cache->keys_version = class->version;
  cache->u.descriptor = found;
}

static void load_from_instance (RtInterp *rt, RtAttributeCache *cache, RtType *type, RtObject *name) {
  ptrdiff_t ix = shared_entry (rt, type, name);
  if (ix < 0)
    return;
  cache->kind = RT_ATTRIBUTE_VALUE;
  cache->index = (uint32_t) ix;
}

/* OWNER has a field for a dict. */
static void load_method_beside_dict (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name) {
  RtObject *dict = *(RtObject **) ((char *) owner + owner->type->dict_offset);
  cache->keys_version = dict != NULL ? keys_version (rt, dict) : 0;
  if (dict != NULL && (cache->keys_version == 0 || entry_of (rt, dict, name) >= 0))
    return;
  cache->kind = RT_ATTRIBUTE_METHOD_BESIDE_DICT;
  cache->index = (uint32_t) owner->type->dict_offset;
}

static void load_method (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *descriptor, RtObject *name) {
  RtType *type = owner->type;
  bool is_static = RT_IS_EXACT (rt, descriptor, staticmethod);
  cache->u.descriptor = descriptor;
  if (!has_own_attributes (type)) {
    cache->kind = is_static ? RT_ATTRIBUTE_STATIC_OF_FIXED : RT_ATTRIBUTE_METHOD_OF_FIXED;
  } else if (has_inline_values (type) && shared_entry (rt, type, name) < 0) {
    cache->kind = is_static ? RT_ATTRIBUTE_STATIC : RT_ATTRIBUTE_METHOD;
    cache->index = (uint32_t) type->cached_keys->nentries;
  } else if (!is_static && type->dict_offset != 0) {
    load_method_beside_dict (rt, cache, owner, name);
  }
}

void rt_cache_load_attribute (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name, bool method) {
  RtType *type = owner->type;
  RtObject *descriptor;
  if (!begin (rt, cache, owner, name, &descriptor))
    return;
  if (RT_IS_EXACT (rt, owner, module) && descriptor == NULL)
    load_from_module (rt, cache, owner, name);
  if (RT_IS (owner, RT_TYPE_TYPE) && descriptor == NULL && type->slots.tp_getattro == rt->types.type->slots.tp_getattro)
    load_from_class (rt, cache, (RtType *) owner, name);
  if (type->slots.tp_getattro != rt_generic_getattr)
    return;
  size_t offset_bytes = field_offset (rt, type, descriptor);
  if (offset_bytes != 0) {
    cache->kind = RT_ATTRIBUTE_FIELD;
    cache->u.offset_bytes = offset_bytes;
  } else if (leaves_instance_alone (descriptor)) {
    if (has_inline_values (type))
      load_from_instance (rt, cache, type, name);
  } else if (!method && RT_IS_EXACT (rt, descriptor, property)) {
    cache->kind = RT_ATTRIBUTE_PROPERTY;
    cache->u.descriptor = descriptor;
  } else if (method && (rt_type_has (descriptor->type, RT_TYPE_METHOD_DESCRIPTOR) || RT_IS_EXACT (rt, descriptor, staticmethod))) {
    load_method (rt, cache, owner, descriptor, name);
  }
}

void rt_cache_store_attribute (RtInterp *rt, RtAttributeCache *cache, RtObject *owner, RtObject *name) {
  RtType *type = owner->type;
  RtObject *descriptor;
  if (!begin (rt, cache, owner, name, &descriptor) || type->slots.tp_setattro != rt_generic_setattr)
    return;
  size_t offset_bytes = field_offset (rt, type, descriptor);
  if (offset_bytes != 0) {
    cache->kind = RT_ATTRIBUTE_FIELD;
    cache->u.offset_bytes = offset_bytes;
  } else if (leaves_instance_alone (descriptor) && has_inline_values (type)) {
    load_from_instance (rt, cache, type, name);
  }
}
