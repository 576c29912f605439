/* The loop: takes one instruction after the other. What is more than a move of the stack is done by the functions of rt-ops.h. */
#include "rt-eval.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-opcodes.h"
#include "rt-ops.h"
#include "rt-vm.h"

static RtNext start_of_frame (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (rt_is_traced (rt, f))
    rt_step (rt, RT_STEP_CALL, f, NULL, NULL);
  if ((oparg & 3) < 2 && rt_break_is_due (rt) && rt_break (rt) < 0)
    return RT_NEXT_ERROR;
  return RT_NEXT_OK;
}

/* Whether the jump of a conditional instruction is taken, by the truth of the top, which is popped. */
static RtNext jump_if (RtInterp *rt, RtFrame *f, bool wanted) {
  RtObject *condition = *rt_peek (f, 1);
  int truth = condition == rt->true_ ? 1 : condition == rt->false_ ? 0 : rt_truth (rt, condition);
  if (truth < 0)
    return RT_NEXT_ERROR;
  rt_drop (rt, f, 1);
  return truth == wanted ? RT_NEXT_JUMP : RT_NEXT_OK;
}

static RtNext jump_if_none (RtInterp *rt, RtFrame *f, bool wanted) {
  bool none = *rt_peek (f, 1) == rt->none;
  rt_drop (rt, f, 1);
  return none == wanted ? RT_NEXT_JUMP : RT_NEXT_OK;
}

static void store_fast (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *before = f->locals[oparg];
  f->locals[oparg] = rt_pop (f);
  rt_xdecref (rt, before);
}

static void swap (RtFrame *f, uint32_t oparg) {
  RtObject **deep = rt_peek (f, (int) oparg), **top = rt_peek (f, 1), *o = *deep;
  *deep = *top;
  *top = o;
}

/* END_SEND: receiver value -> value. */
static void end_send (RtInterp *rt, RtFrame *f) {
  RtObject *receiver = *rt_peek (f, 2);
  *rt_peek (f, 2) = *rt_peek (f, 1);
  f->stack_top--;
  rt_decref (rt, receiver);
}

static RtNext run_rare (RtInterp *rt, RtFrame *f, uint8_t opcode, uint32_t oparg);

static RtNext run (RtInterp *rt, RtFrame *f, uint8_t opcode, uint32_t oparg) {
  switch (opcode) {
  case RT_OP_NOP:
    return RT_NEXT_OK;
  case RT_OP_RESUME:
    return start_of_frame (rt, f, oparg);
  case RT_OP_POP_TOP:
    rt_drop (rt, f, 1);
    return RT_NEXT_OK;
  case RT_OP_END_FOR:
    rt_drop (rt, f, 2);
    return RT_NEXT_OK;
  case RT_OP_END_SEND:
    end_send (rt, f);
    return RT_NEXT_OK;
  case RT_OP_PUSH_NULL:
    rt_push (f, NULL);
    return RT_NEXT_OK;
  case RT_OP_LOAD_FAST:
  case RT_OP_LOAD_CLOSURE:
    rt_push (f, rt_incref (f->locals[oparg]));
    return RT_NEXT_OK;
  case RT_OP_LOAD_FAST_CHECK:
    if (f->locals[oparg] == NULL)
      return rt_unbound_local (rt, f, oparg);
    rt_push (f, rt_incref (f->locals[oparg]));
    return RT_NEXT_OK;
  case RT_OP_LOAD_FAST_AND_CLEAR:
    rt_push (f, f->locals[oparg]);
    f->locals[oparg] = NULL;
    return RT_NEXT_OK;
  case RT_OP_STORE_FAST:
    store_fast (rt, f, oparg);
    return RT_NEXT_OK;
  case RT_OP_LOAD_CONST:
    rt_push (f, rt_incref (RT_TUPLE_ITEM (rt_frame_code (f)->consts, oparg)));
    return RT_NEXT_OK;
  case RT_OP_SWAP:
    swap (f, oparg);
    return RT_NEXT_OK;
  case RT_OP_COPY:
    rt_push (f, rt_xincref (*rt_peek (f, (int) oparg)));
    return RT_NEXT_OK;
  case RT_OP_KW_NAMES:
    rt_vm (rt)->kwnames = RT_TUPLE_ITEM (rt_frame_code (f)->consts, oparg);
    return RT_NEXT_OK;
  case RT_OP_JUMP_FORWARD:
  case RT_OP_JUMP_BACKWARD:
  case RT_OP_JUMP_BACKWARD_NO_INTERRUPT:
    return RT_NEXT_JUMP;
  case RT_OP_POP_JUMP_IF_FALSE:
    return jump_if (rt, f, false);
  case RT_OP_POP_JUMP_IF_TRUE:
    return jump_if (rt, f, true);
  case RT_OP_POP_JUMP_IF_NONE:
    return jump_if_none (rt, f, true);
  case RT_OP_POP_JUMP_IF_NOT_NONE:
    return jump_if_none (rt, f, false);
  case RT_OP_FOR_ITER:
    return rt_op_for_iter (rt, f, oparg);
  case RT_OP_RETURN_VALUE:
    return rt_op_return (rt, f, rt_pop (f));
  case RT_OP_RETURN_CONST:
    return rt_op_return (rt, f, rt_incref (RT_TUPLE_ITEM (rt_frame_code (f)->consts, oparg)));
  case RT_OP_CALL:
    return rt_op_call (rt, f, oparg);
  case RT_OP_LOAD_GLOBAL:
    return rt_op_load_global (rt, f, oparg);
  case RT_OP_LOAD_ATTR:
    return rt_op_load_attr (rt, f, oparg);
  case RT_OP_BINARY_OP:
    return rt_op_binary_op (rt, f, oparg);
  case RT_OP_COMPARE_OP:
    return rt_op_compare (rt, f, oparg);
  case RT_OP_BINARY_SUBSCR:
    return rt_op_binary_subscr (rt, f, oparg);
  default:
    return run_rare (rt, f, opcode, oparg);
  }
}

/* One line an instruction whose function bears its name. */
#define RT_SAME_NAME(X)                                                                                      \
  X (LOAD_NAME, load_name)                                                                                   \
  X (STORE_NAME, store_name)                                                                                 \
  X (DELETE_NAME, delete_name)                                                                               \
  X (STORE_GLOBAL, store_global)                                                                             \
  X (DELETE_GLOBAL, delete_global)                                                                           \
  X (LOAD_LOCALS, load_locals)                                                                               \
  X (LOAD_FROM_DICT_OR_GLOBALS, load_from_dict_or_globals)                                                   \
  X (LOAD_FROM_DICT_OR_DEREF, load_from_dict_or_deref)                                                       \
  X (MAKE_CELL, make_cell)                                                                                   \
  X (LOAD_DEREF, load_deref)                                                                                 \
  X (STORE_DEREF, store_deref)                                                                               \
  X (DELETE_DEREF, delete_deref)                                                                             \
  X (COPY_FREE_VARS, copy_free_vars)                                                                         \
  X (SETUP_ANNOTATIONS, setup_annotations)                                                                   \
  X (LOAD_BUILD_CLASS, load_build_class)                                                                     \
  X (DELETE_FAST, delete_fast)                                                                               \
  X (STORE_ATTR, store_attr)                                                                                 \
  X (DELETE_ATTR, delete_attr)                                                                               \
  X (LOAD_SUPER_ATTR, load_super_attr)                                                                       \
  X (BINARY_SLICE, binary_slice)                                                                             \
  X (STORE_SLICE, store_slice)                                                                               \
  X (STORE_SUBSCR, store_subscr)                                                                             \
  X (DELETE_SUBSCR, delete_subscr)                                                                           \
  X (UNARY_NOT, unary_not)                                                                                   \
  X (IS_OP, is)                                                                                              \
  X (CONTAINS_OP, contains)                                                                                  \
  X (GET_LEN, get_len)                                                                                       \
  X (FORMAT_VALUE, format_value)                                                                             \
  X (BUILD_STRING, build_string)                                                                             \
  X (BUILD_SLICE, build_slice)                                                                               \
  X (BUILD_TUPLE, build_tuple)                                                                               \
  X (BUILD_LIST, build_list)                                                                                 \
  X (BUILD_SET, build_set)                                                                                   \
  X (BUILD_MAP, build_map)                                                                                   \
  X (BUILD_CONST_KEY_MAP, build_const_key_map)                                                               \
  X (LIST_APPEND, list_append)                                                                               \
  X (SET_ADD, set_add)                                                                                       \
  X (MAP_ADD, map_add)                                                                                       \
  X (LIST_EXTEND, list_extend)                                                                               \
  X (SET_UPDATE, set_update)                                                                                 \
  X (DICT_UPDATE, dict_update)                                                                               \
  X (DICT_MERGE, dict_merge)                                                                                 \
  X (UNPACK_SEQUENCE, unpack_sequence)                                                                       \
  X (UNPACK_EX, unpack_ex)                                                                                   \
  X (CALL_FUNCTION_EX, call_function_ex)                                                                     \
  X (MAKE_FUNCTION, make_function)                                                                           \
  X (CALL_INTRINSIC_1, call_intrinsic_1)                                                                     \
  X (CALL_INTRINSIC_2, call_intrinsic_2)                                                                     \
  X (GET_ITER, get_iter)                                                                                     \
  X (GET_YIELD_FROM_ITER, get_yield_from_iter)                                                               \
  X (SEND, send)                                                                                             \
  X (YIELD_VALUE, yield_value)                                                                               \
  X (RETURN_GENERATOR, return_generator)                                                                     \
  X (PUSH_EXC_INFO, push_exc_info)                                                                           \
  X (POP_EXCEPT, pop_except)                                                                                 \
  X (CHECK_EXC_MATCH, check_exc_match)                                                                       \
  X (CHECK_EG_MATCH, check_eg_match)                                                                         \
  X (RERAISE, reraise)                                                                                       \
  X (RAISE_VARARGS, raise_varargs)                                                                           \
  X (BEFORE_ASYNC_WITH, before_async_with)                                                                   \
  X (GET_AWAITABLE, get_awaitable)                                                                           \
  X (GET_AITER, get_aiter)                                                                                   \
  X (GET_ANEXT, get_anext)                                                                                   \
  X (END_ASYNC_FOR, end_async_for)                                                                           \
  X (BEFORE_WITH, before_with)                                                                               \
  X (WITH_EXCEPT_START, with_except_start)                                                                   \
  X (CLEANUP_THROW, cleanup_throw)                                                                           \
  X (IMPORT_NAME, import_name)                                                                               \
  X (IMPORT_FROM, import_from)                                                                               \
  X (MATCH_KEYS, match_keys)                                                                                 \
  X (MATCH_CLASS, match_class)

static RtNext run_rare (RtInterp *rt, RtFrame *f, uint8_t opcode, uint32_t oparg) {
  switch (opcode) {
#define RT_RUN(OPCODE, function)                                                                             \
  case RT_OP_##OPCODE:                                                                                       \
    return rt_op_##function (rt, f, oparg);
    RT_SAME_NAME (RT_RUN)
#undef RT_RUN
  case RT_OP_UNARY_NEGATIVE:
    return rt_op_unary (rt, f, rt_negative);
  case RT_OP_UNARY_INVERT:
    return rt_op_unary (rt, f, rt_invert);
  case RT_OP_MATCH_MAPPING:
    return rt_op_match_type (rt, f, RT_TYPE_MAPPING);
  case RT_OP_MATCH_SEQUENCE:
    return rt_op_match_type (rt, f, RT_TYPE_SEQUENCE);
  case RT_OP_LOAD_ASSERTION_ERROR:
    rt_push (f, rt_incref (RT_OBJECT (rt->types.AssertionError)));
    return RT_NEXT_OK;
  default:
    rt_raise (rt, rt->types.SystemError, "unknown opcode %d", opcode);
    return RT_NEXT_ERROR;
  }
}

/* Where the frame goes on that what it called has come back to. What a SEND skips counts as run: no line is reported for its end. */
static const RtCodeUnit *resumed_at (RtFrame *f) {
  f->previous_unit += f->return_offset;
  f->return_offset = 0;
  return f->previous_unit + 1;
}

/* Behind a jump; NULL with an exception. */
static const RtCodeUnit *jump (RtInterp *rt, RtFrame *f, const RtCodeUnit *behind, uint8_t opcode, uint32_t oparg) {
  if (rt_opcode_info[opcode].argument != RT_ARG_JUMP_BACK)
    return behind + oparg + (opcode == RT_OP_FOR_ITER);
  const RtCodeUnit *target = behind - oparg;
  if (opcode == RT_OP_JUMP_BACKWARD && rt_is_traced (rt, f) && rt_step_jump (rt, f, target) < 0)
    return NULL;
  if (opcode == RT_OP_JUMP_BACKWARD && rt_break_is_due (rt) && rt_break (rt) < 0)
    return NULL;
  return target;
}

/* Runs from UNIT of rt->frame on until the frame that native code called is left. */
static RtObject *loop (RtInterp *rt, const RtCodeUnit *unit) {
  RtFrame *f = rt->frame;
  uint32_t high = 0;
  for (;;) {
    RtNext next = RT_NEXT_OK;
    if (rt_is_traced (rt, f) && rt_step_unit (rt, f, unit) < 0)
      next = RT_NEXT_ERROR;
    uint8_t opcode = unit->opcode;
    uint32_t oparg = high << 8 | unit->oparg;
    f->previous_unit = (RtCodeUnit *) unit;
    if (opcode == RT_OP_EXTENDED_ARG && next == RT_NEXT_OK) {
      high = oparg;
      unit++;
      continue;
    }
    high = 0;
    if (next == RT_NEXT_OK)
      next = run (rt, f, opcode, oparg);
    switch (next) {
    case RT_NEXT_OK:
      unit += 1 + rt_opcode_info[opcode].caches;
      break;
    case RT_NEXT_JUMP:
      unit = jump (rt, f, unit + 1 + rt_opcode_info[opcode].caches, opcode, oparg);
      if (unit == NULL)
        unit = rt_unwind (rt, RT_NEXT_ERROR, f->previous_unit);
      break;
    case RT_NEXT_FRAME:
      unit = resumed_at (rt->frame);
      break;
    case RT_NEXT_LEAVE: {
      RtObject *value = rt_vm (rt)->value;
      rt_vm (rt)->value = NULL;
      return value;
    }
    case RT_NEXT_ERROR:
    case RT_NEXT_RERAISE:
      unit = rt_unwind (rt, next, unit);
      break;
    }
    if (unit == NULL)
      return NULL;
    f = rt->frame;
  }
}

RtObject *rt_eval_frame (RtInterp *rt, RtFrame *frame, bool throwing) {
  frame->entry = true;
  frame->previous = rt->frame;
  rt->frame = frame;
  bool entered = rt_enter_recursive (rt, "");
  RtObject *result = NULL;
  if (!entered || !rt_enter_python (rt)) {
    if (!entered)
      rt->py_recursion_remaining--;
    const RtCodeUnit *unit = rt_unwind (rt, RT_NEXT_RERAISE, frame->previous_unit);
    result = unit != NULL ? loop (rt, unit) : NULL;
  } else if (throwing) {
    if (rt_is_traced (rt, frame))
      rt_step (rt, RT_STEP_CALL, frame, NULL, NULL);
    const RtCodeUnit *unit = rt_unwind (rt, RT_NEXT_ERROR, frame->previous_unit);
    result = unit != NULL ? loop (rt, unit) : NULL;
  } else {
    result = loop (rt, resumed_at (frame));
  }
  if (entered)
    rt_leave_recursive (rt);
  return result;
}

/* A function without a name of its own for the time CODE runs, as CPython makes one. */
static RtObject *run_function (RtInterp *rt, RtObject *function, RtObject *locals) {
  RtFrame *frame = rt_call_prepare (rt, function, locals, NULL, 0, NULL);
  return frame != NULL ? rt_eval_frame (rt, frame, false) : NULL;
}

RtObject *rt_eval_class_body (RtInterp *rt, RtObject *function, RtObject *namespace_mapping) {
  return run_function (rt, function, namespace_mapping);
}

RtObject *rt_eval_code (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *locals) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "exec", "function that runs the code");
  hold.held[0] = rt_function_for_run (rt, code, globals);
  RtObject *result = hold.held[0] != NULL ? run_function (rt, hold.held[0], locals != NULL ? locals : globals) : NULL;
  return rt_hold_end (rt, &hold, result);
}
