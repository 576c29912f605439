#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ops.h"
#include "rt-set.h"
#include "rt-str.h"

RtNext rt_op_build_tuple (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (oparg == 0) {
    rt_push (f, rt_incref (rt->empty_tuple));
    return RT_NEXT_OK;
  }
  RtObject *tuple = rt_tuple_new (rt, oparg);
  if (tuple == NULL)
    return RT_NEXT_ERROR;
  RtObject **items = rt_peek (f, (int) oparg);
  for (uint32_t i = 0; i < oparg; i++)
    rt_tuple_init (rt, tuple, i, items[i]);
  f->stack_top -= (int) oparg;
  rt_push (f, tuple);
  return RT_NEXT_OK;
}

RtNext rt_op_build_list (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *list = rt_list_new (rt, oparg);
  if (list == NULL)
    return RT_NEXT_ERROR;
  RtObject **items = rt_peek (f, (int) oparg);
  for (uint32_t i = 0; i < oparg; i++)
    rt_list_init (rt, list, i, items[i]);
  f->stack_top -= (int) oparg;
  rt_push (f, list);
  return RT_NEXT_OK;
}

RtNext rt_op_build_set (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *set = rt_set_new (rt, NULL);
  if (set == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, set);
  RtObject **items = rt_peek (f, (int) oparg + 1);
  for (uint32_t i = 0; i < oparg; i++) {
    if (rt_set_add (rt, set, items[i]) < 0)
      return RT_NEXT_ERROR;
    RtObject *item = items[i];
    items[i] = NULL;
    rt_decref (rt, item);
  }
  items[oparg] = NULL;
  items[0] = set;
  f->stack_top -= (int) oparg;
  return RT_NEXT_OK;
}

/* A dict on top of COUNT * EACH operands takes their place. */
static RtNext dict_from_operands (RtInterp *rt, RtFrame *f, uint32_t operands) {
  RtObject **items = rt_peek (f, (int) operands + 1), *dict = items[operands];
  if (operands == 0)
    return RT_NEXT_OK;
  items[operands] = items[0];
  items[0] = dict;
  rt_drop_operands (rt, f, (int) operands);
  return RT_NEXT_OK;
}

RtNext rt_op_build_map (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *dict = oparg > 0 ? rt_dict_new_presized (rt, oparg) : rt_dict_new (rt);
  if (dict == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, dict);
  RtObject **items = rt_peek (f, 2 * (int) oparg + 1);
  for (uint32_t i = 0; i < oparg; i++) {
    if (rt_dict_set (rt, dict, items[2 * i], items[2 * i + 1]) < 0)
      return RT_NEXT_ERROR;
  }
  return dict_from_operands (rt, f, 2 * oparg);
}

RtNext rt_op_build_const_key_map (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *dict = rt_dict_new_presized (rt, oparg);
  if (dict == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, dict);
  RtObject **values = rt_peek (f, (int) oparg + 2), *keys = values[oparg];
  for (uint32_t i = 0; i < oparg; i++) {
    if (rt_dict_set (rt, dict, RT_TUPLE_ITEM (keys, i), values[i]) < 0)
      return RT_NEXT_ERROR;
  }
  return dict_from_operands (rt, f, oparg + 1);
}

RtNext rt_op_list_append (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *list = *rt_peek (f, (int) oparg + 1);
  return rt_list_append_steal (rt, list, rt_pop (f)) < 0 ? RT_NEXT_ERROR : RT_NEXT_OK;
}

RtNext rt_op_set_add (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 1, rt_set_add (rt, *rt_peek (f, (int) oparg + 1), *rt_peek (f, 1)));
}

RtNext rt_op_map_add (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 2, rt_dict_set_kept (rt, *rt_peek (f, (int) oparg + 2), *rt_peek (f, 2), *rt_peek (f, 1)));
}

RtNext rt_op_list_extend (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *list = *rt_peek (f, (int) oparg + 1), *iterable = *rt_peek (f, 1);
  if (rt_list_extend (rt, list, iterable) == 0)
    return rt_done (rt, f, 1, 0);
  if (rt_error_matches (rt, rt->types.TypeError) && iterable->type->slots.tp_iter == NULL && !rt_is_sequence (iterable)) {
    rt_error_clear (rt);
    RT_TYPE_ERROR (rt, "Value after * must be an iterable, not %.200s", iterable->type->name);
  }
  return rt_done (rt, f, 1, -1);
}

RtNext rt_op_set_update (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 1, rt_set_update (rt, *rt_peek (f, (int) oparg + 1), *rt_peek (f, 1)));
}

RtNext rt_op_dict_update (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *dict = *rt_peek (f, (int) oparg + 1), *update = *rt_peek (f, 1);
  if (rt_dict_merge (rt, dict, update, 1) == 0)
    return rt_done (rt, f, 1, 0);
  if (rt_error_matches (rt, rt->types.AttributeError)) {
    rt_error_clear (rt);
    RT_TYPE_ERROR (rt, "'%.200s' object is not a mapping", update->type->name);
  }
  return rt_done (rt, f, 1, -1);
}

/* What is called, for messages: "f()" or the text of an object. */
RtObject *rt_callable_text (RtInterp *rt, RtObject *callable) {
  if (callable == NULL)
    return rt_str_from (rt, "function");
  if (RT_IS_EXACT (rt, callable, function)) {
    RtFunction *function = (RtFunction *) callable;
    if (function->module != NULL && RT_IS_STR (function->module) && !rt_str_equal_utf8 (function->module, "builtins"))
      return rt_str_printf (rt, "%U.%U()", function->module, function->qualname);
    return rt_str_printf (rt, "%U()", function->qualname);
  }
  RtObject *name = rt_getattr_utf8 (rt, callable, "__qualname__");
  if (name == NULL || !RT_IS_STR (name)) {
    rt_error_clear (rt);
    rt_xdecref (rt, name);
    return rt_str (rt, callable);
  }
  RtObject *module = rt_getattr_utf8 (rt, callable, "__module__"), *text;
  if (module == NULL)
    rt_error_clear (rt);
  if (module != NULL && RT_IS_STR (module) && !rt_str_equal_utf8 (module, "builtins"))
    text = rt_str_printf (rt, "%U.%U()", module, name);
  else
    text = rt_str_printf (rt, "%U()", name);
  rt_decref (rt, name);
  rt_xdecref (rt, module);
  return text;
}

static void explain_merge_error (RtInterp *rt, RtObject *callable, RtObject *update) {
  RtObject *key = NULL;
  if (rt_error_matches (rt, rt->types.KeyError)) {
    RtObject *error = rt_error_take (rt), *args = rt_getattr_utf8 (rt, error, "args");
    if (args != NULL && RT_IS_TUPLE (args) && RT_TUPLE_SIZE (args) == 1)
      key = rt_incref (RT_TUPLE_ITEM (args, 0));
    else if (args != NULL)
      rt_error_put (rt, rt_incref (error));
    rt_xdecref (rt, args);
    rt_decref (rt, error);
    if (key == NULL)
      return;
  } else if (!rt_error_matches (rt, rt->types.AttributeError)) {
    return;
  } else {
    rt_error_clear (rt);
  }
  RtObject *text = rt_callable_text (rt, callable);
  if (text != NULL && key == NULL)
    RT_TYPE_ERROR (rt, "%U argument after ** must be a mapping, not %.200s", text, update->type->name);
  else if (text != NULL)
    RT_TYPE_ERROR (rt, "%U got multiple values for keyword argument '%S'", text, key);
  rt_xdecref (rt, text);
  rt_xdecref (rt, key);
}

RtNext rt_op_dict_merge (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *dict = *rt_peek (f, (int) oparg + 1), *update = *rt_peek (f, 1);
  int failed = rt_dict_merge (rt, dict, update, 2);
  if (failed < 0)
    explain_merge_error (rt, *rt_peek (f, (int) oparg + 3), update);
  return rt_done (rt, f, 1, failed);
}

/* --- taking apart --- */

/* Puts ITEMS on the stack in place of the top, the first on top. */
static void push_reversed (RtInterp *rt, RtFrame *f, RtObject *const *items, size_t count) {
  RtObject *sequence = rt_pop (f);
  for (size_t i = count; i-- > 0;)
    rt_push (f, rt_incref (items[i]));
  rt_decref (rt, sequence);
}

static RtNext unpack_array (RtInterp *rt, RtFrame *f, RtObject *const *items, ptrdiff_t count, uint32_t wanted) {
  if (count == (ptrdiff_t) wanted) {
    push_reversed (rt, f, items, wanted);
    return RT_NEXT_OK;
  }
  if (count > (ptrdiff_t) wanted)
    RT_VALUE_ERROR (rt, "too many values to unpack (expected %u)", wanted);
  else
    RT_VALUE_ERROR (rt, "not enough values to unpack (expected %u, got %zd)", wanted, count);
  return rt_done (rt, f, 1, -1);
}

/* Takes BEFORE items of an iterator, then, if AFTER is not negative, all the rest into a list of which the last AFTER items
 * are their own. The stack: iterable -> items, the first on top. On the way they stand in a native frame. */
static RtNext unpack_iterator (RtInterp *rt, RtFrame *f, uint32_t before, int after) {
  RtObject *iterable = *rt_peek (f, 1);
  size_t total = before + (after >= 0 ? 1u + (uint32_t) after : 0);
  RtHold hold;
  rt_hold_begin (rt, &hold, "unpacking", "items");
  if (iterable->type->slots.tp_iter == NULL && !rt_is_sequence (iterable)) {
    RT_TYPE_ERROR (rt, "cannot unpack non-iterable %.200s object", iterable->type->name);
    rt_hold_end (rt, &hold, NULL);
    return rt_done (rt, f, 1, -1);
  }
  hold.held[0] = rt_iter (rt, iterable);
  hold.held[1] = hold.held[0] != NULL ? rt_list_new (rt, 0) : NULL;
  RtObject *items = hold.held[1];
  bool good = items != NULL;
  for (uint32_t i = 0; good && i < before; i++) {
    RtObject *item = rt_next (rt, hold.held[0]);
    if (item == NULL && rt_error (rt) == NULL) {
      if (after < 0)
        RT_VALUE_ERROR (rt, "not enough values to unpack (expected %u, got %u)", before, i);
      else
        RT_VALUE_ERROR (rt, "not enough values to unpack (expected at least %u, got %u)", before + (uint32_t) after, i);
    }
    good = item != NULL && rt_list_append_steal (rt, items, item) == 0;
  }
  if (good && after < 0) {
    RtObject *more = rt_next (rt, hold.held[0]);
    good = more == NULL && rt_error (rt) == NULL;
    if (more != NULL)
      RT_VALUE_ERROR (rt, "too many values to unpack (expected %u)", before);
    rt_xdecref (rt, more);
  }
  if (good && after >= 0) {
    hold.held[2] = rt_list_from (rt, hold.held[0]);
    RtObject *rest = hold.held[2];
    good = rest != NULL;
    ptrdiff_t size = good ? RT_LIST_SIZE (rest) : 0;
    if (good && size < after) {
      RT_VALUE_ERROR (rt, "not enough values to unpack (expected at least %u, got %zd)", before + (uint32_t) after,
                      (ptrdiff_t) before + size);
      good = false;
    }
    good = good && rt_list_append (rt, items, rest) == 0;
    for (int i = 0; good && i < after; i++)
      good = rt_list_append (rt, items, RT_LIST_ITEM (rest, size - after + i)) == 0;
    good = good && rt_list_set_slice (rt, rest, size - after, size, NULL) == 0;
  }
  if (good)
    push_reversed (rt, f, ((RtList *) items)->items, total);
  rt_hold_end (rt, &hold, NULL);
  return good ? RT_NEXT_OK : rt_done (rt, f, 1, -1);
}

RtNext rt_op_unpack_sequence (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *sequence = *rt_peek (f, 1);
  if (RT_IS_EXACT (rt, sequence, tuple))
    return unpack_array (rt, f, ((RtTuple *) sequence)->items, RT_TUPLE_SIZE (sequence), oparg);
  if (RT_IS_EXACT (rt, sequence, list))
    return unpack_array (rt, f, ((RtList *) sequence)->items, RT_LIST_SIZE (sequence), oparg);
  return unpack_iterator (rt, f, oparg, -1);
}

RtNext rt_op_unpack_ex (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return unpack_iterator (rt, f, oparg & 0xFF, (int) (oparg >> 8));
}
