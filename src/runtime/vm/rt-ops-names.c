#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-ops.h"

static RtNext not_defined (RtInterp *rt, RtObject *name) {
  rt_raise_name_error (rt, rt->types.NameError, "name '%U' is not defined", name);
  return RT_NEXT_ERROR;
}

/* NAME of a namespace, which may be any mapping: 1 new, 0 absent, -1. */
static int find_in_space (RtInterp *rt, RtObject *space, RtObject *name, RtObject **value) {
  if (RT_IS_EXACT (rt, space, dict)) {
    *value = rt_xincref (rt_dict_get (rt, space, name));
    return *value != NULL ? 1 : rt_error (rt) != NULL ? -1 : 0;
  }
  *value = rt_getitem (rt, space, name);
  if (*value != NULL)
    return 1;
  if (!rt_error_matches (rt, rt->types.KeyError))
    return -1;
  rt_error_clear (rt);
  return 0;
}

static int find_global (RtInterp *rt, RtFrame *f, RtObject *name, RtObject **value) {
  int found = find_in_space (rt, f->globals, name, value);
  return found != 0 ? found : find_in_space (rt, f->builtins, name, value);
}

static RtNext push_found (RtInterp *rt, RtFrame *f, RtObject *name, int found, RtObject *value) {
  if (found == 0)
    return not_defined (rt, name);
  if (found < 0)
    return RT_NEXT_ERROR;
  rt_push (f, value);
  return RT_NEXT_OK;
}

/* A function has no namespace. Its code asks for one where CPython's compiler takes a private name for another class's than its symbol
 * table does (rt-compile-function.c). */
static RtNext no_locals (RtInterp *rt, const char *format, RtObject *name) {
  rt_raise (rt, rt->types.SystemError, format, name);
  return RT_NEXT_ERROR;
}

RtNext rt_op_load_name (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg), *value = NULL;
  if (f->locals_dict == NULL)
    return no_locals (rt, "no locals found", name);
  int found = find_in_space (rt, f->locals_dict, name, &value);
  if (found == 0)
    found = find_global (rt, f, name, &value);
  return push_found (rt, f, name, found, value);
}

RtNext rt_op_store_name (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg), *value = *rt_peek (f, 1);
  if (f->locals_dict == NULL)
    return no_locals (rt, "no locals found when storing %R", name);
  int failed = RT_IS_EXACT (rt, f->locals_dict, dict) ? rt_dict_set (rt, f->locals_dict, name, value)
                                                      : rt_setitem (rt, f->locals_dict, name, value);
  return rt_done (rt, f, 1, failed);
}

RtNext rt_op_delete_name (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg);
  if (f->locals_dict == NULL)
    return no_locals (rt, "no locals when deleting %R", name);
  if (rt_delitem (rt, f->locals_dict, name) == 0)
    return RT_NEXT_OK;
  return rt_error_matches (rt, rt->types.KeyError) ? not_defined (rt, name) : RT_NEXT_ERROR;
}

RtNext rt_op_load_global (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg >> 1), *value = NULL;
  int found = find_global (rt, f, name, &value);
  if (found > 0 && (oparg & 1))
    rt_push (f, NULL);
  return push_found (rt, f, name, found, value);
}

RtNext rt_op_store_global (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 1, rt_dict_set (rt, f->globals, rt_frame_name (f, oparg), *rt_peek (f, 1)));
}

RtNext rt_op_delete_global (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg);
  if (rt_dict_delete (rt, f->globals, name) == 0)
    return RT_NEXT_OK;
  return rt_error_matches (rt, rt->types.KeyError) ? not_defined (rt, name) : RT_NEXT_ERROR;
}

RtNext rt_op_load_locals (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  rt_push (f, rt_incref (f->locals_dict));
  return RT_NEXT_OK;
}

RtNext rt_op_load_from_dict_or_globals (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg), *value = NULL;
  int found = find_in_space (rt, *rt_peek (f, 1), name, &value);
  if (found == 0)
    found = find_global (rt, f, name, &value);
  if (found == 0)
    not_defined (rt, name);
  return rt_replace (rt, f, 1, value);
}

RtNext rt_unbound_local (RtInterp *rt, RtFrame *f, uint32_t index) {
  rt_raise_name_error (rt, rt->types.UnboundLocalError,
                       "cannot access local variable '%U' where it is not associated with a value",
                       RT_TUPLE_ITEM (rt_frame_code (f)->localsplusnames, index));
  return RT_NEXT_ERROR;
}

static RtNext unbound_cell (RtInterp *rt, RtFrame *f, uint32_t index) {
  RtCode *code = rt_frame_code (f);
  if ((int) index < code->nlocalsplus - code->nfreevars)
    return rt_unbound_local (rt, f, index);
  rt_raise_name_error (rt, rt->types.NameError,
                       "cannot access free variable '%U' where it is not associated with a value in enclosing scope",
                       RT_TUPLE_ITEM (code->localsplusnames, index));
  return RT_NEXT_ERROR;
}

RtNext rt_op_load_from_dict_or_deref (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = NULL;
  int found = find_in_space (rt, *rt_peek (f, 1), RT_TUPLE_ITEM (rt_frame_code (f)->localsplusnames, oparg), &value);
  if (found == 0) {
    value = rt_xincref (rt_cell_get (f->locals[oparg]));
    if (value == NULL)
      unbound_cell (rt, f, oparg);
  }
  return rt_replace (rt, f, 1, value);
}

RtNext rt_op_delete_fast (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *before = f->locals[oparg];
  if (before == NULL)
    return rt_unbound_local (rt, f, oparg);
  f->locals[oparg] = NULL;
  rt_decref (rt, before);
  return RT_NEXT_OK;
}

RtNext rt_op_make_cell (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *contents = f->locals[oparg];
  RtObject *cell = rt_cell_new (rt, contents);
  if (cell == NULL)
    return RT_NEXT_ERROR;
  f->locals[oparg] = cell;
  rt_xdecref (rt, contents);
  return RT_NEXT_OK;
}

RtNext rt_op_load_deref (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = rt_cell_get (f->locals[oparg]);
  if (value == NULL)
    return unbound_cell (rt, f, oparg);
  rt_push (f, rt_incref (value));
  return RT_NEXT_OK;
}

RtNext rt_op_store_deref (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  rt_cell_set (rt, f->locals[oparg], rt_pop (f));
  return RT_NEXT_OK;
}

RtNext rt_op_delete_deref (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (rt_cell_get (f->locals[oparg]) == NULL)
    return unbound_cell (rt, f, oparg);
  rt_cell_set (rt, f->locals[oparg], NULL);
  return RT_NEXT_OK;
}

RtNext rt_op_copy_free_vars (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *closure = ((RtFunction *) f->function)->closure;
  int first = rt_frame_code (f)->nlocalsplus - (int) oparg;
  for (uint32_t i = 0; i < oparg; i++)
    f->locals[first + (int) i] = rt_incref (RT_TUPLE_ITEM (closure, i));
  return RT_NEXT_OK;
}

RtNext rt_op_setup_annotations (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = NULL;
  int found = find_in_space (rt, f->locals_dict, rt->names.annotations__, &value);
  rt_xdecref (rt, value);
  if (found != 0)
    return found < 0 ? RT_NEXT_ERROR : RT_NEXT_OK;
  RtObject *dict = rt_dict_new (rt);
  if (dict == NULL)
    return RT_NEXT_ERROR;
  int failed = rt_setitem (rt, f->locals_dict, rt->names.annotations__, dict);
  rt_decref (rt, dict);
  return failed < 0 ? RT_NEXT_ERROR : RT_NEXT_OK;
}

RtNext rt_op_load_build_class (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = NULL;
  int found = find_in_space (rt, f->builtins, rt->names.build_class__, &value);
  if (found == 0)
    rt_raise (rt, rt->types.NameError, "__build_class__ not found");
  if (found <= 0)
    return RT_NEXT_ERROR;
  rt_push (f, value);
  return RT_NEXT_OK;
}
