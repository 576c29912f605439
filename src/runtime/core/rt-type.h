/* Types: the table of slots that says what an object can do.
 *
 * A built-in type is one file that ends in an RtTypeSpec, a constant; each interpreter makes its own RtType from it
 * (rt-types.def lists them). Classes made by user code are RtTypes on the heap ("heap types"), whose slots call the methods
 * found in the class, as CPython's typeobject does.
 *
 * A slot that is NULL is inherited from the base when the type is made ready; if no base has it, the operation is not there.
 * Unless its comment says otherwise a slot may raise (NULL or -1) and may run user code, and results are new references.
 * "NotImplemented" means a new reference to the singleton. The names are CPython's (tp_, nb_, sq_, mp_ without change).
 */
#pragma once

#include "hb-buffer.h"
#include "rt-object.h"

struct RtBufferView;

typedef RtObject *(*RtUnary) (RtInterp *rt, RtObject *self);
typedef RtObject *(*RtBinary) (RtInterp *rt, RtObject *left, RtObject *right);
typedef RtObject *(*RtTernary) (RtInterp *rt, RtObject *a, RtObject *b, RtObject *c);
typedef int (*RtInquiry) (RtInterp *rt, RtObject *self);
typedef ptrdiff_t (*RtLenFn) (RtInterp *rt, RtObject *self);
typedef int64_t (*RtHashFn) (RtInterp *rt, RtObject *self);
typedef RtObject *(*RtIndexFn) (RtInterp *rt, RtObject *self, ptrdiff_t index);
typedef int (*RtIndexSetFn) (RtInterp *rt, RtObject *self, ptrdiff_t index, RtObject *RT_NULLABLE value);
typedef int (*RtContainsFn) (RtInterp *rt, RtObject *self, RtObject *item);
typedef int (*RtSetItemFn) (RtInterp *rt, RtObject *self, RtObject *key, RtObject *RT_NULLABLE value);

/* Comparison operators, in CPython's order. */
typedef enum RtCompare { RT_LT, RT_LE, RT_EQ, RT_NE, RT_GT, RT_GE } RtCompare;

/* How native functions are called, as CPython's vectorcall: ARGS are borrowed (the caller keeps them), NARGS counts the
 * positional ones, KWNAMES is a tuple of names for the values that follow them, or NULL. RT_VECTORCALL_OFFSET in NARGS says
 * that args[-1] may be overwritten during the call. */
typedef RtObject *(*RtVectorcall) (RtInterp *rt, RtObject *callable, RtObject *const *args, size_t nargsf,
                                   RtObject *RT_NULLABLE kwnames);
#define RT_VECTORCALL_OFFSET ((size_t) 1 << (8 * sizeof (size_t) - 1))
#define RT_NARGS(nargsf)     ((size_t) (nargsf) & ~RT_VECTORCALL_OFFSET)

/* A native function's body. SELF is the bound object, the type for class methods, the module for module functions. */
typedef RtObject *(*RtNativeFn) (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);

enum { /* RtMethodDef.flags: how arguments are checked before the call, with CPython's messages */
  RT_METH_NOARGS = 1,    /* nargs is 0 */
  RT_METH_O = 2,         /* nargs is 1 */
  RT_METH_FASTCALL = 4,  /* any number of positional ones, no keywords */
  RT_METH_KEYWORDS = 8,  /* anything goes; the function checks */
  RT_METH_CLASS = 16,
  RT_METH_STATIC = 32,
  RT_METH_COEXIST = 64,  /* stands beside a slot wrapper of the same name and wins */
  RT_METH_VARARGS = 128, /* of those that CPython calls with a tuple: never specialized, so each call is a level of recursion */
  RT_METH_UNCOUNTED = 256, /* CPython has an instruction for calls of it, which are no level of recursion */
};

typedef struct RtMethodDef {
  const char *name; /* NULL ends a table */
  RtNativeFn function;
  uint32_t flags;
  const char *doc;  /* RT_NULLABLE; first line "name(args)\n--\n\n" gives __text_signature__, as in CPython */
} RtMethodDef;

typedef struct RtGetSetDef {
  const char *name;
  RtObject *(*get) (RtInterp *rt, RtObject *self, void *closure);
  int (*set) (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE value, void *closure); /* NULL: read-only */
  const char *doc;
  void *closure;
} RtGetSetDef;

enum { RT_MEMBER_OBJECT, RT_MEMBER_OBJECT_EX, RT_MEMBER_INT, RT_MEMBER_SSIZE, RT_MEMBER_BOOL, RT_MEMBER_READONLY = 64 };
/* A field that is an attribute. OBJECT: NULL reads as None; OBJECT_EX: NULL raises AttributeError. */
typedef struct RtMemberDef {
  const char *name;
  uint32_t kind;
  size_t offset_bytes;
  uint32_t slot_index; /* of RT_ATTR, as traverse gives it */
  const char *doc;
} RtMemberDef;

typedef struct RtSlots {
  /* Life. */
  RtObject *(*tp_new) (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
  int (*tp_init) (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
  RtObject *(*tp_alloc) (RtInterp *rt, RtType *type, ptrdiff_t nitems);
  void (*tp_dealloc) (RtInterp *rt, RtObject *self);   /* gives up all references, then rt_object_free; never raises */
  void (*tp_finalize) (RtInterp *rt, RtObject *self);  /* runs __del__ or closes a generator; keeps the current exception */
  int (*tp_traverse) (RtObject *self, RtVisit visit, void *arg); /* every reference it owns, labelled; no user code, no failure */
  int (*tp_clear) (RtInterp *rt, RtObject *self);      /* breaks cycles; NULL for types that cannot be in one */
  size_t (*sizeof_bytes) (RtInterp *rt, RtObject *self); /* what __sizeof__ gives in a 64-bit CPython; NULL: basicsize + size * itemsize */
  /* Text of an atom or a summary of a container for pictures, appended to BUFFER: no user code, no counts, no exceptions.
   * NULL: the type's name is all there is to say. */
  void (*describe) (RtObject *self, struct HbBuffer *buffer);
  RtUnary tp_repr, tp_str;
  RtHashFn tp_hash; /* -1 with an exception; a hash is never -1 */
  RtObject *(*tp_richcompare) (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op);
  RtBinary tp_getattro;  /* name is a str */
  int (*tp_setattro) (RtInterp *rt, RtObject *self, RtObject *name, RtObject *RT_NULLABLE value); /* NULL deletes */
  RtUnary tp_iter;
  RtUnary tp_iternext; /* NULL without an exception: exhausted */
  RtTernary tp_call;   /* (callable, args tuple, kwargs dict or NULL) */
  RtObject *(*tp_descr_get) (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE instance, RtObject *RT_NULLABLE owner);
  int (*tp_descr_set) (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *RT_NULLABLE value);
  RtUnary am_await, am_aiter, am_anext;
  /* Sequence and mapping. */
  RtLenFn sq_length, mp_length;
  RtBinary sq_concat, sq_inplace_concat;
  RtIndexFn sq_repeat, sq_inplace_repeat, sq_item;
  RtIndexSetFn sq_ass_item;
  RtContainsFn sq_contains;
  RtBinary mp_subscript;
  RtSetItemFn mp_ass_subscript;
  /* Numbers. Binary ones get their operands in order, either may be of the type; NotImplemented when they do not fit. */
  RtBinary nb_add, nb_subtract, nb_multiply, nb_remainder, nb_divmod, nb_lshift, nb_rshift, nb_and, nb_xor, nb_or,
      nb_floor_divide, nb_true_divide, nb_matrix_multiply;
  RtBinary nb_inplace_add, nb_inplace_subtract, nb_inplace_multiply, nb_inplace_remainder, nb_inplace_lshift,
      nb_inplace_rshift, nb_inplace_and, nb_inplace_xor, nb_inplace_or, nb_inplace_floor_divide, nb_inplace_true_divide,
      nb_inplace_matrix_multiply;
  RtTernary nb_power, nb_inplace_power; /* third may be None */
  RtUnary nb_negative, nb_positive, nb_absolute, nb_invert, nb_int, nb_float, nb_index;
  RtInquiry nb_bool;
  /* Buffer protocol; see rt-memoryview.h. */
  int (*bf_getbuffer) (RtInterp *rt, RtObject *self, struct RtBufferView *view, int flags);
  void (*bf_releasebuffer) (RtInterp *rt, RtObject *self, struct RtBufferView *view);
} RtSlots;

enum { /* RtType.type_flags */
  RT_TYPE_GC = 1u << 0,           /* its objects carry an RtGcHead */
  RT_TYPE_BASETYPE = 1u << 1,     /* can be subclassed */
  RT_TYPE_HEAP = 1u << 2,         /* made by a class statement or type() */
  RT_TYPE_READY = 1u << 3,
  RT_TYPE_METHOD_DESCRIPTOR = 1u << 4, /* functions and method descriptors: LOAD_ATTR need not bind */
  RT_TYPE_MANAGED_DICT = 1u << 5, /* instances have inline values / __dict__ before the object, as CPython 3.12 */
  RT_TYPE_MANAGED_WEAKREF = 1u << 6,
  RT_TYPE_IMMUTABLE = 1u << 7,    /* its attributes cannot be set */
  RT_TYPE_ABSTRACT = 1u << 8,     /* has abstract methods */
  RT_TYPE_SEQUENCE = 1u << 9,     /* matches sequence patterns */
  RT_TYPE_MAPPING = 1u << 10,     /* matches mapping patterns */
  RT_TYPE_MATCH_SELF = 1u << 11,  /* class pattern with one positional matches itself */
  RT_TYPE_NO_INSTANTIATION = 1u << 12,
  RT_TYPE_VALID_VERSION = 1u << 13,
  /* Subclass bits, inherited: fast instance checks. */
  RT_TYPE_INT = 1u << 24, RT_TYPE_LIST = 1u << 25, RT_TYPE_TUPLE = 1u << 26, RT_TYPE_BYTES = 1u << 27,
  RT_TYPE_STR = 1u << 28, RT_TYPE_DICT = 1u << 29, RT_TYPE_EXCEPTION = 1u << 30, RT_TYPE_TYPE = 1u << 31,
};

/* What a built-in type's file ends in. */
typedef struct RtTypeSpec {
  const char *name;         /* "list"; "collections.deque" for types of modules: __module__ before the last dot */
  const char *doc;
  size_t size_bytes;        /* sizeof our struct */
  size_t item_bytes;        /* per item behind the struct; 0: fixed size */
  size_t cpython_basicsize, cpython_itemsize; /* __basicsize__ and __itemsize__ of a 64-bit CPython, for getsizeof */
  uint32_t type_flags;
  size_t weaklist_offset;   /* of a field RtObject *weakrefs; 0: not weakly referenceable (unless managed) */
  size_t dict_offset;       /* of a field RtObject *dict; 0: none (unless managed) */
  size_t vectorcall_offset; /* of a field RtVectorcall; 0: tp_call only */
  RtSlots slots;
  const RtMethodDef *methods;
  const RtMemberDef *members;
  const RtGetSetDef *getset;
  RtVectorcall vectorcall;  /* for calling the type itself; RT_NULLABLE */
} RtTypeSpec;

struct RtType {
  RtVarObject base;
  const char *name;         /* owned by the type for heap types; UTF-8 */
  const char *doc;          /* RT_NULLABLE */
  const RtTypeSpec *spec;   /* NULL for heap types */
  size_t size_bytes, item_bytes, cpython_basicsize, cpython_itemsize;
  uint32_t type_flags;
  uint32_t version;         /* of the method cache; 0: none given */
  uint32_t kind;            /* RtKind of the nearest built-in type (rt-types.def) */
  size_t weaklist_offset, dict_offset, vectorcall_offset;
  RtSlots slots;
  RtVectorcall vectorcall;
  RtType *base_type;        /* owned unless static; NULL for object */
  RtObject *dict;           /* dict: the class namespace */
  RtObject *bases, *mro;    /* tuples */
  RtObject *subclasses;     /* dict of weak references by address, or NULL */
  RtObject *weakrefs;       /* head of the list of weak references to this type */
  RtObject *cache;          /* RT_NULLABLE */
  /* Heap types only. */
  RtObject *ht_name, *ht_qualname, *ht_slots, *ht_module;
  struct RtDictKeys *cached_keys; /* attribute names shared by the instances' inline values */
  const RtMemberDef *ht_members;  /* one a __slots__ entry, owned */
  size_t ht_member_count;
};

/* Every built-in type: rt->types.list, and RT_KIND_list in type->kind. */
typedef enum RtKind {
#define RT_TYPE_DEF(id, spec) RT_KIND_##id,
#include "rt-types.def"
#undef RT_TYPE_DEF
  RT_KIND_COUNT
} RtKind;

typedef struct RtTypes {
#define RT_TYPE_DEF(id, spec) RtType *id;
#include "rt-types.def"
#undef RT_TYPE_DEF
} RtTypes;

static inline bool rt_type_has (const RtType *type, uint32_t flag) {
  return (type->type_flags & flag) != 0;
}

/* Exactly this built-in type: RT_IS_EXACT (o, list). Or it or a class derived from it, for the kinds that have a subclass
 * bit: RT_IS (o, RT_TYPE_LIST). */
#define RT_IS_EXACT(rt, o, id) ((o)->type == (rt)->types.id)
#define RT_IS(o, subclass_bit) rt_type_has ((o)->type, (subclass_bit))
