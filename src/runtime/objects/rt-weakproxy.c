#include "rt-weakproxy.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-weakref.h"

#define REF(o) ((RtWeakref *)(o))

static bool is_proxy (RtInterp *rt, const RtObject *o) {
  return o->type == rt->types.weakproxy || o->type == rt->types.weakcallableproxy;
}

/* What O stands for, kept by HOLD at I: the referent of a proxy, any other object itself. NULL with
 * ReferenceError if it is dead. */
static RtObject *unwrap (RtInterp *rt, RtHold *hold, int i, RtObject *o) {
  if (!is_proxy (rt, o))
    return hold->held[i] = rt_incref (o);
  if (REF (o)->referent == NULL || REF (o)->referent->refcount == 0)
    return rt_raise (rt, rt->types.ReferenceError, "weakly-referenced object no longer exists");
  return hold->held[i] = rt_incref (REF (o)->referent);
}

#define UNARY(name, operation)                                                                               \
  static RtObject *name (RtInterp *rt, RtObject *self) {                                                     \
    RtHold hold;                                                                                             \
    rt_hold_begin (rt, &hold, "weak proxy", "referent");                                                     \
    RtObject *o = unwrap (rt, &hold, 0, self);                                                               \
    return rt_hold_end (rt, &hold, o != NULL ? operation (rt, o) : NULL);                                    \
  }
UNARY (proxy_str, rt_str)
UNARY (proxy_negative, rt_negative)
UNARY (proxy_positive, rt_positive)
UNARY (proxy_absolute, rt_absolute)
UNARY (proxy_invert, rt_invert)
UNARY (proxy_index, rt_index)
UNARY (proxy_iter, rt_iter)

#define BINARY(name, operation)                                                                              \
  static RtObject *name (RtInterp *rt, RtObject *a, RtObject *b) {                                           \
    RtHold hold;                                                                                             \
    rt_hold_begin (rt, &hold, "weak proxy", "referent");                                                     \
    RtObject *x = unwrap (rt, &hold, 0, a), *y = x != NULL ? unwrap (rt, &hold, 1, b) : NULL;                \
    return rt_hold_end (rt, &hold, y != NULL ? operation : NULL);                                            \
  }
BINARY (proxy_getattro, rt_getattr (rt, x, y))
BINARY (proxy_getitem, rt_getitem (rt, x, y))
BINARY (proxy_divmod, rt_divmod (rt, x, y))
#define ARITHMETIC(slot, op)                                                                                 \
  BINARY (proxy_##slot, rt_binary (rt, RT_NB_##op, x, y))                                                    \
  BINARY (proxy_inplace_##slot, rt_binary (rt, RT_NB_INPLACE_##op, x, y))
ARITHMETIC (add, ADD)
ARITHMETIC (subtract, SUBTRACT)
ARITHMETIC (multiply, MULTIPLY)
ARITHMETIC (remainder, REMAINDER)
ARITHMETIC (lshift, LSHIFT)
ARITHMETIC (rshift, RSHIFT)
ARITHMETIC (and, AND)
ARITHMETIC (xor, XOR)
ARITHMETIC (or, OR)
ARITHMETIC (floor_divide, FLOOR_DIVIDE)
ARITHMETIC (true_divide, TRUE_DIVIDE)
ARITHMETIC (matrix_multiply, MATRIX_MULTIPLY)

static RtObject *proxy_repr (RtInterp *rt, RtObject *self) {
  RtObject *referent = REF (self)->referent;
  const char *name = referent != NULL ? referent->type->name : "NoneType";
  return rt_str_printf (rt, "<weakproxy at 0x%llx to %s at 0x%llx>",
                        (unsigned long long)rt_address (rt, self), name,
                        (unsigned long long)rt_address (rt, referent != NULL ? referent : rt->none));
}

static RtObject *proxy_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "weak proxy", "referent");
  RtObject *x = unwrap (rt, &hold, 0, a), *y = x != NULL ? unwrap (rt, &hold, 1, b) : NULL;
  return rt_hold_end (rt, &hold, y != NULL ? rt_compare (rt, x, y, op) : NULL);
}

static int64_t proxy_hash (RtInterp *rt, RtObject *self) {
  return RT_TYPE_ERROR_INT (rt, "unhashable type: '%.200s'", self->type->name);
}

/* Operations whose result is a number. */
#define NUMBER(result, name, arguments, operation)                                                           \
  static result name arguments {                                                                             \
    RtHold hold;                                                                                             \
    rt_hold_begin (rt, &hold, "weak proxy", "referent");                                                     \
    RtObject *o = unwrap (rt, &hold, 0, self);                                                               \
    result number = o != NULL ? (result)(operation) : -1;                                                     \
    rt_hold_end (rt, &hold, NULL);                                                                           \
    return number;                                                                                            \
  }
NUMBER (int, proxy_bool, (RtInterp * rt, RtObject *self), rt_truth (rt, o))
NUMBER (ptrdiff_t, proxy_length, (RtInterp * rt, RtObject *self), rt_length (rt, o))
NUMBER (int, proxy_contains, (RtInterp * rt, RtObject *self, RtObject *item), rt_contains (rt, o, item))
NUMBER (int, proxy_setattro, (RtInterp * rt, RtObject *self, RtObject *name, RtObject *value),
        rt_setattr (rt, o, name, value))
NUMBER (int, proxy_setitem, (RtInterp * rt, RtObject *self, RtObject *key, RtObject *value),
        value != NULL ? rt_setitem (rt, o, key, value) : rt_delitem (rt, o, key))

static RtObject *proxy_iternext (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "weak proxy", "referent");
  RtObject *o = unwrap (rt, &hold, 0, self);
  if (o != NULL && !rt_is_iterator (o))
    return rt_hold_end (
        rt, &hold,
        RT_TYPE_ERROR (rt, "Weakref proxy referenced a non-iterator '%.200s' object", o->type->name));
  return rt_hold_end (rt, &hold, o != NULL ? rt_next (rt, o) : NULL);
}

static RtObject *proxy_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "weak proxy", "referent");
  RtObject *o = unwrap (rt, &hold, 0, self);
  return rt_hold_end (rt, &hold, o != NULL ? rt_call (rt, o, args, kwargs) : NULL);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_ATTR (0, "__callback__"), REF (self)->callback);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_weakref_kill (rt, REF (self));
  rt_ref_clear (rt, self, RT_ATTR (0, "__callback__"), &REF (self)->callback);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static RtObject *proxy_method (RtInterp *rt, RtObject *self, const char *name) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "weakref.proxy", "object and its method");
  hold.held[1] = unwrap (rt, &hold, 0, self) != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], NULL, 0, NULL) : NULL);
}

static RtObject *proxy_bytes (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return proxy_method (rt, self, "__bytes__");
}

static RtObject *proxy_reversed (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return proxy_method (rt, self, "__reversed__");
}

static const RtMethodDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, RT_METH_NOARGS, NULL},
    {"__reversed__", proxy_reversed, RT_METH_NOARGS, NULL},
    {NULL},
};

#define PROXY_SLOTS                                                                                          \
  .tp_dealloc = dealloc, .tp_traverse = traverse, .tp_clear = clear, .tp_repr = proxy_repr,                  \
  .tp_str = proxy_str, .tp_hash = proxy_hash, .tp_richcompare = proxy_richcompare,                           \
  .tp_getattro = proxy_getattro, .tp_setattro = proxy_setattro, .tp_iter = proxy_iter,                       \
  .tp_iternext = proxy_iternext, .nb_bool = proxy_bool, .sq_contains = proxy_contains,                       \
  .mp_length = proxy_length, .mp_subscript = proxy_getitem, .mp_ass_subscript = proxy_setitem,               \
  .nb_negative = proxy_negative, .nb_positive = proxy_positive, .nb_absolute = proxy_absolute,               \
  .nb_invert = proxy_invert, .nb_index = proxy_index, .nb_divmod = proxy_divmod, .nb_add = proxy_add,        \
  .nb_inplace_add = proxy_inplace_add, .nb_subtract = proxy_subtract,                                        \
  .nb_inplace_subtract = proxy_inplace_subtract, .nb_multiply = proxy_multiply,                              \
  .nb_inplace_multiply = proxy_inplace_multiply, .nb_remainder = proxy_remainder,                            \
  .nb_inplace_remainder = proxy_inplace_remainder, .nb_lshift = proxy_lshift,                                \
  .nb_inplace_lshift = proxy_inplace_lshift, .nb_rshift = proxy_rshift,                                      \
  .nb_inplace_rshift = proxy_inplace_rshift, .nb_and = proxy_and, .nb_inplace_and = proxy_inplace_and,       \
  .nb_xor = proxy_xor, .nb_inplace_xor = proxy_inplace_xor, .nb_or = proxy_or,                               \
  .nb_inplace_or = proxy_inplace_or, .nb_floor_divide = proxy_floor_divide,                                  \
  .nb_inplace_floor_divide = proxy_inplace_floor_divide, .nb_true_divide = proxy_true_divide,                \
  .nb_inplace_true_divide = proxy_inplace_true_divide, .nb_matrix_multiply = proxy_matrix_multiply,          \
  .nb_inplace_matrix_multiply = proxy_inplace_matrix_multiply

const RtTypeSpec rt_weakproxy_spec = {
    .name = "weakref.ProxyType",
    .size_bytes = sizeof (RtWeakref),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC,
    .slots = {PROXY_SLOTS},
    .methods = proxy_methods,
};

const RtTypeSpec rt_weakcallableproxy_spec = {
    .name = "weakref.CallableProxyType",
    .size_bytes = sizeof (RtWeakref),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC,
    .slots = {PROXY_SLOTS, .tp_call = proxy_call},
    .methods = proxy_methods,
};
