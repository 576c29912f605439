/* Operations on any object, by its slots: CPython's PyObject_, PyNumber_, PySequence_, PyIter_ families, with their messages.
 * All may run user code and raise unless they say otherwise. */
#pragma once

#include "rt-interp.h"

RT_NEW RtObject *rt_repr (RtInterp *rt, RtObject *RT_NULLABLE o);  /* a str; "<NULL>" for NULL */
RT_NEW RtObject *rt_str (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_ascii (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_format (RtInterp *rt, RtObject *o, RtObject *RT_NULLABLE spec);
RT_RAISES int64_t rt_hash (RtInterp *rt, RtObject *o);            /* -1: "unhashable type: 'list'" */
/* tp_hash of types that cannot be hashed: raises. A type that has it in its spec gets __hash__ = None. */
RT_RAISES int64_t rt_hash_not_implemented (RtInterp *rt, RtObject *o);
RT_RAISES int rt_truth (RtInterp *rt, RtObject *o);               /* 1, 0, -1 */
RT_NEW RtObject *rt_compare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op);
RT_RAISES int rt_compare_bool (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op); /* identity implies equality for EQ and NE */
/* What OP says of an order that is -1, 0 or 1: True or False. */
RT_NEW RtObject *rt_compare_result (RtInterp *rt, int order, RtCompare op);
RT_NEW RtObject *rt_bool_object (RtInterp *rt, bool value);       /* True or False; never fails */

RT_NEW RtObject *rt_getattr (RtInterp *rt, RtObject *o, RtObject *name);
/* 1 with *RESULT new, 0 with NULL and no exception if there is no such attribute, -1. */
RT_RAISES int rt_getattr_optional (RtInterp *rt, RtObject *o, RtObject *name, RtObject **result);
RT_NEW RtObject *rt_getattr_utf8 (RtInterp *rt, RtObject *o, const char *name);
RT_RAISES int rt_setattr (RtInterp *rt, RtObject *o, RtObject *name, RtObject *RT_NULLABLE value); /* NULL deletes */
/* The default tp_getattro and tp_setattro, as PyObject_GenericGetAttr. */
RT_NEW RtObject *rt_generic_getattr (RtInterp *rt, RtObject *o, RtObject *name);
RT_RAISES int rt_generic_setattr (RtInterp *rt, RtObject *o, RtObject *name, RtObject *RT_NULLABLE value);
/* For a getset __dict__, as PyObject_GenericGetDict: the dict in the field at its type's dict_offset, made when it is first asked
 * for. */
RT_NEW RtObject *rt_generic_get_dict (RtInterp *rt, RtObject *o, void *RT_NULLABLE closure);
RT_RAISES int rt_generic_set_dict (RtInterp *rt, RtObject *o, RtObject *RT_NULLABLE value, void *RT_NULLABLE closure);
/* LOAD_METHOD: 1 and *METHOD an unbound function to be called with O first, 0 and *METHOD a bound thing or NULL with an exception. */
int rt_getattr_method (RtInterp *rt, RtObject *o, RtObject *name, RtObject **method);
/* A special method looked up on the type and bound; NULL without an exception if there is none. */
RT_NEW RtObject *rt_lookup_special (RtInterp *rt, RtObject *o, RtObject *name);
RT_NEW RtObject *rt_dir (RtInterp *rt, RtObject *RT_NULLABLE o); /* NULL: the names of the running frame */
/* The running frame's namespace, a mapping. Defined by vm. */
RT_NEW RtObject *rt_current_locals (RtInterp *rt);

/* Calls. ARGS are borrowed and must be held by somebody whom the audit sees. */
RT_NEW RtObject *rt_call (RtInterp *rt, RtObject *callable, RtObject *args_tuple, RtObject *RT_NULLABLE kwargs);
/* CALLABLE (FIRST, *ARGS_TUPLE, **KWARGS). */
RT_NEW RtObject *rt_call_prepend (RtInterp *rt, RtObject *callable, RtObject *first, RtObject *args_tuple, RtObject *RT_NULLABLE kwargs);
RT_NEW RtObject *rt_vectorcall (RtInterp *rt, RtObject *callable, RtObject *const *args, size_t nargsf, RtObject *RT_NULLABLE kwnames);
/* The arguments of a vectorcall as a tuple, HOLD->held[0], and a dict, held[1], if there are keywords. */
bool rt_collect_arguments (RtInterp *rt, RtHold *hold, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
/* FUNCTION with the arguments of a tuple and a dict: what tp_call of a type with a vectorcall of its own does. */
RT_NEW RtObject *rt_call_spread (RtInterp *rt, RtVectorcall function, RtObject *callable, RtObject *args_tuple, RtObject *RT_NULLABLE kwargs);
RT_NEW RtObject *rt_call_none (RtInterp *rt, RtObject *callable);
RT_NEW RtObject *rt_call_one (RtInterp *rt, RtObject *callable, RtObject *arg);
RT_NEW RtObject *rt_call_two (RtInterp *rt, RtObject *callable, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_call_method (RtInterp *rt, RtObject *o, RtObject *name, RtObject *const *args, size_t nargs); /* args without self */
bool rt_is_callable (RtObject *o);
/* Guards nested C calls: false with RecursionError "maximum recursion depth exceeded" + WHERE (such as " in comparison"). */
bool rt_enter_recursive (RtInterp *rt, const char *where);
void rt_leave_recursive (RtInterp *rt);
#define RT_WHILE_CALLING " while calling a Python object"
/* CPython calls some Python functions (__getitem__, the getter of a property) without nesting C calls, so that the limit of Python
 * calls ends them. So does our loop once the code is warm; any other such call of FUNCTION is credited with the nested calls it takes,
 * unless the program raised that limit; to be taken off c_recursion_remaining again after the call. */
int rt_credit_inlined (RtInterp *rt, RtObject *function);

/* Numbers. */
typedef enum RtBinaryOp { /* NB_ order of BINARY_OP's argument in CPython 3.12 */
  RT_NB_ADD, RT_NB_AND, RT_NB_FLOOR_DIVIDE, RT_NB_LSHIFT, RT_NB_MATRIX_MULTIPLY, RT_NB_MULTIPLY, RT_NB_REMAINDER, RT_NB_OR,
  RT_NB_POWER, RT_NB_RSHIFT, RT_NB_SUBTRACT, RT_NB_TRUE_DIVIDE, RT_NB_XOR,
  RT_NB_INPLACE_ADD, RT_NB_INPLACE_AND, RT_NB_INPLACE_FLOOR_DIVIDE, RT_NB_INPLACE_LSHIFT, RT_NB_INPLACE_MATRIX_MULTIPLY,
  RT_NB_INPLACE_MULTIPLY, RT_NB_INPLACE_REMAINDER, RT_NB_INPLACE_OR, RT_NB_INPLACE_POWER, RT_NB_INPLACE_RSHIFT,
  RT_NB_INPLACE_SUBTRACT, RT_NB_INPLACE_TRUE_DIVIDE, RT_NB_INPLACE_XOR,
} RtBinaryOp;
RT_NEW RtObject *rt_binary (RtInterp *rt, RtBinaryOp op, RtObject *a, RtObject *b); /* sequence concat and repeat included */
RT_NEW RtObject *rt_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus_or_none);
RT_NEW RtObject *rt_divmod (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_negative (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_positive (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_invert (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_absolute (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_index (RtInterp *rt, RtObject *o);            /* an int by __index__ */
RT_NEW RtObject *rt_index_exact (RtInterp *rt, RtObject *o);      /* the same, and of no subclass */
/* RESULT (NULL: an exception is set), which METHOD gave: TypeError if it is no int, DeprecationWarning if it is of a subclass. */
RT_NEW RtObject *rt_int_returned (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE result, const char *method);
bool rt_is_indexable (RtObject *o);
/* Whether CPython gives TYPE a table of sequence slots: it decides between two wordings, and whether *= asks the right operand, too. */
bool rt_type_has_sequence_table (const RtType *type);
/* By __index__ to ptrdiff_t; beyond the range raises ERROR_TYPE, or clips if it is NULL. -1 may be a value: ask rt_error. */
ptrdiff_t rt_index_ssize (RtInterp *rt, RtObject *o, RtType *RT_NULLABLE error_type);

/* The same as an argument of a native function that takes a size; OverflowError in its words. */
ptrdiff_t rt_index_argument (RtInterp *rt, RtObject *o);
ptrdiff_t rt_index_argument_int (RtInterp *rt, RtObject *o); /* of one that takes an int of 32 bits */

/* Containers. */
RT_RAISES ptrdiff_t rt_length (RtInterp *rt, RtObject *o);
RT_RAISES ptrdiff_t rt_length_hint (RtInterp *rt, RtObject *o, ptrdiff_t otherwise);
RT_NEW RtObject *rt_getitem (RtInterp *rt, RtObject *o, RtObject *key);
RT_RAISES int rt_setitem (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value);
RT_RAISES int rt_delitem (RtInterp *rt, RtObject *o, RtObject *key);
RT_NEW RtObject *rt_sequence_item (RtInterp *rt, RtObject *o, ptrdiff_t index);
RT_RAISES int rt_contains (RtInterp *rt, RtObject *container, RtObject *item);
bool rt_is_sequence (RtObject *o);
bool rt_is_mapping (RtObject *o);
RT_NEW RtObject *rt_iter (RtInterp *rt, RtObject *o);             /* "'int' object is not iterable" */
RT_NEW RtObject *rt_next (RtInterp *rt, RtObject *iterator);      /* NULL without an exception: exhausted (StopIteration is cleared) */
bool rt_is_iterator (RtObject *o);
/* tp_iternext of classes without __next__: a loop that goes on over an instance of a class that lost it gets TypeError. */
RtObject *rt_next_not_implemented (RtInterp *rt, RtObject *o);
/* iter (sequence) by __getitem__, the type `iterator`. Defined beside that type. */
RT_NEW RtObject *rt_sequence_iterator_new (RtInterp *rt, RtObject *sequence);
/* iter (callable, sentinel), the type `callable_iterator`. Defined beside that type. */
RT_NEW RtObject *rt_callable_iterator_new (RtInterp *rt, RtObject *callable, RtObject *sentinel);
/* O itself if exactly a list or tuple, else a new list of its items; MESSAGE for TypeError if it cannot be iterated. */
RT_NEW RtObject *rt_sequence_fast (RtInterp *rt, RtObject *o, const char *message);

/* Checks of argument counts with CPython's wording ("pop expected at most 1 argument, got 2"); false with TypeError. */
bool rt_check_positional (RtInterp *rt, const char *function, size_t nargs, size_t least, size_t most);
bool rt_no_keywords (RtInterp *rt, const char *function, RtObject *RT_NULLABLE kwnames);
/* Fills OUT (borrowed, NULL where absent) from vectorcall arguments for parameters NAMES[0..n) ("" = positional only), of which the
 * first REQUIRED must be there and at most POSITIONAL may come by position; messages as CPython's Argument Clinic functions. */
bool rt_parse_args (RtInterp *rt, const char *function, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames,
                    const char *const *names, size_t n, size_t positional, size_t required, RtObject **out);
/* The same from a tuple and a dict (tp_new, tp_init). */
bool rt_parse_tuple (RtInterp *rt, const char *function, RtObject *args, RtObject *RT_NULLABLE kwargs, const char *const *names,
                     size_t n, size_t positional, size_t required, RtObject **out);

RT_RAISES int rt_is_instance (RtInterp *rt, RtObject *o, RtObject *class_or_tuple); /* with __instancecheck__ */
RT_RAISES int rt_is_subclass (RtInterp *rt, RtObject *o, RtObject *class_or_tuple);
/* What type.__instancecheck__ and type.__subclasscheck__ do: without asking the class's hooks. */
RT_RAISES int rt_is_instance_plain (RtInterp *rt, RtObject *o, RtObject *class_object);
RT_RAISES int rt_is_subclass_plain (RtInterp *rt, RtObject *derived, RtObject *class_object);
bool rt_type_is_subtype (const RtType *a, const RtType *b); /* by the mro; no user code */
static inline bool rt_is_kind_of (const RtObject *o, const RtType *type) {
  return o->type == type || rt_type_is_subtype (o->type, type);
}
