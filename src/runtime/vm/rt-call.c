/* Calling Python functions: how arguments find their parameters. */
#include "rt-call-errors.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-vm.h"

typedef struct Binding {
  RtInterp *rt;
  RtFunction *function;
  RtCode *code;
  RtObject **locals;
  RtObject *const *args;
  size_t nargs;
  RtObject *kwnames; /* RT_NULLABLE */
  size_t parameters; /* all but *args and **kwargs */
  RtObject *rest_dict; /* borrowed from locals: **kwargs */
} Binding;

/* The index of the parameter called NAME from FIRST on; `parameters` if there is none. */
static size_t find_parameter (const Binding *b, const RtObject *name, size_t first) {
  for (size_t i = first; i < b->parameters; i++) {
    if (RT_TUPLE_ITEM (b->code->localsplusnames, i) == name)
      return i;
  }
  for (size_t i = first; i < b->parameters; i++) {
    if (rt_str_equal (RT_TUPLE_ITEM (b->code->localsplusnames, i), name))
      return i;
  }
  return b->parameters;
}

static bool make_rest_dict (Binding *b) {
  if (!(b->code->flags & RT_CO_VARKEYWORDS))
    return true;
  size_t place = b->parameters + ((b->code->flags & RT_CO_VARARGS) != 0);
  b->rest_dict = b->locals[place] = rt_dict_new (b->rt);
  return b->rest_dict != NULL;
}

static bool bind_positional (Binding *b) {
  size_t count = b->nargs < (size_t) b->code->argcount ? b->nargs : (size_t) b->code->argcount;
  for (size_t i = 0; i < count; i++)
    b->locals[i] = rt_incref (b->args[i]);
  if (!(b->code->flags & RT_CO_VARARGS))
    return true;
  b->locals[b->parameters] = rt_tuple_from_array (b->rt, b->args + count, b->nargs - count);
  return b->locals[b->parameters] != NULL;
}

static bool bind_keyword (Binding *b, RtObject *name, RtObject *value) {
  if (!RT_IS_STR (name)) {
    RT_TYPE_ERROR (b->rt, "%U() keywords must be strings", b->function->qualname);
    return false;
  }
  size_t i = find_parameter (b, name, (size_t) b->code->posonlyargcount);
  if (i < b->parameters) {
    if (b->locals[i] != NULL) {
      rt_raise_multiple_values (b->rt, b->function, b->locals, b->nargs, b->kwnames, i);
      return false;
    }
    b->locals[i] = rt_incref (value);
    return true;
  }
  if (b->rest_dict != NULL)
    return rt_dict_set (b->rt, b->rest_dict, name, value) == 0;
  rt_raise_unexpected_keyword (b->rt, b->function, b->locals, b->nargs, b->kwnames, name);
  return false;
}

static bool bind_keywords (Binding *b) {
  if (b->kwnames == NULL)
    return true;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (b->kwnames); i++) {
    if (!bind_keyword (b, RT_TUPLE_ITEM (b->kwnames, i), b->args[b->nargs + (size_t) i]))
      return false;
  }
  return true;
}

static bool bind_defaults (Binding *b) {
  size_t argcount = (size_t) b->code->argcount;
  size_t defaults = b->function->defaults != NULL ? (size_t) RT_TUPLE_SIZE (b->function->defaults) : 0;
  size_t first_default = argcount - (defaults < argcount ? defaults : argcount);
  for (size_t i = b->nargs; i < first_default; i++) {
    if (b->locals[i] == NULL) {
      rt_raise_missing_positional (b->rt, b->function, b->locals, first_default);
      return false;
    }
  }
  for (size_t i = b->nargs > first_default ? b->nargs : first_default; i < argcount; i++) {
    if (b->locals[i] == NULL)
      b->locals[i] = rt_incref (RT_TUPLE_ITEM (b->function->defaults, i - (argcount - defaults)));
  }
  return true;
}

static bool bind_keyword_only_defaults (Binding *b) {
  bool missing = false;
  for (size_t i = (size_t) b->code->argcount; i < b->parameters; i++) {
    if (b->locals[i] != NULL)
      continue;
    RtObject *value = NULL;
    if (b->function->kwdefaults != NULL)
      value = rt_dict_get (b->rt, b->function->kwdefaults, RT_TUPLE_ITEM (b->code->localsplusnames, i));
    if (rt_error (b->rt) != NULL)
      return false;
    missing = missing || value == NULL;
    b->locals[i] = rt_xincref (value);
  }
  if (missing)
    rt_raise_missing_keyword_only (b->rt, b->function, b->locals);
  return !missing;
}

static bool bind (Binding *b) {
  if (!make_rest_dict (b) || !bind_positional (b) || !bind_keywords (b))
    return false;
  if (b->nargs > (size_t) b->code->argcount && !(b->code->flags & RT_CO_VARARGS)) {
    rt_raise_too_many_positional (b->rt, b->function, b->locals, b->nargs);
    return false;
  }
  if (b->nargs < (size_t) b->code->argcount && !bind_defaults (b))
    return false;
  return b->code->kwonlyargcount == 0 || bind_keyword_only_defaults (b);
}

RtFrame *rt_call_prepare (RtInterp *rt, RtObject *function, RtObject *locals_dict, RtObject *const *args, size_t nargs,
                          RtObject *kwnames) {
  RtFrame *frame = rt_frame_push (rt, function, locals_dict);
  if (frame == NULL)
    return NULL;
  RtCode *code = rt_frame_code (frame);
  Binding b = {
      .rt = rt,
      .function = (RtFunction *) function,
      .code = code,
      .locals = frame->locals,
      .args = args,
      .nargs = nargs,
      .kwnames = kwnames,
      .parameters = (size_t) code->argcount + (size_t) code->kwonlyargcount,
  };
  if (bind (&b))
    return frame;
  RtObject *error = rt_error_take (rt);
  rt_frame_finish (rt, frame, NULL);
  rt_error_put (rt, error);
  return NULL;
}

RtObject *rt_function_vectorcall (RtInterp *rt, RtObject *function, RtObject *const *args, size_t nargsf,
                                  RtObject *kwnames) {
  RtFrame *frame = rt_call_prepare (rt, function, NULL, args, RT_NARGS (nargsf), kwnames);
  return frame != NULL ? rt_eval_frame (rt, frame, false) : NULL;
}
