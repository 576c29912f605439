#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-opcodes.h"
#include "rt-ops.h"
#include "rt-str.h"
#include "rt-stream.h"

/* FRAME becomes the innermost one, and goes on in this loop. */
static RtNext enter_call (RtInterp *rt, RtFrame *caller, RtFrame *frame) {
  if (!rt_enter_python (rt)) {
    rt_leave_python (rt);
    RtObject *error = rt_error_take (rt);
    rt_frame_finish (rt, frame, NULL);
    rt_error_put (rt, error);
    return RT_NEXT_ERROR;
  }
  caller->previous_unit += rt_opcode_info[caller->previous_unit->opcode].caches;
  caller->return_offset = 0;
  frame->previous = caller;
  frame->entry = false;
  rt->frame = frame;
  return RT_NEXT_FRAME;
}

static void give_up_place (RtInterp *rt, RtObject **place) {
  RtObject *o = *place;
  *place = NULL;
  rt_xdecref (rt, o);
}

void rt_unbind_method (RtInterp *rt, RtObject **base) {
  RtObject *bound = base[1];
  base[0] = rt_incref (((RtMethod *) bound)->function);
  base[1] = rt_incref (((RtMethod *) bound)->self);
  rt_decref (rt, bound);
}

/* BASE: function self args..., or NULL callable args.... A bound method on the stack is taken apart there. */
static bool unbind_method (RtInterp *rt, RtObject **base) {
  if (base[0] == NULL && RT_IS_EXACT (rt, base[1], method))
    rt_unbind_method (rt, base);
  return base[0] != NULL;
}

/* VALUE takes the place of what was called, and of its TOTAL arguments. */
static inline RtNext end_call (RtInterp *rt, RtFrame *f, RtObject **base, bool has_self, size_t total, RtObject *RT_NULLABLE value) {
  RtObject *callable = base[!has_self], **args = base + 2 - has_self;
  base[0] = value;
  if (!has_self)
    base[1] = NULL;
  rt_decref (rt, callable);
  for (size_t i = 0; i < total; i++)
    give_up_place (rt, &args[i]);
  f->stack_top = (int) (base + 1 - f->locals);
  if (value == NULL) {
    f->stack_top--;
    return RT_NEXT_ERROR;
  }
  return rt_break_is_due (rt) && rt_break (rt) < 0 ? RT_NEXT_ERROR : RT_NEXT_OK;
}

static inline RtObject *call_native (RtInterp *rt, const RtMethodDef *def, RtObject *self, RtObject *const *args, size_t nargs) {
  if (!rt_method_counts (def))
    return def->function (rt, self, args, nargs, NULL);
  if (!rt_enter_recursive (rt, RT_WHILE_CALLING))
    return NULL;
  RtObject *result = def->function (rt, self, args, nargs, NULL);
  rt_leave_recursive (rt);
  return result;
}

RtNext rt_op_call_warm (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject **base = rt_peek (f, (int) oparg + 2);
  const bool has_self = base[0] != NULL;
  RtObject *callable = base[!has_self], **args = base + 2 - has_self, *self = NULL;
  const size_t total = oparg + has_self;
  const RtMethodDef *def = NULL;
  bool of_method = false;
  if (RT_IS_EXACT (rt, callable, builtin_function_or_method) && ((RtBuiltinFunction *) callable)->python == NULL) {
    def = ((RtBuiltinFunction *) callable)->def;
    self = ((RtBuiltinFunction *) callable)->self;
  } else if (RT_IS_EXACT (rt, callable, method_descriptor) && total > 0) {
    def = rt_method_descriptor_def (callable, args[0]);
    self = args[0];
    of_method = true;
  }
  if (def == NULL || rt_vm (rt)->kwnames != NULL || (def->flags & RT_METH_VARARGS) != 0 || !rt_method_takes (def, total - of_method))
    return rt_op_call (rt, f, oparg);
  return end_call (rt, f, base, has_self, total, call_native (rt, def, self, args + of_method, total - of_method));
}

RtNext rt_op_call (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject **base = rt_peek (f, (int) oparg + 2), *kwnames = rt_vm (rt)->kwnames;
  rt_vm (rt)->kwnames = NULL;
  bool has_self = unbind_method (rt, base);
  RtObject *callable = has_self ? base[0] : base[1], **args = has_self ? base + 1 : base + 2;
  size_t total = oparg + has_self, nargs = total - (kwnames != NULL ? (size_t) RT_TUPLE_SIZE (kwnames) : 0);
  if (rt_is_python_function (rt, callable)) {
    RtFrame *frame = rt_call_prepare (rt, callable, NULL, args, nargs, kwnames);
    rt_drop_operands (rt, f, (int) oparg + 2);
    return frame != NULL ? enter_call (rt, f, frame) : RT_NEXT_ERROR;
  }
  bool fits = false;
  RtObject *result = rt_native_call_plain (rt, callable, args, nargs, kwnames, &fits);
  /* No RT_VECTORCALL_OFFSET: the place before the arguments is the callable's, and the audit looks at it while user code runs. */
  if (!fits)
    result = rt_vectorcall (rt, callable, args, nargs, kwnames);
  return end_call (rt, f, base, has_self, total, result);
}

/* --- f (*args, **kwargs) --- */

/* The dict's values behind ARGS in one array of borrowed references, which the stack holds through tuple and dict. */
static RtFrame *prepare_ex (RtInterp *rt, RtObject *function, RtObject *args, RtObject *kwargs) {
  size_t nargs = (size_t) RT_TUPLE_SIZE (args), count = kwargs != NULL ? (size_t) RT_DICT_USED (kwargs) : 0;
  if (count == 0)
    return rt_call_prepare (rt, function, NULL, ((RtTuple *) args)->items, nargs, NULL);
  RtObject *names = rt_tuple_new (rt, (ptrdiff_t) count);
  RtObject **all = names != NULL ? rt_mem_alloc (rt, (nargs + count) * sizeof *all) : NULL;
  RtFrame *frame = NULL;
  if (all != NULL) {
    for (size_t i = 0; i < nargs; i++)
      all[i] = RT_TUPLE_ITEM (args, i);
    ptrdiff_t position = 0;
    RtObject *key, *value;
    bool strings = true;
    for (size_t i = 0; rt_dict_next (kwargs, &position, &key, &value); i++) {
      rt_tuple_init (rt, names, (ptrdiff_t) i, rt_incref (key));
      all[nargs + i] = value;
      strings = strings && RT_IS_STR (key);
    }
    frame = strings ? rt_call_prepare (rt, function, NULL, all, nargs, names) : RT_TYPE_ERROR (rt, "keywords must be strings");
  }
  rt_mem_free (rt, all, (nargs + count) * sizeof *all);
  rt_xdecref (rt, names);
  return frame;
}

static RtNext tuple_of_args (RtInterp *rt, RtObject *callable, RtObject **place) {
  RtObject *args = *place;
  if (RT_IS_EXACT (rt, args, tuple))
    return RT_NEXT_OK;
  if (args->type->slots.tp_iter == NULL && !rt_is_sequence (args)) {
    RtObject *text = rt_callable_text (rt, callable);
    if (text != NULL)
      RT_TYPE_ERROR (rt, "%U argument after * must be an iterable, not %.200s", text, args->type->name);
    rt_xdecref (rt, text);
    return RT_NEXT_ERROR;
  }
  RtObject *tuple = rt_tuple_from (rt, args);
  if (tuple == NULL)
    return RT_NEXT_ERROR;
  *place = tuple;
  rt_decref (rt, args);
  return RT_NEXT_OK;
}

RtNext rt_op_call_function_ex (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  int operands = 3 + (int) (oparg & 1);
  RtObject **base = rt_peek (f, operands), *callable = base[1], *kwargs = (oparg & 1) ? base[3] : NULL;
  if (tuple_of_args (rt, callable, &base[2]) != RT_NEXT_OK)
    return rt_done (rt, f, operands, -1);
  if (rt_is_python_function (rt, callable)) {
    RtFrame *frame = prepare_ex (rt, callable, base[2], kwargs);
    rt_drop_operands (rt, f, operands);
    return frame != NULL ? enter_call (rt, f, frame) : RT_NEXT_ERROR;
  }
  RtNext next = rt_replace (rt, f, operands, rt_call (rt, callable, base[2], kwargs));
  if (next == RT_NEXT_OK && rt_break_is_due (rt) && rt_break (rt) < 0)
    return RT_NEXT_ERROR;
  return next;
}

/* --- def --- */

RtNext rt_op_make_function (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *code = *rt_peek (f, 1), *function = rt_function_new (rt, code, f->globals, NULL);
  if (function == NULL)
    return RT_NEXT_ERROR;
  *rt_peek (f, 1) = function;
  rt_decref (rt, code);
  static const RtFunctionPart parts[] = {RT_FUNCTION_CLOSURE, RT_FUNCTION_ANNOTATIONS, RT_FUNCTION_KWDEFAULTS,
                                         RT_FUNCTION_DEFAULTS};
  for (int i = 0; i < 4; i++) {
    if (!(oparg & (8u >> i)))
      continue;
    RtObject *value = *rt_peek (f, 2);
    *rt_peek (f, 2) = function;
    f->stack_top--;
    rt_function_set_part (rt, function, parts[i], value);
  }
  return RT_NEXT_OK;
}

/* --- intrinsics --- */

static RtObject *print_expression (RtInterp *rt, RtObject *value) {
  RtObject *hook = rt_sys_get (rt, "displayhook");
  if (hook == NULL)
    return rt_sys_lost (rt, "lost sys.displayhook");
  RtHold hold;
  rt_hold_begin (rt, &hold, "prompt", "sys.displayhook");
  hold.held[0] = rt_incref (hook);
  return rt_hold_end (rt, &hold, rt_call_one (rt, hook, value));
}

/* A StopIteration that leaves a generator, coroutine or asynchronous generator of the flags FLAGS. */
static RtObject *stop_iteration_error (RtInterp *rt, RtObject *exception, int flags) {
  const char *text = NULL;
  if (rt_is_kind_of (exception, rt->types.StopIteration))
    text = flags & RT_CO_ASYNC_GENERATOR ? "async generator raised StopIteration"
           : flags & RT_CO_COROUTINE     ? "coroutine raised StopIteration"
                                         : "generator raised StopIteration";
  else if ((flags & RT_CO_ASYNC_GENERATOR) && rt_is_kind_of (exception, rt->types.StopAsyncIteration))
    text = "async generator raised StopAsyncIteration";
  if (text == NULL)
    return rt_incref (exception);
  RtObject *message = rt_str_from (rt, text);
  RtObject *error = message != NULL ? rt_call_one (rt, RT_OBJECT (rt->types.RuntimeError), message) : NULL;
  rt_xdecref (rt, message);
  if (error != NULL) {
    rt_exception_set_cause (rt, error, rt_incref (exception));
    rt_exception_set_context (rt, error, rt_incref (exception));
  }
  return error;
}

/* typing.NAME (*ARGS): type parameters and aliases are written in Python. */
static RtObject *call_typing (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "type parameter", "module typing and its function");
  RtObject *text = rt_str_interned (rt, "typing");
  hold.held[0] = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, NULL) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *set_type_params (RtInterp *rt, RtObject *function, RtObject *params) {
  return rt_setattr (rt, function, rt->names.type_params__, params) < 0 ? NULL : rt_incref (function);
}

RtNext rt_op_call_intrinsic_1 (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = *rt_peek (f, 1);
  switch ((RtIntrinsic1) oparg) {
  case RT_INTRINSIC_PRINT:
    return rt_replace (rt, f, 1, print_expression (rt, value));
  case RT_INTRINSIC_IMPORT_STAR:
    return rt_replace (rt, f, 1, rt_import_all (rt, f, value) < 0 ? NULL : rt_incref (rt->none));
  case RT_INTRINSIC_STOPITERATION_ERROR:
    return rt_replace (rt, f, 1, stop_iteration_error (rt, value, rt_frame_code (f)->flags));
  case RT_INTRINSIC_UNARY_POSITIVE:
    return rt_replace (rt, f, 1, rt_positive (rt, value));
  case RT_INTRINSIC_ASYNC_GEN_WRAP:
    return rt_replace (rt, f, 1, rt_async_wrapped_value (rt, value));
  case RT_INTRINSIC_LIST_TO_TUPLE:
    return rt_replace (rt, f, 1, rt_list_as_tuple (rt, value));
  case RT_INTRINSIC_TYPEVAR:
    return rt_replace (rt, f, 1, call_typing (rt, "_type_var", rt_peek (f, 1), 1));
  case RT_INTRINSIC_PARAMSPEC:
    return rt_replace (rt, f, 1, call_typing (rt, "_param_spec", rt_peek (f, 1), 1));
  case RT_INTRINSIC_TYPEVARTUPLE:
    return rt_replace (rt, f, 1, call_typing (rt, "_type_var_tuple", rt_peek (f, 1), 1));
  case RT_INTRINSIC_SUBSCRIPT_GENERIC:
    return rt_replace (rt, f, 1, call_typing (rt, "_subscript_generic", rt_peek (f, 1), 1));
  case RT_INTRINSIC_TYPEALIAS:
    return rt_replace (rt, f, 1, call_typing (rt, "_type_alias", ((RtTuple *) value)->items, 3));
  }
  rt_raise (rt, rt->types.SystemError, "unknown intrinsic %d", (int) oparg);
  return RT_NEXT_ERROR;
}

RtNext rt_op_call_intrinsic_2 (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (oparg == RT_INTRINSIC_PREP_RERAISE_STAR)
    return rt_replace (rt, f, 2, rt_prepare_reraise_star (rt, *rt_peek (f, 2), *rt_peek (f, 1)));
  if (oparg == RT_INTRINSIC_TYPEVAR_WITH_BOUND)
    return rt_replace (rt, f, 2, call_typing (rt, "_type_var_with_bound", rt_peek (f, 2), 2));
  if (oparg == RT_INTRINSIC_TYPEVAR_WITH_CONSTRAINTS)
    return rt_replace (rt, f, 2, call_typing (rt, "_type_var_with_constraints", rt_peek (f, 2), 2));
  if (oparg == RT_INTRINSIC_SET_FUNCTION_TYPE_PARAMS)
    return rt_replace (rt, f, 2, set_type_params (rt, *rt_peek (f, 2), *rt_peek (f, 1)));
  rt_raise (rt, rt->types.SystemError, "unknown intrinsic %d", (int) oparg);
  return RT_NEXT_ERROR;
}
