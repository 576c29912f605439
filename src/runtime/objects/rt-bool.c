/* bool: the two ints that are True and False. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int-private.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-warn.h"

static RtObject *bool_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_keywords (rt, "bool", kwargs) ||
      !rt_check_positional (rt, "bool", (size_t)RT_TUPLE_SIZE (args), 0, 1))
    return NULL;
  int truth = RT_TUPLE_SIZE (args) == 0 ? 0 : rt_truth (rt, RT_TUPLE_ITEM (args, 0));
  return truth < 0 ? NULL : rt_bool_object (rt, truth);
}

static RtObject *bool_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_keywords (rt, "bool", kwnames) || !rt_check_positional (rt, "bool", nargs, 0, 1))
    return NULL;
  int truth = nargs == 0 ? 0 : rt_truth (rt, args[0]);
  return truth < 0 ? NULL : rt_bool_object (rt, truth);
}

static RtObject *bool_repr (RtInterp *rt, RtObject *o) {
  return rt_str_interned (rt, o == rt->true_ ? "True" : "False");
}

static void bool_describe (RtObject *o, HbBuffer *buffer) {
  hb_buffer_append (buffer, rt_int_sign (o) != 0 ? "True" : "False");
}

static RtObject *bool_bitwise (RtInterp *rt, char op, RtObject *a, RtObject *b) {
  if (!RT_IS_INT (a) || !RT_IS_INT (b))
    return rt_incref (rt->not_implemented);
  if (!RT_IS_EXACT (rt, a, bool_) || !RT_IS_EXACT (rt, b, bool_))
    return rt_int_bitwise (rt, op, a, b);
  bool x = a == rt->true_, y = b == rt->true_;
  return rt_bool_object (rt, op == '&' ? x && y : op == '|' ? x || y : x != y);
}

static RtObject *bool_and (RtInterp *rt, RtObject *a, RtObject *b) {
  return bool_bitwise (rt, '&', a, b);
}

static RtObject *bool_or (RtInterp *rt, RtObject *a, RtObject *b) {
  return bool_bitwise (rt, '|', a, b);
}

static RtObject *bool_xor (RtInterp *rt, RtObject *a, RtObject *b) {
  return bool_bitwise (rt, '^', a, b);
}

static RtObject *bool_invert (RtInterp *rt, RtObject *o) {
  if (rt_warn (rt, rt->types.DeprecationWarning, 1,
               "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int "
               "object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean "
               "negation or ~int(x) if you really want the bitwise inversion of the underlying int.") < 0)
    return NULL;
  return rt->types.int_->slots.nb_invert (rt, o);
}

const RtTypeSpec rt_bool_spec = {
    .name = "bool",
    .doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
    .size_bytes = offsetof (RtInt, digits),
    .item_bytes = sizeof (uint32_t),
    .cpython_basicsize = 24,
    .cpython_itemsize = 4,
    .type_flags = RT_TYPE_INT | RT_TYPE_IMMUTABLE | RT_TYPE_MATCH_SELF,
    .vectorcall = bool_vectorcall,
    .slots =
        {
            .tp_new = bool_new,
            .tp_dealloc = rt_object_free,
            .describe = bool_describe,
            .tp_repr = bool_repr,
            .nb_invert = bool_invert,
            .nb_and = bool_and,
            .nb_xor = bool_xor,
            .nb_or = bool_or,
        },
};
