/* The object: what every value of the modelled Python starts with.
 *
 * An object's address is simulated: id() tells where it would lie in an address space that RtHeap lays out as CPython does, so that it
 * repeats from run to run and is used again after a free when it is in CPython. The header is 8 bytes longer than CPython's.
 *
 * Invariants
 *  - `refcount` is exactly the number of owned references: slots of objects, slots of frames, native frames, holders of the
 *    interpreter. rt_audit recounts them. An immortal object's count is RT_IMMORTAL and never moves.
 *  - `identity` is never used twice in a run; the address is.
 *  - an object whose type has RT_TYPE_GC has an RtGcHead directly before it.
 *
 * Ownership in signatures: RT_NEW returns an owned reference (or NULL with an exception set), RT_BORROWED one that somebody
 * else keeps, RT_STEALS takes over the caller's reference also on failure, RT_NULLABLE may be NULL. Unmarked arguments are
 * borrowed for the call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RT_NEW      __attribute__ ((warn_unused_result))
#define RT_RAISES   __attribute__ ((warn_unused_result)) /* int results: -1 with an exception set */
#define RT_BORROWED
#define RT_STEALS
#define RT_NULLABLE

typedef struct RtInterp RtInterp;
typedef struct RtType RtType;
typedef struct RtObject RtObject;
typedef struct RtFrame RtFrame;

#define RT_IMMORTAL UINT32_MAX /* what sys.getrefcount shows for immortals */

struct RtObject {
  uint32_t refcount;
  uint32_t flags;    /* RT_OBJECT_... */
  RtType *type;      /* owned for instances of heap types; static types are immortal */
  uint64_t identity; /* counts up from 1 in the order of creation */
};

/* Objects with a length fixed at creation or kept by the object itself (tuple, list, int digits, bytes). */
typedef struct RtVarObject {
  RtObject base;
  ptrdiff_t size;
} RtVarObject;

enum {
  RT_OBJECT_FINALIZED = 1u << 0, /* __del__ has run; it runs once */
  RT_OBJECT_DYING = 1u << 1,     /* its dealloc is under way */
  RT_OBJECT_INTERNED = 1u << 2,  /* a str in the interning table */
  RT_OBJECT_TRACKED = 1u << 3,   /* in a list of the collector */
  RT_OBJECT_OBSERVED = 1u << 4,  /* the observer was told of its creation */
  RT_OBJECT_TOUCHED = 1u << 13,    /* the observer's own mark: its payload may have changed */
  RT_OBJECT_OF_LIBRARY = 1u << 14, /* the observer's own mark: made while a module of ours ran */
  RT_OBJECT_RECORDED = 1u << 15, /* the observer's own mark: its log has the object's references */
  RT_OBJECT_GC_COLLECTING = 1u << 5,  /* in the generations that a collection looks at; its RtGcHead.prev may hold a count */
  RT_OBJECT_GC_UNREACHABLE = 1u << 6, /* a collection has not reached it so far */
};
/* A str's own: its code points are below 128; three bits: the bytes a code point takes, 1, 2 or 4. */
#define RT_OBJECT_STR_ASCII      (1u << 20)
#define RT_OBJECT_STR_KIND_SHIFT 21
#define RT_OBJECT_STR_KIND_MASK  (7u << RT_OBJECT_STR_KIND_SHIFT)
#define RT_OBJECT_STR_UTF8       (1u << 24) /* CPython would keep its UTF-8 form, which sys.getsizeof counts */
/* Three bits: the collector's generation of a tracked object plus 1; 0: not tracked. */
#define RT_OBJECT_GENERATION_SHIFT 16
#define RT_OBJECT_GENERATION_MASK  (7u << RT_OBJECT_GENERATION_SHIFT)

/* Which field of an object holds a reference. (kind, index) is the slot's identity within its object and never changes its
 * meaning while the object lives; name is for reading only and lives as long as the interpreter. The text that people and
 * JSON see is in brackets. */
typedef enum RtSlotKind {
  RT_SLOT_ITEM,   /* [index]: list, tuple, deque */
  RT_SLOT_KEY,    /* key 'k': dict entry INDEX */
  RT_SLOT_VALUE,  /* ['k']: value of dict entry INDEX */
  RT_SLOT_MEMBER, /* item: set table INDEX */
  RT_SLOT_ATTR,   /* .name: an attribute a program can spell; index makes it unique within the object */
  RT_SLOT_FIELD,  /* name: a reference without a spelling in Python, such as "iterated list" */
  RT_SLOT_LOCAL,  /* name: variable, cell or free variable INDEX of a frame or generator */
  RT_SLOT_STACK,  /* stack[index] of a frame or generator */
  RT_SLOT_HIDDEN, /* as FIELD, but the collector does not follow it, since CPython's tp_traverse does not */
} RtSlotKind;

typedef struct RtSlot {
  uint32_t kind;
  uint32_t index;
  const char *name; /* RT_NULLABLE */
} RtSlot;

#define RT_ITEM(i)          ((RtSlot){RT_SLOT_ITEM, (uint32_t) (i), NULL})
#define RT_KEY(i)           ((RtSlot){RT_SLOT_KEY, (uint32_t) (i), NULL})
#define RT_VALUE(i)         ((RtSlot){RT_SLOT_VALUE, (uint32_t) (i), NULL})
#define RT_MEMBER(i)        ((RtSlot){RT_SLOT_MEMBER, (uint32_t) (i), NULL})
#define RT_ATTR(i, name)    ((RtSlot){RT_SLOT_ATTR, (uint32_t) (i), (name)})
#define RT_FIELD(i, name)   ((RtSlot){RT_SLOT_FIELD, (uint32_t) (i), (name)})
#define RT_HIDDEN(i, name)  ((RtSlot){RT_SLOT_HIDDEN, (uint32_t) (i), (name)})
/* Slot numbers of one object are unique per kind; instances number __dict__ and friends from here so as to stay clear of
 * their inline attributes and __slots__. */
#define RT_SLOT_INDEX_HEADER 0x40000000u
#define RT_SLOT_TYPE         ((RtSlot){RT_SLOT_ATTR, RT_SLOT_INDEX_HEADER, "__class__"})
#define RT_SLOT_DICT         ((RtSlot){RT_SLOT_ATTR, RT_SLOT_INDEX_HEADER + 1, "__dict__"})

/* What a traverse slot calls for every reference that is not NULL. A result other than 0 ends the walk and is returned. */
typedef int (*RtVisit) (void *arg, RtSlot slot, RtObject *referent);
#define RT_VISIT(visit, arg, slot, ref)                                                                               \
  do {                                                                                                                \
    if ((ref) != NULL) {                                                                                              \
      int visit_result_ = (visit) ((arg), (slot), (RtObject *) (ref));                                                \
      if (visit_result_ != 0)                                                                                         \
        return visit_result_;                                                                                         \
    }                                                                                                                 \
  } while (0)

static inline bool rt_is_immortal (const RtObject *o) {
  return o->refcount == RT_IMMORTAL;
}

/* Takes one more reference to O and returns O. For a reference that will be stored with rt_ref_..., or kept on a frame's
 * stack, in a native frame, or for the time of a call that runs no user code. */
static inline RtObject *rt_incref (RtObject *o) {
  if (o->refcount != RT_IMMORTAL)
    o->refcount++;
  return o;
}

static inline RtObject *rt_xincref (RtObject *RT_NULLABLE o) {
  return o != NULL ? rt_incref (o) : NULL;
}

/* Frees O; called when its count fell to 0. Deep structures are freed in a loop, never by deep recursion. */
void rt_dealloc (RtInterp *rt, RtObject *o);

/* Gives up one reference. May run finalizers, that is, user code. Keeps the current exception. */
static inline void rt_decref (RtInterp *rt, RtObject *o) {
  if (o->refcount != RT_IMMORTAL && --o->refcount == 0)
    rt_dealloc (rt, o);
}

static inline void rt_xdecref (RtInterp *rt, RtObject *RT_NULLABLE o) {
  if (o != NULL)
    rt_decref (rt, o);
}

/* Every reference O owns, as tp_traverse tells them in CPython's order; its type (RT_SLOT_TYPE) among them if that is a heap type. */
int rt_object_traverse (RtObject *o, RtVisit visit, void *arg);
/* Whether the collector may look after O: its type has RT_TYPE_GC and it is not a static type. */
bool rt_object_is_gc (const RtObject *o);

/* The simulated address: what id() gives. */
uint64_t rt_address (RtInterp *rt, const RtObject *o);

#define RT_OBJECT(o) ((RtObject *) (o))
