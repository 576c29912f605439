/* What the files of the class machinery share. */
#pragma once

#include "rt-class.h"

typedef struct RtSlotDef RtSlotDef;

/* Calls the slot function WRAPPED as a method: checks arguments, converts them and the result. */
typedef RtObject *(*RtWrapper) (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames,
                                void *wrapped, const RtSlotDef *def);

/* A special method and the slot it stands for. Rows of one slot are neighbours; a method may have rows for several slots. */
struct RtSlotDef {
  const char *name;
  size_t offset;      /* of the slot in RtSlots */
  void *generic;      /* the slot function that calls the method; RT_NULLABLE: the slot stays empty */
  RtWrapper wrapper;  /* RT_NULLABLE: the built-in slot is not shown as a method */
  bool keywords;      /* the wrapper looks at KWNAMES itself */
  RtCompare compare;  /* of __lt__ and friends */
};

extern const RtSlotDef rt_slot_defs[];
extern const size_t rt_slot_def_count;
/* The interned name of rt_slot_defs[i]. */
RT_BORROWED RtObject *rt_slot_name (RtInterp *rt, size_t i);

static inline void **rt_slot_at (RtType *type, size_t offset) {
  return (void **) ((char *) &type->slots + offset);
}

/* Descriptors of built-in types begin alike. */
#define RT_DESCRIPTOR_HEAD                                                                                             \
  RtObject base;                                                                                                       \
  RtType *owner; /* owned; the class it was made for */                                                                \
  RtObject *name, *qualname /* str; qualname NULL until asked for */

typedef struct RtDescriptor {
  RT_DESCRIPTOR_HEAD;
} RtDescriptor;

typedef struct RtMethodDescriptor { /* classmethod_descriptor, too */
  RT_DESCRIPTOR_HEAD;
  const RtMethodDef *def;
  RtVectorcall vectorcall;
} RtMethodDescriptor;

typedef struct RtGetSetDescriptor {
  RT_DESCRIPTOR_HEAD;
  const RtGetSetDef *def;
} RtGetSetDescriptor;

typedef struct RtMemberDescriptor {
  RT_DESCRIPTOR_HEAD;
  const RtMemberDef *def;
} RtMemberDescriptor;

typedef struct RtWrapperDescriptor {
  RT_DESCRIPTOR_HEAD;
  const RtSlotDef *def;
  void *wrapped;
} RtWrapperDescriptor;

RT_NEW RtObject *rt_method_descriptor_new (RtInterp *rt, RtType *owner, const RtMethodDef *def);
RT_NEW RtObject *rt_getset_descriptor_new (RtInterp *rt, RtType *owner, const RtGetSetDef *def);
RT_NEW RtObject *rt_member_descriptor_new (RtInterp *rt, RtType *owner, const RtMemberDef *def);
RT_NEW RtObject *rt_wrapper_descriptor_new (RtInterp *rt, RtType *owner, const RtSlotDef *def, void *wrapped);

/* SELF is a wrapper_descriptor. */
RT_NEW RtObject *rt_wrapper_call (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *const *args, size_t nargs,
                                  RtObject *RT_NULLABLE kwnames);
RT_NEW RtObject *rt_method_wrapper_new (RtInterp *rt, RtObject *descriptor, RtObject *self);
/* What stands behind the signature that a doc may begin with, or (SIGNATURE) the signature; None if there is none. */
/* Signature and documentation of the special method NAME of built-in types; NULL if it has none. */
const char *RT_NULLABLE rt_slot_doc (const char *name);
RT_NEW RtObject *rt_doc_part (RtInterp *rt, const char *RT_NULLABLE doc, bool signature);
/* Calls the method NAME of SELF's type. NULL without an exception if there is none. */
RT_NEW RtObject *rt_call_special (RtInterp *rt, RtObject *self, RtObject *name, RtObject *const *args, size_t nargs);

/* Slots of heap types. */
RtObject *rt_slot_getattr_hook (RtInterp *rt, RtObject *self, RtObject *name);
RtObject *rt_slot_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs);
RtObject *rt_slot_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs);
void rt_instance_dealloc (RtInterp *rt, RtObject *self);
int rt_instance_traverse_slots (RtObject *self, RtVisit visit, void *arg);
int rt_instance_clear_slots (RtInterp *rt, RtObject *self);

/* Gives TYPE what it lacks: slots, flags and sizes of its bases. BASE is complete. */
void rt_type_inherit (RtType *type, RtType *base);
/* Sets all slots of a heap type from the methods along its mro. */
void rt_type_update_slots (RtInterp *rt, RtType *type);
/* Links TYPE into the __subclasses__ of its bases, and takes it out. */
RT_RAISES int rt_type_link (RtInterp *rt, RtType *type);
void rt_type_unlink (RtInterp *rt, RtType *type);
void rt_type_unlink_from (RtInterp *rt, RtType *type, RtObject *bases);
/* Computes TYPE's mro and stores it; 1: a mro () of the user's has stored another meanwhile, which stands. The caller holds the
 * order before, if there is one. */
RT_RAISES int rt_type_compute_mro (RtInterp *rt, RtType *type);
/* Whether NAME, an attribute that describes TYPE, may be set to VALUE (NULL: deleted); false with TypeError. */
bool rt_type_check_special (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE value, const char *name);
/* The setter of `__bases__` (rt-class-bases.c). */
RT_RAISES int rt_type_set_bases (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE value, void *closure);
/* The C3 order of TYPE and its ancestors as a list. */
RT_NEW RtObject *rt_type_linearize (RtInterp *rt, RtType *type);
/* The metaclass that fits METATYPE and all BASES; NULL with "metaclass conflict". */
RT_BORROWED RtType *rt_type_winner (RtInterp *rt, RtType *metatype, RtObject *bases);
/* The base whose layout instances of a class with BASES have. */
RT_BORROWED RtType *rt_type_best_base (RtInterp *rt, RtObject *bases);
/* Whether instances of A and B are laid out alike. */
bool rt_type_same_layout (const RtType *a, const RtType *b);
/* The type.__new__ of METATYPE's slots. */
RtObject *rt_type_new (RtInterp *rt, RtType *metatype, RtObject *args, RtObject *kwargs);
/* __new__ as found in a built-in type's dict. */
RT_RAISES int rt_type_add_new (RtInterp *rt, RtType *type);
bool rt_is_new_wrapper (RtInterp *rt, RtObject *o);
/* A heap type's attribute dictionary of subclasses, walked: VISIT for every class that lives. */
int rt_type_each_subclass (RtInterp *rt, RtType *type, int (*visit) (RtInterp *rt, RtType *subclass, void *arg), void *arg);
/* Invalidates the method caches of TYPE and what derives from it. */
void rt_type_forget_cache (RtInterp *rt, RtType *type);

/* The slot index of the __slots__ entry at OFFSET, clear of inline attributes. */
#define RT_SLOTS_INDEX(offset_bytes) (0x20000000u + (uint32_t) ((offset_bytes) / sizeof (void *)))

extern const RtGetSetDef rt_dict_getset, rt_weakref_getset; /* __dict__ and __weakref__ of classes */

/* What a type shows of its layout, as CPython has it (rt-class-figures.c): __flags__; __weakrefoffset__ if WEAK_WANTED is not NULL,
 * else __dictoffset__. */
RT_NEW RtObject *rt_type_get_flags (RtInterp *rt, RtObject *type, void *closure);
RT_NEW RtObject *rt_type_get_field_offset (RtInterp *rt, RtObject *type, void *RT_NULLABLE weak_wanted);
